package org.leibniz.train;

import java.util.List;

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
}
