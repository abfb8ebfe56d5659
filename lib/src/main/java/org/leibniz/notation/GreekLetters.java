package org.leibniz.notation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Greek letters by name and sign, as LaTeX and MathML need them. */
public final class GreekLetters {
    private static final String[] NAMES = {
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "zeta",
        "eta",
        "theta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "omicron",
        "pi",
        "rho",
        "varsigma",
        "sigma",
        "tau",
        "upsilon",
        "phi",
        "chi",
        "psi",
        "omega"
    };
    private static final Map<String, String> SIGN_BY_NAME = new HashMap<>();
    private static final Map<String, String> NAME_BY_SIGN = new HashMap<>();

    static {
        for (int i = 0; i < NAMES.length; i++) {
            SIGN_BY_NAME.put(NAMES[i], String.valueOf((char) ('α' + i)));
            NAME_BY_SIGN.put(String.valueOf((char) ('α' + i)), NAMES[i]);
        }
        for (String name :
                new String[] {"Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega"}) {
            String sign = sign(name.toLowerCase(Locale.ROOT)).toUpperCase(Locale.ROOT);
            SIGN_BY_NAME.put(name, sign);
            NAME_BY_SIGN.put(sign, name);
        }
    }

    private GreekLetters() {}

    static boolean isName(String stem) {
        return SIGN_BY_NAME.containsKey(stem);
    }

    static String sign(String stem) {
        return SIGN_BY_NAME.getOrDefault(stem, stem);
    }

    /** The sign of a letter given by name; empty if there is none. */
    public static Optional<String> find(String name) {
        return Optional.ofNullable(SIGN_BY_NAME.get(name));
    }

    /** The other spelling of a name that starts with a letter's name or its sign, {@code delta1} for {@code δ1}. */
    public static Optional<String> otherSpelling(String name) {
        String stem = Names.stem(name);
        String digits = Names.digits(name);
        String other = SIGN_BY_NAME.containsKey(stem) ? SIGN_BY_NAME.get(stem) : NAME_BY_SIGN.get(stem);
        return Optional.ofNullable(other).map(found -> found + digits);
    }

    /** The command for a letter given by name or sign, or null if it is none. */
    static @Nullable String command(String stem) {
        if (isName(stem)) return "\\" + stem;
        String name = NAME_BY_SIGN.get(stem);
        return name == null ? null : "\\" + name;
    }
}
