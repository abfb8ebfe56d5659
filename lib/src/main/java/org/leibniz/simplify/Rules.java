package org.leibniz.simplify;

import java.util.List;

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
            new DropTrivialPower(),
            new MergeNestedPowers(),
            new WritePowerAsRoot(),
            new WriteNegativePowerAsQuotient(),
            new ApplyBeforeRepeating(),
            new FlattenProduct(),
            new FlattenSum(),
            new ReduceBeforeRepeating(),
            new MergeReductions(),
            new AnnihilateContraction(),
            new DropIdentityMatrix(),
            new ContractIdentity(),
            new AssociateOuter(),
            new AbsorbTransposeIntoLetters(),
            new SumIdentity(),
            new WriteRepeatedDiagonal(),
            new PullScalarsOut());

    /** Rules for a result that is about to be shown, in this order once: notation only. */
    static final List<Rule> NOTATION = List.of(new WriteColumns(), new FlattenProduct(), new FactorOutScalars());

    private Rules() {}
}
