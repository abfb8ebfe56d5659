package org.leibniz.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What is said of a step of a derivation: a pattern for each rule in every language, read from the catalogue. */
public final class Messages {
    private static final Map<Language, Messages> CATALOGUE = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) CATALOGUE.put(language, new Messages(language));
    }

    private final Properties patterns = new Properties();

    private Messages(Language language) {
        String file = "messages_" + language.code() + ".properties";
        try (InputStream in = Objects.requireNonNull(Messages.class.getResourceAsStream(file), file)) {
            patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Messages in(Language language) {
        return Objects.requireNonNull(CATALOGUE.get(language));
    }

    /** The ids of everything that can be said. */
    public Set<String> rules() {
        return new TreeSet<>(patterns.stringPropertyNames());
    }

    /** The pattern of a rule, {@code {0}} standing for the first argument. */
    public String pattern(String rule) {
        String pattern = patterns.getProperty(rule);
        if (pattern == null) throw new IllegalArgumentException("the catalogue has no message for " + rule);
        return pattern;
    }

    /** The message of a rule with its arguments. */
    public String text(String rule, List<String> arguments) {
        String text = pattern(rule);
        for (int i = 0; i < arguments.size(); i++) text = text.replace("{" + i + "}", arguments.get(i));
        return text;
    }
}
