package org.leibniz.simplify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.shape.Shape;

/** Writes terms as one writes them: a positive one first if there is any, minus signs as subtractions. */
final class SumWriter {
    private SumWriter() {}

    static Expr write(List<Product> terms, Shape shape) {
        Deque<Repetition> repetitions = new ArrayDeque<>();
        List<Product> small = terms;
        Optional<Repetition> common = common(small);
        while (common.isPresent()) {
            Repetition repetition = common.get();
            repetitions.push(repetition);
            small = small.stream()
                    .map(term -> ProductWriter.shrink(term, repetition))
                    .toList();
            common = common(small);
        }
        Shape needed = repetitions.isEmpty() ? shape : repetitions.peek().from();
        return Repetition.repeat(writeTerms(small, needed), repetitions);
    }

    private static Optional<Repetition> common(List<Product> terms) {
        return Repetition.common(
                terms.stream().flatMap(term -> term.tensors().stream()).toList());
    }

    private static Expr writeTerms(List<Product> terms, Shape shape) {
        if (terms.isEmpty()) return Constant.of(0).broadcastTo(shape);
        boolean scalar = terms.stream().allMatch(term -> term.tensors().isEmpty());
        Shape needed = scalar ? Shape.scalar() : shape;
        List<Product> ordered = positiveFirst(terms).stream()
                .map(term -> term.withShape(needed))
                .toList();
        Expr sum = ProductWriter.write(ordered.get(0));
        for (Product term : ordered.subList(1, ordered.size())) {
            boolean negative = term.coefficient().signum() < 0;
            Expr written = ProductWriter.write(negative ? term.negate() : term);
            sum = negative ? sum.minus(written) : sum.plus(written);
        }
        return sum.broadcastTo(shape);
    }

    private static List<Product> positiveFirst(List<Product> terms) {
        int first = IntStream.range(0, terms.size())
                .filter(i -> terms.get(i).coefficient().signum() > 0)
                .findFirst()
                .orElse(0);
        List<Product> ordered = new ArrayList<>(terms);
        ordered.add(0, ordered.remove(first));
        return ordered;
    }
}
