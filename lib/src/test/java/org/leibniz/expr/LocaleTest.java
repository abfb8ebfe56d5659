package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written does not depend on the machine it is written on. */
class LocaleTest {
    private final Locale usual = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(usual);
    }

    @Test
    void probeWritesSomething() throws Exception {
        String text = written(Locale.ROOT);
        assertTrue(text.contains("−1234567.25") && text.contains("\\xi") && text.contains("1e-30"), text);
        assertTrue(text.contains("do not broadcast"), text);
    }

    /** Turkish has another lower case of I, Arabic other digits, German another decimal sign, Thai both. */
    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "ar", "de-DE", "th-TH-u-nu-thai", "hi-IN-u-nu-deva"})
    void everyLocaleWritesTheSame(String tag) throws Exception {
        assertEquals(written(Locale.ROOT), written(Locale.forLanguageTag(tag)));
    }

    /** Writes by classes loaded afresh, because tables made once could hide that they depend on the locale. */
    private static String written(Locale locale) throws IOException, ReflectiveOperationException {
        Locale.setDefault(locale);
        URL[] folders = {location(Expr.class), location(LocaleProbe.class)};
        try (URLClassLoader loader = new URLClassLoader(folders, ClassLoader.getPlatformClassLoader())) {
            Object probe = loader.loadClass(LocaleProbe.class.getName())
                    .getConstructor()
                    .newInstance();
            return (String) ((Supplier<?>) probe).get();
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
