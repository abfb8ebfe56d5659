package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.assertClose;
import static org.leibniz.op.Ops.cholesky;
import static org.leibniz.op.Ops.det;
import static org.leibniz.op.Ops.diag;
import static org.leibniz.op.Ops.eigenvalues;
import static org.leibniz.op.Ops.eigh;
import static org.leibniz.op.Ops.eye;
import static org.leibniz.op.Ops.inv;
import static org.leibniz.op.Ops.logdet;
import static org.leibniz.op.Ops.qr;
import static org.leibniz.op.Ops.singularValues;
import static org.leibniz.op.Ops.solve;
import static org.leibniz.op.Ops.svd;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;

/** Functions of matrices against Hipparchus, values and derivatives, and what they say of matrices that have none. */
class LinearAlgebraTest {
    private static final int SIZE = 6;
    private static final double STEP = 1e-5;

    /** A function of a matrix, by us and by the oracle. */
    private record Row(String name, UnaryOperator<Expr> op, UnaryOperator<RealMatrix> oracle) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static RealMatrix gram(RealMatrix a) {
        RealMatrix product = a.multiply(a.transpose());
        for (int i = 0; i < product.getRowDimension(); i++) product.addToEntry(i, i, 1);
        return product;
    }

    private static Expr gram(Expr a) {
        return a.dot(a.t()).plus(eye(a.shape().dim(0)));
    }

    private static RealMatrix number(double value) {
        return new Array2DRowRealMatrix(new double[] {value});
    }

    private static RealMatrix ascending(double[] values) {
        return new Array2DRowRealMatrix(Arrays.stream(values).sorted().toArray());
    }

    private static RealMatrix symmetric(RealMatrix a) {
        return a.add(a.transpose()).scalarMultiply(0.5);
    }

    static Stream<Row> functions() {
        return Stream.of(
                new Row("det", a -> det(a), a -> number(new LUDecomposition(a).getDeterminant())),
                new Row(
                        "logdet",
                        a -> logdet(gram(a)),
                        a -> number(Math.log(new LUDecomposition(gram(a)).getDeterminant()))),
                new Row(
                        "inv",
                        a -> inv(a),
                        a -> new LUDecomposition(a).getSolver().getInverse()),
                new Row(
                        "solve",
                        a -> solve(a, a.squared().sum(1)),
                        a -> new Array2DRowRealMatrix(new LUDecomposition(a)
                                .getSolver()
                                .solve(new ArrayRealVector(IntStream.range(0, SIZE)
                                        .mapToDouble(
                                                i -> Math.pow(a.getRowVector(i).getNorm(), 2))
                                        .toArray()))
                                .toArray())),
                new Row("cholesky", a -> cholesky(gram(a)), a -> new CholeskyDecomposition(gram(a)).getL()),
                // Signs are free; products of two factors do not depend on them.
                new Row("qr", a -> qr(a).get(0).times(qr(a).get(1)), a -> {
                    QRDecomposition qr = new QRDecomposition(a);
                    RealMatrix q = qr.getQ();
                    RealMatrix r = qr.getR();
                    RealMatrix product = q.createMatrix(SIZE, SIZE);
                    for (int i = 0; i < SIZE; i++) {
                        for (int j = 0; j < SIZE; j++) {
                            double signs = Math.signum(r.getEntry(i, i)) * Math.signum(r.getEntry(j, j));
                            product.setEntry(i, j, q.getEntry(i, j) * r.getEntry(i, j) * signs);
                        }
                    }
                    return product;
                }),
                new Row(
                        "singularValues",
                        a -> singularValues(a),
                        a -> new Array2DRowRealMatrix(new SingularValueDecomposition(a).getSingularValues())),
                new Row(
                        "leftSingularVectors",
                        a -> svd(a).get(0).squared(),
                        a -> squares(new SingularValueDecomposition(a).getU())),
                new Row(
                        "rightSingularVectors",
                        a -> svd(a).get(2).squared(),
                        a -> squares(new SingularValueDecomposition(a).getV())),
                new Row(
                        "eigenvalues",
                        a -> eigenvalues(a),
                        a -> ascending(new EigenDecompositionSymmetric(symmetric(a)).getEigenvalues())),
                new Row("eigenvectors", a -> eigh(a).get(1).squared(), a -> {
                    RealMatrix vectors = new EigenDecompositionSymmetric(symmetric(a)).getV();
                    RealMatrix turned = vectors.copy();
                    for (int k = 0; k < SIZE; k++) turned.setColumn(k, vectors.getColumn(SIZE - 1 - k));
                    return squares(turned);
                }));
    }

