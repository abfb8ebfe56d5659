package org.leibniz.compile;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.leibniz.compile.LaneCode.BitOperation;
import org.leibniz.compile.LaneCode.Comparison;
import org.leibniz.compile.LaneCode.Operation;
import org.leibniz.kernel.BinaryFormat;
import org.leibniz.kernel.MachineLanes;
import org.objectweb.asm.MethodVisitor;

/** Lanes whose arithmetic writes itself down as bytecode, each result in a variable of its own. */
final class EmittedLanes implements MachineLanes<Lane> {
    private final BinaryFormat format;
    private final LaneCode code;
    private final Variables variables;
    private final MethodVisitor body;

    /** Constants are set once, before the loops; their variables by their bits, since 0 is not −0. */
    private final Map<Long, Lane> constants = new TreeMap<>();

    private final Variables forConstants;
    private boolean usesGeneralPower;

    /** @param forConstants where constants are kept, which must not lie among the results */
    EmittedLanes(BinaryFormat format, LaneCode code, MethodVisitor body, Variables variables, Variables forConstants) {
        this.format = format;
        this.code = code;
        this.body = body;
        this.variables = variables;
        this.forConstants = forConstants;
    }

    /** Lanes for which constants lie where a trial has put them. */
    EmittedLanes(BinaryFormat format, LaneCode code, MethodVisitor body, Variables variables, EmittedLanes trial) {
        this(format, code, body, variables, trial.forConstants);
        constants.putAll(trial.constants);
    }

    /** The constants asked for so far. */
    Collection<Lane> constants() {
        return constants.values();
    }

    boolean usesGeneralPower() {
        return usesGeneralPower;
    }

    @Override
    public BinaryFormat format() {
        return format;
    }

    @Override
    public OptionalDouble known(Lane a) {
        return a.number() == null ? OptionalDouble.empty() : OptionalDouble.of(a.number());
    }

    @Override
    public Lane constant(double value) {
        long bits = format.bits(value);
        return constants.computeIfAbsent(bits, key -> new Lane(forConstants.take(code.variables()), value));
    }

    private Lane keep() {
        Lane lane = new Lane(variables.take(code.variables()), null);
        code.store(body, lane.variable());
        return lane;
    }

    private EmittedLanes push(Lane... operands) {
        for (Lane operand : operands) code.fetch(body, operand.variable());
        return this;
    }

    private Lane apply(Operation operation, Lane... operands) {
        push(operands);
        code.operation(body, operation);
        return keep();
    }

    private Lane bits(BitOperation operation, Lane a, long number) {
        push(a);
        code.bits(body, operation, number);
        return keep();
    }

    private Lane select(Comparison comparison, Lane a, Lane b, Lane then, Lane otherwise) {
        code.select(body, comparison, a.variable(), b.variable(), then.variable(), otherwise.variable());
        return keep();
    }

    @Override
    public Lane add(Lane a, Lane b) {
        return apply(Operation.ADD, a, b);
    }

    @Override
    public Lane subtract(Lane a, Lane b) {
        return apply(Operation.SUBTRACT, a, b);
    }

    @Override
    public Lane multiply(Lane a, Lane b) {
        return apply(Operation.MULTIPLY, a, b);
    }

    @Override
    public Lane divide(Lane a, Lane b) {
        return apply(Operation.DIVIDE, a, b);
    }

    @Override
    public Lane negate(Lane a) {
        return apply(Operation.NEGATE, a);
    }

    @Override
    public Lane abs(Lane a) {
        return apply(Operation.ABS, a);
    }

    @Override
    public Lane sqrt(Lane a) {
        return apply(Operation.SQRT, a);
    }

    @Override
    public Lane min(Lane a, Lane b) {
        return apply(Operation.MIN, a, b);
    }

    @Override
    public Lane max(Lane a, Lane b) {
        return apply(Operation.MAX, a, b);
    }

    @Override
    public Lane exclusiveOr(Lane a, Lane b) {
        return apply(Operation.EXCLUSIVE_OR, a, b);
    }

    @Override
    public Lane fma(Lane a, Lane b, Lane c) {
        push(a, b, c);
        code.fma(body);
        return keep();
    }

    @Override
    public Lane generalPower(Lane base, Lane exponent) {
        usesGeneralPower = true;
        push(base, exponent);
        code.power(body);
        return keep();
    }

    @Override
    public Lane addBits(Lane a, long bits) {
        return bits(BitOperation.ADD, a, bits);
    }

    @Override
    public Lane andBits(Lane a, long bits) {
        return bits(BitOperation.AND, a, bits);
    }

    @Override
    public Lane orBits(Lane a, long bits) {
        return bits(BitOperation.OR, a, bits);
    }

    @Override
    public Lane shiftLeft(Lane a, int by) {
        return bits(BitOperation.SHIFT_LEFT, a, by);
    }

    @Override
    public Lane shiftRight(Lane a, int by) {
        return bits(BitOperation.SHIFT_RIGHT, a, by);
    }

    @Override
    public Lane selectGreater(Lane a, Lane b, Lane then, Lane otherwise) {
        return select(Comparison.GREATER, a, b, then, otherwise);
    }

    @Override
    public Lane selectEqual(Lane a, Lane b, Lane then, Lane otherwise) {
        return select(Comparison.EQUAL, a, b, then, otherwise);
    }
}
