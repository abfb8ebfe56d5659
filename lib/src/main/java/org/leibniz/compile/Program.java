package org.leibniz.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.op.Phases;
import org.leibniz.plan.Plan;

/**
 * Expressions compiled to machine code: outputs that are computed, and updates that give symbols new values in place.
 * All of them read the old values.
 *
 * <pre>{@code
 * Program step = Program.compile(List.of(loss), Map.of(w, w.minus(gradient.times(0.1))), Precision.FLOAT32);
 * Call call = step.call().with(x, images).with(t, labels).with(w, weights);
 * double loss = call.run().number(0);       // weights now holds the new values
 * }</pre>
 *
 * <p>It computes what expressions are in inference, unless {@link Phases#training} has made them those of training.
 *
 * <p>A program may be used by any number of threads; a {@link Call} belongs to one at a time. One program serves every
 * batch size: named sizes follow from the lengths of the arrays, and what is compiled for a size is kept.
 */
public final class Program {
    private static final int KEPT = 256;

    private final List<Expr> outputs;
    private final Map<Symbol, Expr> updates;
    private final Precision precision;
    private final Backend backend;
    private final int threads;
    private final List<Symbol> inputs;
    private final Set<String> sizeNames;
    private final Map<Map<String, Long>, Specialization> specializations = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Map<String, Long>, Specialization> eldest) {
            return size() > KEPT;
        }
    };

    private volatile @Nullable Profile watched;

    private Program(
            List<? extends Expr> outputs,
            Map<Symbol, ? extends Expr> updates,
            Precision precision,
            Backend backend,
            int threads) {
        this.outputs = List.copyOf(outputs);
        this.updates = new LinkedHashMap<>(updates);
        this.precision = precision;
        this.backend = backend;
        this.threads = threads;
        List<Expr> roots = new ArrayList<>(outputs);
        roots.addAll(updates.values());
        roots.addAll(updates.keySet());
        Graph graph = Graph.of(roots);
        this.inputs = graph.symbols();
        this.sizeNames = new LinkedHashSet<>();
        graph.nodes().forEach(node -> sizeNames.addAll(SizeNames.of(node)));
    }

    /** A program without updates. */
    public static Program compile(List<? extends Expr> outputs, Precision precision) {
        return compile(outputs, Map.of(), precision);
    }

    /**
     * A program that also gives symbols new values.
     *
     * @throws org.leibniz.shape.ShapeException at the first run, if an update does not have the shape of its symbol
     */
    public static Program compile(
            List<? extends Expr> outputs, Map<Symbol, ? extends Expr> updates, Precision precision) {
        return compile(
                outputs,
                updates,
                precision,
                Backends.best(),
                WorkerPool.shared().threads());
    }

    static Program compile(
            List<? extends Expr> outputs,
            Map<Symbol, ? extends Expr> updates,
            Precision precision,
            Backend backend,
            int threads) {
        List<Expr> results = Phases.inference(outputs);
        List<Expr> values = Phases.inference(List.copyOf(updates.values()));
        Map<Symbol, Expr> resolved = new LinkedHashMap<>();
        updates.keySet().forEach(symbol -> resolved.put(symbol, values.get(resolved.size())));
        return new Program(results, resolved, precision, backend, threads);
    }

    /** The symbols whose arrays a call needs, in the order in which the expressions first need them. */
    public List<Symbol> inputs() {
        return inputs;
    }

    public List<Expr> outputs() {
        return outputs;
    }

    public Precision precision() {
        return precision;
    }

    /** A new call. To use it again and again costs no memory. */
    public Call call() {
        return new Call(this);
    }

    /** The outputs at some point; values of updated symbols stay as they are. */
    public List<Tensor> evaluate(Map<Symbol, Tensor> point) {
        return Evaluation.evaluate(this, point);
    }

    /**
     * The kernels, arrays and their order for given sizes, in the names of the expressions.
     *
     * @throws org.leibniz.shape.ShapeException if a size has no value
     */
    public String explain(Map<String, Long> sizes) {
        return Plan.of(outputs, updates, sizes).explain();
    }

    /**
     * Watches how long each kernel takes, in all runs of all calls until the profile is closed. What is not watched runs
     * as if this method did not exist.
     *
     * @throws IllegalStateException if the program is watched already
     */
    public Profile profile() {
        synchronized (specializations) {
            if (watched != null) throw new IllegalStateException("the program has a profile that is not closed yet");
            watched = new Profile(this);
            return watched;
        }
    }

    @Nullable
    Profile watched() {
        return watched;
    }

    void close(Profile profile) {
        synchronized (specializations) {
            if (watched == profile) watched = null;
        }
    }

    Backend backend() {
        return backend;
    }

    int threads() {
        return threads;
    }

    /** The names that the user has given, as plans write them. */
    Set<String> userNames() {
        List<Expr> roots = new ArrayList<>(outputs);
        roots.addAll(updates.values());
        roots.addAll(updates.keySet());
        Graph graph = Graph.of(roots);
        Set<String> names = new LinkedHashSet<>();
        for (int id = 0; id < graph.size(); id++)
            graph.names(id)
                    .forEach(name -> names.add(Notation.UNICODE.symbol(name).string()));
        return names;
    }

    /** The names of the sizes that must be known. */
    Set<String> sizeNames() {
        return sizeNames;
    }

    Specialization specialize(Map<String, Long> sizes) {
        synchronized (specializations) {
            Specialization known = specializations.get(sizes);
            if (known != null) return known;
            Plan plan = Plan.of(outputs, updates, sizes);
            Specialization made = new Specialization(plan, sizes, precision, backend, threads);
            specializations.put(Map.copyOf(sizes), made);
            return made;
        }
    }
}
