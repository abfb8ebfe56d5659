package org.leibniz.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.leibniz.notation.Notation;

/** The reference picture of the project, character for character. */
class HomeworkLineTest {
    private final Networks.Perceptron net = new Networks.Perceptron();
    private final Networks.Batched batched = new Networks.Batched();

    @Test
    void definitions() {
        assertEquals(
                "E = ½(r − y)²    y = σ(u₂)    u₂ = Σⱼ w₂ⱼ zⱼ    zⱼ = σ(u₁ⱼ)    u₁ⱼ = Σᵢ w₁ᵢⱼ xᵢ",
                Derivation.of(net.error, net.w1).definitions(Notation.UNICODE));
    }

    @Test
    void component() {
        assertEquals("""
                ∂E/∂w₁ᵢⱼ = ∂E/∂y · ∂y/∂u₂ · ∂u₂/∂zⱼ · ∂zⱼ/∂u₁ⱼ · ∂u₁ⱼ/∂w₁ᵢⱼ
                         = −(r − y) · y(1 − y) · w₂ⱼ · zⱼ(1 − zⱼ) · xᵢ""", Derivation.of(net.error, net.w1).component(Notation.UNICODE));
    }

    @Test
    void latex() {
        assertEquals("""
                \\frac{\\partial E}{\\partial w_{1ij}} = \\frac{\\partial E}{\\partial y} \\cdot \\frac{\\partial y}{\\partial u_2} \\cdot \\frac{\\partial u_2}{\\partial z_j} \\cdot \\frac{\\partial z_j}{\\partial u_{1j}} \\cdot \\frac{\\partial u_{1j}}{\\partial w_{1ij}}
                 = -(r - y) \\cdot y(1 - y) \\cdot w_{2j} \\cdot z_j(1 - z_j) \\cdot x_i""", Derivation.of(net.error, net.w1).latex());
    }

    @Test
    void ascii() {
        assertEquals("""
                dE/dw1[i,j] = dE/dy * dy/du2 * du2/dz[j] * dz[j]/du1[j] * du1[j]/dw1[i,j]
                            = -(r - y) * y*(1 - y) * w2[j] * z[j]*(1 - z[j]) * x[i]""", Derivation.of(net.error, net.w1).component(Notation.ASCII));
    }

    @Test
    void matrix() {
        assertEquals("""
                E = ½(r − y)² │ ∂y  = −(r − y)          []
                y = σ(u₂)     │ ∂u₂ = ∂y y(1 − y)       []
                u₂ = zᵀ·w₂    │ ∂z  = ∂u₂ w₂            [3]
                              │ ∂w₂ = ∂u₂ z             [3]
                z = σ(u₁)     │ ∂u₁ = ∂z ⊙ z ⊙ (1 − z)  [3]
                u₁ = xᵀ·w₁    │ ∂w₁ = x·∂u₁ᵀ            [2,3]

                ∂E/∂w₁ = −(r − y)y(1 − y)x·(w₂ ⊙ z ⊙ (1 − z))ᵀ""", Derivation.of(net.error, net.w1).matrix(Notation.UNICODE));
    }

    @Test
    void matrixOfABatch() {
        String table = Derivation.of(batched.loss, batched.w2).matrix(Notation.UNICODE);
        String documented = """
                L = ½·Σ e²     │ ∂e  = e                 [n,1]
                e = y − t      │ ∂y  = ∂e                [n,1]
                y = σ(z₂)      │ ∂z₂ = ∂y ⊙ y ⊙ (1 − y)  [n,1]
                z₂ = h·w₂ + b₂ │ ∂h  = ∂z₂·w₂ᵀ           [n,3]
                               │ ∂w₂ = hᵀ·∂z₂            [3,1]
                               │ ∂b₂ = Σ₀ ∂z₂            [1]
                """;
        assertTrue(table.startsWith(documented), table);
        assertTrue(table.endsWith("∂L/∂w₂ = hᵀ·(e ⊙ y ⊙ (1 − y))"), table);
    }

    @Test
    void numbers() {
        assertEquals(
                """
                r = 1
                x = [1, 2]
                w₁ = [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]
                u₁ = [0.9, 1.2, 1.5]
                z = [0.71095, 0.76852, 0.81757]
                w₂ = [0.7, 0.8, 0.9]
                u₂ = 1.8483
                y = 0.86393
                E = 0.0092579

                ∂E/∂y           = −(r − y)       = −(1 − 0.86393)       = −0.13607
                ∂y/∂u₂          = y(1 − y)       = 0.86393(1 − 0.86393) = 0.11756
                ∂u₂/∂z[1]       = w₂[1]                                 = 0.7
                ∂z[1]/∂u₁[1]    = z[1](1 − z[1]) = 0.71095(1 − 0.71095) = 0.2055
                ∂u₁[1]/∂w₁[1,1] = x[1]                                  = 1
                ∂E/∂w₁[1,1] = −0.13607 · 0.11756 · 0.7 · 0.2055 · 1 = −0.0023011
                """, firstPart(Derivation.of(net.error, net.w1).at(net.values).toString()));
    }

    private static String firstPart(String example) {
        return example.substring(0, example.lastIndexOf("\n\n") + 1);
    }
}
