package org.leibniz.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;

/**
 * A product of powers under index sums, {@code −Σᵢ tᵢ pⱼ/pᵢ}.
 *
 * @param coefficient the number in front
 * @param atoms the factors by their keys, which are equal for equal factors
 * @param powers the exponents, none of them 0
 * @param sums what is summed over
 */
record Term(Rational coefficient, Map<String, Expr> atoms, Map<String, Integer> powers, List<Factor.Index> sums) {
    static Term number(Rational value) {
        return new Term(value, Map.of(), Map.of(), List.of());
    }

    static Term atom(String key, Expr atom, int power) {
        return new Term(Rational.ONE, Map.of(key, atom), Map.of(key, power), List.of());
    }

    Term times(Term other) {
        Map<String, Expr> allAtoms = new LinkedHashMap<>(atoms);
        allAtoms.putAll(other.atoms);
        Map<String, Integer> allPowers = new TreeMap<>(powers);
        other.powers.forEach((key, power) -> allPowers.merge(key, power, Integer::sum));
        allPowers.values().removeIf(power -> power == 0);
        allAtoms.keySet().retainAll(allPowers.keySet());
        List<Factor.Index> allSums = new ArrayList<>(sums);
        allSums.addAll(other.sums);
        return new Term(coefficient.times(other.coefficient), allAtoms, allPowers, allSums);
    }

    Term times(Rational factor) {
        return new Term(coefficient.times(factor), atoms, powers, sums);
    }

    /** Every factor to a power; there must be no sums. */
    Term raised(int exponent) {
        Map<String, Integer> raised = new TreeMap<>();
        powers.forEach((key, power) -> raised.put(key, power * exponent));
        return new Term(coefficient.pow(exponent), atoms, raised, sums);
    }

    Term under(Factor.Index sum) {
        List<Factor.Index> more = new ArrayList<>(sums);
        more.add(sum);
        return new Term(coefficient, atoms, powers, more);
    }

    Term without(Factor.Index sum) {
        List<Factor.Index> fewer = new ArrayList<>(sums);
        fewer.remove(sum);
        return new Term(coefficient, atoms, powers, fewer);
    }

    Term withoutAtom(String key) {
        Map<String, Expr> fewerAtoms = new LinkedHashMap<>(atoms);
        Map<String, Integer> fewerPowers = new TreeMap<>(powers);
        fewerAtoms.remove(key);
        fewerPowers.remove(key);
        return new Term(coefficient, fewerAtoms, fewerPowers, sums);
    }

    /** What terms must have in common to be added. */
    String kind() {
        return powers + " " + sums;
    }
}
