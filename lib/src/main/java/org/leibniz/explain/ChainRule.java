package org.leibniz.explain;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.shape.Dim;

/**
 * The derivative of a result by a named value as a sum over the paths between them, each path a product of factors. Where
 * there are too many paths to write out, the result is one path from step to step, through the derivatives of the result.
 */
final class ChainRule {
    private static final int MOST_PATHS = 16;

    /** The factors from the result down to the target. */
    record Path(List<Factor> factors) {
        /** The indices the product is summed over. */
        List<Factor.Index> summed() {
            List<Factor.Index> summed = new ArrayList<>();
            factors.forEach(factor -> summed.addAll(factor.summed()));
            return summed;
        }
    }

    private final Steps steps;
    private final Factors factors;
    private final Step target;
    private final List<Dim> targetIndices;
    private final List<Dim> rootIndices;
    private final Set<Step> between = new HashSet<>();
    private final BigInteger pathCount;
    private final List<Path> paths = new ArrayList<>();
    private @Nullable String obstacle;

    ChainRule(Steps steps, Factors factors, Step target) {
        this.steps = steps;
        this.factors = factors;
        this.target = target;
        this.targetIndices = factors.shownIndices(target);
        this.rootIndices = factors.apartFrom(steps.root(), targetIndices);
        this.pathCount = countPaths();
        if (pathCount.compareTo(BigInteger.valueOf(MOST_PATHS)) <= 0) this.obstacle = chainAll();
    }

    /** Chains all paths, or none and tells why. */
    private @Nullable String chainAll() {
        try {
            walk().forEach(path -> paths.add(chain(path)));
            return null;
        } catch (NoComponentForm missing) {
            paths.clear();
            return missing.getMessage();
        }
    }

    /** Why there are no products of components; null if there are. */
    @Nullable
    String obstacle() {
        return obstacle;
    }

    private BigInteger countPaths() {
        Map<Step, BigInteger> counts = new HashMap<>();
        counts.put(target, BigInteger.ONE);
        between.add(target);
        for (Step step : steps.all()) {
            if (step == target) continue;
            BigInteger count = BigInteger.ZERO;
            for (Step operand : steps.operands(step)) count = count.add(counts.getOrDefault(operand, BigInteger.ZERO));
            counts.put(step, count);
            if (count.signum() > 0) between.add(step);
        }
        return counts.get(steps.root());
    }

    private List<List<Step>> walk() {
        List<List<Step>> found = new ArrayList<>();
        List<Step> path = new ArrayList<>(List.of(steps.root()));
        Deque<Iterator<Step>> choices = new ArrayDeque<>(List.of(operandsBetween(steps.root())));
        while (!choices.isEmpty()) {
            if (!choices.peek().hasNext()) {
                choices.pop();
                path.remove(path.size() - 1);
                continue;
            }
            Step next = choices.peek().next();
            path.add(next);
            if (next == target) {
                found.add(List.copyOf(path));
                path.remove(path.size() - 1);
            } else {
                choices.push(operandsBetween(next));
            }
        }
        return found;
    }

    private Iterator<Step> operandsBetween(Step step) {
        return steps.operands(step).stream().filter(between::contains).iterator();
    }

    // From the target upwards, since the target's indices decide those of everything above.
    private Path chain(List<Step> path) {
        List<Factor> chain = new ArrayList<>();
        List<Dim> at = targetIndices;
        Set<String> used = new LinkedHashSet<>();
        at.forEach(index -> used.addAll(index.names()));
        rootIndices.forEach(index -> used.addAll(index.names()));
        for (int i = path.size() - 2; i >= 0; i--) {
            Factor factor = factors.factor(path.get(i), path.get(i + 1), at, used, i == 0 ? rootIndices : null);
            factor.summed().forEach(index -> used.add(index.letter()));
            // A letter that a factor sums over means nothing else in the product.
            for (Expr node : Graph.of(factor.derivative()).nodes())
                if (node instanceof Apply apply && apply.op() instanceof IndexSum sum) used.add(sum.index());
            at = factor.at();
            chain.add(0, factor);
        }
        return new Path(chain);
    }

    Step root() {
        return steps.root();
    }

    Step target() {
        return target;
    }

    List<Dim> targetIndices() {
        return targetIndices;
    }

    List<Dim> rootIndices() {
        return rootIndices;
    }

    /** The number of paths; all of them are in {@link #paths} unless there are too many. */
    BigInteger pathCount() {
        return pathCount;
    }

    List<Path> paths() {
        return paths;
    }

    /** The steps that lie on a path, the result first. */
    List<Step> stepsBetween() {
        return steps.computed().stream().filter(between::contains).toList();
    }

    /** What a path contributes, as one component formula. */
    static Expr formula(Path path) {
        Expr product = null;
        for (Factor factor : path.factors())
            product = product == null ? factor.derivative() : product.times(factor.derivative());
        for (Factor.Index index : path.summed()) product = IndexSum.of(index.letter(), index.size(), product);
        return product;
    }
}
