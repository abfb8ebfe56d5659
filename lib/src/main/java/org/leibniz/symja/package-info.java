/** A bridge to the computer algebra system Symja, for those who put it on the class path themselves; nothing else needs it. */
package org.leibniz.symja;
