/** Sizes that may have names, shapes made of them, broadcasting, and the messages of shape errors. */
package org.leibniz.shape;
