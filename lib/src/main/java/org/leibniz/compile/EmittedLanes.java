package org.leibniz.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

    /** What the body has computed so far, by operation and operands, so that nothing is computed twice. */
    private final Map<List<Object>, Lane> computed = new HashMap<>();

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

    /** To be called where code begins or ends that need not run: what it computes is not there outside. */
    void forget() {
        computed.clear();
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

    private Lane once(List<Object> key, Runnable write) {
        Lane known = computed.get(key);
        if (known != null) return known;
        write.run();
        Lane lane = keep();
        computed.put(key, lane);
        return lane;
    }

    private void push(Lane... operands) {
        for (Lane operand : operands) code.fetch(body, operand.variable());
    }

    private Lane apply(Operation operation, Lane... operands) {
        return once(key(operation, operands), () -> {
            push(operands);
            code.operation(body, operation);
        });
    }

    private static List<Object> key(Object operation, Lane... operands) {
        List<Object> key = new ArrayList<>(List.of(operation));
        for (Lane operand : operands) key.add(operand.variable());
        return key;
    }

    /** For operations that do not mind the order of their operands. */
    private Lane applyInAnyOrder(Operation operation, Lane a, Lane b) {
        return a.variable() <= b.variable() ? apply(operation, a, b) : apply(operation, b, a);
    }

    private Lane bits(BitOperation operation, Lane a, long number) {
        return once(List.of(operation, a.variable(), number), () -> {
            push(a);
            code.bits(body, operation, number);
        });
    }

    private Lane select(Comparison comparison, Lane a, Lane b, Lane then, Lane otherwise) {
        return once(
                key(comparison, a, b, then, otherwise),
                () -> code.select(body, comparison, a.variable(), b.variable(), then.variable(), otherwise.variable()));
    }

    @Override
    public Lane add(Lane a, Lane b) {
        return applyInAnyOrder(Operation.ADD, a, b);
    }

    @Override
    public Lane subtract(Lane a, Lane b) {
        return apply(Operation.SUBTRACT, a, b);
    }

    @Override
    public Lane multiply(Lane a, Lane b) {
        return applyInAnyOrder(Operation.MULTIPLY, a, b);
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
        return once(key("fma", a, b, c), () -> {
            push(a, b, c);
            code.fma(body);
        });
    }

    @Override
    public Lane generalPower(Lane base, Lane exponent) {
        usesGeneralPower = true;
        return once(key("power", base, exponent), () -> {
            push(base, exponent);
            code.power(body);
        });
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
