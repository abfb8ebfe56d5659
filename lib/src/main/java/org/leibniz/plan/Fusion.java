package org.leibniz.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.leibniz.plan.Computation.Elementwise;
import org.leibniz.plan.Computation.Reduction;

/**
 * Decides which values are computed in one loop. A value joins the loop of an operand that it reads in passing, element
 * for element, or a loop that reads the same array; a reduction joins the loop whose values it
 * combines. What is quickly computed from one array and used by one loop waits for that loop, so that all that is done
 * with the array is done there.
 *
 * <p>Groups are ordered, and a value joins no group before one it needs. So groups never wait for each other in a
 * circle, without anybody having to look for one.
 */
final class Fusion {
    /** Operations in a loop. Longer ones would no longer fit in a method that the virtual machine compiles. */
    private static final int HEAVIEST = 200;

    /** Operations that take no longer than to read and write an array. */
    private static final int LIGHT = 12;

    private static final int NONE = -1;

    /** In the place of a group: it is computed wherever it will be read. */
    private static final int WAITING = -2;

    private final List<Value> values;
    private final List<Group> groups = new ArrayList<>();
    private final int[] groupOf;

    /** For a value, the last loop that reads it element for element. */
    private final Map<Integer, Integer> readers = new HashMap<>();

    /** For a value, the only one that reads it; {@link #NONE} where there is none or there are several. */
    private final int[] onlyReader;

    Fusion(List<Value> values) {
        this.values = values;
        this.groupOf = new int[values.size()];
        this.onlyReader = onlyReaders(values);
        boolean[] early = early(values);
        for (boolean first : new boolean[] {true, false}) {
            for (int value = 0; value < groupOf.length; value++) {
                if (early[value] == first)
                    groupOf[value] = place(value, values.get(value).computation());
            }
        }
    }

    /**
     * What is given, and numbers that follow from given numbers. These come first, for loops to read that would otherwise
     * have to be cut where such a number is computed: the step count's part of an optimizer's formula.
     */
    private static boolean[] early(List<Value> values) {
        boolean[] early = new boolean[values.size()];
        for (int value = 0; value < early.length; value++) {
            Computation computation = values.get(value).computation();
            boolean number = computation instanceof Elementwise
                    && values.get(value).elements() == 1
                    && Planner.operands(computation).stream()
                            .allMatch(operand -> !(operand instanceof Operand.View view)
                                    || early[view.value()]
                                            && values.get(view.value()).elements() == 1);
            early[value] =
                    number || computation instanceof Computation.Given || computation instanceof Computation.Known;
        }
        return early;
    }

    private static int[] onlyReaders(List<Value> values) {
        int[] readers = new int[values.size()];
        boolean[] read = new boolean[values.size()];
        Arrays.fill(readers, NONE);
        for (int value = 0; value < readers.length; value++) {
            for (Operand operand : Planner.operands(values.get(value).computation())) {
                if (!(operand instanceof Operand.View view)) continue;
                boolean other = read[view.value()] && readers[view.value()] != value;
                readers[view.value()] = other ? NONE : value;
                read[view.value()] = true;
            }
        }
        return readers;
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
            List<Integer> together = together(value);
            return canWait(value, together) ? WAITING : placeInLoop(together, squeezed(elementwise.space()));
        }
        if (computation instanceof Reduction reduction) {
            return placeInLoop(
                    together(value), squeezed(reduction.operand().layout().sizes()));
        }
        Group alone = newGroup(null);
        alone.values.add(value);
        return alone.index;
    }

    /** A value behind those that have waited for it. */
    private List<Integer> together(int value) {
        List<Integer> found = new ArrayList<>(List.of(value));
        // Those that a value has waited for come before it in the end.
        for (int i = 0; i < found.size(); i++) {
            for (Operand operand : Planner.operands(values.get(found.get(i)).computation())) {
                boolean waits = operand instanceof Operand.View view && groupOf[view.value()] == WAITING;
                if (waits && !found.contains(((Operand.View) operand).value()))
                    found.add(((Operand.View) operand).value());
            }
        }
        Collections.sort(found);
        return found;
    }

    /** What these values read but do not compute. */
    private List<Operand> operands(List<Integer> together) {
        return together.stream()
                .flatMap(value -> Planner.operands(values.get(value).computation()).stream())
                .filter(operand -> !(operand instanceof Operand.View view && groupOf[view.value()] == WAITING))
                .toList();
    }

    /**
     * Whether it is as well to compute a value where it is used: if that is in one loop, little is computed, and the
     * loop reads one array in any case, this value or the one it is computed from.
     */
    private boolean canWait(int value, List<Integer> together) {
        int reader = onlyReader[value];
        if (reader == NONE || weight(together) > LIGHT) return false;
        Computation next = values.get(reader).computation();
        boolean inPassing = Planner.operands(next).stream()
                .noneMatch(
                        operand -> operand instanceof Operand.View view && view.value() == value && !isInPassing(view));
        if (!inPassing || !(next instanceof Elementwise || next instanceof Reduction)) return false;
        long arrays = operands(together).stream()
                .filter(operand ->
                        operand instanceof Operand.View view && view.layout().elements() > 1)
                .map(operand -> ((Operand.View) operand).value())
                .distinct()
                .count();
        return arrays == 1;
    }

    private int weight(List<Integer> together) {
        return together.stream()
                .mapToInt(value -> weight(values.get(value).computation()))
                .sum();
    }

    private int placeInLoop(List<Integer> together, List<Integer> space) {
        List<Operand> operands = operands(together);
        int earliest = 0;
        for (Operand operand : operands) {
            if (operand instanceof Operand.View view && groupOf[view.value()] != NONE) {
                int producer = groupOf[view.value()];
                earliest = Math.max(earliest, isInPassing(view) ? producer : producer + 1);
            }
        }
        int weight = weight(together);
        Group group = join(operands, space, earliest, weight);
        if (group == null) group = newGroup(space);
        group.values.addAll(together);
        group.weight += weight;
        for (int value : together) groupOf[value] = group.index;
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

    private static int weight(Computation computation) {
        if (!(computation instanceof Elementwise elementwise)) return 1;
        List<OptionalDouble> operands = elementwise.operands().stream()
                .map(operand -> operand instanceof Operand.Number number
                        ? OptionalDouble.of(number.value())
                        : OptionalDouble.empty())
                .toList();
        return 1 + Weight.of(elementwise.function(), operands);
    }
}
