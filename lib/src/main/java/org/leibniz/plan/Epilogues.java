package org.leibniz.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.leibniz.plan.Kernel.Loop;
import org.leibniz.plan.Kernel.MatrixProduct;
import org.leibniz.plan.Kernel.Store;

/**
 * Lets loops over the result of a product run on parts of it as soon as they are final, while they lie in a cache: a bias
 * and an activation, an optimizer's step. No part needs another one, so whoever computes a part goes on with it. Where a
 * loop also combines what it stores, as the gradient by a bias sums up that by its layer, a loop after it does so.
 */
final class Epilogues {
    /** Shorter rows are faster as one long loop than part by part. */
    static final int SHORTEST_ROW = 64;

    private Epilogues() {}

    /** The same kernels, fewer of them. */
    static List<Kernel> joined(List<Kernel> kernels) {
        List<Kernel> left = new ArrayList<>(kernels);
        for (int at = 0; at < left.size(); at++) {
            if (left.get(at) instanceof MatrixProduct product) {
                int reader = firstReader(left, at, product.result());
                Loop epilogue = reader < 0 ? null : epilogue(left, at, reader);
                if (epilogue != null) {
                    Loop rest = combining((Loop) left.remove(reader));
                    if (!rest.stores().isEmpty()) left.add(reader, rest);
                    left.set(at, product.followedBy(epilogue));
                }
            }
        }
        return List.copyOf(left);
    }

    private static int firstReader(List<Kernel> kernels, int product, int result) {
        for (int at = product + 1; at < kernels.size(); at++) {
            if (kernels.get(at).reads().contains(result)) return at;
        }
        return -1;
    }

    /** The kernel at a place without {@link #combining}, over the rows and columns of the result; null if it must wait. */
    private static Loop epilogue(List<Kernel> kernels, int at, int reader) {
        MatrixProduct product = (MatrixProduct) kernels.get(at);
        if (!(kernels.get(reader) instanceof Loop loop)) return null;
        for (Kernel between : kernels.subList(at + 1, reader)) {
            if (meet(between.writes(), loop.reads())
                    || meet(between.writes(), loop.writes())
                    || meet(between.reads(), loop.writes())) return null;
        }
        if (!storesWhatItCombines(loop) || !isWhole(product) || meet(product.reads(), loop.writes())) return null;
        List<Store> plain =
                loop.stores().stream().filter(store -> !store.combines()).toList();
        Loop rows = inRows(new Loop(loop.sizes(), loop.steps(), plain), product.shape());
        return rows != null && readsInPassing(rows, product) ? rows : null;
    }

    private static boolean storesWhatItCombines(Loop loop) {
        return loop.stores().stream()
                .allMatch(
                        store -> !store.combines() || stored(loop, store.step()).isPresent());
    }

    /** Where a loop stores each value of a step by itself. */
    private static Optional<Access> stored(Loop loop, int step) {
        return loop.stores().stream()
                .filter(store -> !store.combines() && store.step() == step)
                .map(Store::to)
                .findFirst();
    }

    /** What a loop combines, of what it has stored. */
    private static Loop combining(Loop loop) {
        List<Step> loads = new ArrayList<>();
        List<Store> stores = new ArrayList<>();
        for (Store store : loop.stores()) {
            if (store.combines()) {
                stores.add(new Store(loads.size(), store.to(), store.combine(), store.name()));
                loads.add(new Step.Load(stored(loop, store.step()).orElseThrow()));
            }
        }
        return new Loop(loop.sizes(), loads, stores);
    }

    private static boolean meet(List<Integer> some, List<Integer> others) {
        return some.stream().anyMatch(Set.copyOf(others)::contains);
    }

    /** Whether nothing is added to a part once it is computed, and parts follow each other without gaps. */
    private static boolean isWhole(MatrixProduct product) {
        ProductShape shape = product.shape();
        boolean single = shape.repeated().isEmpty() && shape.summed().isEmpty();
        return single
                && shape.columns().size() >= SHORTEST_ROW
                && (shape.rows().size() == 1
                        || shape.rows().result() == shape.columns().size());
    }

    /** A loop over rows and columns, if it goes over as many elements in their order. */
    private static Loop inRows(Loop loop, ProductShape shape) {
        int rows = shape.rows().size();
        int columns = shape.columns().size();
        if (loop.sizes().equals(List.of(rows, columns))) return loop;
        return loop.sizes().equals(List.of(rows * columns)) ? inRows(loop, rows, columns) : null;
    }

    /** A loop along one axis as one over rows. */
    static Loop inRows(Loop loop, int rows, int columns) {
        List<Step> steps = loop.steps().stream()
                .map(step -> step instanceof Step.Load load ? new Step.Load(inRows(load.from(), columns)) : step)
                .toList();
        List<Store> stores = loop.stores().stream()
                .map(store -> new Store(store.step(), inRows(store.to(), columns), store.combine(), store.name()))
                .toList();
        return new Loop(List.of(rows, columns), steps, stores);
    }

    private static Access inRows(Access access, int columns) {
        int stride = access.strides().get(0);
        return new Access(access.buffer(), access.offset(), List.of(stride * columns, stride));
    }

    private static boolean readsInPassing(Loop loop, MatrixProduct product) {
        Access whole = new Access(
                product.result(), 0, List.of(product.shape().columns().size(), 1));
        return loop.steps().stream()
                .filter(step -> step instanceof Step.Load load && load.from().buffer() == product.result())
                .allMatch(step -> Objects.equals(((Step.Load) step).from(), whole));
    }
}
