package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensors;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;
import org.objectweb.asm.ClassReader;

class DumpTest {
    @TempDir
    Path folder;

    @AfterEach
    void endDumping() {
        System.clearProperty("leibniz.dump");
    }

    private static void run(double unusual, Machine machine) {
        Symbol speed = Symbol.input("speed", Shape.of(5, 40));
        Symbol mass = Symbol.parameter("mass", Shape.of(40));
        // A number of its own, or else the loop is compiled already and nothing is made.
        Expr energy = speed.squared().times(unusual).times(mass).named("energy");
        Expr heat = Ops.tanh(energy).sum(1).named("heat");
        machine.compile(List.of(energy, heat), Precision.FLOAT32)
                .evaluate(Map.of(
                        speed,
                        Tensors.generate(new int[] {5, 40}, new Random(1)::nextDouble),
                        mass,
                        Tensors.generate(new int[] {40}, new Random(2)::nextDouble)));
    }

    private List<Path> files(String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    @Test
    void everyGeneratedLoopIsWrittenAsAClassFileAndAsText() throws IOException {
        System.setProperty("leibniz.dump", folder.toString());
        double unusual = 0.5;
        for (Machine machine : Machine.onOneThread()) run(unusual += 0.37, machine);
        System.clearProperty("leibniz.dump");
        run(unusual + 1, Machine.all().get(0));
        List<Path> classes = files(".class");
        assertEquals(Machine.onOneThread().size(), classes.size(), classes.toString());
        for (Path file : classes) {
            assertTrue(file.getFileName().toString().matches("\\d{3}-energy-heat-float32-.*\\.class"), file.toString());
            String text = Files.readString(Path.of(file.toString().replace(".class", ".txt")));
            for (String word :
                    List.of("float32", "[5, 40]", "speed", "mass", "energy = ", "tanh(energy)", "keeps heat"))
                assertTrue(text.contains(word), word + " is missing in\n" + text);
            String[] interfaces = new ClassReader(Files.readAllBytes(file)).getInterfaces();
            assertArrayEquals(new String[] {"org/leibniz/compile/LoopKernel"}, interfaces);
            assertTrue(javap(file).contains("public void run(java.lang.Object[], int[], int[], int, int)"));
        }
    }

    private static String javap(Path file) {
        StringWriter out = new StringWriter();
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        javap.run(new PrintWriter(out), new PrintWriter(out), "-c", file.toString());
        return out.toString();
    }

    @Test
    void aFolderThatCannotBeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        System.setProperty("leibniz.dump", file.toString());
        UncheckedIOException failure = assertThrows(
                UncheckedIOException.class, () -> run(0.123, Machine.all().get(0)));
        assertTrue(failure.getMessage().contains("leibniz.dump names the folder " + file), failure.getMessage());
    }

    @Test
    void nothingIsWrittenUnasked() {
        assertFalse(Dump.isOn());
    }
}
