package org.leibniz.dsl.script

import io.kotest.core.spec.style.StringSpec
import io.kotest.engine.spec.tempfile
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.shouldBe

class ScriptScopeSpec :
    StringSpec({
        "a script declares in a scope of its own, each name once" {
            val jar = tempfile("script", ".jar").toPath()
            val script =
                """
                val x by vector(2);  val w1 by param(2)
                val y by sigmoid(x.dot(w1))
                val n by dim()
                val inner = scope { val v by y * d(y) / d(x);  val x by input(n) }
                fun half(e: Expr): Expr { val h by 0.5 * e;  return h }
                half(half(y))
                check(names().keys.toList() == listOf("x", "w1", "y", "h")) { names() }
                check(inner.names().keys.toList() == listOf("v", "x")) { inner.names() }
                val w_1 by scalar()
                """
                    .trimIndent()
            val reports = mutableListOf<String>()
            val classPath = System.getProperty("java.class.path")
            ScriptCompiler.compile("first.leibniz.kts", script, classPath, jar, reports::add)
            reports.shouldBeEmpty()
            RunScript.describe("first.leibniz.kts", RunScript.run(jar, arrayOf())!!) shouldBe
                "first.leibniz.kts:9: w1 is already declared, as w₁[2]"
        }
    })
