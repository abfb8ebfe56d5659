package org.leibniz.simplify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.leibniz.expr.Log;
import org.leibniz.expr.Op;
import org.leibniz.expr.Power;
import org.leibniz.notation.Rational;
import org.leibniz.op.Abs;
import org.leibniz.op.Comparison;
import org.leibniz.op.Cos;
import org.leibniz.op.Exp;
import org.leibniz.op.Expm1;
import org.leibniz.op.Log1p;
import org.leibniz.op.Max;
import org.leibniz.op.Min;
import org.leibniz.op.Relu;
import org.leibniz.op.Sigmoid;
import org.leibniz.op.Sign;
import org.leibniz.op.Sin;
import org.leibniz.op.Sqrt;
import org.leibniz.op.Step;
import org.leibniz.op.Tan;
import org.leibniz.op.Tanh;

/** The functions that take some fractions to fractions. */
final class ExactFunctions {
    static final Map<Op, Function<List<Rational>, Optional<Rational>>> BY_OP = new HashMap<>();

    static {
        at(Exp.OP, Rational.ZERO, Rational.ONE);
        at(Log.OP, Rational.ONE, Rational.ZERO);
        at(Sigmoid.OP, Rational.ZERO, Rational.HALF);
        at(Cos.OP, Rational.ZERO, Rational.ONE);
        for (Op odd : List.of(Sin.OP, Tan.OP, Tanh.OP, Expm1.OP, Log1p.OP)) at(odd, Rational.ZERO, Rational.ZERO);
        BY_OP.put(Sqrt.OP, in -> Exact.power(in.get(0), Rational.HALF));
        BY_OP.put(Power.OP, in -> Exact.power(in.get(0), in.get(1)));
        everywhere(Abs.OP, in -> in.get(0).signum() < 0 ? in.get(0).negate() : in.get(0));
        everywhere(Relu.OP, in -> in.get(0).signum() < 0 ? Rational.ZERO : in.get(0));
        everywhere(Sign.OP, in -> Rational.of(in.get(0).signum()));
        everywhere(Step.OP, in -> truth(in.get(0).signum() > 0));
        everywhere(Max.OP, in -> in.get(0).compareTo(in.get(1)) < 0 ? in.get(1) : in.get(0));
        everywhere(Min.OP, in -> in.get(0).compareTo(in.get(1)) > 0 ? in.get(1) : in.get(0));
        everywhere(Comparison.LESS, in -> truth(in.get(0).compareTo(in.get(1)) < 0));
        everywhere(Comparison.LESS_EQUAL, in -> truth(in.get(0).compareTo(in.get(1)) <= 0));
        everywhere(Comparison.GREATER, in -> truth(in.get(0).compareTo(in.get(1)) > 0));
        everywhere(Comparison.GREATER_EQUAL, in -> truth(in.get(0).compareTo(in.get(1)) >= 0));
        everywhere(Comparison.EQUAL, in -> truth(in.get(0).equals(in.get(1))));
        everywhere(Comparison.NOT_EQUAL, in -> truth(!in.get(0).equals(in.get(1))));
    }

    private ExactFunctions() {}

    private static void everywhere(Op op, Function<List<Rational>, Rational> function) {
        BY_OP.put(op, in -> Optional.of(function.apply(in)));
    }

    private static void at(Op op, Rational x, Rational value) {
        BY_OP.put(op, in -> in.get(0).equals(x) ? Optional.of(value) : Optional.empty());
    }

    private static Rational truth(boolean holds) {
        return holds ? Rational.ONE : Rational.ZERO;
    }
}
