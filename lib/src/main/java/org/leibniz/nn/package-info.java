/** Layers, losses, initialisers and optimizers as expressions. */
@org.jspecify.annotations.NullMarked
package org.leibniz.nn;
