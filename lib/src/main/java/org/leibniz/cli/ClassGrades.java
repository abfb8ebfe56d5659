package org.leibniz.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.check.Checker;
import org.leibniz.check.Condition;
import org.leibniz.check.Fact;
import org.leibniz.check.Question;
import org.leibniz.check.Verdict;
import org.leibniz.explain.Derivatives;
import org.leibniz.expr.Expr;
import org.leibniz.formula.Worksheet;
import org.leibniz.io.Csv;

/** The grades of a class: a row of answers for every student, a column for every derivative that is asked for. */
final class ClassGrades {
    /** One answer and what it is worth. */
    record Grade(String student, String name, String answer, Verdict verdict) {
        boolean isRight() {
            return verdict.kind() == Verdict.Kind.EQUAL;
        }
    }

    private static final Verdict NO_ANSWER = Verdict.unreadable("no answer", 0, List.of());

    private final Worksheet sheet;
    private final Map<String, Checker> checkers = new LinkedHashMap<>();
    private final List<Grade> grades = new ArrayList<>();

    /**
     * @param rows the first has the title {@code student} and then the names that are differentiated by
     * @throws IllegalArgumentException if a row has another number of fields, or a title is no name of the sheet
     */
    ClassGrades(Worksheet sheet, List<List<String>> rows) {
        this.sheet = sheet;
        if (rows.isEmpty() || rows.get(0).size() < 2) {
            throw new IllegalArgumentException("the answers need a first line such as student,w1,w2");
        }
        List<String> titles = rows.get(0);
        for (int column = 1; column < titles.size(); column++) {
            String name = titles.get(column);
            if (name.isEmpty())
                throw new IllegalArgumentException("column " + (column + 1) + " of the answers has no title");
            Checker before = checkers.put(name, Checker.of(question(name)));
            if (before != null) throw new IllegalArgumentException("two columns of the answers have the title " + name);
        }
        for (int row = 1; row < rows.size(); row++) {
            List<String> fields = rows.get(row);
            if (fields.size() != titles.size()) {
                throw new IllegalArgumentException("line " + (row + 1) + " of the answers has " + fields.size()
                        + " fields, the first " + titles.size());
            }
            for (int column = 1; column < fields.size(); column++) {
                String name = titles.get(column);
                String answer = fields.get(column);
                Verdict verdict =
                        answer.isEmpty() ? NO_ANSWER : checkers.get(name).check(answer);
                grades.add(new Grade(fields.get(0), name, answer, verdict));
            }
        }
    }

    private Question question(String name) {
        Expr by = sheet.find(name.strip());
        Expr derivative = Derivatives.d(sheet.result(), by);
        List<Condition> domain = List.of();
        List<Fact> facts = new ArrayList<>();
        for (Worksheet.Fact fact : sheet.facts())
            facts.add(new Fact(fact.left(), fact.right(), fact.left() + " = " + fact.right()));
        return new Question(sheet.result(), List.of(by), derivative, sheet.scope(), domain, List.of(), facts);
    }

    /** A line for every answer. */
    String csv() {
        StringBuilder csv = new StringBuilder("student,wrt,answer,verdict,cause,factor,because\n");
        for (Grade grade : grades) {
            Verdict verdict = grade.verdict();
            List<String> fields = List.of(
                    grade.student(),
                    grade.name(),
                    grade.answer(),
                    verdict.kind().word(),
                    verdict.cause().map(cause -> cause.kind().word()).orElse(""),
                    verdict.cause().flatMap(cause -> cause.factor()).orElse(""),
                    verdict.because());
            csv.append(Csv.line(fields)).append('\n');
        }
        return csv.toString();
    }

    /** A page with a table of all students. */
    String html() {
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\n<title>");
        String title = sheet.title().isEmpty() ? "Answers" : sheet.title();
        html.append(escaped(title))
                .append("</title>\n<meta name=\"viewport\" content=\"width=device-width\">\n<style>")
                .append("body{font-family:sans-serif;margin:1.5em}table{border-collapse:collapse}")
                .append("td,th{border:1px solid #888;padding:.4em .6em;text-align:left;vertical-align:top}")
                .append("code{overflow-wrap:anywhere}.equal{background:#d9f2d9}.conditional{background:#fff3c9}")
                .append(".different{background:#fbdcdc}.unreadable{background:#e6e6e6}")
                .append(
                        "@media(prefers-color-scheme:dark){body{background:#181818;color:#eee}.equal{background:#1d4a1d}")
                .append(".conditional{background:#55480f}.different{background:#5a2020}.unreadable{background:#444}}")
                .append("</style>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<table>\n<tr><th>student");
        checkers.keySet().forEach(name -> html.append("<th>").append(escaped(name)));
        html.append("<th>right\n");
        for (int row = 0; row < grades.size(); row += checkers.size()) {
            List<Grade> student = grades.subList(row, row + checkers.size());
            html.append("<tr><th>").append(escaped(student.get(0).student()));
            for (Grade grade : student) {
                String verdict = grade.verdict().kind().word();
                html.append("<td class=\"").append(verdict).append("\"><code>").append(escaped(grade.answer()));
                html.append("</code><br>").append(verdict);
                if (!grade.isRight())
                    html.append(": ").append(escaped(grade.verdict().because()));
            }
            long right = student.stream().filter(Grade::isRight).count();
            html.append("<td>")
                    .append(right)
                    .append(" of ")
                    .append(student.size())
                    .append('\n');
        }
        return html.append("</table>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
