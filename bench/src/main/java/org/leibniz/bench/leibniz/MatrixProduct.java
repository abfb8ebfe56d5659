package org.leibniz.bench.leibniz;

import java.util.List;
import org.leibniz.bench.worker.Product;
import org.leibniz.bench.worker.ProductShape;
import org.leibniz.compile.Call;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Shape;

/** A matrix product as a program of its own. */
final class MatrixProduct implements Product {
    private final Numbers numbers;
    private final Call call;

    MatrixProduct(ProductShape shape, float[] left, float[] right, Precision precision) {
        numbers = new Numbers(precision);
        int m = shape.m();
        int k = shape.k();
        int n = shape.n();
        Symbol a = Symbol.input("A", shape.transposedA() ? Shape.of(k, m) : Shape.of(m, k));
        Symbol b = Symbol.input("B", shape.transposedB() ? Shape.of(n, k) : Shape.of(k, n));
        Expr product = (shape.transposedA() ? a.t() : a).dot(shape.transposedB() ? b.t() : b);
        call = Program.compile(List.of(product), precision).call();
        numbers.bind(call, a, numbers.of(left, m * k));
        numbers.bind(call, b, numbers.of(right, k * n));
    }

    @Override
    public void multiply() {
        call.run();
    }

    @Override
    public float[] result() {
        return numbers.output(call, 0);
    }
}
