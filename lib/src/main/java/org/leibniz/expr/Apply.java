package org.leibniz.expr;

import java.util.List;
import org.leibniz.shape.Shape;

/** An op applied to its operands. */
public final class Apply extends Expr {
    private final Op op;
    private final List<Expr> args;
    private final List<Shape> shapes;
    private final boolean constant;

    /** @throws org.leibniz.shape.ShapeException if the operands do not fit */
    public Apply(Op op, List<? extends Expr> args) {
        this.op = op;
        this.args = List.copyOf(args);
        this.shapes = List.copyOf(op.shapes(this.args));
        boolean allConstant = true;
        for (Expr arg : this.args) allConstant &= arg.isConstant();
        this.constant = allConstant;
    }

    public Op op() {
        return op;
    }

    public List<Expr> args() {
        return args;
    }

    public Expr arg(int i) {
        return args.get(i);
    }

    /** The shapes of all results; most ops have one. */
    public List<Shape> shapes() {
        return shapes;
    }

    @Override
    public Shape shape() {
        if (shapes.size() != 1) {
            throw new IllegalStateException(
                    op.name() + " has " + shapes.size() + " results, take part(0) … part(" + (shapes.size() - 1) + ")");
        }
        return shapes.get(0);
    }

    @Override
    public boolean isConstant() {
        return constant;
    }

    /** One of several results. */
    public Expr part(int output) {
        return Part.of(this, output);
    }

    /** The operands that the node is written with: those of the op for one of its results that has a name. */
    List<Expr> writtenOperands() {
        return isNamedResult() ? ((Apply) arg(0)).args() : args;
    }

    /** Whether this is a result that formulas call by a function of its own. */
    boolean isNamedResult() {
        return op instanceof Part && arg(0).names().isEmpty() && ((Apply) arg(0)).op() instanceof NamedResults;
    }

    /** The error of a computation of this node, which then says which node it was. */
    public ArithmeticException failure(ArithmeticException cause) {
        ArithmeticException failure = new ArithmeticException(Abbreviation.describe(this) + ": " + cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    /** The same op on other operands; names are not taken along. */
    public Apply with(List<? extends Expr> operands) {
        return new Apply(op, operands);
    }
}
