package org.leibniz.expr;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** A bounded look at an expression, {@code tanh(tanh(…))}: the nodes nearest to the root, however large the rest is. */
final class Abbreviation {
    private static final int LINE_NODES = 60;
    private static final int OPERAND_NODES = 8;

    /** A place in the written tree; children follow their parents in the list. */
    private record Place(Expr node, List<Integer> children) {}

    private final Notation notation = Notation.UNICODE;
    private final List<Place> places = new ArrayList<>();

    private Abbreviation(Expr root, int nodes) {
        places.add(new Place(root, new ArrayList<>()));
        for (int at = 0; at < places.size() && places.size() < nodes; at++) {
            Place place = places.get(at);
            boolean open = place.node() instanceof Apply
                    && (at == 0 || place.node().names().isEmpty());
            if (!open) continue;
            for (Expr operand : ((Apply) place.node()).writtenOperands()) {
                place.children().add(places.size());
                places.add(new Place(operand, new ArrayList<>()));
            }
        }
    }

    static String write(Expr e) {
        return e instanceof Symbol symbol
                ? Notation.UNICODE.symbol(symbol.name()).string()
                : new Abbreviation(e, LINE_NODES).text().string();
    }

    /** The name, or the formula in parentheses where it needs them. */
    static String describe(Expr e) {
        if (!e.names().isEmpty())
            return Notation.UNICODE.symbol(e.names().get(0)).string();
        return Notation.UNICODE
                .within(new Abbreviation(e, OPERAND_NODES).text(), Text.ATOM)
                .string();
    }

    private Text text() {
        Text[] texts = new Text[places.size()];
        for (int at = places.size() - 1; at >= 0; at--) {
            texts[at] = text(at, texts);
        }
        return texts[0];
    }

    private Text text(int at, Text[] texts) {
        Place place = places.get(at);
        boolean open = at == 0 || place.node().names().isEmpty();
        if (!open) return notation.symbol(place.node().names().get(0));
        if (place.node() instanceof Constant constant) return constant.print(notation);
        if (place.node() instanceof Symbol symbol) return notation.symbol(symbol.name());
        Apply apply = (Apply) place.node();
        if (place.children().size() < apply.writtenOperands().size()) return notation.literal("…");
        return NodeWriter.write(apply, notation, i -> texts[place.children().get(i)], i -> {
            List<Integer> below = places.get(place.children().get(i)).children();
            boolean broadcast = apply.arg(i) instanceof Apply arg && arg.op() instanceof BroadcastTo;
            return broadcast && !below.isEmpty() ? texts[below.get(0)] : null;
        });
    }
}
