package org.leibniz.cli;

import java.util.List;
import java.util.Locale;
import org.leibniz.cli.Failure.Problem;
import org.leibniz.diff.Hessian;
import org.leibniz.explain.Derivatives;
import org.leibniz.expr.Expr;

/** The derivatives a request can ask for. The axes of the formula come first, then those of each name. */
enum Kind {
    /** By scalars, one after another. */
    PARTIAL {
        @Override
        Expr derivative(Expr formula, List<Expr> wrt) {
            for (Expr x : wrt) needScalar(x, "wrt", "partial differentiates by scalars");
            Expr derivative = formula;
            for (Expr x : wrt) derivative = Derivatives.d(derivative, x);
            return derivative;
        }
    },
    GRADIENT {
        @Override
        Expr derivative(Expr formula, List<Expr> wrt) {
            needScalar(formula, "expr", "gradient needs a scalar, see jacobian");
            return Derivatives.gradient(formula, only(wrt));
        }
    },
    JACOBIAN {
        @Override
        Expr derivative(Expr formula, List<Expr> wrt) {
            return Derivatives.jacobian(formula, only(wrt));
        }
    },
    /** By one name twice, which may be given once, or by two. */
    HESSIAN {
        @Override
        Expr derivative(Expr formula, List<Expr> wrt) {
            needScalar(formula, "expr", "hessian needs a scalar");
            if (wrt.size() > 2) throw Failure.of(Problem.SYNTAX, "wrt", "hessian takes one name or two");
            return Hessian.of(formula).by(wrt.get(0), wrt.get(wrt.size() - 1));
        }
    };

    abstract Expr derivative(Expr formula, List<Expr> wrt);

    /** What is meant where nothing is said. */
    static Kind usual(List<Expr> wrt) {
        return wrt.stream().allMatch(x -> x.shape().isScalar()) ? PARTIAL : GRADIENT;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Expr only(List<Expr> wrt) {
        if (wrt.size() == 1) return wrt.get(0);
        throw Failure.of(Problem.SYNTAX, "wrt", word() + " takes one name, got " + wrt.size());
    }

    private static void needScalar(Expr e, String field, String need) {
        if (!e.shape().isScalar()) throw Failure.of(Problem.SHAPE, field, need + ", got " + e.described());
    }
}
