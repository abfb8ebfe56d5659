/** The training loop. */
@org.jspecify.annotations.NullMarked
package org.leibniz.train;
