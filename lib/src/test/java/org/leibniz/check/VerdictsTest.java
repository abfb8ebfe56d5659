package org.leibniz.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Answers at the edge: equal under a condition, nearly equal, without a value, or no formula. */
class VerdictsTest {
    private static final String[] QUESTIONS = {
        """
        f: log(x^2)
        by: x
        = 2/x
        """,
        """
        f: log(x^2)
        by: x
        constant ! 1/x
        ! 1/x^2
        """,
        """
        f: x*log(x^2) - 2*x
        by: x
        ? 2 log x
        ? 2*log(x)
        """,
        """
        f: x*sqrt(x^2)
        by: x
        = 2|x|
        = 2 abs(x)
        = 2 sqrt(x^2)
        ? 2x
        ? -2x
        ? 2 sqrt(x)^2
        """,
        """
        f: sqrt(x^2)
        by: x
        = sign(x)
        = x/sqrt(x^2)
        = x/|x|
        ? 1
        ? -1
        """,
        """
        f: x^2/2
        by: x
        = x
        = |x| sign(x)
        ? x^2/x
        ? sqrt(x^2)
        ? abs(x)
        ? sqrt(x)^2
        ? exp(log(x))
        ? x^3/x^2
        ? 1/(1/x)
        ? x/x*x
        ? x^2*x^(-1)
        ? x + 0/x
        ? x*(x-1)/(x-1)
        ? x (sin x)/(sin x)
        """,
        """
        f: x^3/3
        by: x
        = x^2
        = x*x
        ? x^3/x
        ? (x^3+x^2)/(x+1)
        ? exp(2 log(x))
        """,
        """
        f: x
        by: x
        = 1
        = x^0
        = cos(x)^2+sin(x)^2
        = e^0
        = x-x+1
        ? x/x
        ? sqrt(x)/sqrt(x)
        ? x^2/x^2
        ? tan(x)cot(x)
        ! 0
        """,
        """
        f: 5
        by: x
        shapes: x:[]
        = 0
        = 0*x
        = x-x
        ? 0/x
        ! 1
        ! x
        """,
        """
        f: 0*x
        by: x
        = 0
        ! 0/0
        ! x
        """,
        """
        f: abs(x)
        by: x
        = x/|x|
        = sign(x)
        = |x|/x
        ? 1
        """,
        """
        f: tan(x)
        by: x
        = 1+tan(x)^2
        = sec(x)^2
        = 2/(1+cos(2x))
        = 1/(1-sin(x)^2)
        """,
        """
        f: log(tan(x))
        by: x
        domain: 0.1<x<1.5
        = 2/sin(2x)
        = 1/(sin x cos x)
        = sec(x)^2/tan(x)
        = tan x + cot x
        """,
        """
        f: x^2
        by: x
        ! 2x + 0/0
        ! 2x + sqrt(-1)*0
        ! 0/0
        ! nan
        ! 1/0
        ! 2x + 1e-9
        ! 2.0000001x
        ! 2x+1e-25
        ! 2x(1+1e-12)
        ! (2x-2x)/0+2x
        ! log(-1)-log(-1)+2x
        """,
        """
        f: sin(x)/x
        by: x
        = cos(x)/x - sin(x)/x^2
        """,
        """
        f: x^(2/3)
        by: x
        domain: x>0
        = 2/3 x^(-1/3)
        """,
        """
        f: relu(x)
        by: x
        = step(x)
        = (x>0)
        = step(x)
        """,
        """
        f: relu(x)^2/2
        by: x
        = relu(x)
        = max(0,x)
        = relu(x) step(x)
        = x*step(x)
        = max(x,0)
        = (x+|x|)/2
        """,
        """
        f: softmax(z)
        by: z
        shapes: z:[3]
        = diag(p) - p p', p = softmax(z)
        = p_i (δ_ij - p_j), p = softmax(z)
        = p_i(\\delta_{ij}-p_j) \\text{ where } p = softmax(z)
        = diag(softmax(z)) - softmax(z) softmax(z)'
        sign ! p p' - diag(p), p = softmax(z)
        sign ! diag(p) + p p', p = softmax(z)
        missing-term/missing-path ! diag(p), p = softmax(z)
        ! p_i(1-p_j), p=softmax(z)
        """,
        """
        f: -t'*log(p)
        by: z
        shapes: z:[3] t:[3]
        define: p = softmax(z)
        = p sum(t) - t
        ? p - t
        ? p-t
        """,
        """
        f: -t'*log(p)
        by: z
        shapes: z:[3] t:[3]
        define: p = softmax(z)
        facts: sum(t) = 1
        ? p - t
        """,
        """
        f: tanh(20+x^2)
        by: x
        = 2x/cosh(20+x^2)^2
        ! 0
        """,
        """
        f: exp(-1000*x^2)
        by: x
        = -2000x e^{-1000x^2}
        ! 0
        """,
        """
        f: (x-1)^2/2
        by: x
        = x-1
        ? (x^2-2x+1)/(x-1)
        ? (x-1)^2/(x-1)
        """,
        """
        f: y^x
        by: x
        domain: y>0
        = y^x log(y)
        """,
        """
        f: x^2*y
        by: x
        = 2xy
        = 2yx
        = 2x y
        ? 2x^2 y/x
        ? 2xy^2/y
        """,
        """
        f: x^2
        by: x
        2@ 2x)
        4@ 2*(x
        2@ 2 q x
        0@ \\foo x
        0@ \\def\\a{x} 2\\a
        4@ 2x +
        0@ \\newcommand{\\a}{x}2\\a
        0@ \\input{/etc/passwd}
        0@ \\write18{ls}
        2@ 2x\\write18{ls}
        0@ \\immediate\\write18{ls}
        0@ \\csname x\\endcsname
        0@ \\loop
        0@ \\catcode`\\@=11
        0@ \\let\\a=x
        0@ \\include{a}
        0@ \\begin{verbatim}x\\end{verbatim}
        3@ 2**
        3@ x x)
        4@ 2 x ]
        3@ sin
        4@ sin(
        5@ dot(x)
        3@ 2x #
        2@ x^
        5@ ((((x
        0@ foo(x)
        2@ 2·🙂
        3@ x/0)
        2@ |x
        8@ \\frac{2}
        9@ \\frac{x}{
        4@ 2 x y
        0@ λ x
        2@ 2 ж
        """,
        """
        f: cosh(x)
        by: x
        = sinh(x)
        = (e^x-e^{-x})/2
        = sinh x
        sign ! -sinh(x)
        ! cosh x
        """,
        """
        f: acosh(x)
        by: x
        domain: x>1.1
        = 1/sqrt(x^2-1)
        = 1/(sqrt(x-1) sqrt(x+1))
        """,
        """
        f: asinh(x)
        by: x
        = 1/sqrt(x^2+1)
        = \\frac{1}{\\sqrt{1+x^2}}
        = 1/cosh(arsinh x)
        """,
        """
        f: atanh(x)
        by: x
        domain: abs(x)<1
        = 1/(1-x^2)
        """,
        """
        f: mish(x)
        by: x
        = tanh(softplus(x)) + x sech(softplus(x))^2 sigmoid(x)
        = tanh(s) + x (1-tanh(s)^2) σ(x), s = log(1+e^x)
        """,
        """
        f: x*normalCdf(x)
        by: x
        = normalCdf(x) + x exp(-x^2/2)/sqrt(2 pi)
        = (1+erf(x/sqrt(2)))/2 + x e^{-x^2/2}/sqrt(2π)
        = \\frac{1}{2}\\left(1+\\operatorname{erf}\\frac{x}{\\sqrt 2}\\right)+\\frac{x}{\\sqrt{2\\pi}}e^{-x^2/2}
        """,
        """
        f: erf(x)
        by: x
        = 2/sqrt(pi) exp(-x^2)
        = \\frac{2}{\\sqrt\\pi}e^{-x^2}
        = 2 e^{-x²}/√π
        """,
        """
        f: gelu(x)
        by: x
        = normalCdf(x) + x exp(-x^2/2)/sqrt(2 pi)
        """,
        """
        f: cosh(x)^2-sinh(x)^2
        by: x
        = 0
        ! 1
        """,
        """
        f: sinh(30*x)
        by: x
        = 30 cosh(30x)
        = 15(e^{30x}+e^{-30x})
        """
    };

