package org.leibniz.simplify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** Random formulas, each written in several ways, have one normal form. */
class NormalFormTest {
    private static final int FORMULAS = 1_000;
    private static final List<Symbol> SYMBOLS = List.of(scalar("x"), scalar("y"), scalar("z"), scalar("w"));
    private static final List<Symbol> OTHERS = List.of(scalar("q"), scalar("a"), scalar("k"), scalar("b"));

    private static Symbol scalar(String name) {
        return Symbol.input(name, Shape.scalar());
    }

    /** How a formula is written. */
    private enum Presentation {
        PLAIN,
        COMMUTED,
        REASSOCIATED,
        SPELLED_OUT,
        UNSHARED,
        RENAMED
    }

    private enum Kind {
        SUM,
        PRODUCT,
        FUNCTION,
        POWER,
        SYMBOL,
        NUMBER
    }

    /** @param flags which terms are subtracted, which factors divide */
    private record Tree(Kind kind, int number, List<Tree> parts, List<Boolean> flags) {}

    private static final class Trees {
        private final Random random;
        private final List<Tree> made = new ArrayList<>();

        Trees(long seed) {
            random = new Random(seed);
            for (int i = 0; i < SYMBOLS.size(); i++) made.add(new Tree(Kind.SYMBOL, i, List.of(), List.of()));
            for (int i = 1; i < 4; i++) made.add(new Tree(Kind.NUMBER, i, List.of(), List.of()));
        }

        Tree next(int size) {
            for (int i = 0; i < size; i++) {
                Kind kind = Kind.values()[random.nextInt(6) % 4];
                boolean many = kind == Kind.SUM || kind == Kind.PRODUCT;
                List<Tree> parts = new ArrayList<>();
                List<Boolean> flags = new ArrayList<>();
                int count = many ? 2 + random.nextInt(3) : 1;
                for (int part = 0; part < count; part++) {
                    Tree picked = made.get(made.size() - 1 - random.nextInt(Math.min(made.size(), 9)));
                    parts.add(picked);
                    flags.add(part > 0 && random.nextInt(3) == 0);
                }
                made.add(new Tree(kind, 2 + random.nextInt(3), parts, flags));
            }
            return made.get(made.size() - 1);
        }
    }

    private static final class Builder {
        private final Presentation as;
        private final List<Symbol> symbols;
        private final Random random;
        private final Map<Tree, Expr> built = new IdentityHashMap<>();
        private int named;

        Builder(Presentation as, List<Symbol> symbols, long seed) {
            this.as = as;
            this.symbols = symbols;
            random = new Random(seed);
        }

        Expr build(Tree tree) {
            Expr known = as == Presentation.UNSHARED ? null : built.get(tree);
            if (known != null) return known;
            Expr made = make(tree);
            boolean names = as == Presentation.RENAMED
                    && made instanceof Apply
                    && made.names().isEmpty();
            if (names && random.nextBoolean()) made.named("t" + ++named);
            built.put(tree, made);
            return made;
        }

        private Expr make(Tree tree) {
            if (tree.kind() == Kind.SYMBOL) return symbols.get(tree.number());
            if (tree.kind() == Kind.NUMBER) return Constant.of(tree.number());
            List<Expr> parts = tree.parts().stream().map(this::build).toList();
            if (tree.kind() == Kind.POWER) return parts.get(0).pow(tree.number());
            if (tree.kind() == Kind.FUNCTION) {
                return tree.number() == 2
                        ? Ops.sin(parts.get(0))
                        : tree.number() == 3 ? Ops.exp(parts.get(0)) : Ops.tanh(parts.get(0));
            }
            return chain(tree, parts);
        }

        private Expr chain(Tree tree, List<Expr> parts) {
            boolean sum = tree.kind() == Kind.SUM;
            List<Expr> left = new ArrayList<>(parts);
            List<Boolean> inverse = new ArrayList<>(tree.flags());
            boolean plain = as == Presentation.PLAIN || as == Presentation.UNSHARED || as == Presentation.RENAMED;
            while (left.size() > 1) {
                int at = as == Presentation.REASSOCIATED ? random.nextInt(left.size() - 1) : 0;
                Expr a = left.get(at);
                Expr b = left.remove(at + 1);
                boolean first = inverse.get(at);
                boolean second = inverse.remove(at + 1);
                // a − (b − c) instead of (a − b) + c: inside the brackets the signs are turned.
                boolean turned = first != second;
                Expr joined;
                if (as == Presentation.SPELLED_OUT && turned) {
                    joined = sum ? a.plus(Constant.of(-1).times(b)) : a.times(b.pow(-1));
                } else if (as == Presentation.COMMUTED && random.nextBoolean()) {
                    joined = sum
                            ? turned ? b.unaryMinus().plus(a) : b.plus(a)
                            : turned ? Constant.of(1).div(b).times(a) : b.times(a);
                } else {
                    joined = sum ? turned ? a.minus(b) : a.plus(b) : turned ? a.div(b) : a.times(b);
                }
                left.set(at, joined);
            }
            return plain || !inverse.get(0)
                    ? left.get(0)
                    : sum ? left.get(0).unaryMinus() : left.get(0).pow(-1);
        }
    }

