/** Pictures of numbers, as SVG. */
@org.jspecify.annotations.NullMarked
package org.leibniz.plot;
