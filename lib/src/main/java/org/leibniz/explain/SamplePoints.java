package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;

/** Values to try a derivation at, the same on every run. */
final class SamplePoints {
    private static final long SEED = 1646;
    private static final int MIXTURES = 24;

    /** A formula may have values only near 0, between 0 and 1, above 1, or for numbers of one sign. */
    private static final List<ToDoubleFunction<Random>> KINDS = List.of(
            Random::nextGaussian,
            random -> 0.1 + 0.8 * random.nextDouble(),
            random -> 1.1 + random.nextDouble(),
            random -> -1.1 - random.nextDouble(),
            random -> 0.01 * random.nextGaussian());

    private SamplePoints() {}

    /** Points of one kind first, then some in which every symbol is of a kind of its own. */
    static List<Map<Symbol, Tensor>> of(List<Symbol> symbols) {
        Map<String, Long> sizes = new HashMap<>();
        for (Symbol symbol : symbols) {
            for (String name : symbol.shape().names()) sizes.computeIfAbsent(name, n -> 2L + sizes.size() % 3);
        }
        List<Map<Symbol, Tensor>> points = new ArrayList<>();
        Random choice = new Random(SEED);
        for (int i = 0; i < KINDS.size() + MIXTURES; i++) {
            Random random = new Random(SEED);
            Map<Symbol, Tensor> point = new HashMap<>();
            for (Symbol symbol : symbols) {
                ToDoubleFunction<Random> kind = KINDS.get(i < KINDS.size() ? i : choice.nextInt(KINDS.size()));
                Tensor value = Tensor.zeros(symbol.shape().evaluate(sizes).sizes());
                for (int at = 0; at < value.values().length; at++) {
                    value.values()[at] = symbol.isIndex() ? 0 : kind.applyAsDouble(random);
                }
                point.put(symbol, value);
            }
            points.add(point);
        }
        return points;
    }
}
