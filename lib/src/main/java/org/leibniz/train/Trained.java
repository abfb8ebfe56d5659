package org.leibniz.train;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leibniz.compile.Parameters;
import org.leibniz.compile.Profile;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Model;
import org.leibniz.nn.Metric;

/** What training has found. */
public final class Trained {
    private final Parameters parameters;
    private final History history;
    private final int epoch;
    private final @Nullable Profile profile;

    Trained(Parameters parameters, History history, int epoch, @Nullable Profile profile) {
        this.parameters = parameters;
        this.history = history;
        this.epoch = epoch;
        this.profile = profile;
    }

    /** The epoch after which parameters had these values: the last one, or the best. */
    public int epoch() {
        return epoch;
    }

    /** A mean over other samples, its elements row by row, such as a loss or {@link org.leibniz.nn.Metrics#confusion}. */
    public double[] measure(Expr mean, Samples samples) {
        return new Evaluation(List.of(mean), 1).measure(samples, parameters).means(0);
    }

    /** What a metric says of other samples. */
    public double measure(Metric metric, Samples samples) {
        return metric.value().applyAsDouble(measure(metric.mean(), samples));
    }

    /** The values of a parameter. */
    public float[] values(Symbol parameter) {
        if (!parameters.symbols().contains(parameter)) {
            throw new IllegalArgumentException(parameter.described() + " was not trained");
        }
        return parameters.values(parameter);
    }

    /** The values of all parameters. */
    public Map<Symbol, float[]> values() {
        return parameters.values(parameters.symbols());
    }

    public History history() {
        return history;
    }

    /**
     * Where the time of the steps went.
     *
     * @throws IllegalStateException if training was not told to {@linkplain Training#profile watch}
     */
    public Profile profile() {
        if (profile == null) throw new IllegalStateException("training was not told to watch its time: see profile()");
        return profile;
    }

    /** The model that computes an expression with the trained parameters. */
    public Model model(String name, Expr output) {
        return Model.of(Map.of(name, output), values());
    }

    /** The model that computes some expressions, by name, with the trained parameters. */
    public Model model(Map<String, ? extends Expr> outputs) {
        return Model.of(outputs, values());
    }
}
