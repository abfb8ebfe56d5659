package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Log;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Rational;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** The words formulas are built of, next to the methods of {@link Expr}. Import them statically. */
public final class Ops extends Arrangements {
    private Ops() {}

    public static Expr constant(Number value) {
        return Constant.of(value);
    }

    /** Ones of the given shape. */
    public static Expr ones(Shape shape) {
        return Constant.of(1).broadcastTo(shape);
    }

    /** A column of {@code n} ones. */
    public static Expr ones(Dim n) {
        return ones(Shape.of(n));
    }

    /** Zeros of the given shape. */
    public static Expr zeros(Shape shape) {
        return Constant.of(0).broadcastTo(shape);
    }

    /** The identity: 1 where the first half of the indices equals the second half; a scalar 1 for a scalar. */
    public static Expr eye(Shape shape) {
        return shape.isScalar() ? Constant.of(1) : Identity.of(shape);
    }

    /** The identity matrix. */
    public static Expr eye(Dim n) {
        return eye(Shape.of(n));
    }

    /** A size as a number. */
    public static Expr size(Dim size) {
        return SizeOf.of(size);
    }

    public static Expr exp(Expr x) {
        return Exp.OP.of(x);
    }

    /** The natural logarithm. */
    public static Expr log(Expr x) {
        return Log.OP.of(x);
    }

    /** The logarithm to base 10. */
    public static Expr log10(Expr x) {
        return log(x).div(log(constant(10)));
    }

    /** The logarithm to base 2. */
    public static Expr log2(Expr x) {
        return log(x).div(log(constant(2)));
    }

    /** log(1 + x). */
    public static Expr log1p(Expr x) {
        return Log1p.OP.of(x);
    }

    /** e^x − 1. */
    public static Expr expm1(Expr x) {
        return Expm1.OP.of(x);
    }

    public static Expr sqrt(Expr x) {
        return Sqrt.OP.of(x);
    }

    public static Expr sin(Expr x) {
        return Sin.OP.of(x);
    }

    public static Expr cos(Expr x) {
        return Cos.OP.of(x);
    }

    public static Expr tan(Expr x) {
        return Tan.OP.of(x);
    }

    public static Expr tanh(Expr x) {
        return Tanh.OP.of(x);
    }

    /** 1 / (1 + e^−x). */
    public static Expr sigmoid(Expr x) {
        return Sigmoid.OP.of(x);
    }

    /** log(1 + e^x). */
    public static Expr softplus(Expr x) {
        return Softplus.OP.of(x);
    }

    /** max(x, 0). */
    public static Expr relu(Expr x) {
        return Relu.OP.of(x);
    }

    /** The angle from −π/2 to π/2 whose sine is x. */
    public static Expr asin(Expr x) {
        return Asin.OP.of(x);
    }

    /** The angle from 0 to π whose cosine is x. */
    public static Expr acos(Expr x) {
        return Acos.OP.of(x);
    }

    /** The angle between −π/2 and π/2 whose tangent is x. */
    public static Expr atan(Expr x) {
        return Atan.OP.of(x);
    }

    public static Expr sinh(Expr x) {
        return Sinh.OP.of(x);
    }

    public static Expr cosh(Expr x) {
        return Cosh.OP.of(x);
    }

    public static Expr asinh(Expr x) {
        return Asinh.OP.of(x);
    }

    public static Expr acosh(Expr x) {
        return Acosh.OP.of(x);
    }

    public static Expr atanh(Expr x) {
        return Atanh.OP.of(x);
    }

    /** The error function, 2/√π times the integral of e^(−t²) from 0 to x. */
    public static Expr erf(Expr x) {
        return Erf.OP.of(x);
    }

    /** 1 − erf(x), as 2·normalCdf(−√2·x), which is exact also where that is small. */
    public static Expr erfc(Expr x) {
        return constant(2).times(normalCdf(sqrt(constant(2)).times(x).unaryMinus()));
    }

    /** The probability that a number with a standard normal distribution is below x, ½(1 + erf(x/√2)). */
    public static Expr normalCdf(Expr x) {
        return NormalCdf.OP.of(x);
    }

    /** The largest whole number that is not above x; its derivative is 0. */
    public static Expr floor(Expr x) {
        return Floor.OP.of(x);
    }

    /** The smallest whole number that is not below x; its derivative is 0. */
    public static Expr ceil(Expr x) {
        return Ceil.OP.of(x);
    }

    /** The nearest whole number, of two equally near ones the even one; its derivative is 0. */
    public static Expr round(Expr x) {
        return Round.OP.of(x);
    }

    /** x·σ(x), also known as swish. */
    public static Expr silu(Expr x) {
        return Silu.OP.of(x);
    }

    /** x·tanh(log(1 + e^x)). */
    public static Expr mish(Expr x) {
        return Mish.OP.of(x);
    }

