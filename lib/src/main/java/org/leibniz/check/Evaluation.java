package org.leibniz.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Definitions;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lanes;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Rational;

/**
 * Evaluates formulas in whatever numbers some {@link Lanes} calculate with, by what their ops say about how they are
 * computed.
 */
final class Evaluation<L> {
    /** Numbers, and what the lanes of an op do not ask for. */
    interface Numbers<L> extends Lanes<L> {
        L exact(Rational value);

        /** The results of an op that is given as a routine; empty if these numbers cannot go through it. */
        Optional<List<L>> routine(Apply node, List<Array<L>> in, int[] sizes);
    }

    /** The elements of a node, row-major. */
    record Array<L>(int[] sizes, List<L> values) {
        L get(int[] index) {
            int at = 0;
            for (int axis = 0; axis < sizes.length; axis++) at = at * sizes[axis] + index[axis];
            return values.get(at);
        }
    }

    private final Numbers<L> numbers;
    private final Map<Symbol, Array<L>> inputs;
    private final Map<String, Long> sizes;
    private final List<Array<L>> values = new ArrayList<>();

    private Evaluation(Numbers<L> numbers, Map<Symbol, Array<L>> inputs, Map<String, Long> sizes) {
        this.numbers = numbers;
        this.inputs = inputs;
        this.sizes = sizes;
    }

    /**
     * The values of formulas that have been {@linkplain Definitions#expand expanded}; empty if some op cannot be evaluated
     * in these numbers.
     */
    static <L> Optional<List<Array<L>>> of(
            List<Expr> formulas, Map<Symbol, Array<L>> inputs, Map<String, Long> sizes, Numbers<L> numbers) {
        Graph graph = Graph.of(formulas);
        Evaluation<L> evaluation = new Evaluation<>(numbers, inputs, sizes);
        for (int id = 0; id < graph.size(); id++) {
            Optional<Array<L>> value = evaluation.value(graph, id);
            if (value.isEmpty()) return Optional.empty();
            evaluation.values.add(value.get());
        }
        return Optional.of(graph.roots().stream().map(evaluation.values::get).toList());
    }

    private Optional<Array<L>> value(Graph graph, int id) {
        Expr node = graph.node(id);
        if (node instanceof Symbol symbol) return Optional.ofNullable(inputs.get(symbol));
        if (node instanceof Constant constant) {
            L value = constant.exact().map(numbers::exact).orElseGet(() -> numbers.constant(constant.value()));
            return Optional.of(new Array<>(new int[0], List.of(value)));
        }
        Apply apply = (Apply) node;
        if (apply.shapes().size() != 1) return Optional.empty();
        List<Array<L>> in = new ArrayList<>();
        for (int operand : graph.args(id)) in.add(values.get(operand));
        int[] result = apply.shape().evaluate(sizes).sizes();
        return apply(apply, in, result);
    }

    private Optional<Array<L>> apply(Apply node, List<Array<L>> in, int[] result) {
        Lowering lowering = node.op().lower(node);
        if (lowering instanceof Lowering.Pointwise pointwise) {
            return Optional.of(fill(result, index -> {
                List<L> operands = new ArrayList<>(in.size());
                for (Array<L> operand : in) operands.add(operand.get(index));
                return (operands.size() == 1
                                ? Textbook.value(node.op().name(), numbers, operands.get(0))
                                : Optional.<L>empty())
                        .orElseGet(() -> pointwise.lane(numbers, operands));
            }));
        }
        if (lowering instanceof Lowering.Contract contract) return Optional.of(contract(contract, in, result));
        if (lowering instanceof Lowering.Reduce reduce) return Optional.of(reduce(reduce, in.get(0), result));
        if (lowering instanceof Lowering.Permute permute) {
            return Optional.of(fill(result, index -> {
                int[] source = new int[index.length];
                for (int axis = 0; axis < index.length; axis++)
                    source[permute.axes().get(axis)] = index[axis];
                return in.get(0).get(source);
            }));
        }
        if (lowering instanceof Lowering.Expand expand) return Optional.of(expand(expand, in.get(0), result));
        if (lowering instanceof Lowering.Reshape) {
            return Optional.of(new Array<>(result, in.get(0).values()));
        }
        if (lowering instanceof Lowering.Slice slice) {
            return Optional.of(fill(result, index -> {
                int[] source = new int[index.length];
                for (int axis = 0; axis < index.length; axis++) {
                    long start = slice.starts().get(axis).evaluate(sizes);
                    source[axis] = Math.toIntExact(start + (long) slice.steps().get(axis) * index[axis]);
                }
                return in.get(0).get(source);
            }));
        }
        if (lowering instanceof Lowering.SizeOf size) {
            return Optional.of(fill(result, index -> exact(size.size().evaluate(sizes))));
        }
        if (lowering instanceof Lowering.Count) return Optional.of(fill(result, index -> exact(index[0])));
        if (lowering instanceof Lowering.Identity identity) {
            int rank = identity.rank();
            return Optional.of(fill(result, index -> {
                boolean same = Arrays.equals(index, 0, rank, index, index.length - rank, index.length);
                return exact(same ? 1 : 0);
            }));
        }
        return numbers.routine(node, in, result).map(found -> new Array<>(result, found));
    }

