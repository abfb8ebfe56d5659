package org.leibniz.formula;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.RandomExpressions;
import org.leibniz.expr.Scope;
import org.leibniz.notation.Notation;

/** Whatever is typed is either a formula or one clear error. */
class NonsenseTest {
    private static final List<String> PARTS = List.of(
            ("a b x y A B T n w1 w₁ w_{1} ∂E e pi π ∞ Σ Σ₀ ∑ √ σ exp max sum reshape broadcast einsum ones size floor"
                            + " keep where foo t1 u 1 2 0.5 1e-3 ½ ² ⁻¹ ᵀ ' ′ ( ) [ ] | , = == < >= + - − * · .* ⊙ / ./ ^ .^ \""
                            + " \"ij,j->i\" \n"
                            + " _ . @ 𝛼 \u0301 \uD835 ₁ ⁻ _{ ab xw abx")
                    .split(" "));

    @Test
    void ofRandomTokens() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                text.append(PARTS.get(random.nextInt(PARTS.size()))).append(random.nextBoolean() ? " " : "");
            }
            check(text.toString());
        }
    }

    @Test
    void ofDamagedFormulas() {
        Random random = new Random(2);
        RandomExpressions expressions = new RandomExpressions(11);
        for (int i = 0; i < 2_000; i++) {
            Notation notation = random.nextBoolean() ? Notation.ASCII : Notation.UNICODE;
            Expr e = expressions.next();
            StringBuilder text =
                    new StringBuilder(new Printer(notation).printWhole(e).toString());
            for (int damage = random.nextInt(3); damage >= 0 && text.length() > 0; damage--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) text.deleteCharAt(at);
                else text.insert(at, PARTS.get(random.nextInt(PARTS.size())));
            }
            Scope scope = new Scope();
            Graph.of(e).symbols().forEach(scope::declare);
            check(text.toString(), scope, Undeclared.REFUSE);
        }
    }

    private static void check(String text) {
        check(text, Formulas.scope(), Undeclared.REFUSE);
        check(text, new Scope(), Undeclared.SCALAR);
    }

    private static void check(String text, Scope scope, Undeclared rule) {
        try {
            Formula.parse(text, scope, rule);
        } catch (FormulaException error) {
            assertTrue(error.offset() >= 0 && error.offset() <= text.length(), text);
            assertTrue(error.getMessage().startsWith("offset " + error.offset() + ": "), text);
            assertTrue(error.getMessage().length() < 500 && error.getMessage().indexOf('\n') < 0, error::getMessage);
            assertTrue(
                    error.pointer().lines().allMatch(line -> line.codePointCount(0, line.length()) <= 80),
                    error::pointer);
        } catch (RuntimeException other) {
            throw new AssertionError(text, other);
        }
    }
}
