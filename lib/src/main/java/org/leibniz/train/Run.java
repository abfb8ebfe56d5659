package org.leibniz.train;

import java.util.List;
import org.leibniz.expr.Symbol;

/** How far training has come. */
public interface Run {
    /** The epoch that runs or has just ended, from 1. */
    int epoch();

    int epochs();

    /** The steps of the epoch that are done. */
    int step();

    /** The steps in an epoch. */
    int steps();

    /** The mean loss of the epoch so far. */
    double loss();

    /** The names of the metrics. */
    List<String> metrics();

    /** The mean of a metric, by its place among the names, over the batches of the epoch so far. */
    double metric(int index);

    /** The samples per second in the epoch so far. */
    double samplesPerSecond();

    /** How long the remaining epochs will take at that speed. */
    double secondsLeft();

    /** The epochs that are done. */
    History history();

    /** A copy of the values that a parameter or a state has now. */
    float[] values(Symbol parameter);

    /** Ends training after this step; the epoch then has the results of the steps that are done. */
    void stop();
}