    private L exact(long value) {
        return numbers.exact(Rational.of(value));
    }

    private static <L> Array<L> fill(int[] sizes, java.util.function.Function<int[], L> element) {
        int[] index = new int[sizes.length];
        IntFunction<L> next = at -> {
            L value = element.apply(index);
            for (int axis = index.length - 1; axis >= 0 && ++index[axis] == sizes[axis]; axis--) index[axis] = 0;
            return value;
        };
        List<L> values = new ArrayList<>();
        int count = Tensor.count(sizes);
        for (int at = 0; at < count; at++) values.add(next.apply(at));
        return new Array<>(sizes, values);
    }

    private static <L> Array<L> expand(Lowering.Expand expand, Array<L> x, int[] result) {
        return fill(result, index -> {
            int[] source = new int[x.sizes().length];
            for (int axis = 0; axis < source.length; axis++) {
                source[axis] = x.sizes()[axis] == 1 ? 0 : index[expand.axes().get(axis)];
            }
            return x.get(source);
        });
    }

    private Array<L> contract(Lowering.Contract contract, List<Array<L>> in, int[] result) {
        Map<Character, Integer> extent = new HashMap<>();
        String[] operands = {contract.left(), contract.right()};
        for (int i = 0; i < operands.length; i++) {
            for (int axis = 0; axis < operands[i].length(); axis++) {
                extent.put(operands[i].charAt(axis), in.get(i).sizes()[axis]);
            }
        }
        String summed = contract.summed();
        int[] inner = summed.chars().map(letter -> extent.get((char) letter)).toArray();
        return fill(result, index -> {
            Map<Character, Integer> at = new HashMap<>();
            for (int axis = 0; axis < index.length; axis++)
                at.put(contract.result().charAt(axis), index[axis]);
            Array<L> products = fill(inner, running -> {
                for (int axis = 0; axis < running.length; axis++) at.put(summed.charAt(axis), running[axis]);
                return numbers.multiply(
                        element(in.get(0), contract.left(), at), element(in.get(1), contract.right(), at));
            });
            return combined(Lowering.Combine.SUM, products.values());
        });
    }

    private static <L> L element(Array<L> array, String letters, Map<Character, Integer> at) {
        return array.get(letters.chars().map(letter -> at.get((char) letter)).toArray());
    }

    private Array<L> reduce(Lowering.Reduce reduce, Array<L> x, int[] result) {
        Tensor places = Tensor.zeros(x.sizes());
        int[][] groups = places.groups(reduce.axes());
        List<L> reduced = new ArrayList<>();
        for (int[] group : groups) {
            L value = combined(
                    reduce.combine(),
                    Arrays.stream(group).mapToObj(x.values()::get).toList());
            boolean mean = reduce.combine() == Lowering.Combine.MEAN;
            reduced.add(mean ? numbers.divide(value, exact(group.length)) : value);
        }
        return new Array<>(result, reduced);
    }

    private L combined(Lowering.Combine combine, List<L> values) {
        if (values.isEmpty()) return numbers.constant(combine.start());
        L total = values.get(0);
        for (L value : values.subList(1, values.size())) total = combine.combine(numbers, total, value);
        return total;
    }
}
