package org.leibniz.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Shape;

/** Writes one node around its written operands: drops the broadcasts that the reader supplies, keeps rows and columns apart. */
final class NodeWriter {
    private NodeWriter() {}

    /**
     * @param operand the text of operand i
     * @param repeated where operand i is a broadcast without a name of its own, the text of what it repeats; else null
     */
    static Text write(Apply node, Notation notation, IntFunction<Text> operand, IntFunction<Text> repeated) {
        if (node.isNamedResult()) return result(node, notation, operand);
        Elementwise elementwise = node.op() instanceof Elementwise op ? op : null;
        boolean[] hidden = elementwise != null
                ? hidden(node, repeated)
                : new boolean[node.args().size()];
        List<Text> in = new ArrayList<>();
        List<Shape> shapes = new ArrayList<>();
        boolean columns = false;
        boolean rows = false;
        for (int i = 0; i < hidden.length; i++) {
            Text text = hidden[i] ? repeated.apply(i) : operand.apply(i);
            in.add(text);
            if (elementwise == null) continue;
            shapes.add(visibleShape(node, i, hidden[i]));
            if (shapes.get(i).rank() == 1) {
                rows |= text.row();
                columns |= !text.row();
            }
        }
        if (elementwise == null) return node.op().print(node, in, notation);
        Text written = elementwise.print(node, in, shapes, notation);
        return written.asRow(rows && !columns && node.shape().rank() == 1);
    }

    private static Text result(Apply part, Notation notation, IntFunction<Text> operand) {
        Apply source = (Apply) part.arg(0);
        List<Text> in =
                IntStream.range(0, source.args().size()).mapToObj(operand).toList();
        return ((NamedResults) source.op()).print(source, ((Part) part.op()).output(), in, notation);
    }

    private static boolean[] hidden(Apply node, IntFunction<Text> repeated) {
        boolean[] hidden = new boolean[node.args().size()];
        Shape joint = Shape.scalar();
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = node.arg(i) instanceof Apply arg
                    && arg.op() instanceof BroadcastTo broadcast
                    && broadcast.isNatural()
                    && repeated.apply(i) != null;
            joint = Shape.broadcast(joint, visibleShape(node, i, hidden[i]));
        }
        // Where no operand has the full shape, a broadcast has to be shown, of ones rather than of anything else.
        for (boolean ones : new boolean[] {true, false}) {
            for (int i = 0; i < hidden.length && !joint.equals(node.shape()); i++) {
                if (hidden[i] && (!ones || Constant.is(BroadcastTo.source(node.arg(i)), 1))) {
                    hidden[i] = false;
                    joint = node.shape();
                }
            }
        }
        return hidden;
    }

    private static Shape visibleShape(Apply node, int i, boolean hidden) {
        return hidden ? ((Apply) node.arg(i)).arg(0).shape() : node.arg(i).shape();
    }
}
