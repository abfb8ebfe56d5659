/** The runner of the bench: workloads and their data, the processes of peers, rounds, and the table of figures. */
package org.leibniz.bench;
