package org.leibniz.explain;

import java.util.List;
import org.leibniz.notation.Notation;

/** How an explanation is laid out as a text. */
public enum Format {
    UNICODE(Notation.UNICODE),
    ASCII(Notation.ASCII),
    LATEX(Notation.LATEX) {
        @Override
        String inline(String formula) {
            return "$" + formula + "$";
        }

        @Override
        String display(String formula) {
            return "\\[ " + formula + " \\]";
        }

        @Override
        String heading(String text) {
            return "\\section*{" + text + "}";
        }
    },
    MARKDOWN(Notation.LATEX) {
        @Override
        String inline(String formula) {
            return "$" + formula + "$";
        }

        @Override
        String display(String formula) {
            return "\n$$" + formula + "$$\n";
        }

        @Override
        String heading(String text) {
            return "## " + text;
        }
    };

    private final Notation notation;

    Format(Notation notation) {
        this.notation = notation;
    }

    Notation notation() {
        return notation;
    }

    /** A formula within a sentence. */
    String inline(String formula) {
        return formula;
    }

    /** A formula in a line of its own. */
    String display(String formula) {
        return "    " + formula;
    }

    String heading(String text) {
        return text;
    }

    /** A step with its number. */
    String step(int number, String message, List<String> formulas) {
        StringBuilder text = new StringBuilder(number + ". " + message);
        formulas.forEach(formula -> text.append('\n').append(display(formula)));
        return text.toString().stripTrailing();
    }
}
