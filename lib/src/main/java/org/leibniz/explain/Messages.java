package org.leibniz.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** What an op says of itself, in this language as far as the catalogue has it; it may stand inside of markup. */
    public String convention(String english) {
        List<String> conventions = rules().stream()
                .filter(rule -> rule.startsWith("convention."))
                .sorted(Comparator.comparing(
                        rule -> -in(Language.ENGLISH).pattern(rule).length()))
                .toList();
        for (String rule : conventions) {
            StringBuilder pattern = new StringBuilder();
            for (String part : in(Language.ENGLISH).pattern(rule).split("(?=\\{\\d})|(?<=\\{\\d})"))
                pattern.append(part.matches("\\{\\d}") ? "([^<>]+)" : Pattern.quote(part));
            Matcher said = Pattern.compile(pattern.toString()).matcher(english);
            if (!said.find()) continue;
            List<String> arguments = new ArrayList<>();
            for (int i = 1; i <= said.groupCount(); i++) arguments.add(said.group(i));
            return english.substring(0, said.start()) + text(rule, arguments) + english.substring(said.end());
        }
        return english;
    }

    /** The message of a rule with its arguments. */
    public String text(String rule, List<String> arguments) {
        String text = pattern(rule);
        for (int i = 0; i < arguments.size(); i++) text = text.replace("{" + i + "}", arguments.get(i));
        return text;
    }
}
