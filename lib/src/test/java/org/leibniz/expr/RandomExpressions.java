package org.leibniz.expr;

import static org.leibniz.op.Ops.mean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.leibniz.kernel.Lowering;

/**
 * Expressions for tests that must hold for any expression: every op, scalars to rank 3, named sizes, shared and named
 * nodes, short and long. One seed always gives the same sequence.
 */
public final class RandomExpressions {
    private static final List<String> NAMES =
            List.of("h", "z1", "z2", "E", "net", "cell", "cell1", "pre_act", "∂z", "η", "ax");

    private final Random random;
    private boolean scalarOnly;
    private boolean smooth;
    private boolean extreme;
    private boolean products;

    public RandomExpressions(long seed) {
        random = new Random(seed);
    }

    /** From now on all nodes are scalars. */
    public RandomExpressions scalarOnly() {
        scalarOnly = true;
        return this;
    }

    /** From now on everything is differentiable everywhere and of moderate size at the {@link #inputs}. */
    public RandomExpressions smooth() {
        smooth = true;
        return this;
    }

    /** From now on also what cannot be evaluated: infinite and enormous numbers, sizes that no input tells. */
    public RandomExpressions extreme() {
        extreme = true;
        return this;
    }

    /** From now on mostly products of every kind, of scalars, vectors and square matrices. */
    public RandomExpressions products() {
        products = true;
        return this;
    }

    /** The next expression, of any shape. */
    public Expr next() {
        while (true) {
            Expr e = grow();
            if (extreme || canBeEvaluated(e)) return e;
        }
    }

    /** The next expression, summed up if it is no scalar. */
    public Expr nextScalar() {
        Expr e = next();
        if (e.shape().isScalar()) return e;
        return random.nextBoolean() ? e.sum() : mean(e);
    }

    private Expr grow() {
        RandomLeaves leaves =
                products ? RandomLeaves.square(random) : new RandomLeaves(random, scalarOnly, extreme && !smooth);
        RandomSteps steps = smooth
                ? new RandomSmoothSteps(random, leaves)
                : products ? new RandomProductSteps(random, leaves) : new RandomSteps(random, leaves);
        int length = random.nextInt(12) == 0 ? 60 + random.nextInt(120) : 1 + random.nextInt(smooth ? 12 : 25);
        List<Expr> pool = new ArrayList<>(List.of(leaves.next()));
        while (pool.size() < length) {
            Expr made = steps.next(pool);
            if (scalarOnly && !made.shape().isScalar()) continue;
            if (random.nextInt(8) == 0) pool.add(leaves.next());
            pool.add(
                    made instanceof Symbol || random.nextInt(9) > 0
                            ? made
                            : made.named(NAMES.get(random.nextInt(NAMES.size()))));
        }
        return pool.get(pool.size() - 1);
    }

    // A size is learned from an input that has it as an axis.
    private static boolean canBeEvaluated(Expr e) {
        Graph graph = Graph.of(e);
        Set<String> needed = new HashSet<>();
        Set<String> given = new HashSet<>();
        for (Expr node : graph.nodes()) {
            needed.addAll(node.shape().names());
            if (node instanceof Apply apply && apply.op().lower(apply) instanceof Lowering.SizeOf of) {
                needed.addAll(of.size().names());
            }
        }
        for (Symbol symbol : graph.symbols()) symbol.shape().dims().forEach(dim -> given.add(dim.toString()));
        return given.containsAll(needed);
    }

    /** Values for the symbols of an expression; named sizes are 2 to 4. */
    public Map<Symbol, Tensor> inputs(Expr e) {
        List<Symbol> symbols = Graph.of(e).symbols();
        Set<String> names = new TreeSet<>();
        symbols.forEach(symbol -> names.addAll(symbol.shape().names()));
        Map<String, Long> sizes = new HashMap<>();
        for (String name : names) sizes.put(name, 2L + random.nextInt(3));
        Map<Symbol, Tensor> inputs = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            Tensor value = Tensor.zeros(symbol.shape().evaluate(sizes).sizes());
            Arrays.setAll(value.values(), i -> Math.round(random.nextDouble(-2, 2) * 1e6) / 1e6);
            inputs.put(symbol, value);
        }
        return inputs;
    }
}
