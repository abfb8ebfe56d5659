package org.leibniz.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.plan.Buffer;
import org.leibniz.shape.Shape;

/**
 * The arrays of a program's run. They are given once and used by every run until others are given; a run allocates
 * nothing, unless the sizes change. For one thread at a time.
 */
public final class Call {
    private static final int WHOLE = -1;

    private final Program program;
    private final Precision precision;
    private final Map<Symbol, Integer> numbers = new HashMap<>();
    private final Object[] inputs;
    private final int[] inputOffsets;
    private final Object[] outputs;
    private final int[] outputOffsets;
    private final boolean[] ownOutput;
    private final Map<String, Long> givenSizes = new HashMap<>();
    private Map<String, Long> sizes = Map.of();
    private Specialization specialization;
    private Memory memory;

    /** As long as the largest sizes so far need it, so that a call that sees many sizes holds it once. */
    private Object scratch;

    /** Whether arrays, and whether also the sizes, may be others than in the last run. */
    private boolean changed = true;

    private boolean resized = true;

    Call(Program program) {
        this.program = program;
        this.precision = program.precision();
        this.scratch = precision.array(0);
        List<Symbol> symbols = program.inputs();
        for (int i = 0; i < symbols.size(); i++) numbers.put(symbols.get(i), i);
        this.inputs = new Object[symbols.size()];
        this.inputOffsets = new int[symbols.size()];
        this.outputs = new Object[program.outputs().size()];
        this.outputOffsets = new int[outputs.length];
        this.ownOutput = new boolean[outputs.length];
    }

    /** Gives a symbol all values of an array; a named size follows from its length. */
    public Call with(Symbol symbol, float[] values) {
        return input(symbol, values, Precision.FLOAT32, WHOLE);
    }

    /** Gives a symbol the values that start at an offset; its sizes must be known otherwise. */
    public Call with(Symbol symbol, float[] values, int offset) {
        return input(symbol, values, Precision.FLOAT32, checked(offset));
    }

    /** Gives all symbols of some parameters their values; updates change them there. */
    public Call with(Parameters parameters) {
        parameters.giveTo(this);
        return this;
    }

    /** As {@link #with(Symbol, float[])}, for a program in double precision. */
    public Call with(Symbol symbol, double[] values) {
        return input(symbol, values, Precision.FLOAT64, WHOLE);
    }

    /** As {@link #with(Symbol, float[], int)}, for a program in double precision. */
    public Call with(Symbol symbol, double[] values, int offset) {
        return input(symbol, values, Precision.FLOAT64, checked(offset));
    }

    /** Says what a named size is, where no array tells. */
    public Call size(String name, long size) {
        Long before = givenSizes.get(name);
        if (before == null || before != size) {
            givenSizes.put(name, size);
            changed = true;
            resized = true;
        }
        return this;
    }

    /** The array that takes an output. */
    public Call into(int output, float[] values, int offset) {
        return output(output, values, Precision.FLOAT32, checked(offset));
    }

    /** As {@link #into(int, float[], int)}, for a program in double precision. */
    public Call into(int output, double[] values, int offset) {
        return output(output, values, Precision.FLOAT64, checked(offset));
    }

    private static int checked(int offset) {
        if (offset < 0) throw new IllegalArgumentException("an offset cannot be negative, not even " + offset);
        return offset;
    }

    private IllegalArgumentException otherPrecision(String what, Precision given) {
        return new IllegalArgumentException(
                what + ": the program computes in " + precision + ", the array is one of " + given);
    }

    private Call input(Symbol symbol, Object values, Precision given, int offset) {
        if (given != precision) throw otherPrecision(symbol.described(), given);
        Integer number = numbers.get(symbol);
        // A loss may have lost a symbol to simplification; nobody is asked to know.
        if (number == null) return this;
        boolean sameSize = inputs[number] != null
                && (offset == WHOLE) == (inputOffsets[number] == WHOLE)
                && (offset != WHOLE || precision.length(inputs[number]) == precision.length(values));
        resized |= !sameSize;
        inputs[number] = values;
        inputOffsets[number] = offset;
        changed = true;
        return this;
    }

    private Call output(int output, Object values, Precision given, int offset) {
        if (given != precision) throw otherPrecision("output " + output, given);
        outputs[output] = values;
        outputOffsets[output] = offset;
        ownOutput[output] = false;
        changed = true;
        return this;
    }

