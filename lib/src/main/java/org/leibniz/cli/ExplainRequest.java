package org.leibniz.cli;

import java.io.IOException;
import java.util.List;
import org.leibniz.diff.Scan;
import org.leibniz.explain.Explanation;
import org.leibniz.explain.Language;
import org.leibniz.formula.Worksheet;

/** Answers a line that asks for a derivation: a sheet, or formula, shapes and values as {@code derive} takes them. */
final class ExplainRequest {
    private ExplainRequest() {}

    static String answer(String id, String line) throws IOException {
        Request request = RequestReader.readExplain(line);
        Language language = Language.of(request.language());
        return Answer.of(id, explanation(request), language);
    }

    private static Explanation explanation(Request request) {
        if (request.sheet() == null) return new Differentiation(request).explanation();
        Worksheet sheet = Differentiation.read("sheet", () -> Worksheet.parse(request.sheet(), Scan::of));
        List<String> wrt = request.wrt().isEmpty() ? sheet.wrt() : request.wrt();
        if (wrt.size() != 1)
            throw Failure.of(Failure.Problem.SYNTAX, "wrt", "explain takes one name, got " + wrt.size());
        try {
            sheet.find(wrt.get(0));
        } catch (IllegalArgumentException unknown) {
            throw Failure.of(Failure.Problem.NAME, request.wrt().isEmpty() ? "sheet" : "wrt[0]", unknown.getMessage());
        }
        return Explain.explain(sheet, wrt.get(0));
    }
}
