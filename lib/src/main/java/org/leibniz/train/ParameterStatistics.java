package org.leibniz.train;

/**
 * How the learning of a parameter goes, as means over the steps of an epoch.
 *
 * @param gradient the mean size of the gradient's elements
 * @param update the length of a step over the length of the parameter: about a thousandth where learning goes well
 * @param value the mean size of the parameter's elements
 */
public record ParameterStatistics(double gradient, double update, double value) {}
