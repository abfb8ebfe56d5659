package org.leibniz.simplify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Power;
import org.leibniz.notation.Rational;
import org.leibniz.op.Exp;
import org.leibniz.op.Ops;
import org.leibniz.op.Sqrt;

/** Products as powers of bases that are no powers themselves: {@code (2x)²} is 4x², {@code x·√x} is x^(3/2), {@code xⁿ/x} is xⁿ⁻¹. */
final class Powers {
    private record Factor(Expr base, Rational exponent) {}

    private static final Rational TWO = Rational.of(2);
    private static final int MOST_FACTORS = 64;

    /** What has been seen below a root sign, and is written so again. */
    private final Set<Expr> radicands = new HashSet<>();

    /** The product without powers, roots and products among its bases. */
    Product taken(Product product, Surroundings around) {
        if (isPlain(product)) return product;
        Product current = joined(product, around);
        Product next = step(current, around);
        // What merges can be taken apart further: (√(xy))² is xy.
        for (int i = 0; i < 8 && !next.equals(current); i++) {
            current = next;
            next = step(current, around);
        }
        return next;
    }

    /** Whether no base can be taken apart. */
    private static boolean isPlain(Product product) {
        for (Expr base : product.factors().keySet()) {
            boolean open = base instanceof Apply apply
                    && base.names().isEmpty()
                    && (apply.op() == Power.OP
                            || apply.op() == Exp.OP
                            || apply.op() instanceof Sqrt
                            || Operands.makesProduct(base));
            if (open) return false;
        }
        return true;
    }

    /** {@code exp(x)·exp(−x)} as 1, {@code exp(x)·exp(2x)} as exp(3x): exponentials of multiples of one argument are one. */
    private static Product joined(Product product, Surroundings around) {
        Map<Map<Expr, Rational>, Product> exponents = new LinkedHashMap<>();
        Map<Expr, Rational> factors = new LinkedHashMap<>();
        int exponentials = 0;
        for (Map.Entry<Expr, Rational> factor : product.factors().entrySet()) {
            Optional<Product> argument = Operands.unnamed(factor.getKey(), Exp.class)
                    .filter(exp -> exp.shape().isScalar())
                    .flatMap(exp -> ProductReader.read(exp.arg(0), around));
            if (argument.isEmpty()) {
                factors.put(factor.getKey(), factor.getValue());
                continue;
            }
            exponentials++;
            Product multiple =
                    argument.get().withCoefficient(argument.get().coefficient().times(factor.getValue()));
            exponents.merge(
                    multiple.factors(),
                    multiple,
                    (a, b) -> a.withCoefficient(a.coefficient().plus(b.coefficient())));
        }
        boolean fits = exponents.values().stream().allMatch(exponent -> Exact.fits(exponent.coefficient()));
        if (exponents.size() == exponentials || !fits) return product;
        for (Product exponent : exponents.values()) {
            if (exponent.coefficient().signum() == 0) continue;
            Expr exp = around.unique(Ops.exp(around.unique(ProductWriter.write(exponent))));
            Product.raise(factors, exp, Rational.ONE);
        }
        return new Product(product.coefficient(), factors, product.shape());
    }

    private Product step(Product product, Surroundings around) {
        Rational coefficient = product.coefficient();
        Map<Expr, Rational> factors = new LinkedHashMap<>();
        Deque<Factor> pending = new ArrayDeque<>();
        product.factors().forEach((base, exponent) -> pending.add(new Factor(base, exponent)));
        while (!pending.isEmpty()) {
            Factor next = pending.pop();
            Optional<Product> parts =
                    pending.size() > MOST_FACTORS ? Optional.empty() : parts(next.base(), next.exponent(), around);
            Optional<Rational> scale = parts.flatMap(p -> Exact.power(p.coefficient(), next.exponent()))
                    .flatMap(p -> Exact.small(p));
            if (parts.isEmpty() || scale.isEmpty() || !Exact.fits(coefficient.times(scale.get()))) {
                Product.raise(factors, next.base(), next.exponent());
                continue;
            }
            coefficient = coefficient.times(scale.get());
            Deque<Factor> opened = new ArrayDeque<>();
            parts.get()
                    .factors()
                    .forEach((base, exponent) -> opened.push(new Factor(base, exponent.times(next.exponent()))));
            opened.forEach(pending::push);
        }
        return new Product(coefficient, factors, product.shape());
    }

