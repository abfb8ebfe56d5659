/** Leibniz as a peer of the bench, and what is measured of Leibniz alone. */
package org.leibniz.bench.leibniz;
