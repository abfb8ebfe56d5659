package org.leibniz.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.check.Gradients.assertGradient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** Answers checked in tests, and the help that an exam gives. */
class GradientsTest {
    private final Symbol x = Symbol.input("x", Shape.scalar());
    private final Symbol r = Symbol.input("r", Shape.scalar());
    private final Symbol w1 = Symbol.parameter("w1", Shape.scalar());
    private final Symbol w2 = Symbol.parameter("w2", Shape.scalar());
    private final Expr u1 = w1.times(x).named("u1");
    private final Expr z = Ops.sigmoid(u1).named("z");
    private final Expr u2 = w2.times(z).named("u2");
    private final Expr y = Ops.sigmoid(u2).named("y");
    private final Expr error = r.minus(y).squared().div(2).named("E");

    @Test
    void rightAnswersPass() {
        assertGradient(error, w1, "-(r-y) y(1-y) w2 z(1-z) x");
        assertGradient(error, w1, "∂E/∂y · ∂y/∂u₂ · ∂u₂/∂z · ∂z/∂u₁ · ∂u₁/∂w₁");
        assertGradient(error, z, "\\frac{\\partial E}{\\partial z} = (y-r) y (1-y) w_2");
        assertGradient(Ops.tanh(x.times(2)), x, "2/cosh²(2x)");
    }

    @Test
    void aWrongAnswerFailsWithTheMistakeAndAPoint() {
        AssertionError failure =
                assertThrows(AssertionError.class, () -> assertGradient(error, w1, "-(r-y) y(1-y) w2 z(1-z)"));
        assertEquals(AssertionError.class, failure.getClass());
        List<String> lines = failure.getMessage().lines().toList();
        assertEquals(
                "the answer -(r-y) y(1-y) w2 z(1-z) for the derivative by w₁[] is different: x in ∂u₁/∂w₁ is missing,"
                        + " factor 5 of 5",
                lines.get(0));
        assertTrue(lines.get(1).matches("  at( (r|w2|w1|x) = -?[0-9.]+){4}"), lines.get(1));
        assertTrue(lines.get(2).matches("  expected -?[0-9.E-]+"), lines.get(2));
        assertTrue(lines.get(3).matches("  answer   -?[0-9.E-]+"), lines.get(3));
    }

    @Test
    void aConditionOrAnUnreadableAnswerFailsToo() {
        Expr square = x.squared();
        String conditional = assertThrows(AssertionError.class, () -> assertGradient(square, x, "2x^2/x"))
                .getMessage();
        assertTrue(conditional.endsWith("is conditional: the answer is defined only for x ≠ 0"), conditional);
        String unreadable = assertThrows(AssertionError.class, () -> assertGradient(square, x, "2*(x"))
                .getMessage();
        assertTrue(unreadable.contains("is unreadable: expected ')'"), unreadable);
    }

    private static List<String> told(Exam exam) {
        List<String> told = new ArrayList<>();
        while (exam.hasNext()) told.add(exam.next());
        return told;
    }

    @Test
    void anExamTellsAHintThenTheFactorsThenTheLine() {
        Question question = Gradients.question(error, w1);
        List<String> told = told(Exam.of(question, "-(r-y) y(1-y) z(1-z) x"));
        assertEquals(
                List.of(
                        "look at u₂ again",
                        "the next factor is ∂E/∂y = −(r − y)",
                        "the next factor is ∂y/∂u₂ = y(1 − y)",
                        "the next factor is ∂u₂/∂z = w₂",
                        "the next factor is ∂z/∂u₁ = z(1 − z)",
                        "the next factor is ∂u₁/∂w₁ = x"),
                told.subList(0, 6));
        String line = told.get(6);
        assertTrue(line.contains("∂E/∂w₁ = ∂E/∂y · ∂y/∂u₂ · ∂u₂/∂z · ∂z/∂u₁ · ∂u₁/∂w₁\n"), line);
        assertTrue(line.endsWith("= −(r − y) · y(1 − y) · w₂ · z(1 − z) · x"), line);
        assertEquals(7, told.size());
    }

    @Test
    void anExamSaysWhatCannotBeReadAndWhatIsRight() {
        Question question = Gradients.question(error, w1);
        assertEquals("right", Exam.of(question, "(y-r) y(1-y) w2 z(1-z) x").next());
        assertTrue(Exam.of(question, "2 q x").next().startsWith("unknown name 'q'"));
        Exam exam = Exam.of(Gradients.question(x.squared(), x), "x");
        told(exam);
        assertFalse(exam.hasNext());
        assertThrows(java.util.NoSuchElementException.class, exam::next);
    }

    @Test
    void theAnswersOfTheDocumentationAreRead() throws IOException {
        Checker checker = Checker.of(Gradients.question(error, w1));
        int rows = 0;
        for (String line : Files.readAllLines(Path.of("../docs/check.md"))) {
            if (!line.startsWith("| `")) continue;
            String answer = line.substring(3, line.indexOf('`', 3));
            Verdict.Kind verdict = checker.check(answer).kind();
            assertEquals(answer.startsWith("0,5") ? Verdict.Kind.DIFFERENT : Verdict.Kind.EQUAL, verdict, answer);
            rows++;
        }
        assertEquals(8, rows);
    }

    @Test
    void everyAnswerGetsTheSameVerdictEveryTime() {
        for (String answer : List.of("-(r-y) y(1-y) w2 z(1-z)", "(y-r) y(1-y) w2 z(1-z) x", "0", "x/x", "w2 q")) {
            Verdict first = Gradients.check(error, w1, answer);
            Verdict again = Gradients.check(error, w1, answer);
            assertEquals(first.toString(), again.toString());
        }
    }
}