    /** What a base is a product of, if its power is the product of the powers of the parts. */
    private Optional<Product> parts(Expr e, Rational exponent, Surroundings around) {
        if (!(e instanceof Apply base) || !e.names().isEmpty()) return Optional.empty();
        if (base.op() instanceof Sqrt) {
            radicands.add(base.arg(0));
            return Optional.of(single(base.arg(0), Rational.HALF, base));
        }
        if (!exponent.isInteger()) return Optional.empty();
        if (Operands.makesProduct(base) && around.dissolves(base)) {
            return ProductReader.read(base, around).filter(product -> !product.equals(Product.of(base)));
        }
        if (base.op() != Power.OP || Operands.exact(base.arg(0)).isPresent()) return Optional.empty();
        Optional<Rational> exact = Operands.exact(base.arg(1)).filter(Exact::fits);
        return exact.isPresent() ? exact.map(power -> single(base.arg(0), power, base)) : split(base, around);
    }

    private static Product single(Expr base, Rational exponent, Expr whole) {
        return new Product(Rational.ONE, Map.of(base, exponent), whole.shape());
    }

    /** {@code xⁿ⁻¹} as xⁿ·x⁻¹. */
    private static Optional<Product> split(Apply power, Surroundings around) {
        Expr exponent = Operands.scalar(power.arg(1)).orElse(power.arg(1));
        if (!(exponent instanceof Apply sum)
                || !Operands.makesSum(sum)
                || !sum.names().isEmpty()) return Optional.empty();
        return SumReader.read(sum, around).flatMap(terms -> {
            List<Product> symbols =
                    terms.stream().filter(term -> !term.factors().isEmpty()).toList();
            if (symbols.size() == terms.size() || symbols.isEmpty()) return Optional.empty();
            Rational number = terms.stream()
                    .filter(term -> term.factors().isEmpty())
                    .map(Product::coefficient)
                    .reduce(Rational.ZERO, Rational::plus);
            Expr rest = SumWriter.write(symbols, exponent.shape());
            Map<Expr, Rational> factors = new LinkedHashMap<>();
            factors.put(around.unique(power.arg(0).pow(rest.broadcastTo(power.shape()))), Rational.ONE);
            Product.raise(factors, power.arg(0), number);
            return Optional.of(new Product(Rational.ONE, factors, power.shape()));
        });
    }

    /** The product with its roots, and with {@code xⁿ·x} as one power. */
    Product written(Product product, Surroundings around) {
        Map<Expr, Rational> left = new LinkedHashMap<>(product.factors());
        Map<Expr, Rational> factors = new LinkedHashMap<>();
        for (Expr base : product.factors().keySet()) {
            Rational exponent = left.get(base);
            boolean symbolic = base instanceof Apply apply
                    && apply.op() == Power.OP
                    && base.names().isEmpty()
                    && exponent != null
                    && exponent.numerator().abs().equals(exponent.denominator());
            if (!symbolic || exponent == null) continue;
            Apply power = (Apply) base;
            Rational number = left.remove(power.arg(0));
            if (number == null) continue;
            Expr sum = power.arg(1).plus(Constant.of(number.times(exponent)).broadcastTo(power.shape()));
            Expr joined = around.unique(power.arg(0).pow(tidy(sum, around)));
            left.remove(base);
            Product.raise(factors, joined, exponent);
        }
        left.forEach((base, exponent) -> {
            boolean root = radicands.contains(base) && exponent.denominator().equals(TWO.numerator());
            Expr shown = root ? around.unique(Ops.sqrt(base)) : base;
            Product.raise(factors, shown, root ? exponent.times(TWO) : exponent);
        });
        return new Product(product.coefficient(), factors, product.shape());
    }

    private static Expr tidy(Expr sum, Surroundings around) {
        Expr unique = around.unique(sum);
        return SumReader.read((Apply) unique, around)
                .map(terms -> around.unique(SumWriter.write(terms, unique.shape())))
                .orElse(unique);
    }
}
