package org.leibniz.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Symbols.symbol;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.shape.ShapeException;

class EinsumTest {
    private final Symbol a = symbol("a", "[2,3]");
    private final Symbol b = symbol("b", "[3,4]");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ij jk->ik   | einsum: needs letters such as \"ij,jk->ik\", got \"ij jk->ik\"",
                "ij,jk       | einsum: needs letters such as \"ij,jk->ik\", got \"ij,jk\"",
                "IJ,JK->IK   | einsum: needs letters such as \"ij,jk->ik\", got \"IJ,JK->IK\"",
                "ij,jk,k->i  | einsum: needs letters such as \"ij,jk->ik\", got \"ij,jk,k->i\"",
                "ijk,jk->ik  | einsum: needs rank 3, got a[2,3]",
                "ij,j->i     | einsum: needs rank 1, got b[3,4]",
                "ij,jk->i    | einsum: k stands only once in \"ij,jk->i\"",
                "ij,jk->ikl  | einsum: l stands only once in \"ij,jk->ikl\"",
                "ii,jk->ik   | einsum: i stands twice in one place of \"ii,jk->ik\"",
                "ij,jk->ii   | einsum: i stands twice in one place of \"ij,jk->ii\"",
                "ij,ik->jk   | einsum: a[2,3] and b[3,4] differ (i: 2 against 3)"
            })
    void lettersThatDoNotFit(String letters, String message) {
        ShapeException error = assertThrows(ShapeException.class, () -> Ops.einsum(letters, a, b));
        assertEquals(message, error.getMessage());
    }

    /** What is a product of matrices is written as one; the values stay those of the letters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ij | jk | ik  | a·b",
                "ij | kj | ik  | a·bᵀ",
                "ji | jk | ik  | aᵀ·b",
                "ji | kj | ik  | aᵀ·bᵀ",
                "ij | jk | ki  | bᵀ·aᵀ",
                "ij | kj | ki  | b·aᵀ",
                "ji | jk | ki  | bᵀ·a",
                "ji | kj | ki  | b·a",
                "ij | j  | i   | a·b",
                "ji | j  | i   | aᵀ·b",
                "j  | ji | i   | aᵀ·b",
                "j  | j  | ''  | aᵀ·b",
                "i  | j  | ij  | a·bᵀ",
                "i  | j  | ji  | b·aᵀ",
                "ij | ij | ''  | einsum(\"ij,ij->\", a, b)",
                "ij | j  | ij  | einsum(\"ij,j->ij\", a, b)"
            })
    void productOfMatrices(String left, String right, String result, String text) {
        Map<Character, Integer> sizes = Map.of('i', 2, 'j', 3, 'k', 4);
        Symbol first = symbol("a", shape(left, sizes));
        Symbol second = symbol("b", shape(right, sizes));
        Expr product = Einsum.product(left, right, result, first, second);
        assertEquals(text, product.toString());

        Random random = new Random(8);
        Map<Symbol, Tensor> point = new HashMap<>();
        for (Symbol symbol : new Symbol[] {first, second}) {
            point.put(symbol, Tensors.generate(symbol.shape().sizes(), random::nextDouble));
        }
        Tensor expected = Interpreter.evaluate(Ops.einsum(left + "," + right + "->" + result, first, second), point);
        Tensors.assertClose(expected, Interpreter.evaluate(product, point), 1e-15, text);
    }

    private static String shape(String letters, Map<Character, Integer> sizes) {
        StringBuilder shape = new StringBuilder("[");
        for (char letter : letters.toCharArray()) {
            shape.append(shape.length() == 1 ? "" : ",").append(sizes.get(letter));
        }
        return shape.append(']').toString();
    }

    @Test
    void spacesDoNotMatter() {
        assertEquals(
                "einsum(\"ij,jk->ik\", a, b)",
                Ops.einsum(" ij , jk -> ik ", a, b).toString());
    }
}
