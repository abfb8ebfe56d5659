package org.leibniz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page {@code docs/layers.md} is what the library writes, and leaves nothing out. */
class LayersPageTest {
    private static final Path PAGE = Path.of("../docs/layers.md");
    private static final Path KOTLIN = Path.of("../dsl/src/main/kotlin/org/leibniz/dsl/Layers.kt");
    private static final String HOW = "docs/layers.md is not what the library writes now; "
            + "mvn -pl lib test -Dtest=LayersPageTest -Dleibniz.write=true writes it anew";

    private static final String PRINTED = LayersPage.write();

    @Test
    void isWrittenByTheLibrary() throws IOException {
        if (Boolean.getBoolean("leibniz.write")) Files.writeString(PAGE, PRINTED);
        assertTrue(Files.exists(PAGE), HOW);
        assertEquals(Files.readString(PAGE), PRINTED, HOW);
    }

    @Test
    void namesEveryLayerLossAndOptimizer() throws Exception {
        List<String> missing = new ArrayList<>();
        for (Class<?> type : types()) {
            boolean shown = Layer.class.isAssignableFrom(type) || Optimizer.class.isAssignableFrom(type);
            boolean open = Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers());
            if (shown && open && !PRINTED.contains("### `" + type.getSimpleName() + "`")) {
                missing.add(type.getSimpleName());
            }
        }
        List<Class<?>> words = List.of(
                Losses.class, GanLoss.class, Penalties.class, Schedule.class, Clipping.class, Initializer.class);
        for (Class<?> type : words) {
            for (Method method : type.getDeclaredMethods()) {
                int modifiers = method.getModifiers();
                boolean word = Modifier.isStatic(modifiers) && Modifier.isPublic(modifiers);
                boolean named = PRINTED.contains("`" + method.getName() + "`")
                        || PRINTED.contains("| `" + method.getName() + "(");
                if (word && !named) missing.add(method.getName());
            }
        }
        assertEquals(List.of(), missing);
    }

    private static List<Class<?>> types() throws IOException, ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/leibniz/nn"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                if (!name.equals("package-info")) types.add(Class.forName("org.leibniz.nn." + name));
            }
        }
        assertTrue(types.size() > 40, types::toString);
        return types;
    }

    @Test
    void theWordsOfKotlinAreThere() throws IOException {
        String kotlin = Files.readString(KOTLIN);
        PRINTED.lines()
                .filter(line -> line.startsWith("### ") && line.contains("in Kotlin"))
                .forEach(line -> {
                    String word = line.replaceAll(".*in Kotlin `(\\w+)`.*", "$1");
                    assertTrue(kotlin.contains("public fun " + word + "("), word);
                });
    }
}
