package org.leibniz.samples;

import static org.leibniz.explain.Derivatives.at;
import static org.leibniz.explain.Derivatives.chainRule;
import static org.leibniz.explain.Derivatives.d;
import static org.leibniz.op.Ops.constant;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.simplify.Simplifier.simplify;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.explain.Derivation;
import org.leibniz.explain.Numbers;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;

/** {@code backprop.leibniz.kts} in Java: the same words, the same output. */
public final class Backprop {
    private final PrintStream out;

    private Backprop(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        run(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    static void run(PrintStream out) {
        new Backprop(out).run();
    }

    private void run() {
        Scope s = new Scope();
        Symbol x = s.vector("x", 2);
        Symbol r = s.scalar("r");
        Symbol w1 = s.param("w1", 2, 3);
        Symbol w2 = s.param("w2", 3);
        Expr u1 = s.define("u1", x.dot(w1));
        Expr z = s.define("z", sigmoid(u1));
        Expr u2 = s.define("u2", z.dot(w2));
        Expr y = s.define("y", sigmoid(u2));
        Expr E = s.define("E", constant(0.5).times(r.minus(y).squared()));

        Derivation byW1 = chainRule(E, w1);
        Derivation byW2 = chainRule(E, w2);

        out.print("Backpropagation is the chain rule\n");
        section("The network", byW1.definitions(Notation.UNICODE));
        section("The chain rule", byW1.component(Notation.UNICODE), byW2.component(Notation.UNICODE));
        section("The same in LaTeX", byW1.component(Notation.LATEX), byW2.component(Notation.LATEX));
        section("In matrices: forward on the left, back on the right", byW1.matrix(Notation.UNICODE));

        Map<Symbol, Tensor> example = new HashMap<>();
        example.put(x, Tensor.vector(1, -2));
        example.put(r, Tensor.scalar(1));
        example.put(w1, Tensor.matrix(new double[] {0.1, 0.4, -0.3}, new double[] {0.2, -0.5, 0.6}));
        example.put(w2, Tensor.vector(0.7, -0.2, 0.5));
        section("With numbers", byW1.at(example).toString());

        // Gradient descent: every weight goes a small way against its slope.
        Symbol eta = s.scalar("η");
        example.put(eta, Tensor.scalar(0.5));
        List<Expr> slopes = d(E, List.of(w1, w2));
        Expr rule1 = w1.minus(eta.times(slopes.get(0)));
        Expr rule2 = w2.minus(eta.times(slopes.get(1)));
        List<Tensor> learned = at(List.of(rule1, rule2), example);
        section(
                "One step of gradient descent, with η = 0.5",
                step(w1, rule1, learned.get(0)),
                step(w2, rule2, learned.get(1)));

        Tensor before = at(E, example);
        example.put(w1, learned.get(0));
        example.put(w2, learned.get(1));
        out.print("\nE = " + shown(before) + " before, " + shown(at(E, example)) + " after\n");
    }

    private static String step(Symbol w, Expr rule, Tensor learned) {
        return w + " ← " + w + " − η ∂E/∂" + w + "\n   = " + simplify(rule) + "\n   = " + shown(learned);
    }

    private static String shown(Tensor value) {
        return Numbers.text(value, Notation.UNICODE);
    }

    private void section(String title, String... parts) {
        out.print("\n\n" + title + "\n" + "-".repeat(title.length()) + "\n\n" + String.join("\n\n", parts) + "\n");
    }
}
