package org.leibniz.check;

import java.util.ArrayList;
import java.util.List;

/** The orders of a few axes. */
final class Permutations {
    private static final int MOST_AXES = 4;

    private Permutations() {}

    /** All orders, that in which they are first; only this one where there are many axes. */
    static List<int[]> of(int count) {
        List<List<Integer>> orders = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < count; i++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> order : orders) {
                for (int at = order.size(); at >= 0; at--) {
                    if (count > MOST_AXES && at < order.size()) break;
                    List<Integer> next = new ArrayList<>(order);
                    next.add(at, i);
                    longer.add(next);
                }
            }
            orders = longer;
        }
        return orders.stream()
                .map(order -> order.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
