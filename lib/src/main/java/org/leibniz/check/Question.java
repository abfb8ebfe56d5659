package org.leibniz.check;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.explain.Derivatives;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;
import org.leibniz.formula.Asked;

/**
 * What is asked: a derivative, and the values it is about.
 *
 * @param formula what is differentiated
 * @param by what it is differentiated by, each in its turn
 * @param derivative the right answer
 * @param scope the names an answer may use
 * @param domain conditions on the values
 * @param given equations between names that are part of the question
 * @param facts equations that the values satisfy; an answer that is right only because of them is right conditionally
 */
public record Question(
        Expr formula,
        List<Expr> by,
        Expr derivative,
        Scope scope,
        List<Condition> domain,
        List<Fact> given,
        List<Fact> facts) {
    public Question {
        given = List.copyOf(given);
        by = List.copyOf(by);
        domain = List.copyOf(domain);
        facts = List.copyOf(facts);
    }

    /**
     * What an answer should be the derivative of.
     *
     * @param local whether a prime means the derivative of a function by its argument
     */
    Asked asked(boolean local) {
        return new Asked(formula, by, derivative.shape(), Derivatives::d, local);
    }

    /** The question about values of which only this is known. */
    Question under(List<Fact> known) {
        List<Fact> all = new ArrayList<>(given);
        all.addAll(known);
        return new Question(formula, by, derivative, scope, domain, all, List.of());
    }
}
