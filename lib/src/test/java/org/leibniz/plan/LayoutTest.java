package org.leibniz.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private final Layout matrix = Layout.contiguous(6, 4);

    @Test
    void axesAreSplitAndJoinedWithoutACopy() {
        assertEquals("[2,3,4]:[12,4,1]", matrix.reshaped(new int[] {2, 3, 4}).toString());
        assertEquals("[24]:[1]", matrix.reshaped(new int[] {24}).toString());
        assertEquals("[3,8]:[8,1]", matrix.reshaped(new int[] {3, 8}).toString());
        assertEquals(
                "[4,2,3]:[1,12,4]",
                matrix.permuted(List.of(1, 0)).reshaped(new int[] {4, 2, 3}).toString());
        assertEquals(
                "[6,2,2]:[0,2,1]",
                Layout.contiguous(4)
                        .expanded(new int[] {6, 4}, List.of(1))
                        .reshaped(new int[] {6, 2, 2})
                        .toString());
    }

    @Test
    void axesOfSizeOneComeAndGo() {
        assertEquals("[6,1,4]:[4,0,1]", zeroed(matrix.reshaped(new int[] {6, 1, 4})));
        assertEquals(
                "[6,4]:[4,1]",
                Layout.contiguous(1, 6, 1, 4).reshaped(new int[] {6, 4}).toString());
        assertEquals(
                "[1,1]:[0,0]", Layout.contiguous().reshaped(new int[] {1, 1}).toString());
        assertEquals("[]:[]", Layout.contiguous(1, 1).reshaped(new int[] {}).toString());
    }

    /** Where there is only one index, its distance means nothing. */
    private static String zeroed(Layout layout) {
        int[] strides = new int[layout.rank()];
        for (int axis = 0; axis < strides.length; axis++)
            if (layout.size(axis) != 1) strides[axis] = layout.stride(axis);
        return new Layout(layout.sizes(), strides).toString();
    }

    @Test
    void whatDoesNotFollowInMemoryCannotBeJoined() {
        assertNull(matrix.permuted(List.of(1, 0)).reshaped(new int[] {24}));
        assertNull(Layout.contiguous(4).expanded(new int[] {6, 4}, List.of(1)).reshaped(new int[] {24}));
    }

    @Test
    void contiguousIsRowMajorWithoutGaps() {
        assertTrue(matrix.isContiguous());
        assertTrue(Layout.contiguous(1, 6, 1, 4).permuted(List.of(2, 1, 0, 3)).isContiguous());
        assertTrue(!matrix.permuted(List.of(1, 0)).isContiguous());
        assertTrue(!Layout.contiguous(4).expanded(new int[] {6, 4}, List.of(1)).isContiguous());
    }
}
