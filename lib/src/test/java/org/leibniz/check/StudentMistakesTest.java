package org.leibniz.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Mistakes that students make, written by hand, in other derivatives than those of {@link MistakesTest}. */
class StudentMistakesTest {
    private static final String[] QUESTIONS = {
        """
        f: x^2*sin(x)
        by: x
        = 2x sin x + x^2 cos x
        wrong-rule ! 2x cos x
        missing-term ! 2x sin x
        missing-term ! x^2 cos x
        sign ! 2x sin(x) - x^2 cos x
        constant ! x sin(x) + x^2 cos(x)
        activation/wrong-rule ! 2x sin x + x^2 sin x
        wrong-rule ! 2x^2 sin x + x^2 cos x
        constant ! 4x sin x + 2x^2 cos x
        sign ! -(2x sin x + x^2 cos x)
        """,
        """
        f: log(x^2+1)
        by: x
        = 2x/(x^2+1)
        missing-factor ! 1/(x^2+1)
        wrong-rule/extra-factor ! 2x/(x^2+1)^2
        argument ! 1/(2x)
        constant ! x/(x^2+1)
        missing-factor ! 2/(x^2+1)
        wrong-rule ! 2x log(x^2+1)
        wrong-rule ! 2x (x^2+1)
        """,
        """
        f: sqrt(1+x^2)
        by: x
        = x/sqrt(1+x^2)
        missing-factor ! 1/(2 sqrt(1+x^2))
        constant ! x/(2 sqrt(1+x^2))
        constant ! 2x/sqrt(1+x^2)
        wrong-rule ! x sqrt(1+x^2)
        sign ! -x/sqrt(1+x^2)
        missing-factor ! 1/sqrt(1+x^2)
        """,
        """
        f: (x^2+3*x)^5
        by: x
        = 5(x^2+3x)^4 (2x+3)
        missing-factor ! 5(x^2+3x)^4
        argument/wrong-rule ! 5(2x+3)^4
        constant ! (x^2+3x)^4 (2x+3)
        wrong-rule ! 5(x^2+3x)^5(2x+3)
        missing-term ! 5(x^2+3x)^4 (2x)
        constant ! 5(x^2+3x)^4(x+3)
        wrong-rule ! 5(x^2+3x)^6(2x+3)
        constant ! 4(x^2+3x)^4(2x+3)
        missing-term ! 5(x^2+3x)^4 * 3
        """,
        """
        f: sin(x)^3
        by: x
        = 3 sin(x)^2 cos(x)
        missing-factor ! 3 sin(x)^2
        argument/wrong-rule ! 3cos(x)^2
        constant ! sin(x)^2 cos(x)
        sign ! -3 sin(x)^2 cos x
        wrong-rule/missing-factor ! 3 sin(x) cos(x)
        activation/wrong-rule ! 3 sin(x)^2 sin(x)
        wrong-rule ! 3 sin(x)^3 cos(x)
        """,
        """
        f: x^3*exp(-x)
        by: x
        = (3x^2-x^3) e^{-x}
        sign ! (3x^2+x^3)e^{-x}
        missing-term ! 3x^2 e^{-x}
        wrong-rule ! -3x^2 e^{-x}
        missing-term ! -x^3 e^{-x}
        constant ! (x^2-x^3)e^{-x}
        wrong-rule ! (3x^3-x^3)e^{-x}
        wrong-rule ! 3x^2 e^{-x} - x^3 e^{-x-1}
        """,
        """
        f: -(t*log(p)+(1-t)*log(1-p))
        by: w
        define: p = sigmoid(z); z = w*x+b
        domain: 0 < t < 1
        = (p-t) x
        missing-factor ! (p-t)
        sign ! (t-p)x
        sign ! (p+t)x
        swapped-factor ! (p-t)w
        ! p(1-p)x
        extra-factor ! (p-t)p(1-p)x
        missing-factor ! (-t/p+(1-t)/(1-p)) x
        constant ! 2(p-t)x
        extra-factor ! (p-t)x^2
        missing-term/missing-path ! -t/p * p(1-p) x
        sign ! (-t/p-(1-t)/(1-p)) p(1-p) x
        """,
        """
        f: (h2-t)^2/2
        by: u
        define: h1 = tanh(a1); a1 = u*x1; h2 = tanh(a2); a2 = w*h1 + u*x2
        = (h2-t)(1-h2^2)(x2 + w(1-h1^2)x1)
        missing-path ! (h2-t)(1-h2^2) x2
        missing-path ! (h2-t)(1-h2^2) w (1-h1^2) x1
        missing-factor ! (h2-t)(x2 + w(1-h1^2)x1)
        missing-factor ! (h2-t)(1-h2^2)(x2 + (1-h1^2)x1)
        missing-factor ! (h2-t)(1-h2^2)(x2 + w x1)
        swapped-factor ! (h2-t)(1-h2^2)(x2 + u(1-h1^2)x1)
        sign ! (h2-t)(1-h2^2)(x2 - w(1-h1^2)x1)
        sign ! (t-h2)(1-h2^2)(x2 + w(1-h1^2)x1)
        swapped-factor ! (h2-t)(1-h2^2)(x1 + w(1-h1^2)x1)
        argument ! (h2-t)(1-h1^2)(x2 + w(1-h1^2)x1)
        wrong-rule ! (h2-t)(1-h2)(x2+w(1-h1^2)x1)
        constant ! 2(h2-t)(1-h2^2)(x2 + w(1-h1^2)x1)
        argument ! (h2-t)(1-h2^2)(x2 + w(1-h2^2)x1)
        """,
        """
        f: norm2(y-t)^2/2
        by: W
        shapes: W:[3,4] x:[4] b:[3] t:[3]
        define: z = W*x + b; y = sigmoid(z)
        = ((y-t) .* y .* (1-y)) x'
        missing-factor ! ((y-t) .* y .* (1-y))
        missing-factor ! (y-t) x'
        missing-factor ! (y .* (1-y)) x'
        sign ! ((t-y).*y.*(1-y)) x'
        constant ! 2((y-t).*y.*(1-y)) x'
        missing-factor ! ((y-t).*y) x'
        missing-factor ! ((y-t).*(1-y)) x'
        sign ! ((y-t).*y.*(1+y)) x'
        activation ! ((y-t).*(1-y.^2)) x'
        argument ! ((y-t).*z.*(1-z)) x'
        ! b x'
        sign ! ((y+t).*y.*(1-y)) x'
        index ! Σ_i (y_i-t_i) y_i (1-y_i) x_j
        index ! ∂E/∂W_ij = (y_j-t_j) y_j (1-y_j) x_i
        """,
        """
        f: norm2(y-t)^2/2
        by: x
        shapes: W:[3,4] x:[4] b:[3] t:[3]
        define: z = W*x + b; y = sigmoid(z)
        = W' ((y-t) .* y .* (1-y))
        missing-factor ! W'(y-t)
        sign ! -W'((y-t) .* y .* (1-y))
        missing-factor ! Σ_i W_ij y_i (1-y_i)
        missing-factor ! (y-t) .* y .* (1-y)
        missing-factor ! Σ_i W_ij (y_i - t_i) y_i
        """,
        """
        f: norm2(A*x-b)^2
        by: x
        shapes: A:[3,3] x:[3] b:[3]
        = 2 A'(A x - b)
        transpose ! 2A(Ax-b)
        constant ! A'(Ax-b)
        missing-factor ! 2(Ax-b)
        sign ! -2A'(Ax-b)
        sign ! 2A'(Ax+b)
        missing-term ! 2A'Ax
        transpose ! 2A'(A'x-b)
        extra-factor ! 2 A' A (A x - b)
        """,
        """
        f: a'*X*b
        by: X
        shapes: a:[3] b:[3] X:[3,3]
        = a b'
        ! a' b
        swapped-factor ! a a'
        sign ! -a b'
        constant ! 2 a b'
        """,
        """
        f: -sum(t.*log(p))
        by: W
        shapes: t:[3] W:[3,3] x:[3]
        define: p = softmax(W*x)
        = (p sum(t) - t) x'
        sign ! (t - p sum(t)) x'
        missing-factor ! (p sum(t) - t)
        sign ! (p sum(t)+t) x'
        constant ! 2(p sum(t)-t) x'
        index ! ∂E/∂W_ij = (p_j sum(t) - t_j) x_i
        """,
        """
        f: (y-t)^2/2
        by: W1
        shapes: W1:[3,2] b1:[3] w2:[3] x:[2]
        define: a = W1*x + b1; h = relu(a); y = w2'*h + c
        = (y-t) (w2 .* step(a)) x'
        missing-factor ! (y-t) w2 x'
        activation/wrong-rule ! (y-t) (w2 .* h) x'
        missing-factor ! (y-t) (w2 .* step(a))
        sign ! (t-y) (w2 .* step(a)) x'
        missing-factor ! (y-t) step(a) x'
        missing-factor ! (w2 .* step(a)) x'
        extra-factor ! (y-t)^2 (w2 .* step(a)) x'
        constant ! 2(y-t) (w2 .* step(a)) x'
        """,
        """
        f: (y-t)^2/2
        by: w2
        shapes: W1:[3,2] b1:[3] w2:[3] x:[2]
        define: a = W1*x + b1; h = relu(a); y = w2'*h + c
        = (y-t) h
        swapped-factor ! (y-t) a
        missing-factor ! h
        sign ! (t-y)h
        swapped-factor ! (y-t) w2
        ! (y-t) x
        """,
        """
        f: a*b*c
        by: b
        = a c
        missing-factor ! a
        ! a b c
        swapped-factor ! a b
        sign ! -a c
        constant ! 2 a c
        extra-factor ! a c^2
        """,
        """
        f: sin(2*x)*cos(x)
        by: x
        = 2cos(2x)cos(x)-sin(2x)sin(x)
        sign ! 2cos(2x)cos(x)+sin(2x)sin(x)
        wrong-rule ! -2cos(2x)sin(x)
        missing-factor/constant ! cos(2x)cos(x)-sin(2x)sin(x)
        missing-term ! 2cos(2x)cos(x)
        missing-term ! -sin(2x)sin(x)
        argument ! 2cos(x)cos(x)-sin(2x)sin(x)
        ! 2cos(2x)cos(x)-sin(x)sin(x)
        """,
        """
        f: exp(sin(x))
        by: x
        = cos(x) exp(sin(x))
        missing-factor ! exp(sin x)
        argument ! exp(cos x)
        sign ! -cos(x)exp(sin x)
        activation/wrong-rule ! sin(x) exp(sin x)
        argument ! cos(x) exp(x)
        extra-factor/wrong-rule ! exp(sin(x)) sin(x) cos(x)
        wrong-rule ! cos(x) sin(x) exp(sin(x)-1)
        """,
        """
        f: -(t*log(y) + (1-t)*log(1-y))
        by: w1
        define: a1 = w1*x + b1; h1 = tanh(a1); a2 = w2*h1 + b2; h2 = sigmoid(a2); a3 = w3*h2 + b3; y = sigmoid(a3)
        domain: 0 < t < 1
        = (y-t) w3 h2(1-h2) w2 (1-h1^2) x
        missing-factor ! (y-t) w3 h2(1-h2) w2 (1-h1^2)
        missing-factor ! (y-t) w3 h2(1-h2) w2 x
        missing-factor ! (y-t) w3 w2 (1-h1^2) x
        missing-factor ! (y-t) h2(1-h2) w2 (1-h1^2) x
        missing-factor ! (y-t) w3 h2(1-h2) (1-h1^2) x
        missing-factor ! w3 h2(1-h2) w2 (1-h1^2) x
        swapped-factor ! (y-t) w3 h2(1-h2) w2 (1-h1^2) b1
        swapped-factor ! (y-t) w2 h2(1-h2) w2 (1-h1^2) x
        argument ! (y-t) w3 h1(1-h1) w2 (1-h1^2) x
        argument ! (y-t) w3 h2(1-h2) w2 (1-h2^2) x
        sign ! (t-y) w3 h2(1-h2) w2 (1-h1^2) x
        sign ! (y-t) w3 h2(1+h2) w2 (1-h1^2) x
        sign ! (y-t) w3 h2(1-h2) w2 (1+h1^2) x
        activation ! (y-t) w3 (1-h2^2) w2 (1-h1^2) x
        activation ! (y-t) w3 h2(1-h2) w2 h1(1-h1) x
        wrong-rule ! (y-t) w3 h2(1-h2) w2 (1-h1) x
        extra-factor ! (y-t) y(1-y) w3 h2(1-h2) w2 (1-h1^2) x
        extra-factor ! (y-t) w3^2 h2(1-h2) w2 (1-h1^2) x
        constant ! ½(y-t) w3 h2(1-h2) w2 (1-h1^2) x
        missing-factor ! (y-t) w3 h2 w2 (1-h1^2) x
        missing-factor ! (y-t) w3 (1-h2) w2 (1-h1^2) x
        sign ! (y+t) w3 h2(1-h2) w2 (1-h1^2) x
        argument ! (y-t) w3 a2(1-a2) w2 (1-h1^2) x
        argument ! (y-t) w3 σ'(h2) w2 (1-h1^2) x
        argument ! (y-t) w3 σ'(a1) w2 (1-h1^2) x
        missing-factor/activation ! (y-t) w3 sigmoid(a2) w2 tanh'(a1) x
        activation ! (y-t) w3 tanh'(a2) w2 tanh'(a1) x
        """,
        """
        f: -(t*log(y) + (1-t)*log(1-y))
        by: b2
        define: a1 = w1*x + b1; h1 = tanh(a1); a2 = w2*h1 + b2; h2 = sigmoid(a2); a3 = w3*h2 + b3; y = sigmoid(a3)
        domain: 0 < t < 1
        = (y-t) w3 h2(1-h2)
        extra-factor ! (y-t) w3 h2(1-h2) h1
        missing-factor ! (y-t) w3
        missing-factor ! (y-t) h2(1-h2)
        extra-factor ! (y-t) w3 h2(1-h2) b2
        sign ! -(y-t) w3 h2(1-h2)
        swapped-factor ! (y-t) w2 h2(1-h2)
        missing-factor ! (y-t) w3 h2
        """,
        """
        f: exp(-a*t)*cos(w*t)
        by: t
        = -e^{-a t}(a cos(w t) + w sin(w t))
        sign ! e^{-at}(a cos(wt)+w sin(wt))
        sign ! -e^{-at}(a cos(wt)-w sin(wt))
        missing-term ! -a e^{-at} cos(wt)
        missing-term ! -w e^{-at} sin(wt)
        missing-factor ! -e^{-at}(a cos(wt)+ sin(wt))
        missing-factor ! -e^{-at}(cos(wt)+ w sin(wt))
        wrong-rule ! a w e^{-at} sin(wt)
        activation ! -e^{-at}(a cos(wt)+w cos(wt))
        argument ! -e^{-at}(a cos(wt)+w sin(t))
        swapped-factor ! -e^{-at}(t cos(wt)+w sin(wt))
        swapped-factor ! -e^{-at}(a cos(wt)+a sin(wt))
        constant ! -2e^{-at}(a cos(wt)+w sin(wt))
        """,
        """
        f: log(x)/x^2
        by: x
        domain: x > 0.2
        = (1-2 log x)/x^3
        sign ! (1+2 log x)/x^3
        ! (1 - 2 log x)/x^2
        missing-term ! 1/x^3
        missing-term ! -2 log(x)/x^3
        wrong-rule ! 1/(2x^2)
        constant ! (1 - log x)/x^3
        missing-square ! (x - 2x log x)/x^2
        ! (1-2/x)/x^3
        """,
        """
        f: sqrt(sin(x))
        by: x
        domain: 0.2<x<1.4
        = cos(x)/(2 sqrt(sin x))
        missing-factor ! 1/(2 sqrt(sin x))
        constant ! cos(x)/sqrt(sin x)
        sign ! -cos(x)/(2 sqrt(sin x))
        argument ! 1/(2 sqrt(cos x))
        argument/wrong-rule ! sqrt(cos x)
        wrong-rule ! cos(x) sqrt(sin x)/2
        activation/swapped-factor/wrong-rule ! sin(x)/(2 sqrt(sin x))
        """,
        """
        f: x*y*exp(x*y)
        by: x
        = y e^{xy}(1 + x y)
        missing-term ! y e^{xy}
        missing-term ! x y^2 e^{xy}
        sign ! y e^{xy}(1 - x y)
        missing-factor ! y e^{xy}(1 + x)
        missing-factor ! e^{xy}(1 + x y)
        swapped-factor ! x e^{xy}(1 + x y)
        wrong-rule ! y^2 e^{xy}
        ! y e^{x}(1 + x y)
        constant ! 2 y e^{xy}(1+xy)
        """,
        """
        f: sigmoid(a*x)*sigmoid(b*x)
        by: x
        = p q (a(1-p) + b(1-q)), p = σ(a x), q = σ(b x)
        missing-term ! a σ(ax)(1-σ(ax)) σ(bx)
        missing-term ! b σ(bx)(1-σ(bx)) σ(ax)
        wrong-rule ! a b σ'(ax) σ'(bx)
        sign ! a σ'(ax) σ(bx) - b σ(ax) σ'(bx)
        missing-factor ! σ'(ax) σ(bx) + b σ(ax) σ'(bx)
        activation/missing-factor ! a σ(ax) σ(bx) + b σ(ax) σ'(bx)
        swapped-factor ! a σ'(ax) σ(bx) + a σ(ax) σ'(bx)
        argument ! a σ'(x) σ(bx) + b σ(ax) σ'(bx)
        argument ! a σ'(bx) σ(bx) + b σ(ax) σ'(bx)
        argument/swapped-factor ! a σ'(ax) σ(bx) + b σ(bx) σ'(bx)
        """,
        """
        f: 1/(1+exp(-k*(x-c)))
        by: c
        = -k s(1-s), s = σ(k(x-c))
        sign ! k s(1-s), s = σ(k(x-c))
        missing-factor ! -s(1-s), s = σ(k(x-c))
        missing-factor ! -k s, s = σ(k(x-c))
        swapped-factor ! -x s(1-s), s = σ(k(x-c))
        sign ! -k s(1+s), s = σ(k(x-c))
        missing-square ! -k exp(-k(x-c))/(1+exp(-k(x-c)))
        swapped-factor ! -(x-c) s(1-s), s = σ(k(x-c))
        """,
        """
        f: atan(y/x)
        by: x
        domain: x > 0.2, y > 0.2
        = -y/(x^2+y^2)
        sign ! y/(x^2+y^2)
        sign ! -y/(x^2-y^2)
        missing-factor ! 1/(1+y^2/x^2)
        swapped-factor ! -x/(x^2+y^2)
        extra-factor ! -y^2/(x^2+y^2)
        missing-factor ! -1/(x^2+y^2)
        constant ! -2y/(x^2+y^2)
        ! -y/(x+y)
        missing-factor ! -1/x^2/(1+y^2/x^2)
        """,
        """
        f: (1-exp(-x^2))^3
        by: x
        = 6x e^{-x^2}(1-e^{-x^2})^2
        missing-factor ! 3(1-e^{-x^2})^2
        missing-factor ! 3 e^{-x^2}(1-e^{-x^2})^2
        sign ! -6x e^{-x^2}(1-e^{-x^2})^2
        sign ! 6x e^{-x^2}(1+e^{-x^2})^2
        constant ! 2x e^{-x^2}(1-e^{-x^2})^2
        wrong-rule ! 6x e^{-x^2}(1-e^{-x^2})^3
        missing-factor ! 6x(1-e^{-x^2})^2
        wrong-rule/missing-factor ! 6x e^{-x^2}(1-e^{-x^2})
        missing-factor ! 6 e^{-x^2}(1-e^{-x^2})^2
        """,
        """
        f: sum(E.^2)/2
        by: W1
        shapes: X:[5,3] W1:[3,4] W2:[4,2] T:[5,2]
        define: Z = X*W1; H = tanh(Z); Y = H*W2; E = Y - T
        = X' ((E W2') .* (1-H.^2))
        missing-factor ! X' (E W2')
        wrong-rule ! X' ((E W2') .* (1-H))
        sign ! X' ((E W2') .* (1+H.^2))
        sign ! -X' ((E W2') .* (1-H.^2))
        constant ! 2X' ((E W2') .* (1-H.^2))
        activation ! X' ((E W2') .* H)
        swapped-factor ! X' ((Y W2') .* (1-H.^2))
        swapped-factor ! X' ((T W2') .* (1-H.^2))
        activation ! X' ((E W2') .* H .* (1-H))
        argument ! X' ((E W2') .* (1-Z.^2))
        missing-factor ! Σ_n X_ni (Σ_k E_nk W2_jk)
        index ! ∂L/∂W1_ij = Σ_n X_nj (Σ_k E_nk W2_ik)(1-H_ni^2)
        extra-factor ! X' ((E W2') .* (1-H.^2) .* (1-H.^2))
        """,
        """
        f: sum(E.^2)/2
        by: W2
        shapes: X:[5,3] W1:[3,4] W2:[4,2] T:[5,2]
        define: Z = X*W1; H = tanh(Z); Y = H*W2; E = Y - T
        = H' E
        ! X' E
        swapped-factor ! H' Y
        swapped-factor ! H' T
        sign ! -H' E
        constant ! 2 H' E
        extra-factor ! H' (E .* (1-Y.^2))
        swapped-factor ! Z' E
        sign ! H' (Y + T)
        """,
        """
        f: logsumexp(z) - t'*z
        by: W
        shapes: W:[3,4] x:[4] t:[3]
        define: z = W*x
        = (p-t) x', p = softmax(z)
        sign ! (t-p) x', p = softmax(z)
        sign ! (p+t) x', p = softmax(z)
        missing-factor ! p - t, p = softmax(z)
        missing-term/missing-path ! softmax(z) x'
        missing-term/missing-path ! -t x'
        constant ! 2(softmax(z)-t) x'
        missing-factor/activation/swapped-factor/wrong-rule ! (z-t) x'
        index ! ∂E/∂W_ij = (softmax(z)_j - t_j) x_i
        """,
        """
        f: norm2(X*w-y)^2/2 + l*norm2(w)^2/2
        by: w
        shapes: X:[4,3] w:[3] y:[4]
        = X'(Xw-y) + l w
        missing-term/missing-path ! X'(Xw-y)
        missing-factor ! X'(Xw-y) + w
        sign ! X'(Xw-y) - l w
        sign ! X'(y-Xw) + l w
        constant ! X'(Xw-y) + 2 l w
        constant ! 2X'(Xw-y) + l w
        sign ! X'(Xw+y) + l w
        extra-factor ! X'(Xw-y) + l^2 w
        missing-term/missing-path ! l w
        """,
        """
        f: x'*A*y
        by: y
        shapes: A:[3,3] x:[3] y:[3]
        = A' x
        transpose ! A x
        missing-factor ! x
        swapped-factor ! A' y
        sign ! -A'x
        extra-factor ! A' A' x
        constant ! 2 A'x
        """,
        """
        f: log(det(X))
        by: X
        shapes: X:[3,3]
        = inv(X)'
        missing-factor/extra-factor ! inv(X)'/det(X)
        sign ! -inv(X)'
        ! X'
        extra-factor ! inv(X)' * det(X)
        """,
        """
        f: tr(X'*A*X)
        by: X
        shapes: A:[3,3] X:[3,3]
        = (A+A')X
        transpose ! 2A X
        missing-term ! A X
        sign ! (A-A')X
        missing-term ! A'X
        missing-factor ! (A+A')
        transpose ! (A+A')X'
        """,
        """
        f: (h-t)^2/2
        by: ag
        define: i = sigmoid(ai); g = tanh(ag); c = f*c0 + i*g; o = sigmoid(ao); h = o*tanh(c)
        = (h-t) o (1-tanh(c)^2) i (1-g^2)
        missing-factor ! (h-t) o i (1-g^2)
        missing-factor ! (h-t) (1-tanh(c)^2) i (1-g^2)
        missing-factor ! (h-t) o (1-tanh(c)^2) (1-g^2)
        missing-factor ! (h-t) o (1-tanh(c)^2) i
        argument ! (h-t) o (1-c^2) i (1-g^2)
        swapped-factor ! (h-t) o (1-tanh(c)^2) f (1-g^2)
        swapped-factor ! (h-t) o (1-tanh(c)^2) g (1-g^2)
        activation ! (h-t) o (1-tanh(c)^2) i g(1-g)
        sign ! (h-t) o (1+tanh(c)^2) i (1-g^2)
        sign ! (t-h) o (1-tanh(c)^2) i (1-g^2)
        wrong-rule ! (h-t) o (1-tanh(c)) i (1-g^2)
        extra-factor ! (h-t) o o (1-tanh(c)^2) i (1-g^2)
        constant ! 2(h-t) o (1-tanh(c)^2) i (1-g^2)
        argument ! (h-t) o (1-h^2) i (1-g^2)
        missing-factor ! o (1-tanh(c)^2) i (1-g^2)
        """,
        """
        f: (y-t)^2/2
        by: w
        define: s1 = tanh(w*s0); s2 = tanh(w*s1); y = v*s2
        = (y-t) v (1-s2^2)(s1 + w(1-s1^2)s0)
        missing-path ! (y-t) v (1-s2^2) s1
        missing-path ! (y-t) v (1-s2^2) w(1-s1^2)s0
        missing-factor ! (y-t)(1-s2^2)(s1 + w(1-s1^2)s0)
        missing-factor ! (y-t) v (1-s2^2)(s1 + w s0)
        missing-factor ! (y-t) v (s1 + w(1-s1^2)s0)
        missing-factor ! (y-t) v (1-s2^2)(s1 + (1-s1^2)s0)
        sign ! (y-t) v (1-s2^2)(s1 - w(1-s1^2)s0)
        swapped-factor ! (y-t) v (1-s2^2)(s0 + w(1-s1^2)s0)
        swapped-factor ! (y-t) w (1-s2^2)(s1 + w(1-s1^2)s0)
        argument ! (y-t) v (1-s1^2)(s1 + w(1-s1^2)s0)
        argument ! (y-t) v (1-s2^2)(s1 + w(1-s2^2)s0)
        swapped-factor ! (y-t) v (1-s2^2)(s1 + v(1-s1^2)s0)
        constant ! 3(y-t) v (1-s2^2)(s1 + w(1-s1^2)s0)
        missing-factor ! (y-t) v (1-s2^2)(s1 + w(1-s1^2))
        """,
        """
        f: x^4 - 3*x^2 + 2*x
        by: x
        = 4x^3-6x+2
        missing-term ! 4x^3-6x
        wrong-rule/extra-factor ! 4x^3-6x+2x
        sign ! 4x^3+6x+2
        wrong-rule ! 4x^4-6x+2
        constant ! x^3-6x+2
        constant ! 4x^3-3x+2
        sign ! 4x^3-6x-2
        missing-term ! 4x^3+2
        constant ! 3x^3-6x+2
        wrong-rule ! 4x^2-6x+2
        wrong-rule/extra-factor ! 4x^3-6x^2+2
        """,
        """
        f: tan(x)*x
        by: x
        domain: abs(x) < 1.2
        = tan x + x sec^2 x
        missing-term ! tan x
        missing-term ! x sec^2 x
        wrong-rule ! sec^2 x
        sign ! tan x - x sec^2 x
        wrong-rule/missing-factor ! tan x + x sec x
        missing-factor ! tan(x) + sec(x)^2
        ! tan x + x tan^2 x
        """,
        """
        f: asin(x^2)
        by: x
        domain: abs(x) < 0.9
        = 2x/sqrt(1-x^4)
        missing-factor ! 1/sqrt(1-x^4)
        sign ! 2x/sqrt(1+x^4)
        argument ! 2x/sqrt(1-x^2)
        constant ! x/sqrt(1-x^4)
        sign ! -2x/sqrt(1-x^4)
        wrong-rule ! 2x sqrt(1-x^4)
        ! 2x/(1-x^4)
        """,
        """
        f: x^n*exp(-x/b)
        by: x
        domain: x>0.2, b>0.2, 1<n<4
        = (n x^(n-1) - x^n/b) e^{-x/b}
        missing-term ! n x^(n-1) e^{-x/b}
        missing-term ! -x^n/b e^{-x/b}
        sign ! (n x^(n-1) + x^n/b) e^{-x/b}
        missing-factor ! (n x^(n-1) - x^n) e^{-x/b}
        missing-factor ! (x^(n-1) - x^n/b) e^{-x/b}
        wrong-rule ! (n x^n - x^n/b) e^{-x/b}
        wrong-rule ! (n x^(n-1) - b x^n) e^{-x/b}
        """,
        """
        f: 0.5*(d-o)^2
        by: v
        define: h = sigmoid(w*x); o = sigmoid(v*h)
        = -(d-o) o(1-o) h
        =  (o-d)·o·(1-o)·h
        = -(d-o)\\,o\\,(1-o)\\,h
        missing-factor ! -(d-o) o h
        missing-factor ! -(d-o)(1-o) h
        missing-factor ! -(d-o) o(1-o)
        sign ! (d-o) o (1-o) h
        swapped-factor ! -(d-o) o (1-o) x
        swapped-factor ! -(d-o) o(1-o) v
        constant ! -0.5(d-o) o(1-o) h
        argument ! -(d-o) h(1-h) h
        activation ! -(d-o) (1-o^2) h
        extra-factor ! -(d-o) o(1-o) h w
        extra-factor ! -(d-o) o(1-o) h^2
        extra-factor/wrong-rule ! -(d-o)^2 o(1-o) h
        missing-factor/missing-term ! -d o(1-o) h
        ! -(d-o)-o(1-o)h
        """,
        """
        f: sum((y-t).^2)/4
        by: w
        shapes: X:[4,3] w:[3] t:[4]
        define: y = X*w
        = X'(y-t)/2
        = 1/2 X'(Xw-t)
        = \\frac{1}{2}X^\\top(Xw-t)
        = 0,5 Xᵀ(y−t)
        = Σ_i X_ij (y_i - t_i)/2
        constant ! X'(y-t)
        sign ! -X'(y-t)/2
        sign ! X'(y+t)/2
        missing-term ! X' y/2
        """,
        """
        f: -log(p)
        by: z
        define: p = sigmoid(z)
        = p-1
        sign ! 1-p
        missing-term ! p
        missing-factor ! -1/p
        sign ! p+1
        ! p(1-p)
        extra-factor ! -(1-p) p
        ! -p
        """,
        """
        f: exp(a*x)*log(b*x)
        by: x
        domain: x>0.2,b>0.2
        = a e^{ax} ln(bx) + e^{ax}/x
        = e^{ax}\\left(a\\ln(bx)+\\frac1x\\right)
        missing-term ! a e^{ax} ln(bx)
        missing-term ! e^{ax}/x
        wrong-rule ! a e^{ax}/x
        sign ! a e^{ax} ln(bx) - e^{ax}/x
        missing-factor ! e^{ax} ln(bx) + e^{ax}/x
        missing-factor ! a e^{ax} ln(bx) + e^{ax}/(bx)
        extra-factor ! a e^{ax} ln(bx) + b e^{ax}/x
        swapped-factor ! x e^{ax} ln(bx) + e^{ax}/x
        argument ! a e^{ax} ln(x) + e^{ax}/x
        wrong-rule ! a x e^{ax-1} ln(bx) + e^{ax}/x
        """,
        """
        f: (a*x+b)/(c*x+d)
        by: x
        = (ad-bc)/(cx+d)^2
        = (a(cx+d) - c(ax+b))/(cx+d)²
        missing-square ! (a(cx+d) - c(ax+b))/(cx+d)
        sign ! (a(cx+d) + c(ax+b))/(cx+d)^2
        sign ! (c(ax+b) - a(cx+d))/(cx+d)^2
        wrong-rule ! a/c
        missing-term ! a/(cx+d)
        missing-term ! -c(ax+b)/(cx+d)^2
        sign ! (ad+bc)/(cx+d)^2
        missing-factor ! (a(cx+d) - (ax+b))/(cx+d)^2
        missing-factor ! (a(cx+d) - c(ax+b))
        missing-term ! ad/(cx+d)^2
        swapped-factor/argument ! (a(cx+d) - c(ax+b))/(ax+b)^2
        """,
        """
        f: sqrt(x^2+y^2)
        by: y
        = y/sqrt(x^2+y^2)
        = y/√(x²+y²)
        = \\frac{y}{\\sqrt{x^2+y^2}}
        swapped-factor ! x/sqrt(x^2+y^2)
        missing-factor ! 1/(2sqrt(x^2+y^2))
        constant ! 2y/sqrt(x^2+y^2)
        ! y/(x^2+y^2)
        wrong-rule ! y sqrt(x^2+y^2)
        sign ! -y/sqrt(x^2+y^2)
        sign ! y/sqrt(x^2-y^2)
        ! (x+y)/sqrt(x^2+y^2)
        """,
        """
        f: tanh(W*x+b)'*v
        by: W
        shapes: W:[3,4] x:[4] b:[3] v:[3]
        define: h = tanh(W*x+b)
        = ((1-h.^2) .* v) x'
        = (v .* (1-h.^2)) x'
        = (v\\odot(1-h^2))x^\\top
        = v_i (1-h_i^2) x_j
        missing-factor ! (1-h.^2) x'
        missing-factor ! v x'
        missing-factor ! (v .* (1-h.^2))
        sign ! (v .* (1+h.^2)) x'
        wrong-rule ! (v .* (1-h)) x'
        activation ! (v .* h .* (1-h)) x'
        sign ! -(v .* (1-h.^2)) x'
        activation/wrong-rule ! (v .* h) x'
        constant ! 2(v .* (1-h.^2)) x'
        swapped-factor ! (b .* (1-h.^2)) x'
        index ! ∂L/∂W_ij = v_j (1-h_j^2) x_i
        """,
        """
        f: x'*A'*A*x
        by: x
        shapes: A:[3,3] x:[3]
        = 2A'Ax
        = 2A^\\top A x
        = 2 Σ_k Σ_j A_ki A_kj x_j
        transpose ! 2AA'x
        constant/missing-term ! A'Ax
        missing-factor ! 2A'A
        ! 2Ax
        sign ! -2A'Ax
        transpose ! 2AAx
        constant ! 4A'Ax
        """,
        """
        f: l*sum(w.^2) + (w'*x-t)^2
        by: w
        shapes: w:[3] x:[3]
        = 2 l w + 2(w'x-t) x
        = 2(λw + (w'x - t)x), λ = l
        missing-term ! 2(w'x-t)x
        missing-term ! 2lw
        missing-factor ! 2w + 2(w'x-t)x
        ! 2lw + 2(w'x-t)
        sign ! 2lw - 2(w'x-t)x
        sign ! 2lw + 2(w'x+t)x
        constant ! l w + 2(w'x-t)x
        constant ! 2lw + (w'x-t)x
        swapped-factor ! 2lw + 2(w'x-t)w
        missing-factor ! 2lw + 2x
        constant ! lw+(w'x-t)x
        """,
        """
        f: softplus(-m)
        by: w
        define: m = t*w*x
        = -σ(-m) t x
        = -t x/(1+e^m)
        = t x (σ(m)-1)
        sign ! σ(-m) t x
        sign/argument ! -σ(m) t x
        missing-factor ! -σ(-m) x
        missing-factor ! -σ(-m) t
        activation ! -σ(-m)(1-σ(-m)) t x
        missing-factor ! σ(-m)
        constant ! -2σ(-m) t x
        swapped-factor ! -σ(-m) t w
        """,
        """
        f: gamma*(x-mu)/sqrt(s+eps)
        by: s
        domain: s>0.2, 0<eps<0.1
        = -gamma (x-mu)/(2 (s+eps)^(3/2))
        = -½ gamma (x-mu) (s+eps)^(-3/2)
        sign ! gamma (x-mu)/(2 (s+eps)^(3/2))
        constant ! -gamma (x-mu)/(s+eps)^(3/2)
        wrong-rule/missing-factor ! -gamma (x-mu)/(2 (s+eps)^(1/2))
        missing-factor ! -(x-mu)/(2 (s+eps)^(3/2))
        missing-term/missing-factor ! -gamma x/(2 (s+eps)^(3/2))
        sign ! -gamma (x+mu)/(2 (s+eps)^(3/2))
        missing-factor ! -gamma/(2 (s+eps)^(3/2))
        sign ! -gamma (x-mu)/(2(s-eps)^(3/2))
        ! gamma/sqrt(s+eps)
        """
    };

    @Test
    void mistakesAreNamed() {
        Map<String, Integer> missed = new TreeMap<>();
        List<String> list = new ArrayList<>();
        int count = 0;
        for (String question : QUESTIONS) {
            Answers answers = new Answers(question);
            Checker checker = answers.checker();
            for (Answers.Line line : answers.lines()) {
                Verdict verdict = checker.check(line.answer());
                assertEquals(line.verdict(), verdict.kind(), () -> answers + ": " + line + ": " + verdict);
                if (line.kinds().isEmpty()) continue;
                count++;
                String named = verdict.cause().map(cause -> cause.kind().word()).orElse("none");
                if (line.kinds().contains(named)) continue;
                list.add(answers + ": " + line + ": " + verdict);
                missed.merge(String.join("/", line.kinds()), 1, Integer::sum);
            }
        }
        int named = count - list.size();
        System.out.println("mistakes of students: " + named + " of " + count + " named");
        assertTrue(
                named >= 0.9 * count && count >= 400,
                named + " of " + count + ", missed " + missed + "\n" + String.join("\n", list));
    }
}
