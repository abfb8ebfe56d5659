package org.leibniz.expr;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.leibniz.kernel.Lowering.Contract;

/** A sum of products of two operands along shared axes; what the products of matrices have in common. */
abstract class Contraction implements Op {
    /** The letters of the axes, given the ranks of the operands. */
    abstract Contract contract(int leftRank, int rightRank);

    @Override
    public final Contract lower(Apply y) {
        return contract(y.arg(0).shape().rank(), y.arg(1).shape().rank());
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Contract letters = lower(y);
        return List.of(
                Einsum.product(letters.result(), letters.right(), letters.left(), dy, y.arg(1)),
                Einsum.product(letters.left(), letters.result(), letters.right(), y.arg(0), dy));
    }

    /** {@code count} letters starting from the given one. */
    static String letters(char first, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) letters.append((char) (first + i));
        return letters.toString();
    }

    @Override
    public final Tensor reference(List<Tensor> in, int[] sizes) {
        Tensor left = in.get(0);
        Tensor right = in.get(1);
        Contract letters = contract(left.rank(), right.rank());
        Map<Character, Integer> size = new TreeMap<>();
        for (int i = 0; i < left.rank(); i++) size.put(letters.left().charAt(i), left.sizes()[i]);
        for (int i = 0; i < right.rank(); i++) size.put(letters.right().charAt(i), right.sizes()[i]);
        Tensor result = Tensor.zeros(sizes);
        // One loop a letter, the loops kept as counters because their number varies.
        char[] order = new char[size.size()];
        int[] counts = new int[order.length];
        int depth = 0;
        for (Map.Entry<Character, Integer> entry : size.entrySet()) {
            order[depth] = entry.getKey();
            counts[depth++] = entry.getValue();
        }
        int[] leftSteps = steps(letters.left(), left.sizes(), order);
        int[] rightSteps = steps(letters.right(), right.sizes(), order);
        int[] resultSteps = steps(letters.result(), sizes, order);
        int[] index = new int[order.length];
        int total = Tensor.count(counts);
        for (int round = 0; round < total; round++) {
            int l = 0;
            int r = 0;
            int t = 0;
            for (int i = 0; i < index.length; i++) {
                l += index[i] * leftSteps[i];
                r += index[i] * rightSteps[i];
                t += index[i] * resultSteps[i];
            }
            result.values()[t] += left.values()[l] * right.values()[r];
            for (int i = index.length - 1; i >= 0 && ++index[i] == counts[i]; i--) index[i] = 0;
        }
        return result;
    }

    private static int[] steps(String letters, int[] sizes, char[] order) {
        int[] strides = Tensor.strides(sizes);
        int[] steps = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            int axis = letters.indexOf(order[i]);
            steps[i] = axis < 0 ? 0 : strides[axis];
        }
        return steps;
    }
}
