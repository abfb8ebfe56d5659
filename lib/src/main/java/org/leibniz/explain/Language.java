package org.leibniz.explain;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A language in which derivations are explained. */
public enum Language {
    ENGLISH("en"),
    CHINESE("zh");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The code by which the language is asked for, {@code en}. */
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException if there is no such language, naming those there are */
    public static Language of(String code) {
        for (Language language : values()) if (language.code.equals(code)) return language;
        String known = Arrays.stream(values()).map(Language::code).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("there are no messages in '" + code + "', only in " + known);
    }
}
