package org.leibniz.symja;

import edu.jas.kern.ComputerThreads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.eval.ExprEvaluator;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IExpr;

/**
 * Asks the computer algebra system Symja about formulas of numbers: a simpler form, whether two are equal, an integral.
 * Symja (matheclipse-core, LGPL) is no part of this library and has to be on the class path. It takes a second or two to
 * start. Every question has a time limit; the threads it works in end with the answer.
 */
public final class Symja {
    /** What Symja says about two formulas. It proves equality only. */
    public enum Opinion {
        EQUAL,
        NOT_SHOWN
    }

    private static final Duration USUAL = Duration.ofSeconds(10);
    /** Symja walks its trees by recursion. */
    private static final long STACK_BYTES = 1L << 28;

    private final Duration limit;

    public Symja() {
        this(USUAL);
    }

    /** @param limit how long a question may take */
    public Symja(Duration limit) {
        this.limit = limit;
    }

    /** The formula as Symja would have it, its symbols under other names. */
    public static IExpr toSymja(Expr e) {
        return new Translation().toSymja(e);
    }

    /**
     * A shorter form; empty if Symja finds none in time or uses functions that are unknown here.
     *
     * @throws UnsupportedOperationException naming a node that Symja has nothing for
     */
    public Optional<Expr> simplify(Expr e) {
        Translation translation = new Translation();
        return ask(F.Simplify(translation.toSymja(e))).flatMap(result -> back(result, translation));
    }

    /** As Symja evaluates it, without looking for a shorter form. */
    public Optional<Expr> evaluate(Expr e) {
        Translation translation = new Translation();
        return ask(translation.toSymja(e)).flatMap(result -> back(result, translation));
    }

    /** The derivative by a symbol, by Symja's own rules. */
    public Optional<Expr> derivative(Expr e, Symbol by) {
        Translation translation = new Translation();
        IExpr formula = translation.toSymja(e);
        return ask(F.D(formula, translation.symbol(by))).flatMap(result -> back(result, translation));
    }

    /** An antiderivative; empty if Symja finds none. */
    public Optional<Expr> integral(Expr e, Symbol by) {
        Translation translation = new Translation();
        IExpr formula = translation.toSymja(e);
        return ask(F.Integrate(formula, translation.symbol(by))).flatMap(result -> back(result, translation));
    }

    /** A second opinion on whether two formulas are equal wherever both exist. */
    public Opinion compare(Expr a, Expr b) {
        Translation translation = new Translation();
        IExpr difference = F.Subtract(translation.toSymja(a), translation.toSymja(b));
        boolean zero = ask(F.PossibleZeroQ(difference)).filter(S.True::equals).isPresent()
                || ask(F.Simplify(difference)).filter(IExpr::isZero).isPresent();
        return zero ? Opinion.EQUAL : Opinion.NOT_SHOWN;
    }

    private static Optional<Expr> back(IExpr result, Translation translation) {
        try {
            return Optional.of(translation.fromSymja(result));
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /**
     * Evaluates in a thread of its own, whose group ends with it, as do the workers for divisions of polynomials, which
     * would keep the program from ending for a minute. They share one pool, so there is one question at a time.
     */
    private Optional<IExpr> ask(IExpr question) {
        synchronized (Symja.class) {
            return askAlone(question);
        }
    }

    private Optional<IExpr> askAlone(IExpr question) {
        ThreadGroup group = new ThreadGroup("symja");
        AtomicReference<EvalEngine> engine = new AtomicReference<>();
        FutureTask<IExpr> task = new FutureTask<>(() -> {
            ExprEvaluator evaluator = new ExprEvaluator(false, (short) 1);
            engine.set(evaluator.getEvalEngine());
            return Thread.currentThread().isInterrupted() ? S.$Aborted : evaluator.eval(question);
        });
        Thread thread = new Thread(group, task, "symja", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(task.get(limit.toMillis(), TimeUnit.MILLISECONDS))
                    .filter(Predicate.not(result -> result.equals(S.$Aborted)));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            group.interrupt();
            if (engine.get() != null) engine.get().stopRequest();
            ComputerThreads.terminate();
        }
    }
}
