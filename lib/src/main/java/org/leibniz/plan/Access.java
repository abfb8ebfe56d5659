package org.leibniz.plan;

import java.util.List;

/**
 * Where a loop finds an array's elements.
 *
 * @param buffer the number of the array in the plan
 * @param offset where the loop starts in the array
 * @param strides how far one step along each axis of the loop leads; 0 where the same element is seen again
 */
public record Access(int buffer, int offset, List<Integer> strides) {}
