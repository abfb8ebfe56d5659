package org.leibniz.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.NotDifferentiableException;
import org.leibniz.expr.Symbol;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * Turns definitions of tensors into formulas of single components, following the lowerings: a contraction becomes an index
 * sum, a broadcast an absent index. Indices count from 0 here and are shown from 1.
 */
final class Components {
    /** The component of a named value at some indices, and the scalar symbol that stands for it in component formulas. */
    record Component(Symbol of, List<Dim> indices) {}

    /** A node of a definition at some indices. Nodes are compared by identity. */
    private record Place(Expr node, List<Dim> indices) {}

    private final Steps steps;
    private final Map<Component, Symbol> symbols = new HashMap<>();
    private final Map<Symbol, Component> components = new IdentityHashMap<>();
    private final Map<String, String> preferred = new HashMap<>();
    private final AxisLetters letters;

    Components(Steps steps, AxisLetters letters) {
        this.steps = steps;
        this.letters = letters;
    }

    /** How an index is shown. */
    static String shown(Dim index) {
        if (index.isFixed()) return Long.toString(index.value() + 1);
        if (index.names().contains(index.toString())) return index.toString();
        Map<String, Dim> fromOne = new HashMap<>();
        index.names().forEach(name -> fromOne.put(name, Dim.named(name).minus(1)));
        return index.substitute(fromOne).plus(1).toString();
    }

    Symbol symbol(Symbol of, List<Dim> indices) {
        return symbols.computeIfAbsent(new Component(of, indices), component -> {
            Symbol symbol = of.role() == Symbol.Role.PARAMETER
                    ? Symbol.parameter("c" + symbols.size(), Shape.scalar())
                    : Symbol.input("c" + symbols.size(), Shape.scalar());
            components.put(symbol, component);
            return symbol;
        });
    }

    /** What a symbol of a component formula stands for, or null. */
    Component component(Expr e) {
        return e instanceof Symbol ? components.get(e) : null;
    }

    /** The letters that occur in the indices of a component formula. */
    Set<String> letters(Expr formula) {
        Set<String> letters = new HashSet<>();
        for (Expr node : Graph.of(formula).nodes()) {
            Component component = component(node);
            if (component != null) component.indices().forEach(index -> letters.addAll(index.names()));
            if (!(node instanceof Apply apply)) continue;
            if (apply.op() instanceof Entry entry) entry.indices().forEach(index -> letters.addAll(index.names()));
            if (apply.op() instanceof Kronecker delta) {
                letters.addAll(delta.first().names());
                letters.addAll(delta.second().names());
            }
        }
        return letters;
    }

    /** The letter that the axis wants for which a summation index was made. */
    String preferredLetter(String index) {
        return preferred.get(index);
    }

    /** The formula of one component of a definition. */
    Expr formula(Expr definition, List<Dim> indices) {
        Map<Place, Expr> done = new HashMap<>();
        Map<Place, List<Place>> operands = new HashMap<>();
        Place top = new Place(definition, indices);
        Deque<Place> pending = new ArrayDeque<>(List.of(top));
        while (!pending.isEmpty()) {
            Place place = pending.peek();
            List<Place> needed = operands.computeIfAbsent(place, this::operands);
            boolean ready = true;
            for (int i = needed.size() - 1; i >= 0; i--) {
                if (!done.containsKey(needed.get(i))) {
                    pending.push(needed.get(i));
                    ready = false;
                }
            }
            if (ready) {
                pending.pop();
                done.putIfAbsent(
                        place,
                        build(place, needed, needed.stream().map(done::get).toList()));
            }
        }
        return done.get(top);
    }

    private List<Place> operands(Place place) {
        if (!(place.node() instanceof Apply node)) return List.of();
        List<Dim> indices = place.indices();
        Lowering lowering = node.op().lower(node);
        if (lowering instanceof Lowering.Pointwise) {
            return node.args().stream().map(arg -> new Place(arg, indices)).toList();
        }
        if (lowering instanceof Lowering.Contract contract) return contracted(node, contract, indices);
        if (node.args().isEmpty() || isWhole(lowering)) return List.of();
        return List.of(new Place(node.arg(0), viewed(node, lowering, indices)));
    }

    /** Whether a component of the result needs more than known components of the operands: a softmax, a maximum. */
    private static boolean isWhole(Lowering lowering) {
        if (lowering instanceof Lowering.Reduce reduce) return !isSum(reduce);
        return lowering instanceof Lowering.Defined
                || lowering instanceof Lowering.Library
                || lowering instanceof Lowering.Project
                || lowering instanceof Lowering.Count;
    }

    private List<Place> contracted(Apply node, Lowering.Contract contract, List<Dim> indices) {
        Map<Character, Dim> byLetter = new HashMap<>();
        for (int i = 0; i < contract.result().length(); i++)
            byLetter.put(contract.result().charAt(i), indices.get(i));
        List<Place> operands = new ArrayList<>();
        for (String word : List.of(contract.left(), contract.right())) {
            Expr operand = node.arg(operands.size());
            List<Dim> at = new ArrayList<>();
            for (int axis = 0; axis < word.length(); axis++) {
                int summed = axis;
                at.add(byLetter.computeIfAbsent(word.charAt(axis), letter -> bound(operand, summed)));
            }
            operands.add(new Place(operand, at));
        }
        return operands;
    }

