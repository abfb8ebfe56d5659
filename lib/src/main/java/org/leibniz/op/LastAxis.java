package org.leibniz.op;

import java.util.List;

/** As many values as before, each found from all that lie along one axis, the last one unless another is given. */
abstract class LastAxis extends AlongAxes {
    LastAxis(String name, List<Integer> axis) {
        super(name, axis);
    }

    @Override
    final boolean isDefault(List<Integer> axes, int rank) {
        return axes.get(0) == rank - 1;
    }
}
