package org.leibniz.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

class ShapeExceptionTest {
    private final Dim m = Dim.named("m");
    private final Dim n = Dim.named("n");

    @Test
    void innerSizes() {
        assertMessage(
                "matmul: inner sizes differ, x[n,784] · w1[785,128] (784 against 785)",
                ShapeException.innerSizes("matmul", "x[n,784]", "w1[785,128]", Dim.of(784), Dim.of(785)));
        assertMessage(
                "matmul: inner sizes differ, x[2,n] · w[m,3] (sizes n and m may differ)",
                ShapeException.innerSizes("matmul", "x[2,n]", "w[m,3]", n, m));
    }

    @Test
    void broadcast() {
        String reason = Broadcast.obstacle(Shape.of(2, 3), Shape.of(4)).orElseThrow();
        assertMessage(
                "add: a[2,3] and b[4] do not broadcast (axis 1: 3 against 4)",
                ShapeException.broadcast("add", "a[2,3]", "b[4]", reason));
    }

    @Test
    void differ() {
        assertMessage(
                "concat: a[2,3] and b[2,4] differ (axis 1: 3 against 4)",
                ShapeException.differ(
                        "concat", "a[2,3]", "b[2,4]", ShapeException.difference(1, Dim.of(3), Dim.of(4))));
    }

    @Test
    void needs() {
        assertMessage("det: needs rank 2, got x[3]", ShapeException.rank("det", 2, "x[3]"));
        assertMessage("matmul: needs rank 2 or more, got x[3]", ShapeException.rank("matmul", "2 or more", "x[3]"));
        assertMessage("loss: needs a scalar, got e[n,1]", ShapeException.needed("loss", "a scalar", "e[n,1]"));
    }

    @Test
    void elements() {
        assertMessage(
                "reshape: x[2,3] has 6 elements, [4,2] has 8",
                ShapeException.elements("reshape", "x[2,3]", Dim.of(6), "[4,2]", Dim.of(8)));
        assertMessage(
                "reshape: x[] has 1 element, [n] has n",
                ShapeException.elements("reshape", "x[]", Dim.of(1), "[n]", n));
    }

    @Test
    void axis() {
        assertMessage("axis 3 is out of range for [2,3]", ShapeException.axis(3, "[2,3]"));
        assertMessage("sum: axis 3 is out of range for x[2,3]", ShapeException.axis("sum", 3, "x[2,3]"));
    }

    @Test
    void differences() {
        assertEquals("3 against 4", ShapeException.difference(Dim.of(3), Dim.of(4)));
        assertEquals("n against n+1", ShapeException.difference(n, n.plus(1)));
        assertEquals("sizes n and m may differ", ShapeException.difference(n, m));
        assertEquals("sizes n and 3 may differ", ShapeException.difference(n, Dim.of(3)));
        assertEquals("axis 0: sizes n and m may differ", ShapeException.difference(0, n, m));
    }

    private static void assertMessage(String message, ShapeException error) {
        assertEquals(message, error.getMessage());
        assertInstanceOf(IllegalArgumentException.class, error);
    }
}
