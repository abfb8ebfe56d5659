package org.leibniz.compile;

import java.util.Set;
import java.util.TreeSet;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lowering;
import org.leibniz.shape.Shape;

/** The named sizes that a node depends on. */
final class SizeNames {
    private SizeNames() {}

    static Set<String> of(Expr node) {
        if (!(node instanceof Apply apply)) return node.shape().names();
        Set<String> names = new TreeSet<>();
        for (Shape shape : apply.shapes()) names.addAll(shape.names());
        Lowering lowering = apply.op().lower(apply);
        if (lowering instanceof Lowering.SizeOf size) names.addAll(size.size().names());
        if (lowering instanceof Lowering.Window window) {
            window.window().forEach(size -> names.addAll(size.names()));
            window.places().forEach(place -> names.addAll(place.offset().names()));
        }
        return names;
    }
}