    /** A new summation index along an axis; an axis of size 1 has the only index 0. */
    private Dim bound(Expr operand, int axis) {
        if (operand.shape().dim(axis).isOne()) return Dim.of(0);
        String index = "b_" + preferred.size();
        preferred.put(index, steps.hasOrigin(operand) ? letters.letter(steps.origin(operand), axis) : letters.first());
        return Dim.named(index);
    }

    private List<Dim> viewed(Apply node, Lowering lowering, List<Dim> indices) {
        Expr operand = node.arg(0);
        Shape shape = operand.shape();
        Dim[] at = new Dim[shape.rank()];
        if (lowering instanceof Lowering.Reduce reduce) {
            int next = 0;
            for (int axis = 0; axis < at.length; axis++) {
                boolean reduced = reduce.axes().contains(axis);
                at[axis] = reduced ? bound(operand, axis) : indices.get(next);
                if (!reduced || reduce.keep()) next++;
            }
        } else if (lowering instanceof Lowering.Permute permute) {
            for (int axis = 0; axis < at.length; axis++) at[permute.axes().get(axis)] = indices.get(axis);
        } else if (lowering instanceof Lowering.Expand expand) {
            for (int axis = 0; axis < at.length; axis++) {
                at[axis] = shape.dim(axis).isOne()
                        ? Dim.of(0)
                        : indices.get(expand.axes().get(axis));
            }
        } else if (lowering instanceof Lowering.Slice slice) {
            for (int axis = 0; axis < at.length; axis++)
                at[axis] = slice.starts()
                        .get(axis)
                        .plus(indices.get(axis).times(slice.steps().get(axis)));
        } else if (lowering instanceof Lowering.Reshape) {
            reshaped(shape, node.shape(), indices, at);
        } else {
            throw new NotDifferentiableException(
                    "no component form is known for " + node.op().name() + " in " + node.described());
        }
        return List.of(at);
    }

    private static boolean isSum(Lowering.Reduce reduce) {
        return reduce.combine() == Lowering.Combine.SUM || reduce.combine() == Lowering.Combine.MEAN;
    }

    private static void reshaped(Shape from, Shape to, List<Dim> indices, Dim[] at) {
        ReshapedAxes axes = ReshapedAxes.of(from, to);
        Arrays.fill(at, Dim.of(0));
        for (int[] pair : axes.same()) at[pair[0]] = indices.get(pair[1]);
        Dim flat = Dim.of(0);
        for (int axis : axes.mixedAfter()) flat = flat.times(to.dim(axis)).plus(indices.get(axis));
        for (int i = axes.mixedBefore().size() - 1; i >= 0; i--) {
            int axis = axes.mixedBefore().get(i);
            at[axis] = i == 0 ? flat : flat.mod(from.dim(axis));
            flat = flat.floorDiv(from.dim(axis));
        }
    }

    private Expr build(Place place, List<Place> operandPlaces, List<Expr> operands) {
        if (place.node() instanceof Symbol symbol) return symbol(symbol, place.indices());
        if (place.node() instanceof Constant) return place.node();
        Apply node = (Apply) place.node();
        Lowering lowering = node.op().lower(node);
        if (lowering instanceof Lowering.Pointwise) return new Apply(node.op(), operands);
        if (isWhole(lowering)) return Entry.of(node, place.indices());
        if (lowering instanceof Lowering.Contract contract) {
            Expr product = parameterFirst(operands.get(0), operands.get(1));
            for (int i = contract.summed().length() - 1; i >= 0; i--) {
                int axis = contract.left().indexOf(contract.summed().charAt(i));
                product = summed(operandPlaces.get(0), axis, product);
            }
            return product;
        }
        if (lowering instanceof Lowering.Reduce reduce) {
            Expr sum = operands.get(0);
            for (int i = reduce.axes().size() - 1; i >= 0; i--)
                sum = summed(operandPlaces.get(0), reduce.axes().get(i), sum);
            return reduce.combine() == Lowering.Combine.SUM ? sum : mean(node, reduce, sum);
        }
        if (lowering instanceof Lowering.SizeOf) return node;
        if (lowering instanceof Lowering.Identity identity) return identity(identity, place.indices());
        return operands.get(0);
    }

    private static Expr mean(Apply node, Lowering.Reduce reduce, Expr sum) {
        Dim count = Dim.of(1);
        for (int axis : reduce.axes()) count = count.times(node.arg(0).shape().dim(axis));
        Expr share = count.isFixed()
                ? Constant.of(Rational.of(1, count.value()))
                : Constant.of(1).div(Ops.size(count));
        return share.times(sum);
    }

    private static Expr identity(Lowering.Identity identity, List<Dim> indices) {
        Expr product = null;
        for (int axis = 0; axis < identity.rank(); axis++) {
            Expr delta = Kronecker.of(indices.get(axis), indices.get(identity.rank() + axis));
            product = product == null ? delta : product.times(delta);
        }
        return product;
    }

    private Expr parameterFirst(Expr left, Expr right) {
        boolean swap = isParameter(right) && !isParameter(left);
        return swap ? right.times(left) : left.times(right);
    }

    private static boolean isParameter(Expr e) {
        return e instanceof Symbol symbol && symbol.role() == Symbol.Role.PARAMETER;
    }

    private static Expr summed(Place operand, int axis, Expr body) {
        Dim index = operand.indices().get(axis);
        return index.isFixed()
                ? body
                : IndexSum.of(index.toString(), operand.node().shape().dim(axis), body);
    }
}
