package org.leibniz.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leibniz.diff.Scan;
import org.leibniz.expr.Symbol;
import org.leibniz.formula.Worksheet;
import org.leibniz.shape.Shape;

/** The page on which one goes from step to step, as a file and in a browser. */
class PlayerTest {
    private static final int LARGEST = 200_000;

    @TempDir
    private static Path folder;

    private static final Networks.Perceptron NET = new Networks.Perceptron();
    private static final Explanation EXPLANATION =
            Explanation.of(Derivation.of(NET.error, NET.w1), NET.values, Map.of());

    @Test
    void thePageNeedsNothingElse() {
        String page = EXPLANATION.html("Two <layers> & \"more\"", Language.ENGLISH);
        assertTrue(page.getBytes(StandardCharsets.UTF_8).length < LARGEST);
        assertTrue(page.contains("<title>Two &lt;layers&gt; &amp; &quot;more&quot;</title>"));
        String own = page.replace("http://www.w3.org/2000/svg", "");
        for (String outside : new String[] {"http:", "https:", "src=", "href=", "@import", "{{"})
            assertFalse(own.contains(outside), outside);
    }

    @Test
    void thePictureHasEveryNameAndArrow() {
        String svg = EXPLANATION.svg();
        for (String name : new String[] {"x", "w1", "u1", "z", "w2", "u2", "y", "r", "E"})
            assertTrue(svg.contains("data-node=\"" + name + "\""), name);
        assertEquals(8, svg.split("class=\"edge\"", -1).length - 1);
        assertTrue(svg.contains(">w₁</text>"));
        assertTrue(EXPLANATION.dot().contains("  \"u1\" -> \"z\";\n"));
        assertTrue(EXPLANATION.dot().startsWith("digraph derivation {\n"));
    }

    @Test
    void nothingToShowIsAnError() {
        Symbol q = Symbol.input("q", Shape.scalar());
        Explanation unrelated = Explanation.of(Derivation.of(NET.error, q), Map.of(), Map.of());
        assertEquals(
                "∂E/∂q = 0, since E does not depend on q: there is nothing to show",
                assertThrows(IllegalArgumentException.class, () -> unrelated.html("", Language.ENGLISH))
                        .getMessage());
    }

    @Test
    void clickedThroughInABrowser() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "no browser is installed: put chromium or google-chrome on the PATH");
        Path page = folder.resolve("player.html");
        Files.writeString(page, EXPLANATION.html("", Language.ENGLISH));
        Path profile = Files.createTempDirectory("browser");
        try (Browser browser = new Browser(program.get(), page, profile)) {
            browser.resize(1200, 800);
            forward(browser);
            factorsShowTheirNodes(browser);
            matrices(browser);
            onAPhone(browser);
            assertEquals("0", browser.evaluate("performance.getEntriesByType('resource').length"));
            aLoop(browser);
        } finally {
            delete(profile);
        }
    }

    private static String place(Browser browser) throws Exception {
        return browser.evaluate("document.getElementById('place').value");
    }

    private static void forward(Browser browser) throws Exception {
        int count = Integer.parseInt(place(browser).replaceAll(".* ", ""));
        assertTrue(count > 10, "steps: " + count);
        assertEquals("1 / " + count, place(browser));
        browser.click("#next");
        assertEquals("2 / " + count, place(browser));
        assertEquals("u1", browser.evaluate("document.querySelector('.node.lit').dataset.node"));
        browser.press("ArrowLeft");
        assertEquals("1 / " + count, place(browser));
        int lit = 0;
        for (int step = 2; step <= count; step++) {
            browser.press("ArrowRight");
            assertEquals(step + " / " + count, place(browser));
            int now = Integer.parseInt(browser.evaluate("document.querySelectorAll('#product .factor.lit').length"));
            assertTrue(now >= lit, "factors went out");
            lit = now;
        }
        assertEquals(5, lit);
        assertEquals("true", browser.evaluate("document.getElementById('next').disabled"));
    }

    private static void factorsShowTheirNodes(Browser browser) throws Exception {
        browser.hover("#product .factor[data-of=u2]");
        assertEquals(
                "z,u2",
                browser.evaluate("[...document.querySelectorAll('.node.shown')].map(node => node.dataset.node)"));
        assertEquals("1", browser.evaluate("document.querySelectorAll('.edge.shown').length"));
        assertTrue(
                browser.evaluate("document.getElementById('hint').textContent").contains("1.8483"));
        browser.hover("h1");
        assertEquals("true", browser.evaluate("document.getElementById('hint').hidden"));
    }

    private static void matrices(Browser browser) throws Exception {
        browser.press("m");
        assertEquals("matrix", browser.evaluate("document.body.dataset.form"));
        assertEquals("none", browser.evaluate("getComputedStyle(document.getElementById('product')).display"));
        browser.press("Home");
        browser.press("End");
        assertEquals(
                "0",
                browser.evaluate(
                        "[...document.querySelectorAll('.step[data-view=component]')].filter(step => step.offsetHeight).length"));
        browser.click("#form");
        assertEquals("component", browser.evaluate("document.body.dataset.form"));
        String before = browser.evaluate("getComputedStyle(document.body).backgroundColor");
        browser.press("d");
        assertFalse(before.equals(browser.evaluate("getComputedStyle(document.body).backgroundColor")));
    }

    /** The values of a step of a loop are nodes, and what is derived by them lights them up. */
    private static void aLoop(Browser browser) throws Exception {
        Worksheet sheet = Worksheet.parse("""
                h[0] = 0
                u[t] = w*h[t-1] + x[t]
                h[t] = tanh(u[t])
                E = h[3]^2
                w = 0.5
                x = [1, 2, 3]
                """, Scan::of);
        Path page = folder.resolve("loop.html");
        Derivation derivation = Derivation.of(sheet.result(), sheet.find("w"));
        Files.writeString(
                page, Explanation.of(derivation, sheet.values(), Map.of()).html("loop", Language.ENGLISH));
        browser.evaluate("location.href = '" + page.toUri() + "'");
        browser.waitFor("document.title === 'loop' && document.readyState === 'complete'");
        browser.resize(1200, 800);
        assertEquals("1", browser.evaluate("document.querySelectorAll('.edge.again').length"));
        browser.press("ArrowRight");
        browser.press("ArrowRight");
        browser.press("ArrowRight");
        assertEquals(
                "true",
                browser.evaluate("document.querySelector('.step.current').dataset.rule === 'chain.loop'"
                        + " && document.querySelector('.node[data-node=u]').classList.contains('lit')"));
        browser.hover("#product .factor[data-of=u]");
        assertEquals(
                "w,u",
                browser.evaluate("[...document.querySelectorAll('.node.shown')].map(node => node.dataset.node)"));
        assertEquals("false", browser.evaluate("document.getElementById('hint').hidden"));
        browser.press("m");
        browser.press("End");
        assertTrue(browser.evaluate("document.querySelector('[data-rule=\"loop.delta\"]').textContent")
                .contains("Backpropagation through time"));
    }

    private static void onAPhone(Browser browser) throws Exception {
        browser.resize(360, 740);
        assertEquals("true", browser.evaluate("document.documentElement.scrollWidth <= innerWidth"));
        String current = "document.querySelector('.step.current').getBoundingClientRect()";
        browser.waitFor(current + ".bottom <= innerHeight && " + current + ".top >= 0");
    }

    // The browser may still be writing while it ends.
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
