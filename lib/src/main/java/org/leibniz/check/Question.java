package org.leibniz.check;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;

/**
 * What is asked: a derivative, and the values it is about.
 *
 * @param formula what is differentiated
 * @param by what it is differentiated by, each in its turn
 * @param derivative the right answer
 * @param scope the names an answer may use
 * @param domain conditions on the values
 * @param facts equations that the values satisfy
 */
public record Question(
        Expr formula, List<Expr> by, Expr derivative, Scope scope, List<Condition> domain, List<Fact> facts) {
    public Question {
        by = List.copyOf(by);
        domain = List.copyOf(domain);
        facts = List.copyOf(facts);
    }

    Question under(List<Fact> others) {
        return new Question(formula, by, derivative, scope, domain, others);
    }
}
