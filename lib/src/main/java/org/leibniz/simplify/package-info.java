/** Rewrites that shorten expressions and put them in the order one writes them: one rewrite a file, applied by a driver. */
package org.leibniz.simplify;
