package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;

/** {@code ½x -> x/2}, unless the fraction is written as a decimal. */
final class WriteFractionsBelow implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!Operands.makesProduct(node)) return Optional.empty();
        return ProductReader.read(node, around).flatMap(WriteFractionsBelow::written);
    }

    private static Optional<Expr> written(Product product) {
        Rational number = product.coefficient();
        boolean decimal = !Notation.ASCII.number(number).string().contains("/");
        boolean stays = decimal
                || product.factors().isEmpty()
                || product.factors().values().stream().anyMatch(exponent -> exponent.signum() < 0);
        if (stays) return Optional.empty();
        Expr above = ProductWriter.write(
                product.withCoefficient(new Rational(number.numerator().abs(), Rational.ONE.numerator())));
        Expr quotient = above.div(Constant.of(new Rational(number.denominator(), Rational.ONE.numerator())));
        return Optional.of(number.signum() < 0 ? quotient.unaryMinus() : quotient);
    }
}
