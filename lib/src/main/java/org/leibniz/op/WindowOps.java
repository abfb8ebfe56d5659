package org.leibniz.op;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lowering.Combine;
import org.leibniz.op.Convolution.Part;
import org.leibniz.shape.Dim;
import org.leibniz.shape.ShapeException;

/**
 * Those words of {@link Ops} that are for convolution, pooling and what they are made of; they are found there.
 *
 * <p>Arrays are [n,channels,array…] with one, two or more axes that windows move along; weights are
 * [out,in/groups,size…]. As is usual for networks, a convolution does not turn its window round:
 *
 * <pre>{@code
 * conv2d(x, w)[n,d,i,j] = Σ x[n,c,i+k,j+l]·w[d,c,k,l]   over c, k and l
 * }</pre>
 *
 * <p>With a stride of s, a dilation of e and a padding of p, the index along an axis is {@code s·i + e·k − p}, and x counts
 * as 0 outside. Its place, and with it the size of the result, is that of {@link Window}: (size of x + padding on both
 * sides − (e·(k − 1) + 1)) / s, rounded down, + 1. All these functions throw {@link org.leibniz.shape.ShapeException}
 * where shapes do not fit, and where a window does not fit in the array.
 */
public abstract sealed class WindowOps permits MatrixFunctions {
    WindowOps() {}

    /** Convolution along one axis, x[n,in,l] and w[out,in,k] → [n,out,l−k+1]. */
    public static Expr conv1d(Expr x, Expr w) {
        return conv1d(x, w, Window.of());
    }

    /** As {@link #conv1d(Expr, Expr)} with a window that moves as it says. */
    public static Expr conv1d(Expr x, Expr w, Window window) {
        return WindowFunctions.convolution(Part.OUTPUT, 1, window, x, w);
    }

    /** Convolution along two axes, x[n,in,h,v] and w[out,in,k,l] → [n,out,h−k+1,v−l+1]. */
    public static Expr conv2d(Expr x, Expr w) {
        return conv2d(x, w, Window.of());
    }

    /** As {@link #conv2d(Expr, Expr)} with a window that moves as it says. */
    public static Expr conv2d(Expr x, Expr w, Window window) {
        return WindowFunctions.convolution(Part.OUTPUT, 2, window, x, w);
    }

    /** Convolution along as many axes as x has behind its channels. */
    public static Expr conv(Expr x, Expr w, Window window) {
        return Convolution.of(Part.OUTPUT, window, x, w);
    }

    /** The transposed convolution along one axis; see {@link #convTranspose}. */
    public static Expr convTranspose1d(Expr y, Expr w, Window window) {
        return WindowFunctions.convolution(Part.INPUT, 1, window, y, w);
    }

    /** The transposed convolution along two axes; see {@link #convTranspose}. */
    public static Expr convTranspose2d(Expr y, Expr w, Window window) {
        return WindowFunctions.convolution(Part.INPUT, 2, window, y, w);
    }

    /**
     * The transposed convolution, y[n,out,…] and w[out,in/groups,size…] → [n,in,array…]: every value of y adds its
     * multiple of the weights where a convolution with the same window would have read, so it is the derivative of that
     * convolution by its input.
     *
     * @param window its size, if it has one, is that of the result, one of several for which the convolution gives the
     *     shape of y; else the result has the smallest
     */
    public static Expr convTranspose(Expr y, Expr w, Window window) {
        return Convolution.of(Part.INPUT, window, y, w);
    }

    /**
     * The derivative of a convolution of x by its weights, where y is the derivative by its result: x[n,in,array…] and
     * y[n,out,…] → [out,in/groups,size…].
     *
     * @param window its size is that of the weights
     */
    public static Expr convWeights(Expr x, Expr y, Window window) {
        return Convolution.of(Part.WEIGHTS, window, x, y);
    }

    /** The largest value of each window of so many places along every axis behind the channels, side by side. */
    public static Expr maxPool(Expr x, int size) {
        return maxPool(x, size, size, 0);
    }

    /** As {@link #maxPool(Expr, int)}, the windows {@code stride} apart and with so many places of padding on all sides. */
    public static Expr maxPool(Expr x, int size, int stride, int padding) {
        return maxPool(x, square("maxPool", x, size).stride(stride).padding(padding));
    }

    /** The largest value of each window, which moves by its own size unless it has a stride. */
    public static Expr maxPool(Expr x, Window window) {
        return Pool.pool(Combine.MAX, x, window);
    }

    /** The sum of each window of so many places along every axis behind the channels, side by side. */
    public static Expr sumPool(Expr x, int size) {
        return sumPool(x, square("sumPool", x, size));
    }

    /** The sum of each window, which moves by its own size unless it has a stride. */
    public static Expr sumPool(Expr x, Window window) {
        return Pool.pool(Combine.SUM, x, window);
    }

    /** The mean of each window of so many places along every axis behind the channels, side by side. */
    public static Expr avgPool(Expr x, int size) {
        return avgPool(x, size, size, 0);
    }

    /** As {@link #avgPool(Expr, int)}, the windows {@code stride} apart and with so many places of padding on all sides. */
    public static Expr avgPool(Expr x, int size, int stride, int padding) {
        return avgPool(x, square("avgPool", x, size).stride(stride).padding(padding));
    }

    /** The mean of each window, which moves by its own size unless it has a stride; padding is not counted. */
    public static Expr avgPool(Expr x, Window window) {
        return AvgPool.avgPool(x, window);
    }

    private static Window square(String operation, Expr x, int size) {
        return Window.of(Collections.nCopies(array(operation, x).length, Dim.of(size)));
    }

    /** The largest value of each channel, [n,channels,array…] → [n,channels]. */
    public static Expr globalMaxPool(Expr x) {
        return Ops.amax(x, array("globalMaxPool", x));
    }

    /** The mean of each channel, [n,channels,array…] → [n,channels]. */
    public static Expr globalAvgPool(Expr x) {
        return Ops.mean(x, array("globalAvgPool", x));
    }

    /** The axes behind the channels. */
    private static int[] array(String operation, Expr x) {
        if (x.shape().rank() < 3) {
            throw ShapeException.rank(operation, "3 or more", x.described());
        }
        return IntStream.range(2, x.shape().rank()).toArray();
    }

    /** Every value so many times in a row along each of the last axes, one factor an axis. */
    public static Expr upsample(Expr x, int... factors) {
        return Upsample.upsample(x, factors);
    }

    /** What each window reaches, [m,array…] → [m,size…,results…]; 0 outside. */
    public static Expr windows(Expr x, Window window) {
        return Windows.windows(x, window, 0);
    }

    /**
     * The sum of what windows hold, each where it lies in an array, [m,size…,results…] → [m,array…].
     *
     * @param array the sizes of the array
     */
    public static Expr overlap(Expr reached, Window window, List<Dim> array) {
        return Overlap.of(reached, window, array);
    }
}
