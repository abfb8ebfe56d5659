/** Small pieces of Leibniz, measured with JMH: {@code bench/run jmh}. */
package org.leibniz.bench.jmh;
