package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Expr;

/** The rule lists; rules are tried in this order. */
final class Rules {
    /** Rules that make expressions shorter or tidier and never expand anything. */
    static final List<Rule> SHRINKING = List.of(
            new DropIdentityView(),
            new DropEmptyReduction(),
            new MergeTransposes(),
            new MergeReshapes(),
            new MergeBroadcasts(),
            new RepeatScalarDirectly(),
            new ExchangeTransposedOuter(),
            new ChooseKnownBranch(),
            new FoldFunctionOfConstants(),
            new CancelLogOfExp(),
            new WriteExpOfLogSoftmax(),
            new DropTrivialPower(),
            new MergeNestedPowers(),
            new WritePowerAsRoot(),
            new WriteNegativePowerAsQuotient(),
            new ApplyBeforeRepeating(),
            new MergeChoices(),
            new MultiplyChosen(),
            new FlattenProduct(),
            new FlattenSum(),
            new FactorOutScalars(),
            new ReduceBeforeRepeating(),
            new MergeReductions(),
            new AnnihilateContraction(),
            new CancelInverse(),
            new DropTransposeOfSymmetric(),
            new RepeatProductOfScalars(),
            new DropIdentityMatrix(),
            new ContractRepeatedScalar(),
            new NarrowReshapedIdentity(),
            new ContractIdentity(),
            new ContractInnerIdentity(),
            new AssociateOuter(),
            new ContractFactor(),
            new AbsorbTransposeIntoLetters(),
            new MultiplyDiagonals(),
            new SumAlongDiagonal(),
            new SumIdentity(),
            new WriteRepeatedDiagonal(),
            new PullScalarsOut());

    /**
     * Rules for a result that is about to be shown. They end by themselves, but make nothing simpler.
     *
     * @param order the place of each name in a product
     * @param kept nodes of the original and their places; products among them stay as they are
     */
    static List<Rule> notation(Map<String, Integer> order, Map<Expr, Integer> kept) {
        Powers powers = new Powers();
        Length length = new Length();
        return List.of(
                new WriteNormAsDivisor(),
                new WriteTransposedFactors(),
                new ContractIdentity(),
                new ContractInnerIdentity(),
                new SpreadContraction(),
                new ContractFactor(),
                new WriteKronecker(),
                new DropTransposeOfSymmetric(),
                new WriteRepeatedVectors(),
                new WriteRepeatedScalars(),
                new PullScalarsOut(),
                new MultiplyDiagonals(),
                new WriteColumns(),
                new OrderFactors(order, kept, powers),
                new FlattenSum(),
                new Shortening(kept, powers, length),
                new FactorOutScalars(length));
    }

    /** What comes last of all: other rules would undo it. */
    static List<Rule> finish() {
        return List.of(new WriteReadouts(), new WriteFractionsBelow());
    }

    /** {@link #SHRINKING}, with everything that commutes in one order. */
    static List<Rule> normal() {
        Rule sort = new SortOperands();
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : SHRINKING) {
            if (rule instanceof FlattenProduct) rules.add(sort);
            else if (!(rule instanceof FlattenSum)) rules.add(rule);
        }
        return rules;
    }

    private Rules() {}
}
