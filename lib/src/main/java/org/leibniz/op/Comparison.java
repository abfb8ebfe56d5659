package org.leibniz.op;

import java.util.Arrays;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Elementwise;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** 1 where a relation between two numbers holds, else 0; constant wherever it has a derivative. */
public final class Comparison extends Elementwise {
    public static final Comparison LESS = new Comparison("less", "<");
    public static final Comparison LESS_EQUAL = new Comparison("lessEqual", "<=");
    public static final Comparison GREATER = new Comparison("greater", ">");
    public static final Comparison GREATER_EQUAL = new Comparison("greaterEqual", ">=");
    public static final Comparison EQUAL = new Comparison("equal", "==");
    public static final Comparison NOT_EQUAL = new Comparison("notEqual", "!=");

    private final String relation;

    private Comparison(String name, String relation) {
        super(name);
        this.relation = relation;
    }

    @Override
    protected double value(double... in) {
        boolean holds = switch (relation) {
            case "<" -> in[0] < in[1];
            case "<=" -> in[0] <= in[1];
            case ">" -> in[0] > in[1];
            case ">=" -> in[0] >= in[1];
            case "==" -> in[0] == in[1];
            default -> in[0] != in[1];
        };
        return holds ? 1 : 0;
    }

    @Override
    public <L> L lane(Lanes<L> lanes, List<L> in) {
        L a = in.get(0);
        L b = in.get(1);
        L one = lanes.constant(1);
        L zero = lanes.constant(0);
        return switch (relation) {
            case "<" -> lanes.selectGreater(b, a, one, zero);
            case "<=" -> lanes.selectGreater(b, a, one, lanes.selectEqual(a, b, one, zero));
            case ">" -> lanes.selectGreater(a, b, one, zero);
            case ">=" -> lanes.selectGreater(a, b, one, lanes.selectEqual(a, b, one, zero));
            case "==" -> lanes.selectEqual(a, b, one, zero);
            default -> lanes.selectEqual(a, b, zero, one);
        };
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return Arrays.asList(null, null);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.compare(in.get(0), relation, in.get(1));
    }
}
