package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Dot;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;
import org.leibniz.notation.Text;
import org.leibniz.op.Max;
import org.leibniz.op.Min;
import org.leibniz.shape.Shape;

/** {@code c·b + a -> a + b·c}: everything that commutes in one order, which depends on nothing but what it is. */
final class SortOperands implements Rule {
    private final Map<Expr, Long> fingerprints = new IdentityHashMap<>();

    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        return sorted(node, around);
    }

    private Optional<Expr> sorted(Apply node, Surroundings around) {
        if (Operands.makesProduct(node))
            return ProductReader.read(node, around).map(product -> {
                Product sorted = sorted(product);
                Expr written = ProductWriter.write(sorted);
                around.remember(written, sorted);
                return written;
            });
        if (Operands.makesSum(node)) {
            return SumReader.read(node, around).map(terms -> {
                List<Product> sorted = new ArrayList<>();
                for (Product term : terms) sorted.add(sorted(term));
                sorted.sort(Comparator.comparingLong(this::fingerprint));
                remember(sorted, node, around);
                return SumWriter.write(sorted, node.shape());
            });
        }
        boolean inner = node.op() == Dot.OP && node.shape().isScalar();
        boolean commutes = inner || node.op() == Max.OP || node.op() == Min.OP;
        boolean wrong = commutes && of(node.arg(0)) > of(node.arg(1));
        return wrong ? Optional.of(node.with(List.of(node.arg(1), node.arg(0)))) : Optional.empty();
    }

    // The written terms are read again at once, and must be read as what they were written from.
    private static void remember(List<Product> terms, Apply node, Surroundings around) {
        boolean scalar = terms.stream().allMatch(term -> term.tensors().isEmpty());
        for (Product term : terms) {
            Product shaped = term.withShape(scalar ? Shape.scalar() : node.shape());
            for (Product signed : List.of(shaped, shaped.negate()))
                around.remember(around.unique(ProductWriter.write(signed)), signed);
        }
    }

    private Product sorted(Product product) {
        List<Expr> bases = new ArrayList<>(product.factors().keySet());
        bases.sort(Comparator.comparingLong(this::of));
        Map<Expr, Rational> sorted = new LinkedHashMap<>();
        for (Expr base : bases) {
            Rational exponent = product.factors().get(base);
            if (exponent != null) sorted.put(base, exponent);
        }
        return new Product(product.coefficient(), sorted, product.shape());
    }

    private long fingerprint(Product product) {
        long hash = mix(product.coefficient().toString().hashCode());
        for (Map.Entry<Expr, Rational> factor : product.factors().entrySet()) {
            hash = mix(hash ^ of(factor.getKey()));
            hash = mix(hash + factor.getValue().toString().hashCode());
        }
        return hash;
    }

    /** A number that equal formulas share; operands are known before their users. */
    private long of(Expr root) {
        Long known = fingerprints.get(root);
        if (known != null) return known;
        List<Expr> pending = new ArrayList<>(List.of(root));
        while (!pending.isEmpty()) {
            Expr e = pending.get(pending.size() - 1);
            int waiting = pending.size();
            if (e instanceof Apply apply && !fingerprints.containsKey(e)) {
                for (Expr operand : apply.args()) if (!fingerprints.containsKey(operand)) pending.add(operand);
            }
            if (pending.size() > waiting) continue;
            pending.remove(waiting - 1);
            fingerprints.computeIfAbsent(e, this::made);
        }
        return fingerprints.getOrDefault(root, 0L);
    }

    private long made(Expr e) {
        if (!(e instanceof Apply apply)) return mix(e.toString().hashCode());
        List<Text> places = IntStream.range(0, apply.args().size())
                .mapToObj(i -> Notation.ASCII.symbol("a" + i))
                .toList();
        long hash = mix(apply.op().print(apply, places, Notation.ASCII).string().hashCode());
        hash = mix(hash ^ apply.op().name().hashCode());
        for (Expr operand : apply.args()) hash = mix(hash * 31 + fingerprints.getOrDefault(operand, 0L));
        return hash;
    }

    // SplitMix64.
    private static long mix(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
