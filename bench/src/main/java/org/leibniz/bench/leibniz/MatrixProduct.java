package org.leibniz.bench.leibniz;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.leibniz.bench.worker.Product;
import org.leibniz.bench.worker.ProductShape;
import org.leibniz.compile.Call;
import org.leibniz.compile.Parameters;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Shape;

/** A matrix product as a program of its own, of parameters, for those lie where compiled code reads them fastest. */
final class MatrixProduct implements Product {
    private final int elements;
    private final Numbers numbers;
    private final Call call;

    MatrixProduct(ProductShape shape, float[] left, float[] right, Precision precision) {
        int m = shape.m();
        int k = shape.k();
        int n = shape.n();
        elements = m * n;
        numbers = new Numbers(precision);
        Symbol a = Symbol.parameter("A", shape.transposedA() ? Shape.of(k, m) : Shape.of(m, k));
        Symbol b = Symbol.parameter("B", shape.transposedB() ? Shape.of(n, k) : Shape.of(k, n));
        Expr product = (shape.transposedA() ? a.t() : a).dot(shape.transposedB() ? b.t() : b);
        Map<Symbol, float[]> factors = Map.of(a, Arrays.copyOf(left, m * k), b, Arrays.copyOf(right, k * n));
        call = Program.compile(List.of(product), precision).call().with(Parameters.of(factors, precision));
        numbers.bindOutput(call, elements);
    }

    @Override
    public void multiply() {
        call.run();
    }

    @Override
    public float[] result() {
        return numbers.output(call, elements);
    }
}
