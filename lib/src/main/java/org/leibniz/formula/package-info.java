/**
 * The parser of typed formulas. It never recurses over its input, so a formula may nest as deep as it is long.
 *
 * <pre>
 * formula    = comparison [ where name = comparison { , name = comparison } ]
 * comparison = sum [ ( &lt; | &lt;= | &gt; | &gt;= | == | != ) sum ]
 * sum        = term { ( + | - ) term }
 * term       = { + | - } factor { [ * | .* | / | ./ ] factor }      one precedence, from left to right
 * factor     = { - | Σ } base [ ( ^ | .^ ) factor ]
 * base       = { √ } atom { ' | ᵀ | ² }
 * atom       = number | name | name ( arguments ) | ( comparison ) | | comparison |
 * </pre>
 *
 * {@link org.leibniz.formula.Lexer} cuts the text into tokens, {@link org.leibniz.formula.Parser} puts them together in
 * {@link org.leibniz.formula.Group}s, {@link org.leibniz.formula.Vocabulary} knows what words mean.
 */
package org.leibniz.formula;
