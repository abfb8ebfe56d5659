/** Data sets and model files. */
@org.jspecify.annotations.NullMarked
package org.leibniz.io;
