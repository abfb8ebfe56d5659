package org.leibniz.simplify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Op;

/** All nodes of a simplification, each computation once and one object, so that equal operands are identical ones. */
final class Nodes {
    private record Key(Op op, List<Expr> args) {}

    private final Map<Object, Expr> unique = new HashMap<>();
    private final Set<Expr> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Expr> own = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The object for a node of the graph that was given, on operands that are unique. */
    Expr given(Expr e, List<Expr> operands) {
        boolean same = !(e instanceof Apply apply) || apply.args().equals(operands);
        if (same && known.contains(e)) return e;
        if (!same) return add(((Apply) e).with(operands));
        Expr first = unique.putIfAbsent(key(e), e);
        if (first != null) return first;
        known.add(e);
        return e;
    }

    /** The object for an expression that a rule has made; tells of every node that is new. */
    Expr made(Expr root, Consumer<Expr> isNew) {
        if (known.contains(root)) return root;
        if (!(root instanceof Apply top) || known.containsAll(top.args())) return added(root, isNew);
        Map<Expr, Expr> done = new IdentityHashMap<>();
        Deque<Expr> pending = new ArrayDeque<>(List.of(root));
        while (!pending.isEmpty()) {
            Expr e = pending.peek();
            if (known.contains(e)) done.put(e, e);
            List<Expr> operands = e instanceof Apply apply && !done.containsKey(e) ? apply.args() : List.of();
            int waiting = pending.size();
            for (Expr operand : operands) if (!done.containsKey(operand)) pending.push(operand);
            if (pending.size() > waiting) continue;
            pending.pop();
            if (done.containsKey(e)) continue;
            List<Expr> replaced = new ArrayList<>(operands.size());
            for (Expr operand : operands) replaced.add(Objects.requireNonNull(done.get(operand)));
            Expr rebuilt = replaced.equals(operands) ? e : ((Apply) e).with(replaced);
            done.put(e, added(rebuilt, isNew));
        }
        return Objects.requireNonNull(done.get(root));
    }

    private Expr added(Expr e, Consumer<Expr> isNew) {
        Expr unique = add(e);
        if (unique == e) isNew.accept(unique);
        return unique;
    }

    private Expr add(Expr e) {
        Expr first = unique.putIfAbsent(key(e), e);
        if (first != null) return first;
        known.add(e);
        own.add(e);
        return e;
    }

    private static Object key(Expr e) {
        if (e instanceof Apply apply) return new Key(apply.op(), apply.args());
        return e instanceof Constant constant
                ? constant.exact().map(Object.class::cast).orElse(constant.value())
                : e;
    }

    /** The node under more names. Nodes that were given are never changed: a copy carries the names. */
    Expr named(Expr e, List<String> names) {
        if (e.names().containsAll(names)) return e;
        Expr target = e;
        if (!own.contains(e)) {
            target = ((Apply) e).with(((Apply) e).args());
            e.names().forEach(target::named);
            unique.put(key(e), target);
            known.remove(e);
            known.add(target);
            own.add(target);
        }
        names.forEach(target::named);
        return target;
    }

    /** Whether the node may take over the names of what it replaces: it has no others, and is no symbol or number. */
    static boolean mayBeNamed(Expr e, List<String> names) {
        return e instanceof Apply && names.containsAll(e.names()) && !(Operands.source(e) instanceof Constant);
    }
}
