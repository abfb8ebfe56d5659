package org.leibniz.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.leibniz.cli.Failure.Problem;
import org.leibniz.expr.Tensor;

/** Reads a number or nested arrays of numbers, all rows of which must have one length. */
final class TensorReader {
    private static final int MOST_AXES = 32;

    private final JsonParser parser;
    private final String field;
    private final DoubleStream.Builder values = DoubleStream.builder();

    TensorReader(JsonParser parser, String field) {
        this.parser = parser;
        this.field = field;
    }

    Tensor read() throws IOException {
        int[] sizes = read(field, 0);
        return new Tensor(sizes, values.build().toArray());
    }

    private int[] read(String path, int depth) throws IOException {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            values.add(number(path));
            return new int[0];
        }
        if (depth == MOST_AXES) throw Failure.of(Problem.LIMIT, path, "an array has at most " + MOST_AXES + " axes");
        int[] first = null;
        int count = 0;
        for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
            String element = path + "[" + count + "]";
            int[] sizes = read(element, depth + 1);
            if (first == null) first = sizes;
            if (!Arrays.equals(first, sizes)) {
                String message =
                        "rows differ: " + described(sizes) + " here, " + described(first) + " at " + path + "[0]";
                throw Failure.of(Problem.SHAPE, element, message);
            }
        }
        if (first == null) throw Failure.of(Problem.SHAPE, path, "an array has at least one element");
        int[] sizes = new int[first.length + 1];
        sizes[0] = count;
        System.arraycopy(first, 0, sizes, 1, first.length);
        return sizes;
    }

    private static String described(int[] sizes) {
        return sizes.length == 0 ? "a number" : Arrays.toString(sizes).replace(" ", "");
    }

    private double number(String path) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                double value = Double.parseDouble(parser.getText());
                if (Double.isFinite(value)) return value;
                throw Failure.of(Problem.DOMAIN, path, "the number is beyond double precision");
            }
            case VALUE_STRING -> {
                switch (parser.getText()) {
                    case "NaN":
                        return Double.NaN;
                    case "Infinity":
                        return Double.POSITIVE_INFINITY;
                    case "-Infinity":
                        return Double.NEGATIVE_INFINITY;
                    default:
                }
            }
            default -> {}
        }
        throw Failure.of(Problem.SYNTAX, path, "needs a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
    }
}
