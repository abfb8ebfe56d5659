package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.leibniz.expr.Symbols.scalar;
import static org.leibniz.expr.Symbols.symbol;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leibniz.notation.MathMlText;
import org.leibniz.notation.Notation;
import org.leibniz.op.Ops;

/** An unnamed formula that is used twice is written once, {@code … where t₁ = …}. */
class SharedNodesTest {
    private final Symbol p = scalar("p");
    private final Symbol q = scalar("q");
    private final Symbol r = scalar("r");
    private final Expr u = p.times(q).plus(r);

    private static String print(Expr e) {
        return new Printer().print(e).toString();
    }

    @Test
    void argumentOfAFunctionIsCalledU() {
        Expr slope = Ops.sigmoid(u).times(Constant.of(1).minus(Ops.sigmoid(u)));
        assertEquals("σ(u)(1 − σ(u)) where u = pq + r", print(slope));
        assertEquals(
                "sigmoid(u)*(1 - sigmoid(u)) where u = p*q + r",
                new Printer(Notation.ASCII).print(slope).toString());
    }

    @Test
    void otherFormulasAreNumbered() {
        assertEquals("t₁ t₁ where t₁ = pq + r", print(u.times(u)));
        Expr twice = p.plus(p);
        Expr fourTimes = twice.plus(twice);
        assertEquals("t₂ + t₂ where t₁ = p + p, t₂ = t₁ + t₁", print(fourTimes.plus(fourTimes)));
    }

    @Test
    void whatIsBriefIsRepeated() {
        assertEquals("σ(p)σ(p)", print(Ops.sigmoid(p).times(Ops.sigmoid(p))));
        assertEquals("pp", print(p.times(p)));
        assertEquals("2 + 2", print(Constant.of(2).plus(2)));
    }

    @Test
    void namedFormulasNeedNoOtherName() {
        u.named("v");
        assertEquals("vv", print(u.times(u)));
        assertEquals("vv where v = pq + r", new Printer().printWhole(u.times(u)).toString());
    }

    @Test
    void inventedNamesAreFree() {
        Expr e = u.times(u)
                .plus(scalar("t1"))
                .plus(scalar("t3"))
                .times(q.plus(r))
                .plus(q.plus(r));
        assertEquals("(t₂ t₂ + t₁ + t₃)t₄ + t₄ where t₂ = pq + r, t₄ = q + r", print(e));
        Symbol taken = scalar("u");
        assertEquals(
                "(σ(t₁) + u)σ(t₁) where t₁ = pq + r",
                print(Ops.sigmoid(u).plus(taken).times(Ops.sigmoid(u))));
        assertEquals(
                "t₃ t₃ where t₃ = pq + r",
                new Printer().print(u.times(u), Set.of("t1", "t2")).toString());
    }

    @Test
    void inventedNamesAreNoSizes() {
        Symbol x = symbol("x", "[t1]");
        Expr e = x.plus(1);
        assertEquals("t₂ ⊙ t₂ where t₂ = x + 1", print(e.times(e)));
    }

    @Test
    void definitionsComeBeforeTheirUse() {
        Printer.Formula formula = new Printer().print(fourfold(fourfold(p)));
        assertEquals(
                List.of("t1", "t2", "t3"), List.copyOf(formula.definitions().keySet()));
        assertEquals("t₃ + t₃", formula.text().string());
        assertEquals("t₂ + t₂", formula.definitions().get("t3").string());
    }

    private static Expr fourfold(Expr e) {
        Expr twice = e.plus(e);
        return twice.plus(twice);
    }

    @Test
    void repetitionOfOneFormulaIsWrittenOnce() {
        Symbol a = symbol("A", "[2,2]");
        Expr inner = symbol("x", "[2]").dot(symbol("y", "[2]"));
        assertEquals("(A + t₁)t₁ where t₁ = xᵀ·y", print(a.plus(inner).times(inner)));
    }

    @Test
    void inliningWritesEverythingOut() {
        assertEquals(
                "(pq + r)(pq + r)", new Printer().inlining().print(u.times(u)).toString());
    }

    @Test
    void wholePrintDefinesNamedFormulasInOrder() {
        Expr h = Ops.tanh(u).named("h");
        Expr y = h.times(h).plus(1).named("y");
        assertEquals(
                "y/2 where h = tanh(pq + r), y = hh + 1",
                new Printer().printWhole(y.div(2)).toString());
    }

    @Test
    void leavesMayBeWrittenByTheCaller() {
        Printer printer = new Printer(Notation.UNICODE, e -> e == p ? Notation.UNICODE.literal("3") : null);
        assertEquals("3q + r", printer.print(u).toString());
    }

    @Test
    void everyNotation() {
        Expr e = u.times(u);
        assertEquals(
                "t1*t1 where t1 = p*q + r", new Printer(Notation.ASCII).print(e).toString());
        assertEquals(
                "t_1 t_1 \\text{ where } t_1 = p q + r",
                new Printer(Notation.LATEX).print(e).toString());
        assertEquals(
                "sub(t,1)sub(t,1)\u00a0where\u00a0sub(t,1)=pq+r",
                MathMlText.inShort(new Printer(Notation.MATHML).print(e).toString()));
    }
}
