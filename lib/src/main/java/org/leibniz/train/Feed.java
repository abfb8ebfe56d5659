package org.leibniz.train;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leibniz.compile.Call;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Batch;
import org.leibniz.io.Batches;
import org.leibniz.op.OneHot;
import org.leibniz.shape.Dim;

/** Hands the batches of samples to a call. */
final class Feed {
    private final Batches batches;
    private final List<Symbol> symbols;
    private final String size;
    private final Call call;
    private final Map<Symbol, Integer> classes = new LinkedHashMap<>();
    private final Map<Symbol, float[]> bound = new IdentityHashMap<>();
    private @Nullable Batch current;

    /** @param outputs what the call computes */
    Feed(Samples samples, Batches batches, List<Expr> outputs, Call call) {
        this.batches = batches;
        this.symbols = samples.inOrder();
        this.size = samples.size();
        this.call = call;
        for (Expr node : Graph.of(outputs).nodes()) {
            if (node instanceof Symbol symbol && symbol.isIndex()) label(symbol, symbol.classes());
            boolean label = node instanceof Apply apply && apply.op() instanceof OneHot;
            if (label && ((Apply) node).arg(0) instanceof Symbol symbol) {
                label(symbol, ((OneHot) ((Apply) node).op()).classes());
            }
        }
    }

    private void label(Symbol symbol, Dim number) {
        if (symbols.contains(symbol) && number.names().isEmpty()) {
            classes.merge(symbol, Math.toIntExact(number.value()), Math::min);
        }
    }

    Batches batches() {
        return batches;
    }

    /** Copies a batch to where the call reads it, epochs being counted from 1. */
    void load(int epoch, int number) {
        Batch batch = batches.load(epoch, number);
        current = batch;
        for (int i = 0; i < symbols.size(); i++) {
            float[] array = batch.array(i);
            Symbol symbol = symbols.get(i);
            // Only if it is another one: a call prepares itself for every change.
            if (bound.put(symbol, array) != array) call.with(symbol, array, 0);
            Integer known = classes.get(symbol);
            if (known != null) check(symbol, array, known, batch);
        }
        call.size(size, batch.count());
    }

    /** A class that does not exist would be taken for a sample of no class. */
    private static void check(Symbol symbol, float[] labels, int classes, Batch batch) {
        int length = Samples.sampleLength(symbol);
        for (int i = 0; i < batch.count() * length; i++) {
            if (labels[i] >= 0 && labels[i] < classes && labels[i] == Math.rint(labels[i])) continue;
            throw new IllegalArgumentException(symbol.described() + ": sample " + batch.sample(i / length)
                    + " is of class " + number(labels[i]) + ", the classes are 0 to " + (classes - 1));
        }
    }

    private static String number(float label) {
        return label == Math.rint(label) ? Long.toString((long) label) : Float.toString(label);
    }

    /** The arrays that the call reads. */
    Map<Symbol, float[]> arrays() {
        return new LinkedHashMap<>(bound);
    }

    /** The number of a sample of the batch among all. */
    int sample(int position) {
        if (current == null) throw new IllegalStateException("no batch is loaded");
        return current.sample(position);
    }

    /** The samples in the batch. */
    int count() {
        return current == null ? 0 : current.count();
    }
}
