package org.leibniz.formula;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line holds two spellings of one formula, the second with all the parentheses and signs of the first. */
class GrammarTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        a + b - c              | (a + b) - c
        a - b*c                | a - (b*c)
        a*b/c*r                | ((a*b)/c)*r
        a/b/c                  | (a/b)/c
        a^b^c                  | a^(b^c)
        a*b^c                  | a*(b^c)
        a^b*c                  | (a^b)*c
        a**b                   | a^b
        a < b + c              | a < (b + c)
        a*b >= c               | (a*b) >= c
        x.*y./x.^y             | (x.*y)./(x.^y)
        x.^2'                  | x.^(2)
        a*x.*y                 | (a*x).*y
        """)
    void precedence(String text, String explicit) {
        Formulas.assertReadsAs(explicit, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -a*b                   | -(a*b)
        -a^2                   | -(a^2)
        -a + b                 | (-a) + b
        a - -b                 | a - (-b)
        --a                    | -(-a)
        a*-b*c                 | (a*(-b))*c
        a/-b                   | a/(-b)
        a^-b                   | a^(-b)
        a^-b^c                 | a^(-(b^c))
        a^-b*c                 | (a^(-b))*c
        +a                     | a
        a*+b                   | a*b
        -2*a                   | -((2)*a)
        a*-2                   | a*(-2)
        a^-2                   | a^(-2)
        -2^a                   | -((2)^a)
        a < -b                 | a < (-b)
        """)
    void signs(String text, String explicit) {
        Formulas.assertReadsAs(explicit, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1/3*a                  | (1/3)*a
        1/3a                   | (1/3)*a
        a + 1/3                | a + (1/3)
        -1/3*a                 | -((1/3)*a)
        1/3^2                  | (1)/(3^2)
        1/3²                   | (1)/(3^2)
        a/1/3                  | (a/(1))/(3)
        0.5/3                  | (0.5)/(3)
        6/3                    | 2
        1/0                    | (1)/(0)
        ½a                     | (1/2)*a
        ¾                      | 0.75
        .5                     | 0.5
        2.                     | 2
        1e-3                   | 0.001
        1.5E3                  | 1500
        1e−3                   | 0.001
        2e                     | 2*e
        2.*x                   | (2).*x
        1./x                   | (1)./x
        """)
    void numbers(String text, String explicit) {
        Formulas.assertReadsAs(explicit, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        2a                     ; 2*a
        a b                    ; a*b
        ab                     ; a*b
        abc                    ; (a*b)*c
        2ab^c                  ; ((2)*a)*(b^c)
        ab²c                   ; (a*(b^2))*c
        w1a                    ; w1*a
        w₁a                    ; w1*a
        w_1 a                  ; w1*a
        w_{1}a                 ; w1*a
        ratew                  ; rate*w
        2(a + b)(a - b)        ; ((2)*(a + b))*(a - b)
        a(b)                   ; a*b
        ab(c)                  ; (a*b)*c
        aσ(b)                  ; a*sigmoid(b)
        σ(a)b                  ; sigmoid(a)*b
        a exp(b)               ; a*exp(b)
        3n                     ; (3)*size(n)
        na                     ; size(n)*a
        2πr                    ; ((2)*pi)*r
        ea                     ; e*a
        a√b                    ; a*sqrt(b)
        a|b|c                  ; (a*abs(b))*c
        ∂Ea                    ; ∂E*a
        dE a                   ; ∂E*a
        """)
    void factorsSideBySide(String text, String explicit) {
        Formulas.assertReadsAs(explicit, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        a·b⋅c×r                ; a*b*c*r
        x ⊙ y ⊘ x              ; x.*y./x
        a − b                  ; a - b
        a ÷ b                  ; a/b
        a ≤ b                  ; a <= b
        a ≥ b                  ; a >= b
        a ≠ b                  ; a != b
        a²                     ; a^2
        a¹⁰                    ; a^10
        a⁻¹                    ; a^(-1)
        x²                     ; x.^2
        Aᵀ                     ; A'
        A²ᵀ                    ; (A.^2)'
        Aᵀ²                    ; (A').^2
        A’                     ; A'
        √a                     ; sqrt(a)
        √a²                    ; (sqrt(a))^2
        √(a)²                  ; (sqrt(a))^2
        √√a                    ; sqrt(sqrt(a))
        √2a                    ; sqrt(2)*a
        π                      ; pi
        ∞                      ; infinity
        |a - b|                ; abs(a - b)
        |a|b||c| + 1|          ; abs(a)*b*abs(abs(c) + 1)
        Σ x                    ; sum(x)
        Σx²                    ; sum(x.^2)
        ∑ x·a                  ; sum(x)*a
        Σ(x + y)²              ; sum((x + y).^2)
        Σ₀ B                   ; sum(B, 0)
        Σ₀₁B                   ; sum(B, 0, 1)
        ∑₁ B                   ; sum(B, 1)
        -Σ x                   ; -(sum(x))
        ΣΣ₀ B                  ; sum(sum(B, 0))
        """)
    void signsOfTheBlackboard(String text, String explicit) {
        Formulas.assertReadsAs(explicit, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2*A*x                  | 2*(A*x)
        2*a*A*x                | (2*a)*(A*x)
        2*A*x*a                | (2*(A*x))*a
        A*2*x                  | (A*2)*x
        A/2*x                  | (A/2)*x
        2*A/2*x                | ((2*A)/2)*x
        a*x'*y*A               | (a*(x'*y))*A
        2*x'*y*a*A*x           | ((2*(x'*y))*a)*(A*x)
        x'*A*y                 | (x'*A)*y
        x*y'*A                 | (x*y')*A
        x'*y*x'*y              | (x'*y)*(x'*y)
        B*A*x                  | (B*A)*x
        (x'*A)'                | (x'*A)'
        tanh(x'*A)*y           | dot(tanh(dot(x, A)), y)
        (x' + y')*x            | dot(x + y, x)
        -x'*y                  | -(dot(x, y))
        (2*x')*y               | dot(2*x, y)
        x'.^2*y                | dot(x.^2, y)
        x'*x                   | dot(x, x)
        x*x'                   | outer(x, x)
        x'*A                   | dot(x, A)
        A*(x'*A)'              | dot(A, dot(x, A))
        a'*b'                  | a*b
        x''*y'                 | outer(x, y)
        A''                    | (A')'
        T*eye(4)               | dot(T, eye(4))
        eye(2)*T               | dot(eye(2), T)
        """)
    void matrices(String text, String explicit) {
        Formulas.assertReadsAs(explicit, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        ln(a)                  | log(a)
        logistic (a)           | sigmoid(a)
        σ'(a)                  | sigmoid(a)*(1 - sigmoid(a))
        σ′(x)                  | sigmoid(x).*(1 - sigmoid(x))
        relu'(x)               | step(x)
        step'(x)               | zeros(3)
        2σ'(a)b                | 2*(sigmoid(a)*(1 - sigmoid(a)))*b
        sum(B, -1)             | sum(B, 1)
        mean(B, 0, 1)          | mean(B)
        transpose(A)           | A'
        max(x, 0)              | max(x, broadcast(0, [3]))
        broadcast(x, [2,3])    | broadcast(x, [2, 3])
        broadcast(a, [n])      | broadcast(a, [n])
        ones(2, 3)             | broadcast(1, [2,3])
        zeros(n)               | broadcast(0, [n])
        size(n)                | n
        size(2*n + 1)          | size(n + n + 1)
        sumTo(B, [3])          | sum(B, 0)
        where(a < b, a, b)     | where(a < b, a, b)
        """)
    void calls(String text, String explicit) {
        Formulas.assertReadsAs(explicit, text);
    }
}
