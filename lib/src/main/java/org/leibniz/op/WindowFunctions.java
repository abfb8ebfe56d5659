package org.leibniz.op;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.op.Convolution.Part;
import org.leibniz.op.Functions.Builder;
import org.leibniz.op.Functions.Settings;
import org.leibniz.op.Window.Padding;
import org.leibniz.shape.Dim;
import org.leibniz.shape.ShapeException;

/** How typed formulas write windows, {@code conv2d(x, w, stride=2, padding=same)}. */
final class WindowFunctions {
    private WindowFunctions() {}

    /** The functions of one operand, by name. */
    static Map<String, Builder> unary() {
        Map<String, Builder> functions = new LinkedHashMap<>();
        functions.put("maxPool", (in, settings) -> WindowOps.maxPool(in.get(0), window(settings)));
        functions.put("avgPool", (in, settings) -> WindowOps.avgPool(in.get(0), window(settings)));
        functions.put("sumPool", (in, settings) -> WindowOps.sumPool(in.get(0), window(settings)));
        functions.put("windows", (in, settings) -> Windows.windows(in.get(0), window(settings), outside(settings)));
        functions.put(
                "overlap",
                (in, settings) -> WindowOps.overlap(
                        in.get(0), window(settings), window(settings).size()));
        return functions;
    }

    /** The functions of two operands, by name. */
    static Map<String, Builder> binary() {
        Map<String, Builder> functions = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            for (int axes = 1; axes <= 4; axes++) {
                int needed = axes <= 3 ? axes : 0;
                functions.put(Convolution.name(part, axes), (in, settings) -> {
                    return convolution(part, needed, window(settings), in.get(0), in.get(1));
                });
            }
        }
        return functions;
    }

    /** @param axes how many axes the window must have; 0 for any number */
    static Expr convolution(Part part, int axes, Window window, Expr first, Expr second) {
        if (axes > 0 && first.shape().rank() != axes + 2) {
            throw ShapeException.rank(Convolution.name(part, axes), axes + 2, first.described());
        }
        return Convolution.of(part, window, first, second);
    }

    /** Writes a call with settings that have names. */
    static Text call(Notation notation, String name, List<Text> in, List<String> settings) {
        List<Text> arguments = new ArrayList<>(in);
        settings.forEach(setting -> arguments.add(notation.literal(setting)));
        return notation.call(name, arguments.toArray(Text[]::new));
    }

    private static Window window(Settings settings) {
        Map<String, List<Dim>> named = settings.named();
        if (named.containsKey("padding") && (named.containsKey("before") || named.containsKey("after"))) {
            throw new IllegalArgumentException("padding says what is before and after");
        }
        Window window = Window.of(named.getOrDefault("size", List.of()));
        for (Map.Entry<String, List<Dim>> setting : named.entrySet()) {
            List<Dim> values = setting.getValue();
            window = switch (setting.getKey()) {
                case "size", "outside" -> window;
                case "stride" -> window.stride(numbers(values));
                case "dilation" -> window.dilation(numbers(values));
                case "padding" -> padded(window, values);
                case "before" -> window.before(numbers(values));
                case "after" -> window.after(numbers(values));
                case "groups" -> window.groups(number(values));
                default ->
                    throw new IllegalArgumentException("a window has no '" + setting.getKey() + "', only "
                            + String.join(
                                    ", ",
                                    new TreeSet<>(List.of(
                                            "size", "stride", "dilation", "padding", "before", "after", "groups"))));
            };
        }
        return window;
    }

    private static Window padded(Window window, List<Dim> values) {
        String word = values.size() == 1 ? values.get(0).toString() : "";
        return switch (word) {
            case "same" -> window.padding(Padding.SAME);
            case "full" -> window.padding(Padding.FULL);
            case "valid" -> window.padding(0);
            default -> {
                if (!values.stream().allMatch(Dim::isFixed))
                    throw new IllegalArgumentException("padding is a number, valid, same or full, not " + word);
                yield window.padding(numbers(values));
            }
        };
    }

    private static double outside(Settings settings) {
        List<Dim> values = settings.named().getOrDefault("outside", List.of(Dim.of(0)));
        return switch (Window.list(values)) {
            case "[0]" -> 0;
            case "[-infinity]" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException("outside is 0 or -infinity, not " + values.get(0));
        };
    }

    private static int[] numbers(List<Dim> values) {
        return values.stream().mapToInt(WindowFunctions::number).toArray();
    }

    private static int number(List<Dim> values) {
        if (values.size() != 1) throw new IllegalArgumentException("one number is needed, not " + Window.list(values));
        return number(values.get(0));
    }

    private static int number(Dim value) {
        if (!value.isFixed() || value.value() != (int) value.value()) {
            throw new IllegalArgumentException("a whole number is needed, not " + value);
        }
        return (int) value.value();
    }
}
