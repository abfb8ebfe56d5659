package org.leibniz.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Markup;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** Puts an explanation into one HTML file in which one can go from step to step; it needs nothing from elsewhere. */
final class Player {
    private final Explanation explanation;
    private final Derivation derivation;
    private final Language language;
    private final Writing writing;

    Player(Explanation explanation, Language language) {
        this.explanation = explanation;
        this.derivation = explanation.derivation();
        this.language = language;
        this.writing = new Writing(
                Notation.MATHML,
                derivation.components(Notation.MATHML).marking(Player::marked),
                derivation.table(Notation.MATHML));
    }

    private static Text marked(Factor factor, Text text) {
        return marked(factor.of().name(), factor.by().name(), text);
    }

    /** A written derivative, marked with the names it is of and by. */
    static Text marked(String of, String by, Text text) {
        String open = "<mrow class=\"factor\" " + ends(of, by) + ">";
        return new Text(open + text.string() + "</mrow>", text.binding(), text.kind(), text.row(), text.tokens());
    }

    private static String ends(String of, String by) {
        return "data-of=\"" + Markup.escape(of) + "\" data-by=\"" + Markup.escape(by) + "\"";
    }

    /** @param title what the sheet is about, empty if it does not say */
    String html(String title) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("language", language.code());
        parts.put("title", Markup.escape(title.isEmpty() ? explanation.plainGoal() : title));
        parts.put("goal", math(explanation.goal(writing), false));
        for (String word : List.of("back", "next", "component", "matrix", "theme"))
            parts.put(word, Markup.escape(Messages.in(language).pattern("player." + word)));
        parts.put("graph", explanation.picture().svg());
        parts.put("product", product());
        parts.put("steps", steps());
        parts.put("definitions", definitions());
        parts.put("style", resource("player.css"));
        parts.put("script", resource("player.js"));
        return filled(resource("player.html"), parts);
    }

    // One pass, so that a part may contain what looks like a place for another.
    private static String filled(String template, Map<String, String> parts) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", from)) {
            int close = template.indexOf("}}", open);
            filled.append(template, from, open);
            filled.append(Objects.requireNonNull(parts.get(template.substring(open + 2, close))));
            from = close + 2;
        }
        return filled.append(template.substring(from)).toString();
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Player.class.getResourceAsStream("player/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String math(String formula, boolean display) {
        return "<math" + (display ? " display=\"block\"" : "") + ">" + formula + "</math>";
    }

    private String product() {
        for (ExplainedStep step : explanation.steps()) {
            if (step.rule().startsWith("chain.path") || step.rule().equals("chain.loop"))
                return math(step.formulas().get(0).in(writing), true);
        }
        return "";
    }

    private String steps() {
        StringBuilder html = new StringBuilder();
        for (ExplainedStep step : explanation.steps()) {
            StringJoiner nodes = new StringJoiner(" ");
            step.lit().forEach(lit -> nodes.add(Markup.escape(lit.name())));
            html.append("<li class=\"step later\" data-rule=\"" + step.rule() + "\" data-view=\""
                    + step.view().name().toLowerCase(Locale.ROOT) + "\" data-nodes=\"" + nodes + "\"");
            if (step.rule().startsWith("factor."))
                html.append(' ')
                        .append(ends(
                                step.factors().get(0).of().name(),
                                step.factors().get(0).by().name()));
            html.append(">\n<p class=\"message\">").append(message(step)).append("</p>\n");
            for (int i = 0; i < step.formulas().size(); i++) {
                Tensor value = i == step.formulas().size() - 1 ? step.value() : null;
                html.append(line(step.formulas().get(i).in(writing), value));
            }
            html.append("</li>\n");
        }
        return html.toString();
    }

    private String message(ExplainedStep step) {
        List<String> arguments = step.arguments().stream()
                .map(argument -> math(Explanation.argument(step, argument, language, writing), false))
                .toList();
        return Messages.in(language).text(step.rule(), arguments);
    }

    private static String line(String formula, @Nullable Tensor value) {
        String number =
                value == null ? "" : "<span class=\"number\">= " + Numbers.brief(value, Notation.UNICODE) + "</span>";
        return "<div class=\"line\">" + "<math displaystyle=\"true\">" + formula + "</math>" + number + "</div>\n";
    }

    private String definitions() {
        StringBuilder html = new StringBuilder();
        Writing plain = explanation.writing(Notation.MATHML);
        WorkedExample numbers = explanation.numbers();
        for (Step step : derivation.steps().computed()) {
            if (plain.matrix().loop(step) != null) continue;
            Tensor value = numbers == null ? null : numbers.audit().value(step);
            html.append("<div data-node=\"" + Markup.escape(step.name()) + "\">"
                    + line(plain.components().definition(step), value).strip() + "</div>\n");
        }
        for (LoopForm loop : plain.matrix().loops()) {
            for (LoopForm.Local local : loop.locals())
                html.append("<div data-node=\"" + Markup.escape(local.name()) + "\">"
                        + line(loop.definition(local, Notation.MATHML), null).strip() + "</div>\n");
        }
        return html.toString();
    }
}
