package org.leibniz.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Symbols.symbol;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Notation;
import org.leibniz.op.Ops;
import org.leibniz.op.Window;
import org.leibniz.op.Window.Padding;
import org.leibniz.shape.Shape;

/** Convolutions in derivations. Each is checked numerically when it is made; here is how it reads. */
class ConvolutionDerivationTest {
    private final Symbol x = symbol("x", "[2,3,7]");
    private final Symbol w = Symbol.parameter("w", Shape.of(4, 3, 3));

    private static Expr error(Expr y) {
        return y.named("y").squared().sum().named("E");
    }

    private static String component(Expr result, Expr by) {
        return Derivation.of(result, by).component(Notation.UNICODE);
    }

    @Test
    void gradientByTheWeightsIsACrossCorrelation() {
        Derivation derivation = Derivation.of(error(Ops.conv1d(x, w)), w);
        assertEquals("""
                E = Σᵢ Σₗ Σₙ yᵢₗₙ²    yᵢₗₙ = Σⱼ Σₘ wₗⱼₘ x[i,j,m+n-1]""", derivation.definitions(Notation.UNICODE));
        assertEquals("""
                ∂E/∂wₗⱼₘ = Σₙ Σᵢ ∂E/∂yᵢₗₙ · ∂yᵢₗₙ/∂wₗⱼₘ
                         = Σₙ Σᵢ 2yᵢₗₙ · x[i,j,m+n-1]
                ∂E/∂w is the cross-correlation of ∂E/∂y with x""", derivation.component(Notation.UNICODE));
        assertEquals("""
                dE/dw[l,j,m] = sum_n sum_i dE/dy[i,l,n] * dy[i,l,n]/dw[l,j,m]
                             = sum_n sum_i 2*y[i,l,n] * x[i,j,m+n-1]
                dE/dw is the cross-correlation of dE/dy with x""", derivation.component(Notation.ASCII));
    }

    @Test
    void gradientByTheInputIsAConvolution() {
        assertEquals("""
                ∂E/∂xᵢⱼₖ = Σₙ Σₗ ∂E/∂yᵢₗₙ · ∂yᵢₗₙ/∂xᵢⱼₖ
                         = Σₙ Σₗ 2yᵢₗₙ · w[l,j,k-n+1]
                ∂E/∂x is the convolution of w with ∂E/∂y
                with w = 0 outside its indices""", component(error(Ops.conv1d(x, w)), x));
    }

    @Test
    void twoAxesWithPadding() {
        Symbol picture = symbol("x", "[1,1,5,5]");
        Symbol kernel = Symbol.parameter("k", Shape.of(1, 1, 3, 3));
        Expr e = error(Ops.conv2d(picture, kernel, Window.of().padding(Padding.SAME)));
        assertEquals("""
                ∂E/∂kₗₘ = Σₚ Σₙ ∂E/∂yₙₚ · ∂yₙₚ/∂kₗₘ
                        = Σₚ Σₙ 2yₙₚ · x[l+n-2,m+p-2]
                ∂E/∂k is the cross-correlation of ∂E/∂y with x
                with x = 0 outside its indices""", component(e, kernel));
        assertTrue(Derivation.of(e, picture).isChecked());
    }

    @Test
    void transposedConvolutionTurnsTheRolesRound() {
        Expr e = error(Ops.convTranspose1d(symbol("x", "[2,4,5]"), w, Window.of()));
        assertTrue(component(e, w).contains("∂E/∂w is the cross-correlation of x with ∂E/∂y"));
    }

    @Test
    void aMaximumIsComparedWithWhatItsWindowReaches() {
        Symbol signal = symbol("x", "[1,1,6]");
        Derivation derivation = Derivation.of(error(Ops.maxPool(signal, Window.of(2))), signal);
        assertTrue(derivation.isChecked());
        assertEquals("""
                ∂E/∂xᵢ = Σⱼ ∂E/∂yⱼ · ∂yⱼ/∂xᵢ
                       = Σⱼ 2yⱼ · (Σₗ δ[i,2*j+l-2](x[2*j+l-2] == yⱼ)/(Σₖ(x[2*j+k-2] == yⱼ)))
                with maxPool has derivative 1/k by each of k values that tie""", derivation.component(Notation.UNICODE));
    }

    @Test
    void chainsOfConvolutions() {
        Symbol signal = symbol("x", "[n,1,m]");
        Symbol v = Symbol.parameter("v", Shape.of(1, 1, 2));
        Symbol first = Symbol.parameter("w", Shape.of(1, 1, 3));
        Expr h = Ops.tanh(Ops.conv1d(signal, first, Window.of().padding(Padding.SAME))
                        .named("u"))
                .named("h");
        Expr e = error(Ops.conv1d(h, v, Window.of().stride(2)));
        assertEquals("""
                ∂E/∂wₖ = Σₗ Σᵢ Σᵣ ∂E/∂yᵢᵣ · ∂yᵢᵣ/∂hᵢₗ · ∂hᵢₗ/∂uᵢₗ · ∂uᵢₗ/∂wₖ
                       = Σₗ Σᵢ Σᵣ 2yᵢᵣ · v[l-2*r+2] · (1 − hᵢₗ²) · x[i,k+l-2]
                ∂E/∂h is the convolution of v with ∂E/∂y
                ∂E/∂w is the cross-correlation of ∂E/∂u with x
                with x = 0 outside its indices
                with h = 0 outside its indices
                with v = 0 outside its indices""", component(e, first));
    }

    @Test
    void everyWindowGivesProductsThatAreTheGradient() {
        Symbol few = symbol("x", "[2,4,5]");
        Symbol grouped = Symbol.parameter("w", Shape.of(4, 2, 2));
        List<Expr> results = List.of(
                Ops.conv1d(few, grouped, Window.of().groups(2)),
                Ops.conv1d(
                        few,
                        grouped,
                        Window.of().groups(2).stride(2).dilation(2).padding(1)),
                Ops.convTranspose1d(few, grouped, Window.of().stride(2).groups(2)),
                Ops.sumPool(few, Window.of(2).stride(1)),
                Ops.avgPool(few, 2),
                Ops.upsample(few, 2));
        for (Expr y : results) assertTrue(Derivation.of(error(y), few).isChecked(), y::toString);
    }

    @Test
    void whatIsPaddedIsGivenAName() {
        Symbol signal = symbol("x", "[1,1,5]");
        Symbol v = Symbol.parameter("v", Shape.of(1, 1, 3));
        Derivation derivation =
                Derivation.of(error(Ops.conv1d(Ops.exp(signal), v, Window.of().padding(Padding.SAME))), signal);
        assertTrue(derivation.isChecked());
        assertEquals("""
                ∂E/∂xᵢ = Σₖ ∂E/∂yₖ · ∂yₖ/∂hᵢ · ∂hᵢ/∂xᵢ
                       = Σₖ 2yₖ · vᵢ₋ₖ₊₂ · hᵢ
                ∂E/∂h is the convolution of v with ∂E/∂y
                with h = 0 outside its indices
                with v = 0 outside its indices""", derivation.component(Notation.UNICODE));
    }
}
