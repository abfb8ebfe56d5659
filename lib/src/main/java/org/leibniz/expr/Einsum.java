package org.leibniz.expr;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leibniz.kernel.Lowering.Contract;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * The contraction of two operands that its letters say, {@code "ij,kj->ik"}. Every letter stands in two or three of the
 * operands and the result, and in each only once; so the derivative of a contraction is again one.
 */
public final class Einsum extends Contraction {
    private static final Pattern LETTERS = Pattern.compile("\\s*([a-z]*)\\s*,\\s*([a-z]*)\\s*->\\s*([a-z]*)\\s*");

    private static final Contract KRONECKER = new Contract("bd", "ac", "abcd");
    private static final Contract KRONECKER_ROW = new Contract("c", "ab", "abc");
    private static final Contract KRONECKER_COLUMN = new Contract("b", "ac", "abc");
    private static final Contract KRONECKER_OF_COLUMN = new Contract("bc", "a", "abc");

    private final Contract letters;

    private Einsum(Contract letters) {
        this.letters = letters;
    }

    /** @throws ShapeException if the letters or the sizes they stand for do not fit */
    public static Expr einsum(String letters, Expr a, Expr b) {
        Matcher parts = LETTERS.matcher(letters);
        if (!parts.matches()) {
            throw new ShapeException("einsum: needs letters such as \"ij,jk->ik\", got \"" + letters + "\"");
        }
        return einsum(parts.group(1), parts.group(2), parts.group(3), a, b);
    }

    static Expr einsum(String left, String right, String result, Expr a, Expr b) {
        return new Apply(new Einsum(new Contract(left, right, result)), List.of(a, b));
    }

    /** The contraction written as a product of matrices and vectors where it is one, else as letters. */
    public static Expr product(String left, String right, String result, Expr a, Expr b) {
        boolean small = left.length() <= 2 && right.length() <= 2 && result.length() <= 2;
        String shared = left.chars()
                .filter(c -> right.indexOf(c) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        boolean summed = shared.length() == 1 && result.indexOf(shared) < 0;
        if (small && summed) {
            Expr first = left.endsWith(shared) ? a : a.t();
            Expr second = right.startsWith(shared) ? b : b.t();
            String order = left.replace(shared, "") + right.replace(shared, "");
            if (result.equals(order)) return first.dot(second);
            return (right.endsWith(shared) ? b : b.t()).dot(left.startsWith(shared) ? a : a.t());
        }
        if (shared.isEmpty() && result.equals(left + right)) return a.outer(b);
        if (shared.isEmpty() && result.equals(right + left)) return b.outer(a);
        return einsum(left, right, result, a, b);
    }

    @Override
    public String name() {
        return "einsum";
    }

    @Override
    public Shape shape(List<Expr> in) {
        checkRank(letters.left(), in.get(0));
        checkRank(letters.right(), in.get(1));
        String all = letters.left() + letters.right() + letters.result();
        Dim[] sizes = new Dim[letters.result().length()];
        for (char letter : all.toCharArray()) {
            int left = place(letters.left(), letter);
            int right = place(letters.right(), letter);
            int result = place(letters.result(), letter);
            if ((left < 0 ? 0 : 1) + (right < 0 ? 0 : 1) + (result < 0 ? 0 : 1) < 2) {
                throw new ShapeException("einsum: " + letter + " stands only once in \"" + letters + "\"");
            }
            if (left >= 0 && right >= 0) {
                Dim a = in.get(0).shape().dim(left);
                Dim b = in.get(1).shape().dim(right);
                if (!a.equals(b)) {
                    String reason = letter + ": " + ShapeException.difference(a, b);
                    throw ShapeException.differ(
                            "einsum", in.get(0).described(), in.get(1).described(), reason);
                }
            }
            if (result >= 0)
                sizes[result] = left >= 0
                        ? in.get(0).shape().dim(left)
                        : in.get(1).shape().dim(right);
        }
        return Shape.of(sizes);
    }

    private void checkRank(String operandLetters, Expr operand) {
        if (operandLetters.length() != operand.shape().rank()) {
            throw ShapeException.rank("einsum", operandLetters.length(), operand.described());
        }
    }

    private int place(String word, char letter) {
        int place = word.indexOf(letter);
        if (place != word.lastIndexOf(letter)) {
            throw new ShapeException("einsum: " + letter + " stands twice in one place of \"" + letters + "\"");
        }
        return place;
    }

    @Override
    Contract contract(int leftRank, int rightRank) {
        return letters;
    }

    /**
     * The derivative of A·X·B by X is Bᵀ ⊗ A: element [i,j,k,l] of the result is that of p at [j,l] times that of q at
     * [i,k]. With the columns of A·X·B and of X stacked, that is their Kronecker product. A column has no axis l or k, a row
     * no axis j or i.
     *
     * @param pRow whether p, if it has rank 1, is a row
     * @param qRow whether q, if it has rank 1, is a row
     * @throws ShapeException if neither operand is a matrix, or one is neither a matrix nor a vector
     */
    public static Expr kronecker(Expr p, boolean pRow, Expr q, boolean qRow) {
        int ranks = 10 * p.shape().rank() + q.shape().rank();
        Contract letters = switch (ranks) {
            case 22 -> KRONECKER;
            case 12 -> pRow ? KRONECKER_ROW : KRONECKER_COLUMN;
            // A row on the right is laid out like a column on the left.
            case 21 -> qRow ? KRONECKER_COLUMN : KRONECKER_OF_COLUMN;
            default ->
                throw ShapeException.needed(
                        "⊗", "two matrices, or a matrix and a vector", p.described() + " and " + q.described());
        };
        boolean exchanged = ranks == 21 && qRow;
        return new Apply(new Einsum(letters), exchanged ? List.of(q, p) : List.of(p, q));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        Text p = in.get(0);
        Text q = in.get(1);
        if (letters.equals(KRONECKER)) return notation.kronecker(p, q);
        if (letters.equals(KRONECKER_ROW)) return notation.kronecker(p.row() ? p : notation.transpose(p), q);
        if (letters.equals(KRONECKER_COLUMN)) return notation.kronecker(p.row() ? notation.transpose(p) : p, q);
        if (letters.equals(KRONECKER_OF_COLUMN)) return notation.kronecker(p, q.row() ? notation.transpose(q) : q);
        return notation.call("einsum", notation.literal('"' + letters.toString() + '"'), in.get(0), in.get(1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Einsum that && letters.equals(that.letters);
    }

    @Override
    public int hashCode() {
        return letters.hashCode();
    }
}
