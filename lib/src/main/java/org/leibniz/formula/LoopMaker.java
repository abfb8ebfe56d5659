package org.leibniz.formula;

import java.util.List;
import java.util.function.BiFunction;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Loop;

/** Makes a loop of a body and its operands, as {@link Loop} orders them; formulas know loops, but no op that is one. */
@FunctionalInterface
public interface LoopMaker extends BiFunction<Loop.Body, List<? extends Expr>, Apply> {}
