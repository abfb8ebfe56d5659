/** What the process of a peer in Java does: it reads a workload, computes its steps, and answers the runner. JDK only. */
package org.leibniz.bench.worker;
