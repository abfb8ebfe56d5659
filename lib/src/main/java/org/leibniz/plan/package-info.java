/** From expressions to kernels, buffers and an order: everything a compiler needs, as records that can be printed. */
package org.leibniz.plan;
