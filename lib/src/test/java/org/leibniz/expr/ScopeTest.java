package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Tensors.shape;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Symbol.Role;
import org.leibniz.shape.Dim;

class ScopeTest {
    private final Scope scope = new Scope();

    @Test
    void symbolsByRole() {
        Symbol x = scope.input("x", shape("[n,2]"));
        Symbol w = scope.param("w", shape("[2]"));
        Symbol label = scope.index("label", shape("[n]"), Dim.of(10));
        assertEquals(Role.INPUT, x.role());
        assertEquals(Role.PARAMETER, w.role());
        assertEquals(true, label.isIndex());
        assertEquals(false, x.isIndex());
        assertEquals(List.of("x", "w", "label"), List.copyOf(scope.names().keySet()), "in the order of declaration");
    }

    @Test
    void nameIsFoundInAnySpelling() {
        Symbol w1 = scope.scalar("w_1");
        for (String spelling : List.of("w1", "w_1", "w₁", "w_{1}")) {
            assertSame(w1, scope.find(spelling).orElseThrow());
        }
        assertEquals(Optional.empty(), scope.find("w2"));
    }

    @Test
    void nameIsGivenOnce() {
        scope.input("w1", shape("[n,3]"));
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> scope.param("w₁", shape("[2]")));
        assertEquals("w1 is already declared, as w₁[n,3]", error.getMessage());
        Expr formula = scope.scalar("p").plus(1);
        assertThrows(IllegalArgumentException.class, () -> scope.define("p", formula));
        assertEquals(List.of(), formula.names(), "a formula that is refused gets no name");
    }

    @Test
    void definedFormulaIsNamed() {
        Expr formula = scope.scalar("p").plus(1);
        assertSame(formula, scope.define("y_2", formula));
        assertEquals(List.of("y2"), formula.names());
        assertSame(formula, scope.find("y2").orElseThrow());
        assertSame(formula, scope.define("y2", formula), "the same again changes nothing");
    }

    @Test
    void listOfNamesIsACopy() {
        scope.scalar("p");
        scope.names().clear();
        assertEquals(1, scope.names().size());
    }
}
