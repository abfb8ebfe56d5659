package org.leibniz.op;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;
import org.leibniz.expr.Printer;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** A function of whole matrices that a library computes, by the name of the op. */
abstract class MatrixFunction implements Op {
    private final String name;

    MatrixFunction(String name) {
        this.name = name;
    }

    /** Where there is a derivative, given how the first operand is written. */
    abstract String condition(Text a, Notation notation);

    final Expr of(Expr... in) {
        return new Apply(this, List.of(in));
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call(name, in.toArray(Text[]::new));
    }

    @Override
    public final Lowering lower(Apply y) {
        return new Lowering.Library(name);
    }

    @Override
    public final Optional<String> kink(Apply y, Notation notation) {
        return Optional.of(condition(new Printer(notation).print(y.arg(0)).text(), notation));
    }
}
