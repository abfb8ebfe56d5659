package org.leibniz.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BroadcastTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
      []        | []          | []
      [3]       | []          | [3]
      [2,3]     | [3]         | [2,3]
      [2,3]     | [2,3]       | [2,3]
      [2,3]     | [1,3]       | [2,3]
      [2,1]     | [3]         | [2,3]
      [2,1]     | [1,3]       | [2,3]
      [4,1,3]   | [2,1]       | [4,2,3]
      [1]       | [1]         | [1]
      [1]       | [1,1]       | [1,1]
      [n,3]     | [3]         | [n,3]
      [n,3]     | [n,3]       | [n,3]
      [n,3]     | [1,3]       | [n,3]
      [n,1]     | [m]         | [n,m]
      [n]       | [1]         | [n]
      [m,n]     | [n]         | [m,n]
      """)
    void jointShape(String left, String right, String joint) {
        assertEquals(shape(joint), Shape.broadcast(shape(left), shape(right)));
        assertEquals(shape(joint), Shape.broadcast(shape(right), shape(left)));
        assertEquals(Optional.empty(), Broadcast.obstacle(shape(left), shape(right)));
        new Broadcast(shape(left), shape(joint));
        new Broadcast(shape(right), shape(joint));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
      [2,3]     | [4]         | axis 1: 3 against 4
      [2,3]     | [2]         | axis 1: 3 against 2
      [2]       | [2,3]       | axis 1: 2 against 3
      [2,3]     | [4,3]       | axis 0: 2 against 4
      [n]       | [m]         | axis 0: sizes n and m may differ
      [n,3]     | [5,3]       | axis 0: sizes n and 5 may differ
      [k,n]     | [m]         | axis 1: sizes n and m may differ
      """)
    void noJointShape(String left, String right, String reason) {
        assertEquals(Optional.of(reason), Broadcast.obstacle(shape(left), shape(right)));
        ShapeException error = assertThrows(ShapeException.class, () -> Shape.broadcast(shape(left), shape(right)));
        assertEquals(left + " and " + right + " do not broadcast (" + reason + ")", error.getMessage());
    }

    @Test
    void namedSizeIsNotItsSuccessor() {
        Dim n = Dim.named("n");
        assertEquals(Optional.of("axis 0: n against n+1"), Broadcast.obstacle(Shape.of(n), Shape.of(n.plus(1))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
      []        | [2,3]       | []        | [0, 1]    | []
      [3]       | [2,3]       | [1]       | [0]       | []
      [2,3]     | [2,3]       | [0, 1]    | []        | []
      [2,1]     | [2,3]       | [0, 1]    | []        | [1]
      [1,3]     | [4,2,3]     | [1, 2]    | [0]       | [1]
      [1]       | [n,m]       | [1]       | [0]       | [1]
      [1]       | [n,1]       | [1]       | [0]       | []
      """)
    void howOneShapeIsStretched(String from, String to, String axes, String added, String stretched) {
        Broadcast broadcast = new Broadcast(shape(from), shape(to));
        assertEquals(axes, broadcast.axes().toString());
        assertEquals(added, broadcast.addedAxes().toString());
        assertEquals(stretched, broadcast.stretchedAxes().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
      [4]       | [2,3]       | axis 1: 4 against 3
      [2]       | [1]         | axis 0: 2 against 1
      [n]       | [3]         | axis 0: sizes n and 3 may differ
      [2,3]     | [3]         | rank 2 against 1
      """)
    void notStretched(String from, String to, String reason) {
        ShapeException error = assertThrows(ShapeException.class, () -> new Broadcast(shape(from), shape(to)));
        assertEquals(from + " does not broadcast to " + to + " (" + reason + ")", error.getMessage());
    }

    private static Shape shape(String text) {
        String sizes = text.substring(1, text.length() - 1);
        return sizes.isEmpty()
                ? Shape.scalar()
                : Shape.of(Stream.of(sizes.split(",")).map(BroadcastTest::dim).toList());
    }

    private static Dim dim(String text) {
        return Character.isDigit(text.charAt(0)) ? Dim.of(Long.parseLong(text)) : Dim.named(text);
    }
}
