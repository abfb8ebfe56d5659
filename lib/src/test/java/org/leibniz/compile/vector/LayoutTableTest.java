package org.leibniz.compile.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTableTest {
    private final List<TileLayout> made = new ArrayList<>();
    private final LayoutTable<TileLayout> table = new LayoutTable<>(layout -> layout, layout -> {
        made.add(layout);
        return layout;
    });

    @Test
    void aLayoutIsMadeOnceAndFoundAgain() {
        TileLayout layout = table.get(784, 1, TileLayout.TIGHT, 2);
        assertEquals(new TileLayout(784, 1, TileLayout.TIGHT, 2), layout);
        assertNotNull(table.get(784, 1, 128, 2));
        assertSame(layout, table.get(784, 1, TileLayout.TIGHT, 2));
        assertEquals(2, made.size());
    }

    @Test
    void thereIsNoEndlessNumberOfLayouts() {
        int found = 0;
        for (int across = 0; across < 60_000; across++) {
            TileLayout layout = table.get(across, 1, TileLayout.TIGHT, 2);
            if (layout == null) continue;
            assertEquals(across, layout.across());
            found++;
        }
        assertEquals(made.size(), found);
        assertEquals(512, found);
    }

    @Test
    void rowsThatAreVeryFarApartHaveNoTile() {
        assertNull(table.get(1 << 20, 1, TileLayout.TIGHT, 2));
        assertNull(table.get(1, 1 << 20, TileLayout.TIGHT, 2));
        assertNull(table.get(1, 1, 1 << 20, 2));
    }
}