    private static String print(Expr e) {
        return new Printer().printWhole(e).toString();
    }

    private static boolean sameComputation(Expr a, Expr b) {
        List<Integer> roots = Graph.of(List.of(a, b)).roots();
        return roots.get(0).equals(roots.get(1));
    }

    @Test
    void everyPresentationReachesOneForm() {
        int different = 0;
        for (int seed = 0; seed < FORMULAS; seed++) {
            Tree tree = new Trees(seed).next(1 + seed % 5);
            Expr plain = new Builder(Presentation.PLAIN, SYMBOLS, seed).build(tree);
            // Where something is divided by 0 there is no form.
            if (!RewriteVerifier.verify(plain, plain)) continue;
            Expr form = NormalForm.of(plain);
            for (Presentation as : Presentation.values()) {
                if (as == Presentation.PLAIN) continue;
                Expr other = new Builder(as, SYMBOLS, seed).build(tree);
                if (!other.toString().equals(plain.toString())) different++;
                int number = seed;
                assertTrue(
                        sameComputation(form, NormalForm.of(other)),
                        () -> number + ", " + as + ": " + print(plain) + " and " + print(other) + " become "
                                + print(NormalForm.of(plain)) + " and " + print(NormalForm.of(other)));
            }
        }
        assertTrue(different > FORMULAS / 2, "only " + different + " presentations differ");
    }

    @Test
    void namesOfSymbolsDoNotMatter() {
        for (int seed = 0; seed < FORMULAS / 4; seed++) {
            Tree tree = new Trees(seed).next(1 + seed % 9);
            Expr renamed = new Builder(Presentation.COMMUTED, OTHERS, seed).build(tree);
            Expr back = replaced(NormalForm.of(renamed));
            Expr plain = new Builder(Presentation.PLAIN, SYMBOLS, seed).build(tree);
            assertTrue(NormalForm.same(plain, back), () -> print(plain) + " and " + print(back));
        }
    }

    private static Expr replaced(Expr e) {
        Graph graph = Graph.of(e);
        List<Expr> copies = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            List<Expr> operands = new ArrayList<>();
            for (int operand : graph.args(id)) operands.add(copies.get(operand));
            Expr node = graph.node(id);
            int symbol = OTHERS.indexOf(node);
            copies.add(symbol >= 0 ? SYMBOLS.get(symbol) : node instanceof Apply apply ? apply.with(operands) : node);
        }
        return copies.get(graph.roots().get(0));
    }

    @Test
    void aNormalFormHasTheValueOfTheFormula() {
        for (int seed = 0; seed < FORMULAS / 4; seed++) {
            Expr before = new Builder(Presentation.PLAIN, SYMBOLS, seed).build(new Trees(seed).next(1 + seed % 9));
            RewriteVerifier.verify(before, NormalForm.of(before));
        }
    }

    @Test
    void differentFormulasDiffer() {
        Expr x = SYMBOLS.get(0);
        Expr y = SYMBOLS.get(1);
        assertFalse(NormalForm.same(x.minus(y), y.minus(x)));
        assertFalse(NormalForm.same(x.div(y), y.div(x)));
        assertFalse(NormalForm.same(x.pow(2).times(y), x.times(y.pow(2))));
        assertFalse(NormalForm.same(Ops.sin(x.times(2)), Ops.sin(x)));
    }

    /** The steps of simplifying stay within a multiple of n log n. */
    @Test
    void theStepsOfSimplifyingAreBounded() {
        for (int seed = 0; seed < FORMULAS; seed++) {
            Expr e = new Builder(Presentation.SPELLED_OUT, SYMBOLS, seed).build(new Trees(seed).next(5 + seed % 20));
            int nodes = Graph.of(e).size();
            Statistics statistics = new Statistics(Long.MAX_VALUE);
            Simplifier.simplify(List.of(e), Rules.SHRINKING, statistics);
            double bound = 40 * nodes * Math.log(nodes + 2);
            assertTrue(
                    statistics.steps() <= bound,
                    () -> statistics.steps() + " steps for " + nodes + " nodes, " + print(e));
        }
    }
}