    /** x / (1 + |x|). */
    public static Expr softsign(Expr x) {
        return Softsign.OP.of(x);
    }

    /** x·normalCdf(x). */
    public static Expr gelu(Expr x) {
        return Gelu.OP.of(x);
    }

    /** ½x(1 + tanh(√(2/π)(x + 0.044715x³))), which is close to gelu(x). */
    public static Expr geluTanh(Expr x) {
        return GeluTanh.OP.of(x);
    }

    /** (x + 3)/6 cut off below 0 and above 1. */
    public static Expr hardSigmoid(Expr x) {
        return HardSigmoid.OP.of(x);
    }

    /** λx for x &gt; 0, λα(e^x − 1) else, with the α and λ that keep mean 0 and variance 1. */
    public static Expr selu(Expr x) {
        return Selu.OP.of(x);
    }

    /** The number itself, which derivatives do not look into. */
    public static Expr stopGradient(Expr x) {
        return StopGradient.OP.of(x);
    }

    /** The number from −1 to 1 that is nearest to x. */
    public static Expr hardTanh(Expr x) {
        return clamp(x, -1, 1);
    }

    /**
     * The number between two bounds that is nearest to x; its derivative at the bounds is 0.
     *
     * @throws IllegalArgumentException if the bounds are no fractions or the lower one is above the upper one
     */
    public static Expr clamp(Expr x, Number low, Number high) {
        return Clamp.clamp(x, NumberedUnary.exact("clamp", low), NumberedUnary.exact("clamp", high));
    }

    /** x for x &gt; 0, slope·x else; its derivative at 0 is the slope. */
    public static Expr leakyRelu(Expr x, Number slope) {
        return LeakyRelu.leakyRelu(x, NumberedUnary.exact("leakyRelu", slope));
    }

    /** x for x &gt; 0, slope·x else, with a slope that can be learned. */
    public static Expr prelu(Expr x, Expr slope) {
        return Prelu.OP.of(x, slope);
    }

    /** x for x &gt; 0, scale·(e^x − 1) else; its derivative at 0 is the scale. */
    public static Expr elu(Expr x, Number scale) {
        return Elu.elu(x, NumberedUnary.exact("elu", scale));
    }

    /** x for x &gt; 0, e^x − 1 else. */
    public static Expr elu(Expr x) {
        return elu(x, 1);
    }

    /** The first expression in training, the second one else; see {@link Phases}. */
    public static Expr phase(Expr train, Expr infer) {
        return Phase.OP.of(train, infer);
    }

    /** The value of a state, which a step of training replaces by another; see {@link Tracked}. */
    public static Expr tracked(Symbol state, Expr next) {
        return Tracked.tracked(state, next);
    }

    /**
     * In training each value is 0 with the given probability and divided by 1 − rate else, so that the mean stays; in
     * inference the values themselves (Srivastava et al., "Dropout", 2014, in the form that scales in training).
     *
     * @param step which numbers of the stream are used, a scalar that changes from step to step
     * @param stream tells uses of random numbers apart
     * @throws IllegalArgumentException if the rate is not at least 0 and below 1
     */
    public static Expr dropout(Expr x, Number rate, Expr step, long stream) {
        Rational dropped = NumberedUnary.exact("dropout", rate);
        if (dropped.signum() < 0 || dropped.compareTo(Rational.ONE) >= 0) {
            throw new IllegalArgumentException("dropout: the rate is at least 0 and below 1, not " + rate);
        }
        Expr kept = Constant.of(Rational.ONE.minus(dropped));
        return phase(x.times(bernoulli(kept, step, stream, x.shape())).div(kept), x);
    }

    public static Expr abs(Expr x) {
        return Abs.OP.of(x);
    }

    /** −1, 0 or 1. */
    public static Expr sign(Expr x) {
        return Sign.OP.of(x);
    }

    /** 1 for x &gt; 0, else 0. */
    public static Expr step(Expr x) {
        return Step.OP.of(x);
    }

    /** The larger of two numbers. */
    public static Expr max(Expr a, Expr b) {
        return Max.OP.of(a, b);
    }

    public static Expr max(Expr a, Number b) {
        return max(a, constant(b));
    }

    /** The smaller of two numbers. */
    public static Expr min(Expr a, Expr b) {
        return Min.OP.of(a, b);
    }

    public static Expr min(Expr a, Number b) {
        return min(a, constant(b));
    }

    /** {@code then} where the condition is not 0, {@code otherwise} elsewhere. */
    public static Expr where(Expr condition, Expr then, Expr otherwise) {
        return Where.OP.of(condition, then, otherwise);
    }

    /** 1 where a &lt; b, else 0. */
    public static Expr less(Expr a, Expr b) {
        return Comparison.LESS.of(a, b);
    }

