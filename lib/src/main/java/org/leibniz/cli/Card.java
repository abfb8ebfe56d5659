package org.leibniz.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.leibniz.explain.ActivationCard;
import org.leibniz.explain.Language;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.formula.Formula;
import org.leibniz.plot.LineChart;

/** {@code leibniz card FORMULA}: what one wants to know of an activation. */
final class Card implements Command {
    @Override
    public String name() {
        return "card";
    }

    @Override
    public String summary() {
        return "tells range, slope and kinks of an activation, a function of x";
    }

    @Override
    public String example() {
        return "leibniz card 'sigmoid(x)'";
    }

    @Override
    public String options() {
        return """
                --svg card.svg       the function and its derivative as a picture
                --lang en, --lang zh the language
                """;
    }

    @Override
    public void run(List<String> words, PrintStream out) {
        Arguments arguments = new Arguments(words, Set.of(), Set.of("--svg", "--lang"));
        if (arguments.plain().size() != 1) {
            throw new UsageException(
                    "needs one formula, got " + arguments.plain().size());
        }
        Scope scope = new Scope();
        Symbol x = scope.scalar("x");
        Expr function = Formula.parse(arguments.plain().get(0), scope);
        ActivationCard card = ActivationCard.of(function, x);
        out.print(card.text(Language.of(arguments.value("--lang").orElse("en"))));
        arguments
                .value("--svg")
                .ifPresent(file -> Explain.write(
                        file,
                        new LineChart(arguments.plain().get(0), "x")
                                .curve("f", card.places(), card.values())
                                .curve("f′", card.places(), card.slopes())
                                .svg()));
    }
}
