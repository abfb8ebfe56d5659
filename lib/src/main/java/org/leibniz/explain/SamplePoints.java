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

    private SamplePoints() {}

    /** Points of several kinds, since a formula may have values only near 0, between 0 and 1, or above 1. */
    static List<Map<Symbol, Tensor>> of(List<Symbol> symbols) {
        Map<String, Long> sizes = new HashMap<>();
        for (Symbol symbol : symbols) {
            for (String name : symbol.shape().names()) sizes.computeIfAbsent(name, n -> 2L + sizes.size() % 3);
        }
        List<ToDoubleFunction<Random>> kinds = List.of(
                Random::nextGaussian, random -> 0.1 + 0.8 * random.nextDouble(), random -> 1.1 + random.nextDouble());
        List<Map<Symbol, Tensor>> points = new ArrayList<>();
        for (ToDoubleFunction<Random> kind : kinds) {
            Random random = new Random(SEED);
            Map<Symbol, Tensor> point = new HashMap<>();
            for (Symbol symbol : symbols) {
                Tensor value = Tensor.zeros(symbol.shape().evaluate(sizes).sizes());
                for (int i = 0; i < value.values().length; i++) {
                    value.values()[i] = symbol.isIndex() ? 0 : kind.applyAsDouble(random);
                }
                point.put(symbol, value);
            }
            points.add(point);
        }
        return points;
    }
}
