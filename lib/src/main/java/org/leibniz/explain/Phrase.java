package org.leibniz.explain;

/** A piece of mathematics that can be written in any notation. */
interface Phrase {
    String in(Writing writing);
}
