package org.leibniz.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Symbols.symbol;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensors;
import org.leibniz.op.Ops;

/** Derivations through functions of whole matrices: in matrix form, with the condition under which there is a derivative. */
class MatrixFunctionsTest {
    private final Symbol a = symbol("A", "[2,2]");

    private static void assertShown(String expected, Expr result, Symbol by) {
        Derivation derivation = Derivation.of(result, by);
        assertTrue(derivation.isChecked(), "a point was found to check it at");
        assertEquals(expected, derivation.toString());
    }

    @Test
    void inverse() {
        Expr b = Ops.inv(a).named("B");
        assertShown("""
                E = Σₖ Σₗ Bₖₗ²    Bₖₗ = inv(A)ₖₗ

                ∂E/∂Aᵢⱼ = Σₗ Σₖ ∂E/∂Bₖₗ · ∂Bₖₗ/∂Aᵢⱼ
                        = Σₗ Σₖ 2Bₖₗ · (−Bⱼₗ Bₖᵢ)
                with det(A) is not 0

                E = Σ B²   │ ∂B = 2B         [2,2]
                B = inv(A) │ ∂A = −Bᵀ·∂B·Bᵀ  [2,2]

                ∂E/∂A = −2Bᵀ·B·Bᵀ""", b.squared().sum().named("E"), a);
    }

    @Test
    void eigenvalues() {
        Expr values = Ops.eigenvalues(a).named("λ");
        Expr e = values.squared().sum().named("E");
        assertShown("""
                E = Σ λ²           │ ∂λ = 2λ                                         [2]
                λ = eigenvalues(A) │ ∂A = eigenvectors(A)·diag(∂λ)·eigenvectors(A)ᵀ  [2,2]

                ∂E/∂A = 2·eigenvectors(A)·diag(λ)·eigenvectors(A)ᵀ
                with eigenvalues(A) are different""", e, a);
        assertEquals("""
                \\frac{\\partial E}{\\partial A} = 2\\operatorname{eigenvectors}(A) \\cdot \\operatorname{diag}(\\lambda) \\cdot \\operatorname{eigenvectors}(A)^\\top
                with \\operatorname{eigenvalues}(A) are different""", Derivation.of(e, a).latex());
    }

    @Test
    void numbers() {
        Derivation derivation = Derivation.of(Ops.det(a).named("d").squared().named("E"), a);
        String worked = derivation.at(Map.of(a, Tensors.parse("[[1,2],[3,4]]"))).toString();
        assertTrue(worked.endsWith("""
                ∂E/∂A[1,1] = −4 · 4 = −16

                ∂E/∂A = [[−16, 12], [8, −4]]
                central differences agree to within 1e-9"""), worked);
    }
}
