package org.leibniz.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.kernel.Lowering;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.Step;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes what a loop does in a row, for lanes of one kind. */
class LoopBody {
    final Kernel.Loop loop;
    final LaneCode code;
    final EmittedLanes lanes;
    final MethodVisitor method;
    private final List<Place> places;
    final Variables variables;
    private final Map<Integer, Lane> repeated = new HashMap<>();
    private final Lane[] combined;

    /** @param places for each array in the order of {@link LoopForm#accesses} */
    LoopBody(
            Kernel.Loop loop,
            LaneCode code,
            EmittedLanes lanes,
            MethodVisitor method,
            List<Place> places,
            Variables variables) {
        this.loop = loop;
        this.code = code;
        this.lanes = lanes;
        this.method = method;
        this.places = places;
        this.variables = variables;
        this.combined = new Lane[loop.stores().size()];
    }

    /** Writes a body to nowhere, for what can be learned from it; constants get their variables. */
    static EmittedLanes tryOut(Kernel.Loop loop, Precision precision, LaneCode code, Variables forConstants) {
        MethodVisitor nowhere = new MethodVisitor(Opcodes.ASM9) {};
        // Far from the constants, which are told apart from results by their variables.
        Variables unused = new Variables(1 << 20);
        EmittedLanes lanes = new EmittedLanes(precision.format(), code, nowhere, unused, forConstants);
        Place place = new Place(0, 0, 0, Place.NONE);
        List<Place> places = Collections.nCopies(LoopForm.accesses(loop).size(), place);
        LoopBody body = new LoopBody(loop, code, lanes, nowhere, places, unused);
        body.beforeRow();
        body.column();
        return lanes;
    }

    /** Reads what is the same in all columns, and starts what is combined over a row. */
    void beforeRow() {
        int access = 0;
        for (int step = 0; step < loop.steps().size(); step++) {
            if (!(loop.steps().get(step) instanceof Step.Load load)) continue;
            if (Reach.of(load.from()) == Reach.SAME) {
                code.readRepeated(method, rowStart(access));
                repeated.put(step, keep());
            }
            access++;
        }
        for (int store = 0; store < combined.length; store++) {
            Kernel.Store kept = loop.stores().get(store);
            if (isWithinRow(kept)) start(store, kept.combine());
        }
    }

    /** Before the first value of a row. */
    void start(int store, Lowering.Combine combine) {
        code.constant(method, combine.start());
        combined[store] = keep();
    }

    /** Another value of a row. */
    void combine(int store, Lowering.Combine combine, Lane value) {
        copy(combine.combine(lanes, combined[store], value), combined[store]);
    }

    /** Starts anew with a value that belongs to the row. */
    void goOnFrom(int store, Lane value) {
        copy(value, combined[store]);
    }

    /** What the values of a row have been combined to. */
    Lane ofRow(int store) {
        return combined[store];
    }

    /** How many values of a row are kept apart until its end. */
    int parts() {
        return code.width();
    }

    private Place rowStart(int access) {
        Place place = places.get(access);
        return new Place(place.array(), place.start(), Place.NONE, Place.NONE);
    }

    final Lane keep() {
        Lane lane = new Lane(variables.take(code.variables()), null);
        code.store(method, lane.variable());
        return lane;
    }

    /** Whether the values of a row are combined to one. */
    static boolean isWithinRow(Kernel.Store store) {
        return store.combines() && Reach.of(store.to()) == Reach.SAME;
    }

    /** Goes on from what vectors have combined over the row. */
    void takeOver(LoopBody vectors, int store) {
        goOnFrom(store, vectors.together(store, this));
    }

    /**
     * What was kept apart as one number. Neighbours are combined first: what {@code reduceLanes} gives may depend on
     * which compiler has seen the code.
     */
    Lane together(int store, LoopBody numbers) {
        Lowering.Combine combine = loop.stores().get(store).combine();
        Lane all = combined[store];
        int half = code.width() / 2;
        for (int distance = 1; distance < half; distance *= 2) {
            code.exchange(method, all.variable(), distance);
            all = combine.combine(lanes, all, keep());
        }
        code.number(method, all.variable(), 0);
        Lane first = numbers.keep();
        code.number(method, all.variable(), half);
        return combine.combine(numbers.lanes, first, numbers.keep());
    }

    private void copy(Lane from, Lane to) {
        code.fetch(method, from.variable());
        code.store(method, to.variable());
    }

    /** Combines what a row gives with what earlier rows have left at its place. */
    void afterRow() {
        int firstStore = places.size() - combined.length;
        for (int store = 0; store < combined.length; store++) {
            Kernel.Store kept = loop.stores().get(store);
            if (isWithinRow(kept)) combineInto(rowStart(firstStore + store), kept, ofRow(store));
        }
    }

    private void combineInto(Place place, Kernel.Store store, Lane value) {
        code.read(method, place);
        Lane earlier = keep();
        code.write(method, place, store.combine().combine(lanes, earlier, value).variable());
    }

    /** One column, or as many as a lane is wide. */
    void column() {
        lanes.forget();
        List<Lane> results = new ArrayList<>();
        int access = 0;
        for (int step = 0; step < loop.steps().size(); step++) {
            Step next = loop.steps().get(step);
            if (next instanceof Step.Load) {
                results.add(load(step, access++));
            } else if (next instanceof Step.Number number) {
                results.add(lanes.constant(number.value()));
            } else {
                Step.Apply apply = (Step.Apply) next;
                List<Lane> operands =
                        apply.operands().stream().map(results::get).toList();
                results.add(apply.function().lane(lanes, operands));
            }
        }
        for (int store = 0; store < combined.length; store++) {
            Kernel.Store kept = loop.stores().get(store);
            store(kept, store, results.get(kept.step()), places.get(access + store));
        }
        lanes.forget();
    }

    private Lane load(int step, int access) {
        Lane same = repeated.get(step);
        if (same != null) return same;
        code.read(method, places.get(access));
        return keep();
    }

    private void store(Kernel.Store store, int number, Lane value, Place place) {
        if (isWithinRow(store)) {
            combine(number, store.combine(), value);
        } else if (store.combines()) {
            combineInto(place, store, value);
        } else {
            code.write(method, place, value.variable());
        }
    }
}
