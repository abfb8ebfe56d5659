package org.leibniz.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The order of the groups. A group that overwrites a symbol waits for those that still read the old value; where that
 * would be a circle, as when two symbols exchange their values, it keeps the new value and a copy at the end brings it
 * over.
 */
final class Schedule {
    /** The new value of a symbol; both by their numbers. */
    record Update(int value, int symbol) {}

    private final Fusion fusion;
    private final List<Value> values;
    private final List<Update> inPlace = new ArrayList<>();
    private final List<Update> late = new ArrayList<>();
    private final List<Group> order = new ArrayList<>();
    private final List<Set<Integer>> reads = new ArrayList<>();
    private final List<Set<Integer>> followers = new ArrayList<>();
    private final int[] waitsFor;

    Schedule(Fusion fusion, List<Value> values, List<Update> updates) {
        this.fusion = fusion;
        this.values = values;
        this.waitsFor = new int[fusion.groups().size()];
        for (Group group : fusion.groups()) {
            reads.add(new LinkedHashSet<>());
            followers.add(new LinkedHashSet<>());
            for (int value : group.values) collectReads(group, value);
        }
        for (Group group : fusion.groups()) {
            for (int read : reads.get(group.index)) {
                if (fusion.group(read) != null) follow(fusion.group(read).index, group.index);
            }
        }
        Map<Integer, List<Integer>> readers = readers();
        for (Update update : updates) place(update, readers.getOrDefault(update.symbol(), List.of()));
        run();
    }

    List<Group> order() {
        return order;
    }

    /** The updates that their groups write. */
    List<Update> inPlace() {
        return inPlace;
    }

    /** The updates that are copied when all else is done. */
    List<Update> late() {
        return late;
    }

    /** The values that a group finds in memory, computed by others or given. */
    Set<Integer> reads(Group group) {
        return reads.get(group.index);
    }

    private void collectReads(Group group, int value) {
        for (Operand operand : Planner.operands(values.get(value).computation())) {
            if (operand instanceof Operand.View view && !isInside(group, view))
                reads.get(group.index).add(view.value());
        }
    }

    private boolean isInside(Group group, Operand.View view) {
        return fusion.group(view.value()) == group && fusion.isInPassing(view);
    }

    private void follow(int first, int second) {
        if (first != second && followers.get(first).add(second)) waitsFor[second]++;
    }

    private Map<Integer, List<Integer>> readers() {
        Map<Integer, List<Integer>> readers = new HashMap<>();
        for (Group group : fusion.groups()) {
            for (int read : reads.get(group.index))
                readers.computeIfAbsent(read, value -> new ArrayList<>()).add(group.index);
        }
        return readers;
    }

    private void place(Update update, List<Integer> readers) {
        Group writer = fusion.group(update.value());
        if (!overwritesSafely(writer, update.symbol())) {
            late.add(update);
            return;
        }
        inPlace.add(update);
        readers.forEach(reader -> follow(reader, writer.index));
    }

    /** Whether a loop reads the elements of a symbol only where it then writes them. */
    private boolean overwritesSafely(Group writer, int symbol) {
        for (int value : writer.values) {
            for (Operand operand : Planner.operands(values.get(value).computation())) {
                boolean reads = operand instanceof Operand.View view && view.value() == symbol;
                if (reads && !((Operand.View) operand).layout().isContiguous()) return false;
            }
        }
        return true;
    }

    private void run() {
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        boolean[] done = new boolean[waitsFor.length];
        for (int group = 0; group < waitsFor.length; group++) if (waitsFor[group] == 0) ready.add(group);
        int lowest = 0;
        while (order.size() < waitsFor.length) {
            if (ready.isEmpty()) {
                while (done[lowest]) lowest++;
                release(lowest);
                ready.add(lowest);
            }
            int next = ready.remove();
            if (done[next]) continue;
            done[next] = true;
            order.add(fusion.groups().get(next));
            for (int follower : followers.get(next)) if (--waitsFor[follower] == 0) ready.add(follower);
        }
    }

    /** The first group left waits only for readers of what it overwrites, since it needs nothing but earlier groups. */
    private void release(int group) {
        List<Update> freed = inPlace.stream()
                .filter(update -> fusion.group(update.value()).index == group)
                .toList();
        inPlace.removeAll(freed);
        late.addAll(freed);
    }
}
