package org.leibniz.notation;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;

/**
 * Reads MathML strictly and writes it in short, {@code frac(a,b)} for a fraction, so that tests can say what they
 * expect.
 */
public final class MathMlText {
    private static final List<String> TOKENS = List.of("mi", "mn", "mo", "mtext");
    private static final String INVISIBLE_TIMES = "\u2062";
    private static final DocumentBuilderFactory PARSERS = DocumentBuilderFactory.newInstance();
    private static final Map<String, Integer> CHILDREN =
            Map.of("msub", 2, "msup", 2, "mfrac", 2, "munder", 2, "msqrt", 1);

    private MathMlText() {}

    /** @throws AssertionError if this is not the inside of one well-formed formula */
    public static String inShort(String mathMl) {
        try {
            InputSource source = new InputSource(new StringReader("<math>" + mathMl + "</math>"));
            return String.join(
                    "", children(PARSERS.newDocumentBuilder().parse(source).getDocumentElement()));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + mathMl, e);
        }
    }

    private static List<String> children(Element parent) {
        List<String> written = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text) {
                throw new AssertionError("bare text '" + text.getData() + "' in <" + parent.getTagName() + ">");
            }
            written.add(element((Element) child));
        }
        return written;
    }

    private static String element(Element element) {
        String tag = element.getTagName();
        if (TOKENS.contains(tag)) return element.getTextContent().replace(INVISIBLE_TIMES, "");
        List<String> children = children(element);
        if (tag.equals("mrow")) return String.join("", children);
        Integer expected = CHILDREN.get(tag);
        if (expected == null) throw new AssertionError("unknown element <" + tag + ">");
        if (expected != children.size()) throw new AssertionError("<" + tag + "> has " + children);
        return tag.substring(1) + "(" + String.join(",", children) + ")";
    }
}