    /** 1 where a ≤ b, else 0. */
    public static Expr lessEqual(Expr a, Expr b) {
        return Comparison.LESS_EQUAL.of(a, b);
    }

    /** 1 where a &gt; b, else 0. */
    public static Expr greater(Expr a, Expr b) {
        return Comparison.GREATER.of(a, b);
    }

    /** 1 where a ≥ b, else 0. */
    public static Expr greaterEqual(Expr a, Expr b) {
        return Comparison.GREATER_EQUAL.of(a, b);
    }

    /** 1 where a = b, else 0. */
    public static Expr equal(Expr a, Expr b) {
        return Comparison.EQUAL.of(a, b);
    }

    /** 1 where a ≠ b, else 0. */
    public static Expr notEqual(Expr a, Expr b) {
        return Comparison.NOT_EQUAL.of(a, b);
    }

    /** The sum along the given axes, over all where none is given. */
    public static Expr sum(Expr x, int... axes) {
        return x.sum(axes);
    }

    /** The mean along the given axes, over all where none is given. */
    public static Expr mean(Expr x, int... axes) {
        return Mean.mean(x, axes);
    }

    /** The largest value along the given axes, over all where none is given; values that tie share its derivative. */
    public static Expr amax(Expr x, int... axes) {
        return Amax.amax(x, axes);
    }

    /** The smallest value along the given axes, over all where none is given; values that tie share its derivative. */
    public static Expr amin(Expr x, int... axes) {
        return Amin.amin(x, axes);
    }

    /** The product along the given axes, over all where none is given. */
    public static Expr prod(Expr x, int... axes) {
        return Prod.prod(x, axes);
    }

    /** For each value the product of the other ones along the given axes, over all where none is given. */
    public static Expr prodOfOthers(Expr x, int... axes) {
        return ProdOfOthers.prodOfOthers(x, axes);
    }

    /** The variance, mean((x − mean(x))²), along the given axes, over all where none is given. */
    public static Expr var(Expr x, int... axes) {
        return Var.var(x, axes);
    }

    /** Σ |x| along the given axes, over all where none is given. */
    public static Expr norm1(Expr x, int... axes) {
        return Norm1.norm1(x, axes);
    }

    /** √(Σ x²) along the given axes, over all where none is given. */
    public static Expr norm2(Expr x, int... axes) {
        return Norm2.norm2(x, axes);
    }

    /** log(Σ e^x) along the last axis. */
    public static Expr logsumexp(Expr x) {
        return logsumexp(x, -1);
    }

    /** log(Σ e^x) along an axis, which vanishes. */
    public static Expr logsumexp(Expr x, int axis) {
        return LogSumExp.logsumexp(x, axis);
    }

    /** e^x / Σ e^x along the last axis. */
    public static Expr softmax(Expr x) {
        return softmax(x, -1);
    }

    /** e^x / Σ e^x along an axis. */
    public static Expr softmax(Expr x, int axis) {
        return Softmax.softmax(x, axis);
    }

    /** x − log(Σ e^x) along the last axis. */
    public static Expr logSoftmax(Expr x) {
        return logSoftmax(x, -1);
    }

    /** x − log(Σ e^x) along an axis. */
    public static Expr logSoftmax(Expr x, int axis) {
        return LogSoftmax.logSoftmax(x, axis);
    }

    public static Expr dot(Expr a, Expr b) {
        return a.dot(b);
    }

    public static Expr matmul(Expr a, Expr b) {
        return a.matmul(b);
    }

    public static Expr outer(Expr a, Expr b) {
        return a.outer(b);
    }

    /** The contraction that the letters say, {@code einsum("ij,kj->ik", a, b)}. */
    public static Expr einsum(String letters, Expr a, Expr b) {
        return Einsum.einsum(letters, a, b);
    }

    /** Random numbers, even in [0, 1), that depend on the step and on the stream; see {@link RandomNumbers}. */
    public static Expr uniform(Expr step, long stream, Shape shape) {
        return RandomNumbers.of(RandomNumbers.Distribution.UNIFORM, step, stream, shape);
    }

    /** Random numbers with mean 0 and variance 1; see {@link RandomNumbers}. */
    public static Expr normal(Expr step, long stream, Shape shape) {
        return RandomNumbers.of(RandomNumbers.Distribution.NORMAL, step, stream, shape);
    }

    /** 1 with the given probability, else 0. */
    public static Expr bernoulli(Expr probability, Expr step, long stream, Shape shape) {
        return less(uniform(step, stream, shape), probability);
    }

    /** The numbers 0 … n − 1 in a random order; see {@link RandomNumbers}. */
    public static Expr permutation(Expr step, long stream, Dim n) {
        return RandomNumbers.of(RandomNumbers.Distribution.PERMUTATION, step, stream, Shape.of(n));
    }
}
