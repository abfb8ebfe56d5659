package org.leibniz.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.compile.Call;
import org.leibniz.compile.Parameters;
import org.leibniz.compile.Pool;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Names;
import org.leibniz.op.Phases;

/**
 * Compiled expressions with the values of their parameters: arrays in, arrays out.
 *
 * <pre>{@code
 * try (Model model = Model.load(Path.of("digits.leibniz"))) {
 *     float[] probabilities = model.run(image);
 * }
 * }</pre>
 *
 * <p>Any number of threads may run a model at once. An input with a named size takes any whole number of samples.
 */
public final class Model implements AutoCloseable {
    private final Map<String, Expr> outputs;
    private final Parameters parameters;
    private final List<Symbol> inputs;
    private final List<String> outputNames;
    private final Program program;
    private final Pool<Call> calls = new Pool<>(this::newCall);
    private volatile boolean closed;

    private Model(Map<String, Expr> outputs, Map<Symbol, float[]> parameters) {
        this.outputs = outputs;
        this.parameters = Parameters.of(parameters);
        this.inputs = Graph.of(outputs.values()).symbols().stream()
                .filter(symbol -> !parameters.containsKey(symbol))
                .toList();
        this.outputNames = List.copyOf(outputs.keySet());
        this.program = Program.compile(List.copyOf(outputs.values()), Precision.FLOAT32);
    }

    /**
     * A model of what some expressions are in inference. Their parameters and states keep the values given here.
     *
     * @param outputs the expressions to compute, by name
     * @param values at least the values of all parameters and states that the expressions need
     * @throws IllegalArgumentException if a parameter has no value or too few or many of them
     */
    public static Model of(Map<String, ? extends Expr> outputs, Map<Symbol, float[]> values) {
        if (outputs.isEmpty()) throw new IllegalArgumentException("a model needs at least one output");
        Map<String, Expr> kept = new LinkedHashMap<>();
        outputs.forEach((name, output) -> kept.put(Names.normalize(name), output));
        List<Expr> resolved = Phases.inference(List.copyOf(kept.values()));
        int index = 0;
        for (Map.Entry<String, Expr> output : kept.entrySet()) output.setValue(resolved.get(index++));
        Map<Symbol, float[]> parameters = new LinkedHashMap<>();
        for (Symbol symbol : ModelFile.parameters(kept)) {
            float[] given = values.get(symbol);
            if (given == null) throw new IllegalArgumentException("no values are given for " + symbol.described());
            parameters.put(symbol, given);
        }
        return new Model(kept, parameters);
    }

    /**
     * Reads a model that was saved.
     *
     * @throws DataFileException if the file is no model, damaged, or of a newer version
     * @throws IOException if there is no such file or it cannot be read
     */
    public static Model load(Path file) throws IOException {
        ModelFile.Content content = ModelFile.read(file);
        return new Model(content.outputs(), content.parameters());
    }

    /** Writes the model; whatever happens meanwhile, there is the old file or the new one. */
    public void save(Path file) throws IOException {
        Map<Symbol, float[]> values = new LinkedHashMap<>();
        for (Symbol symbol : ModelFile.parameters(outputs)) values.put(symbol, parameters.values(symbol));
        ModelFile.write(file, new ModelFile.Content(outputs, values));
    }

    /** The symbols that need an array in a run. */
    public List<Symbol> inputs() {
        return inputs;
    }

    /** The expressions, by name; print them, differentiate them. */
    public Map<String, Expr> outputs() {
        return new LinkedHashMap<>(outputs);
    }

    /** A copy of a parameter's values. */
    public float[] parameter(String name) {
        return parameters.symbols().stream()
                .filter(symbol -> symbol.name().equals(name))
                .findFirst()
                .map(parameters::values)
                .orElseThrow(() -> new IllegalArgumentException("there is no parameter " + name));
    }

    /**
     * The first output for the only input: one sample, or as many as the array has room for.
     *
     * @throws IllegalArgumentException if the model has several inputs, or the array is no whole number of samples
     */
    public float[] run(float[] input) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException("the model has the inputs " + inputs + ", say which array is which");
        }
        Call call = take();
        float[] result = call.with(inputs.get(0), input).run().floats(0).clone();
        calls.give(call);
        return result;
    }

    private Call take() {
        if (closed) throw new IllegalStateException("the model is closed");
        return calls.take();
    }

    /**
     * All outputs by name, for all inputs by name.
     *
     * @throws IllegalArgumentException if an input is missing or unknown, or an array has a wrong length
     */
    public Map<String, float[]> run(Map<String, float[]> arrays) {
        List<String> unknown = new ArrayList<>(arrays.keySet());
        inputs.forEach(input -> unknown.remove(input.name()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no input " + unknown.get(0) + ", the model has " + inputs);
        }
        Call call = take();
        for (Symbol input : inputs) {
            float[] array = arrays.get(input.name());
            if (array == null) throw new IllegalArgumentException("no array is given for " + input.described());
            call.with(input, array);
        }
        call.run();
        Map<String, float[]> results = new LinkedHashMap<>();
        for (int i = 0; i < outputNames.size(); i++) {
            results.put(outputNames.get(i), call.floats(i).clone());
        }
        calls.give(call);
        return results;
    }

    private Call newCall() {
        return program.call().with(parameters);
    }

    /** After this the model cannot be run. Its memory goes with the last run. */
    @Override
    public void close() {
        closed = true;
    }
}
