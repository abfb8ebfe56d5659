package org.leibniz.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Negate;
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

    /** Where a window leads at some indices, what is summed over, and factors that are 0 where it leads nowhere. */
    private record WindowIndices(List<Dim> at, List<Factor.Index> summed, List<Expr> conditions) {}

    private final Steps steps;
    private final Map<Component, Symbol> symbols = new HashMap<>();
    private final Map<Symbol, Component> components = new IdentityHashMap<>();
    private final Map<String, String> preferred = new HashMap<>();
    private final Map<Apply, Optional<Expr>> definitions = new IdentityHashMap<>();
    private final Map<Place, WindowIndices> windows = new HashMap<>();
    private final Set<Symbol> zeroOutside = new LinkedHashSet<>();
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

    /** Whether an index is one that {@link #formula} sums over, before it is given its letter. */
    static boolean isSummed(String index) {
        return index.startsWith("b_");
    }

    /** The arrays that formulas read outside their indices, where they count as 0. */
    Set<Symbol> zeroOutside() {
        return Set.copyOf(zeroOutside);
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
        if (node.args().isEmpty() || isWhole(node)) return List.of();
        if (lowering instanceof Lowering.Defined)
            return List.of(new Place(definition(node).orElseThrow(), indices));
        if (lowering instanceof Lowering.Window window) {
            WindowIndices reached = windows.computeIfAbsent(place, p -> reached(node, window, indices));
            return List.of(new Place(node.arg(0), reached.at()));
        }
        return List.of(new Place(node.arg(0), viewed(node, lowering, indices)));
    }

    /** Whether a component of the result needs more than known components of the operands: a softmax, a maximum. */
    private boolean isWhole(Apply node) {
        Lowering lowering = node.op().lower(node);
        if (lowering instanceof Lowering.Defined) return definition(node).isEmpty();
        return !isIndexing(node, lowering);
    }

    // A sum of products of components, whatever the indices.
    private static boolean isIndexing(Apply node, Lowering lowering) {
        if (lowering instanceof Lowering.Reduce reduce) return isSum(reduce);
        if (lowering instanceof Lowering.Window window)
            return window.combine() == Lowering.Combine.SUM || isInner(node, window);
        return !(lowering instanceof Lowering.Defined
                || lowering instanceof Lowering.Library
                || lowering instanceof Lowering.Project
                || lowering instanceof Lowering.Count);
    }

    /** What a composite is by definition where that is a sum of products of components: a convolution. */
    private Optional<Expr> definition(Apply node) {
        return definitions.computeIfAbsent(node, Components::findDefinition);
    }

    private static Optional<Expr> findDefinition(Apply node) {
        if (!(node.op() instanceof Composite composite)) return Optional.empty();
        Expr definition = composite.definition(node);
        Graph graph = Graph.of(definition);
        Set<Integer> operands = new HashSet<>();
        node.args().forEach(arg -> operands.add(graph.id(arg)));
        boolean[] inside = new boolean[graph.size()];
        inside[graph.roots().get(0)] = true;
        for (int id = graph.size() - 1; id >= 0; id--) {
            if (!inside[id] || operands.contains(id)) continue;
            boolean linear = graph.node(id) instanceof Apply part
                    && !(part.op().lower(part) instanceof Lowering.Pointwise)
                    && isIndexing(part, part.op().lower(part));
            if (!linear) return Optional.empty();
            for (int arg : graph.args(id)) inside[arg] = true;
        }
        return Optional.of(definition);
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
                at.add(byLetter.computeIfAbsent(
                        word.charAt(axis), letter -> boundByLetter(node, contract, letter, operand, summed)));
            }
            operands.add(new Place(operand, at));
        }
        return operands;
    }

    // The second operand knows a letter where the first is only part of a definition.
    private Dim boundByLetter(Apply node, Lowering.Contract contract, char letter, Expr operand, int axis) {
        int other = contract.right().indexOf(letter);
        boolean known = steps.origin(operand) >= 0 || other < 0 || steps.origin(node.arg(1)) < 0;
        return known ? bound(operand, axis) : bound(node.arg(1), other);
    }

    /** A new summation index along an axis; an axis of size 1 has the only index 0. */
    private Dim bound(Expr operand, int axis) {
        int origin = steps.origin(operand);
        return bound(operand.shape().dim(axis), origin < 0 ? letters.freeLetter() : letters.letter(origin, axis));
    }

    private Dim bound(Dim size, String letter) {
        if (size.isOne()) return Dim.of(0);
        String index = "b_" + preferred.size();
        preferred.put(index, letter);
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
            throw unknown(node);
        }
        return List.of(at);
    }

    private static NoComponentForm unknown(Apply node) {
        return new NoComponentForm("no component form is known for " + node.op().name() + " in " + node.described());
    }

    /** Where a window leads: the sums over its places, and conditions where not every index of the operand is reached. */
    private WindowIndices reached(Apply node, Lowering.Window window, List<Dim> indices) {
        List<Dim> all = new ArrayList<>(indices);
        List<Factor.Index> summed = new ArrayList<>();
        for (Dim size : window.window()) all.add(addTo(summed, bound(size, letters.freeLetter()), size));
        List<Dim> at = new ArrayList<>();
        List<Expr> conditions = new ArrayList<>();
        for (int axis = 0; axis < window.places().size(); axis++) {
            Lowering.Place place = window.places().get(axis);
            Dim index = place.offset();
            for (int i = 0; i < all.size(); i++)
                index = index.plus(all.get(i).times(place.factors().get(i)));
            if (place.divisor() != 1) {
                Dim size = node.arg(0).shape().dim(axis);
                Dim own = addTo(summed, bound(node.arg(0), axis), size);
                Dim result = all.get(place.factors().indexOf(1));
                conditions.add(Kronecker.of(
                        result, own.times(place.divisor()).minus(index).plus(result)));
                index = own;
            }
            at.add(index);
        }
        return new WindowIndices(at, summed, conditions);
    }

    private static Dim addTo(List<Factor.Index> summed, Dim index, Dim size) {
        if (!index.isFixed()) summed.add(new Factor.Index(index.toString(), size));
        return index;
    }

    private Expr windowed(Apply node, Lowering.Window window, WindowIndices reached, Expr operand) {
        for (int axis = 0; axis < reached.at().size(); axis++) {
            Dim index = reached.at().get(axis);
            boolean plain = index.names().contains(index.toString());
            if (!plain
                    && !stays(window, axis, node)
                    && !vanishesOutside(operand, index, node.arg(0).shape().dim(axis))) {
                throw new NotDifferentiableException(node.described() + " reaches outside "
                        + node.arg(0).described() + ", which needs a name to be written by components");
            }
        }
        Expr body = operand;
        for (Expr condition : reached.conditions()) body = condition.times(body);
        for (int i = reached.summed().size() - 1; i >= 0; i--) {
            Factor.Index index = reached.summed().get(i);
            body = IndexSum.of(index.letter(), index.size(), body);
        }
        return body;
    }

    /** Whether every result is one component of the operand. */
    private static boolean isInner(Apply node, Lowering.Window window) {
        return window.window().isEmpty()
                && window.places().stream().allMatch(place -> place.divisor() == 1)
                && !mayReachOutside(node, window);
    }

    static boolean mayReachOutside(Apply node, Lowering.Window window) {
        return IntStream.range(0, window.places().size()).anyMatch(axis -> !stays(window, axis, node));
    }

    /** Whether it is certain that an index which a window leads to is one of the operand. */
    private static boolean stays(Lowering.Window window, int axis, Apply node) {
        Lowering.Place place = window.places().get(axis);
        Dim least = place.offset();
        Dim most = place.offset();
        for (int i = 0; i < place.factors().size(); i++) {
            int rank = node.shape().rank();
            Dim size = i < rank ? node.shape().dim(i) : window.window().get(i - rank);
            Dim end = size.minus(1).times(place.factors().get(i));
            if (place.factors().get(i) < 0) least = least.plus(end);
            else most = most.plus(end);
        }
        Dim beyond = most.minus(node.arg(0).shape().dim(axis));
        return least.isFixed() && least.value() >= 0 && beyond.isFixed() && beyond.value() < 0;
    }

    /**
     * Whether a formula is 0 where an index is none of an axis of such a size, because a factor of it is the component of
     * an array that counts as 0 there.
     */
    boolean vanishesOutside(Expr formula, Dim index, Dim size) {
        Deque<Expr> factors = new ArrayDeque<>(List.of(formula));
        while (!factors.isEmpty()) {
            Expr factor = factors.pop();
            Component component = component(factor);
            if (component != null) {
                int axis = component.indices().indexOf(index);
                if (axis >= 0 && component.of().shape().dim(axis).equals(size)) {
                    zeroOutside.add(component.of());
                    return true;
                }
            } else if (factor instanceof Apply apply) {
                boolean product = apply.op() instanceof Multiply;
                if (product || apply.op() instanceof IndexSum || apply.op() instanceof Negate)
                    factors.addAll(apply.args());
            }
        }
        return false;
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
        if (isWhole(node)) return Entry.of(node, place.indices());
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
        if (lowering instanceof Lowering.Window window)
            return windowed(node, window, windows.get(place), operands.get(0));
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