    private static RealMatrix squares(RealMatrix a) {
        RealMatrix squares = a.copy();
        for (int i = 0; i < a.getRowDimension(); i++) {
            for (int j = 0; j < a.getColumnDimension(); j++) squares.multiplyEntry(i, j, a.getEntry(i, j));
        }
        return squares;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void valueAndGradient(Row row) {
        Symbol a = symbol("A", "[6,6]");
        Expr y = row.op.apply(a);
        Symbol weights = Symbol.input("w", y.shape());
        Expr slope = Gradient.of(weights.times(y).sum()).by(a);
        Random random = new Random(11);
        for (int round = 0; round < 3; round++) {
            Tensor point = Tensors.generate(new int[] {SIZE, SIZE}, () -> random.nextDouble(-1, 1));
            Tensor weight = Tensors.generate(y.shape().sizes(), () -> random.nextDouble(-1, 1));
            List<Tensor> ours =
                    Program.compile(List.of(y, slope), Precision.FLOAT64).evaluate(Map.of(a, point, weights, weight));
            assertClose(new Tensor(weight.sizes(), oracle(row, point)), ours.get(0), 1e-11, row.name);
            Tensor differences = Tensor.zeros(SIZE, SIZE);
            for (int at = 0; at < SIZE * SIZE; at++) {
                differences.values()[at] = (sum(row, moved(point, at, STEP), weight)
                                - sum(row, moved(point, at, -STEP), weight))
                        / (2 * STEP);
            }
            assertClose(differences, ours.get(1), 1e-6, row + ", gradient");
        }
    }

    private static Tensor moved(Tensor point, int at, double step) {
        double[] values = point.values().clone();
        values[at] += step;
        return new Tensor(point.sizes(), values);
    }

    private static double sum(Row row, Tensor point, Tensor weight) {
        double[] values = oracle(row, point);
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] * weight.values()[i])
                .sum();
    }

    private static double[] oracle(Row row, Tensor point) {
        double[][] rows = new double[SIZE][];
        for (int i = 0; i < SIZE; i++) rows[i] = Arrays.copyOfRange(point.values(), i * SIZE, (i + 1) * SIZE);
        return Arrays.stream(row.oracle.apply(new Array2DRowRealMatrix(rows)).getData())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Test
    void factorsMultiplyToTheMatrixAlsoWhereColumnsDepend() {
        Symbol a = symbol("A", "[3,3]");
        Expr u = svd(a).get(0);
        Expr product = u.dot(diag(singularValues(a))).dot(svd(a).get(2).t());
        List<Expr> results = List.of(
                product,
                u.t().dot(u),
                qr(a).get(0).dot(qr(a).get(1)),
                qr(a).get(0).t().dot(qr(a).get(0)));
        Tensor identity = Tensors.parse("[[1,0,0],[0,1,0],[0,0,1]]");
        for (String text :
                List.of("[[1,2,3],[2,4,6],[1,2,3]]", "[[0,0,0],[0,0,0],[0,0,0]]", "[[1,2,3],[4,5,6],[7,8,9]]")) {
            Tensor value = Tensors.parse(text);
            for (List<Tensor> all : List.of(
                    Interpreter.evaluate(results, Map.of(a, value)),
                    Program.compile(results, Precision.FLOAT64).evaluate(Map.of(a, value)))) {
                assertClose(value, all.get(0), 1e-13, "U·S·Vᵀ");
                assertClose(identity, all.get(1), 1e-13, "Uᵀ·U");
                assertClose(value, all.get(2), 1e-13, "Q·R");
                assertClose(identity, all.get(3), 1e-13, "Qᵀ·Q");
            }
        }
    }

    private static void refused(String message, Expr e, Symbol a, String value) {
        Map<Symbol, Tensor> point = Map.of(a, Tensors.parse(value));
        ArithmeticException interpreted =
                assertThrows(ArithmeticException.class, () -> Interpreter.evaluate(e, point), message);
        assertEquals(message, interpreted.getMessage());
        for (Precision precision : Precision.values()) {
            Program program = Program.compile(List.of(e), precision);
            ArithmeticException compiled = assertThrows(ArithmeticException.class, () -> program.evaluate(point));
            assertEquals(message, compiled.getMessage());
        }
    }

    @Test
    void errorsNameTheNode() {
        Symbol a = symbol("A", "[2,2]");
        Symbol b = symbol("b", "[2]");
        String singular = "[[0.1,0.3],[0.2,0.6]]";
        refused("inv(A): the matrix is singular", inv(a), a, singular);
        refused("K: the matrix is singular", inv(a.t()).named("K").sum(), a, singular);
        refused("solve(A, A): the matrix is singular", solve(a, a), a, singular);
        refused("cholesky(A): the matrix is not positive definite", cholesky(a), a, "[[1,2],[2,1]]");
        refused("cholesky(A): the matrix is not positive definite", cholesky(a), a, "[[0,0],[0,0]]");
        refused("det(A): an entry of the matrix is NaN", det(a), a, "[[1,NaN],[2,1]]");
        refused("inv(A): an entry of the matrix is Infinity", inv(a), a, "[[1,Infinity],[2,1]]");
        refused("svd(A): an entry of the matrix is NaN", singularValues(a), a, "[[1,NaN],[2,1]]");
        refused("eigh(A): an entry of the matrix is NaN", eigenvalues(a), a, "[[1,NaN],[2,1]]");
        refused("qr(A): an entry of the matrix is NaN", qr(a).get(1), a, "[[1,NaN],[2,1]]");
        Expr turning = Gradient.of(eigh(a).get(1).dot(b).sum()).by(a);
        ArithmeticException equal = assertThrows(
                ArithmeticException.class,
                () -> Interpreter.evaluate(turning, Map.of(a, Tensors.parse("[[2,0],[0,2]]"), b, Tensor.vector(1, 2))));
        assertEquals(
                "reciprocalGaps(eigenvalues(A)): equal values 2.0 and 2.0, for which the vectors have no derivative",
                equal.getMessage());
    }

    /** The sum of all eigenvalues is the trace, which has a derivative everywhere. */
    @Test
    void equalEigenvaluesHaveASum() {
        Symbol a = symbol("A", "[2,2]");
        Tensor identity = Tensors.parse("[[1,0],[0,1]]");
        for (Expr sum : List.of(eigenvalues(a).sum(), singularValues(a).sum())) {
            Expr slope = Gradient.of(sum).by(a);
            Tensor value = Program.compile(List.of(slope), Precision.FLOAT64)
                    .evaluate(Map.of(a, identity))
                    .get(0);
            assertClose(identity, value, 1e-15, slope.toString());
        }
    }

    @Test
    void nearlySingularIsNotSingular() {
        Symbol a = symbol("A", "[2,2]");
        Tensor value = Tensors.parse("[[1,0],[0,1e-30]]");
        Tensor expected = Tensors.parse("[[1,0],[0,1e30]]");
        assertClose(expected, Interpreter.evaluate(inv(a), Map.of(a, value)), 1e-15, "interpreted");
        Program program = Program.compile(List.of(inv(a)), Precision.FLOAT64);
        assertClose(expected, program.evaluate(Map.of(a, value)).get(0), 1e-15, "compiled");
    }
}
