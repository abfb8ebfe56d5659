package org.leibniz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        return Main.run(List.of(words), print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sigmoid(w*x+b)^2 | w | ∂/∂w = 2x σ(wx + b)²(1 − σ(wx + b))
                    x^2              | x | ∂/∂x = 2x
                    sin(x)/x         | x | ∂/∂x = cos(x)/x − sin(x)/x²
                    exp(-x^2)        | x | ∂/∂x = −2x exp(−x²)
                    -x               | x | ∂/∂x = −1
                    w1*w2            | w_1 | ∂/∂w₁ = w₂
                    """)
    void derivatives(String formula, String wrt, String printed) {
        assertEquals(0, run("derive", formula, "--wrt", wrt), this::err);
        assertEquals(printed + "\n", out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        x'*A*x     | x   | --ascii                     | d/dx = A*x + A'*x
        x'*A*x     | A   | --ascii                     | d/dA = x*x'
        x'*A*x     | x   | --layout=numerator          | ∂/∂x = (A·x + Aᵀ·x)ᵀ
        tr(A*X)    | X   | --layout=numerator          | ∂/∂X = A
        A*exp(x)   | x   |                             | ∂/∂x = A·diag(exp(x))
        A*exp(x)   | x   | --layout=denominator        | ∂/∂x = diag(exp(x))·Aᵀ
        x'*A*x     | x   | --kind=hessian              | ∂/∂x ∂/∂x = A + Aᵀ
        x'*A*x     | x   | --components                | ∂f/∂xᵢ = Σⱼ Aᵢⱼ xⱼ + Σₖ xₖ Aₖᵢ
        x'*x       | x   | --components --kind=hessian | ∂/∂xⱼ ∂f/∂xᵢ = 2δᵢⱼ
        A*exp(x)   | x   | --components                | ∂fᵢ/∂xⱼ = Aᵢⱼ exp(xⱼ)
        A*x        | x   | --components --ascii        | df[i]/dx[j] = A[i,j]
        A*x        | A   | --components                | ∂fᵢ/∂Aⱼₖ = δᵢⱼ xₖ
        softmax(x) | x   | --components                | ∂fᵢ/∂xⱼ = softmax(x)ᵢ δᵢⱼ − softmax(x)ᵢ softmax(x)ⱼ
        logdet(X)  | X   | --components                | ∂f/∂Xₗₖ = T₁ₖₗ where T₁ = inv(X)
        p^2*q      | p,q | --kind=partial              | ∂/∂p ∂/∂q = 2p
        """)
    void shapesKindsLayoutsAndComponents(String formula, String wrt, String options, String printed) {
        List<String> words = new ArrayList<>(List.of("derive", formula, "--wrt", wrt));
        words.addAll(List.of("--declare", "A[3,3] X[3,3] x[3]"));
        if (options != null) words.addAll(List.of(options.split(" ")));
        assertEquals(0, run(words.toArray(String[]::new)), this::err);
        assertEquals(printed + "\n", out());
    }

    @Test
    void otherNotations() {
        run("derive", "sigmoid(w*x+b)^2", "--wrt", "w", "--ascii");
        run("derive", "x/y", "--wrt=x", "--latex");
        assertEquals("""
                d/dw = 2*x*sigmoid(w*x + b)^2*(1 - sigmoid(w*x + b))
                \\frac{\\partial}{\\partial x} = \\frac{1}{y}
                """, out());
    }

    @Test
    void values() {
        run("derive", "sigmoid(w*x+b)^2", "--wrt", "w,b", "--at", "w=1,x=2,b=0");
        List<String> lines = out().lines().toList();
        assertEquals(4, lines.size());
        double s = 1 / (1 + Math.exp(-2));
        assertEquals(2 * s * s * (1 - s) * 2, value(lines.get(1)), 1e-15);
        assertEquals(2 * s * s * (1 - s), value(lines.get(3)), 1e-15);
    }

    private static double value(String line) {
        assertTrue(line.startsWith("at w=1, x=2, b=0: "), line);
        return Double.parseDouble(line.substring(line.lastIndexOf(' ')));
    }

    @Test
    void unrelatedNamesGiveZeroWithAWord() {
        assertEquals(0, run("derive", "x^2", "--wrt", "q"));
        assertEquals("∂/∂q = 0, since the formula does not depend on q\n", out());
    }

    @Test
    void unreadableFormulasShowWhere() {
        assertEquals(1, run("derive", "sigmod(w*x)", "--wrt", "w"));
        assertEquals("""
                leibniz derive: offset 0: unknown name 'sigmod', did you mean 'sigmoid'?
                sigmod(w*x)
                ^
                """, err());
        assertEquals("", out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    derive x                       | derive: needs --wrt with the names to differentiate by
                    derive x y --wrt x             | derive: needs one formula, in quotation marks; got 2
                    derive x --wrt x --colour      | derive: unknown option --colour
                    derive x --wrt                 | derive: --wrt needs a value
                    derive x --wrt x --wrt y       | derive: --wrt is given twice
                    derive x --wrt x --ascii --latex | derive: takes one of --ascii, --latex
                    """)
    void wrongCallsShowTheUsage(String line, String message) {
        assertEquals(2, run(line.split(" +")));
        assertTrue(err().startsWith("leibniz " + message + "\n"), err());
        assertTrue(err().contains("example: leibniz derive"), err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x=1,q=2 | derive: --at: the formula has no q
                    x=one   | derive: --at: one is no number
                    """)
    void wrongValues(String values, String message) {
        assertEquals(1, run("derive", "x^2", "--wrt", "x", "--at", values));
        assertTrue(err().startsWith("leibniz " + message + "\n"), err());
    }

    @Test
    void missingValues() {
        assertEquals(1, run("derive", "x^2*y", "--wrt", "x", "--at", "x=1"));
        assertTrue(err().startsWith("leibniz derive: --at: no value is given for y\n"), err());
    }

    @Test
    void helpShowsEveryCommandWithAnExample() {
        assertEquals(0, run("--help"));
        for (String command : List.of("run", "derive")) {
            assertTrue(out().contains("example: leibniz " + command + " "), out());
        }
    }

    @Test
    void unknownCommands() {
        assertEquals(2, run("differentiate"));
        assertEquals("leibniz: there is no command differentiate; leibniz --help lists them\n", err());
    }
}
