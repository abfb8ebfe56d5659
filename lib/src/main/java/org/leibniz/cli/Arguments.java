package org.leibniz.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words behind a command: plain ones, flags, and options with a value. */
final class Arguments {
    private final List<String> plain = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    /**
     * @param flags options without a value
     * @param valued options with a value, which follows as the next word or after {@code =}
     * @throws UsageException if an option is unknown, is given twice or lacks its value
     */
    Arguments(List<String> words, Set<String> flags, Set<String> valued) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            // A formula may begin with a minus sign, an option has two.
            if (!word.startsWith("--")) {
                plain.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String option = equals < 0 ? word : word.substring(0, equals);
            String value = equals < 0 ? "" : word.substring(equals + 1);
            if (valued.contains(option)) {
                if (equals < 0 && ++i == words.size()) throw new UsageException(option + " needs a value");
                if (equals < 0) value = words.get(i);
            } else if (!flags.contains(option) || equals >= 0) {
                throw new UsageException("unknown option " + word);
            }
            if (options.putIfAbsent(option, value) != null) throw new UsageException(option + " is given twice");
        }
    }

    List<String> plain() {
        return plain;
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }
}
