package org.leibniz.expr;

import static org.leibniz.expr.Symbols.scalar;
import static org.leibniz.expr.Symbols.symbol;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.leibniz.notation.Notation;
import org.leibniz.op.Functions;
import org.leibniz.op.Ops;
import org.leibniz.shape.ShapeException;

/** Everything that is written, as one text. */
public final class LocaleProbe implements Supplier<String> {
    @Override
    public String get() {
        Symbol x = symbol("xi", "[n,3]");
        Symbol w = symbol("W_12", "[3]");
        Expr e = Ops.mean(Ops.sigmoid(x.dot(w).times(-1234567.25).plus(1e-30)), 0)
                .plus(Ops.where(Ops.less(scalar("I"), Constant.of(0.5)), Constant.of(1e20), Constant.pi()))
                .plus(x.sum(0, 1));
        StringJoiner text = new StringJoiner("\n");
        for (Notation notation : List.of(Notation.UNICODE, Notation.ASCII, Notation.LATEX, Notation.MATHML)) {
            text.add(new Printer(notation).print(e).toString());
        }
        text.add(e.toString()).add(e.described());
        text.add(Tensor.vector(1234567.5, 1e-7, 3, Double.NaN).toString());
        text.add(Functions.find("sigmoid")
                .orElseThrow()
                .call(List.of(x), settings())
                .toString());
        try {
            x.plus(symbol("İ", "[4]"));
        } catch (ShapeException error) {
            text.add(error.getMessage());
        }
        return text.toString();
    }

    private static Functions.Settings settings() {
        return new Functions.Settings(List.of(), null, null, false, List.of());
    }
}
