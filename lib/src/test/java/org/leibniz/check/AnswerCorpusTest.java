package org.leibniz.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Right, half right, wrong and unreadable answers, in the words and signs people use. */
class AnswerCorpusTest {
    /** {@code shapes and definitions | formula | by | verdict | answer | further answers with the same verdict}. */
    private static final String[] ROWS = {
        // What is equal though it looks different.
        "| sigmoid(x) | x | equal | σ(x)(1 − σ(x)) | exp(-x)/(1+exp(-x))^2 | \\sigma(x)\\left(1-\\sigma(x)\\right) | e^x/(1+e^x)^2"
                + " | sigmoid(x)*sigmoid(-x) | \\frac{e^{-x}}{(1+e^{-x})^2} | σ'(x) | 1/(2+exp(x)+exp(-x))",
        "| tanh(x) | x | equal | 1 - tanh(x)^2 | 1/cosh(x)^2 | 4*sigmoid(2x)*(1-sigmoid(2x)) | \\frac{1}{\\cosh^2 x}"
                + " | 1 - \\tanh^2(x) | 1 - tanh²(x) | (1-tanh x)(1+tanh x) | 4/(e^x+e^{-x})^2",
        "| log(cosh(x)) | x | equal | tanh(x) | 2σ(2x) − 1 | \\tanh x | (exp(2*x)-1)/(exp(2*x)+1) | sinh(x)/cosh(x)",
        "x:[3] | logsumexp(x) | x | equal | softmax(x) | \\frac{e^{x_i}}{\\sum_j e^{x_j}} | exp(x)/sum(exp(x))"
                + " | exp(x_i - 1)/Σ_k exp(x_k - 1) | p_i = exp(x_i)/Σⱼ exp(xⱼ)",
        "| softplus(x) | x | equal | sigmoid(x) | 1/(1+e^{-x}) | 1 - σ(-x) | \\frac{1}{1+\\exp(-x)} | 1./(1.+np.exp(-x))",
        "| x*sigmoid(x) | x | equal | σ(x) + x σ(x)(1-σ(x)) | sigmoid(x)*(1 + x*(1-sigmoid(x)))"
                + " | \\sigma(x)\\bigl(1+x(1-\\sigma(x))\\bigr)",
        "| log(1+exp(x)) | x | equal | 1/(1+exp(-x)) | e^x/(1+e^x) | exp(x)/(1+exp(x)) | sigmoid(x)",
        "| max(x,0)+max(-x,0) | x | equal | sign(x) | x/abs(x) | \\frac{x}{|x|}",
        "| max(x,0)-max(-x,0) | x | equal | 1",
        "| sin(x)^2 | x | equal | 2 sin(x) cos(x) | sin(2x) | 2\\sin x\\cos x | \\sin 2x | 2*math.sin(x)*math.cos(x)",
        "| x^5 | x | equal | 5x^4 | 5*x**4 | 5x⁴ | 5\\cdot x^{4} | 5·x·x·x·x | 5,0x^4",
        "| 0.5*x^2 + x/4 | x | equal | x + 0,25 | x+1/4 | x + ¼ | x+\\frac14 | x + \\tfrac{1}{4} | f'(x) = x + 0.25",
        "| exp(x^2) | x | equal | 2x e^{x^2} | 2*x*exp(x**2) | e^{x^2}\\cdot 2x | \\exp(x^2) 2x",
        "| a^x | x | equal | a^x ln(a) | a^x \\ln a | exp(x*log(a))*log(a)",
        "| sin(x)/x | x | equal | (x cos(x) - sin(x))/x^2 | cos(x)/x - sin(x)/x^2 | \\frac{x\\cos x-\\sin x}{x^2}",
        "| x*log(x) | x | equal | log(x)+1 | \\ln(x)+1 | 1 + ln x",
        "| sqrt(x^2+1) | x | equal | x/sqrt(x^2+1) | \\frac{x}{\\sqrt{x^2+1}} | x*(x^2+1)^(-1/2) | x/√(x²+1)",
        "| 1/(1+x) | x | equal | -1/(1+x)^2 | -(1+x)^{-2} | -\\frac{1}{(1+x)^2}",
        "; y=sigmoid(u2); u2=w2*z; z=sigmoid(u1); u1=w1*x | (r-y)^2/2 | w1 | equal | -(r-y)*y*(1-y)*w2*z*(1-z)*x"
                + " | −(r − y) · y(1 − y) · w₂ · z(1 − z) · x | (y-r)y(1-y)w_2 z(1-z)x | -(r-y)σ'(u2) w2 σ'(u1) x"
                + " | \\frac{\\partial E}{\\partial w_1} = -(r-y)\\,y(1-y)\\cdot w_2\\cdot z(1-z)\\cdot x"
                + " | -(r-sigmoid(w2*sigmoid(w1*x)))*y*(1-y)*w2*z*(1-z)*x | δ x, δ = ε w2 z (1-z), ε = -(r-y) y (1-y)"
                + " | dE/dw1 = -(r-y)*y*(1-y)*w2*z*(1-z)*x. | δ*x where δ = (y-r)*y*(1-y)*w2*z*(1-z)",
        "; y=sigmoid(w*x+b) | -r*log(y)-(1-r)*log(1-y) | w | equal | (y-r)x | x*(sigmoid(w*x+b) - r)"
                + " | (-r/y + (1-r)/(1-y)) y (1-y) x | \\left(-\\frac{r}{y}+\\frac{1-r}{1-y}\\right) y(1-y)x",
        "x:[2] w1:[2,3] w2:[3]; u1=w1'*x; z=sigmoid(u1); u2=w2'*z; y=sigmoid(u2) | (r-y)^2/2 | w1 | equal"
                + " | ∂E/∂w₁ᵢⱼ = −(r − y) · y(1 − y) · w₂ⱼ · zⱼ(1 − zⱼ) · xᵢ | -(r-y) y (1-y) w_{2b} z_b (1-z_b) x_a"
                + " | x (-(r-y) y (1-y) w2 ⊙ z ⊙ (1-z))^T | x δ^\\top, δ = (y-r) y(1-y) w_2 \\odot z \\odot (1-z)"
                + " | δ x', δ = (y-r) y(1-y) w_2 .* z .* (1-z) | δ_j x_i, δ_j = -(r-y) y(1-y) w2_j z_j (1-z_j)",
        "V:[2,3] W:[3,4] x:[4] t:[2]; h=tanh(W*x) | norm2(V*h-t)^2/2 | W | equal | (V'(V h - t) .* (1-h.^2)) x'"
                + " | (V^\\top \\delta \\odot (1-h^2)) x^\\top, \\delta = V h - t | diag(1-h.^2) V' (V h - t) x'"
                + " | \\sum_k V_{ki} δ_k (1-h_i^2) x_j, δ = V h - t | ((V.T @ (V @ h - t)) * (1-h**2)) @ x.T",
        "X:[4,3] w:[3] y:[4] | norm2(X*w-y)^2 | w | equal | 2X'(Xw-y) | 2X^T(Xw-y) | 2 X^\\top (X w - y)"
                + " | 2 Σ_i ((X w)_i - y_i) X_ij | 2\\sum_{i=1}^{4}\\left(\\sum_k X_{ik}w_k-y_i\\right)X_{ij} | 2 (Xw-y)' X",
        "x:[3] A:[3,3] | x'*A*x | x | equal | (A+A')x | A x + A^T x | x^T(A+A^T) | \\sum_j (A_{ij}+A_{ji})x_j",
        "A:[2,3] X:[3,2] | tr(A*X) | X | equal | A' | A^\\top | A | A_{ji}",
        "x:[3] | sum(x.^2) | x | equal | 2x | 2 x_i | 2x' | 2*x[i]",
        // Only under a condition.
        "| log(x^2) | x | equal | 2/x | \\frac{2x}{x^2}",
        "| x*log(x^2) | x | conditional | 2 log(x) + 2 | 2\\ln x+2",
        "| abs(x) | x | conditional | 1 | -1 | x/sqrt(x)^2",
        "| x^3/3 | x | conditional | x^3/x | exp(2*log(x)) | sqrt(x)^4",
        "| x^2*y | x | conditional | 2x^2*y/x | 2*x*y*(x-y)/(x-y)",
        "t:[3] u:[3] | -t'*log(softmax(u)) | u | conditional | softmax(u) - t",
        // What is wrong.
        "; y=sigmoid(u2); u2=w2*z; z=sigmoid(u1); u1=w1*x | (r-y)^2/2 | w1 | different | -(r-y)*y*(1-y)*w2*z*(1-z)"
                + " | (r-y)*y*(1-y)*w2*z*(1-z)*x | -(r-y)*w2*z*(1-z)*x | -(r-y)*y*(1-y)*w2*z*(1+z)*x"
                + " | -(r-y)*y*(1-y)*w1*z*(1-z)*x | 0 | 1 | -(r-y)*y*(1-y)*w2*z*(1-z)*x*x",
        "; y=sigmoid(w*x+b) | -r*log(y)-(1-r)*log(1-y) | w | different | (y+r)x | (r-y)x | (y-r) | y x",
        "| sigmoid(x) | x | different | sigmoid(x) | sigmoid(x)*(1+sigmoid(x)) | 1-sigmoid(x)^2 | exp(-x)/(1+exp(-x))",
        "| tanh(x) | x | different | 1 - tanh(x) | 1+tanh(x)^2 | 1/cosh(x)",
        "| x^2 | x | different | x | 2 | x^2 | 2x + 1e-9 | 2x + 0/0 | 2x + sqrt(-1)*0",
        "| tanh(20+x^2) | x | different | 0",
        "x:[3] A:[3,3] | x'*A*x | x | different | 2A'x | 2 A x | A x | A'x | x'x",
        // What cannot be read.
        "| x^2 | x | unreadable | 2x) | 2*(x | 2 q x | \\foo x | \\def\\a{x} 2\\a | | \\frac{2x | 2x + | foo(x) | \\input{a}",
    };

    static Checker checker(String given, String formula, String by) {
        String[] parts = given.split(";", 2);
        String define = parts.length > 1 ? parts[1].strip() : "";
        return new Answers("shapes: " + parts[0].strip() + "\ndefine: " + define + "\nf: " + formula + "\nby: " + by)
                .checker();
    }

    @Test
    void everyAnswerGetsItsVerdict() {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (String row : ROWS) {
            String[] fields = row.replace("|x|", "abs(x)").split(" ?\\| ?", -1);
            Checker checker = checker(fields[0], fields[1], fields[2]);
            for (int i = 4; i < fields.length; i++) {
                Verdict verdict = checker.check(fields[i]);
                count++;
                boolean accused = verdict.kind() != Verdict.Kind.DIFFERENT
                        && verdict.cause().isPresent();
                if (!verdict.kind().word().equals(fields[3]) || accused) {
                    wrong.add(fields[1] + " by " + fields[2] + ": " + fields[i] + ": expected " + fields[3] + ", got "
                            + verdict);
                }
            }
        }
        assertEquals("", String.join("\n", wrong), count + " answers");
    }
}
