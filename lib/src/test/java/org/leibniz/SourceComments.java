package org.leibniz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the code says of itself, for pages that the library writes. */
public final class SourceComments {
    public static final Path SOURCES = Path.of("src/main/java/org/leibniz");

    /** What is documented, and the line that the documentation stands before. */
    private record Comment(String text, String declaration) {}

    private static final Pattern COMMENT =
            Pattern.compile("/\\*\\*(.*?)\\*/\\s*((?:@\\w+\\s+)*[^\\n]*)", Pattern.DOTALL);
    private static final Map<Path, List<Comment>> COMMENTS = new HashMap<>();

    private SourceComments() {}

    /** The documentation that stands before the first match, links written as code. */
    public static Optional<String> before(Path file, String declaration) {
        Pattern wanted = Pattern.compile("^(?:@\\w+\\s+)*" + declaration);
        return COMMENTS.computeIfAbsent(file, SourceComments::comments).stream()
                .filter(comment -> wanted.matcher(comment.declaration).find())
                .map(Comment::text)
                .findFirst()
                .filter(text -> !text.isEmpty());
    }

    private static List<Comment> comments(Path file) {
        try {
            return COMMENT.matcher(Files.readString(file))
                    .results()
                    .map(found -> new Comment(text(found.group(1)), found.group(2)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String comment) {
        return comment.replaceAll("(?m)^\\s*\\*", "")
                .replaceAll("(?s)<pre>\\{@code\\s*(.*?)\\s*}\\s*</pre>", "`$1`")
                .replaceAll("(?s)\\s@(?:param|throws|return).*", "")
                .replaceAll("\\{@link(?:plain)? #?(\\w+(?:#\\w+)?)(?:\\([^)]*\\))?(?: ([^}]*))?}", "`$1`")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("; see `\\w+`", "")
                .replace("<p>", "")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