    @Test
    void everyAnswerGetsItsVerdict() {
        int count = Answers.assertVerdicts(QUESTIONS);
        assertTrue(count >= 150, count + " answers");
    }

    /** Whatever is typed, there is an answer, and the limits are named. */
    @Test
    void longAndDeepAnswersEnd() {
        Checker checker = new Answers("f: x^2\nby: x").checker();
        String[] unreadable = {
            "(".repeat(201) + "2x" + ")".repeat(201),
            "x".repeat(9_999),
            "-".repeat(9_000) + "q",
            "{".repeat(5_000),
            "\\frac".repeat(1_000),
            "_{" + "a".repeat(9_000) + "}",
            "x_{" + "ab,".repeat(3_000) + "}",
            "_{" + "{a}".repeat(3_000) + "}",
            "∂_{" + "a".repeat(9_000) + "}",
            "Σ_{" + "i".repeat(9_000) + "} x",
            "|".repeat(5_000),
            "\\".repeat(9_000),
            "sin ".repeat(2_400),
            "d/dx ".repeat(1_900),
            "\\sqrt[3]{".repeat(190),
            "2x where " + "a=b, ".repeat(1_000) + "b=a",
            "2x\0",
            "[".repeat(300),
            "\\begin{align}".repeat(500),
            "\\text{".repeat(1_000),
            "\\hat{".repeat(1_000),
            "x'".repeat(20) + "q"
        };
        for (String answer : unreadable) {
            assertEquals(Verdict.Kind.UNREADABLE, checker.check(answer).kind(), answer.substring(0, 3));
        }
        assertEquals(
                "an answer has at most 10000 characters, this one has 10001",
                checker.check("x".repeat(10_001)).because());
        assertEquals(
                "parentheses are at most 200 deep",
                checker.check("(".repeat(201)).because());
        String[] equal = {
            "2x" + "+0".repeat(3_000),
            "(".repeat(150) + "2x" + ")".repeat(150),
            "2*x" + "*1".repeat(2_000),
            " ".repeat(9_000) + "2x"
        };
        for (String answer : equal) {
            assertEquals(Verdict.Kind.EQUAL, checker.check(answer).kind(), answer.substring(0, 3));
        }
        String[] different = {
            "9".repeat(4_000) + "x",
            "x^99999",
            "10^(10^10)",
            "e^(e^(e^(e^x)))",
            "x^x^x^x^x^x^x",
            "exp(exp(exp(exp(exp(x)))))",
            "sin(10^300 x)",
            "1e5000*x",
            "x*1e-5000",
            "(1+x)^9999",
            "∂x/∂x ".repeat(900)
        };
        for (String answer : different) {
            assertEquals(Verdict.Kind.DIFFERENT, checker.check(answer).kind(), answer.substring(0, 3));
        }
    }
}