    /**
     * Computes the outputs, then the updates.
     *
     * @throws IllegalArgumentException if an array is missing or has another length than its symbol needs
     */
    public Call run() {
        if (changed) bind();
        Profile profile = program.watched();
        if (profile == null) memory.run();
        else memory.run(profile.of(specialization));
        return this;
    }

    private void bind() {
        if (resized) resize();
        List<Buffer> buffers = specialization.plan().buffers();
        for (int buffer = 0; buffer < buffers.size(); buffer++) {
            if (buffers.get(buffer) instanceof Buffer.Input input) bind(buffer, input);
            if (buffers.get(buffer) instanceof Buffer.Output output) bind(buffer, output);
        }
        changed = false;
    }

    private void resize() {
        Sizes search = new Sizes(program.sizeNames(), givenSizes);
        for (int i = 0; i < inputs.length; i++) {
            Symbol symbol = program.inputs().get(i);
            if (inputs[i] == null) throw new IllegalArgumentException("no array is given for " + symbol.described());
            if (inputOffsets[i] == WHOLE) search.offer(symbol, precision.length(inputs[i]));
        }
        sizes = search.found();
        Specialization wanted = program.specialize(sizes);
        if (wanted != specialization) {
            if (memory != null) specialization.giveBack(memory);
            memory = wanted.take();
            specialization = wanted;
            int needed = CacheLines.length(wanted.plan().scratch(), precision.bytes());
            if (precision.length(scratch) < needed) scratch = precision.array(needed);
            memory.useScratch(scratch, CacheLines.first(precision.bytes()));
        }
        resized = false;
    }

    private void bind(int buffer, Buffer.Input input) {
        int number = numbers.get(input.symbol());
        int offset = inputOffsets[number];
        int length = precision.length(inputs[number]);
        boolean fits = offset == WHOLE ? length == input.elements() : length - offset >= input.elements();
        if (!fits) {
            Shape shape = input.symbol().shape();
            String needed = input.symbol().described() + (shape.isFixed() ? "" : " with sizes " + sizes);
            throw new IllegalArgumentException(needed + " needs " + input.elements() + " values, the array has "
                    + length + (offset > 0 ? ", of which " + offset + " come before the offset" : ""));
        }
        memory.bind(buffer, inputs[number], Math.max(0, offset));
    }

    private void bind(int buffer, Buffer.Output output) {
        int index = output.index();
        boolean outgrown = ownOutput[index] && precision.length(outputs[index]) != output.elements();
        if (outputs[index] == null || outgrown) {
            outputs[index] = precision.array(output.elements());
            ownOutput[index] = true;
        }
        int length = precision.length(outputs[index]);
        if (length - outputOffsets[index] < output.elements()) {
            throw new IllegalArgumentException(
                    "output " + index + " has " + output.elements() + " values, the array has " + length
                            + (outputOffsets[index] > 0
                                    ? ", of which " + outputOffsets[index] + " come before the offset"
                                    : ""));
        }
        memory.bind(buffer, outputs[index], outputOffsets[index]);
    }

    /** The array of an output; a later run overwrites it. */
    public float[] floats(int output) {
        if (precision != Precision.FLOAT32) throw otherPrecision("output " + output, Precision.FLOAT32);
        return (float[]) ran().outputs[output];
    }

    /** As {@link #floats}, for a program in double precision. */
    public double[] doubles(int output) {
        if (precision != Precision.FLOAT64) throw otherPrecision("output " + output, Precision.FLOAT64);
        return (double[]) ran().outputs[output];
    }

    /** The first number of an output: the value of a scalar. */
    public double number(int output) {
        return precision.get(ran().outputs[output], outputOffsets[output]);
    }

    /** A copy of an output, with its sizes. */
    public Tensor tensor(int output) {
        Tensor tensor = Tensor.zeros(
                program.outputs().get(output).shape().evaluate(ran().sizes).sizes());
        double[] values = tensor.values();
        for (int at = 0; at < values.length; at++) {
            values[at] = precision.get(outputs[output], outputOffsets[output] + at);
        }
        return tensor;
    }

    private Call ran() {
        if (specialization == null) throw new IllegalStateException("the program has not run yet");
        return this;
    }
}
