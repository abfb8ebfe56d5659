package org.leibniz.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.leibniz.plan.Computation.Elementwise;
import org.leibniz.plan.Computation.Reduction;

/**
 * Decides which values are computed in one loop. A value joins the loop of an operand that it reads in passing, element
 * for element, or a loop that reads the same array; a reduction joins the loop whose values it
 * combines.
 *
 * <p>Groups are ordered, and a value joins no group before one it needs. So groups never wait for each other in a
 * circle, without anybody having to look for one.
 */
final class Fusion {
    /** Operations in a loop. Longer ones would no longer fit in a method that the virtual machine compiles. */
    private static final int HEAVIEST = 200;

    private static final int NONE = -1;

    private final List<Value> values;
    private final List<Group> groups = new ArrayList<>();
    private final int[] groupOf;

    /** For a value, the last loop that reads it element for element. */
    private final Map<Integer, Integer> readers = new HashMap<>();

    Fusion(List<Value> values) {
        this.values = values;
        this.groupOf = new int[values.size()];
        for (int value = 0; value < groupOf.length; value++)
            groupOf[value] = place(value, values.get(value).computation());
    }

    List<Group> groups() {
        return groups;
    }

    /** The group that computes a value, or null if it is there from the start. */
    Group group(int value) {
        return groupOf[value] == NONE ? null : groups.get(groupOf[value]);
    }

    private int place(int value, Computation computation) {
        if (computation instanceof Computation.Given || computation instanceof Computation.Known) return NONE;
        if (computation instanceof Computation.RoutineResult result) return groupOf[result.routine()];
        if (computation instanceof Elementwise elementwise) {
            return placeInLoop(value, elementwise.operands(), squeezed(elementwise.space()), weight(elementwise));
        }
        if (computation instanceof Reduction reduction) {
            return placeInLoop(
                    value,
                    List.of(reduction.operand()),
                    squeezed(reduction.operand().layout().sizes()),
                    1);
        }
        Group alone = newGroup(null);
        alone.values.add(value);
        return alone.index;
    }

    private int placeInLoop(int value, List<Operand> operands, List<Integer> space, int weight) {
        int earliest = 0;
        for (Operand operand : operands) {
            if (operand instanceof Operand.View view && groupOf[view.value()] != NONE) {
                int producer = groupOf[view.value()];
                earliest = Math.max(earliest, isInPassing(view) ? producer : producer + 1);
            }
        }
        Group group =
                join(operands, space, earliest, values.get(value).computation() instanceof Reduction ? 0 : weight);
        if (group == null) group = newGroup(space);
        group.values.add(value);
        group.weight += weight;
        for (Operand operand : operands) {
            boolean whole =
                    operand instanceof Operand.View view && view.layout().isContiguous();
            if (whole) readers.put(((Operand.View) operand).value(), group.index);
        }
        return group.index;
    }

    private Group join(List<Operand> operands, List<Integer> space, int earliest, int weight) {
        for (Operand operand : operands) {
            if (!(operand instanceof Operand.View view) || !view.layout().isContiguous()) continue;
            int producer = isInPassing(view) ? groupOf[view.value()] : NONE;
            for (int candidate : new int[] {producer, readers.getOrDefault(view.value(), NONE)}) {
                if (candidate < earliest || candidate == NONE) continue;
                Group group = groups.get(candidate);
                // A scalar is read by everyone; that is no reason to share a loop.
                boolean shared = candidate == producer || !space.isEmpty();
                if (shared && space.equals(group.space) && group.weight + weight <= HEAVIEST) return group;
            }
        }
        return null;
    }

    /** Whether a value can be taken from the loop that computes it, being read in the order in which it is computed. */
    boolean isInPassing(Operand.View view) {
        return values.get(view.value()).computation() instanceof Elementwise producer
                && view.layout().isContiguous()
                && squeezed(producer.space()).equals(squeezed(view.layout().sizes()));
    }

    private Group newGroup(List<Integer> space) {
        Group group = new Group(groups.size(), space);
        groups.add(group);
        return group;
    }

    private static List<Integer> squeezed(int[] space) {
        List<Integer> squeezed = new ArrayList<>();
        for (int size : space) if (size != 1) squeezed.add(size);
        return squeezed;
    }

    private static int weight(Elementwise elementwise) {
        List<OptionalDouble> operands = elementwise.operands().stream()
                .map(operand -> operand instanceof Operand.Number number
                        ? OptionalDouble.of(number.value())
                        : OptionalDouble.empty())
                .toList();
        return 1 + Weight.of(elementwise.function(), operands);
    }
}
