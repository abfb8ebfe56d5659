/** Whether an answer is right, and if not, where the mistake is. */
@NullMarked
package org.leibniz.check;

import org.jspecify.annotations.NullMarked;
