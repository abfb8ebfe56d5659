package org.leibniz.dsl.script

import kotlin.script.experimental.annotations.KotlinScript
import kotlin.script.experimental.api.ScriptCompilationConfiguration
import kotlin.script.experimental.api.baseClass
import kotlin.script.experimental.api.defaultImports
import kotlin.script.experimental.jvm.jvm
import kotlin.script.experimental.jvm.jvmTarget
import org.leibniz.dsl.Declarations

/**
 * What a `.leibniz.kts` file is: the body of this class's constructor, with [args] from the command
 * line. It is a scope of its own.
 */
@KotlinScript(
    displayName = "Leibniz script",
    fileExtension = "leibniz.kts",
    compilationConfiguration = LeibnizScriptConfiguration::class,
)
public abstract class LeibnizScript(public val args: Array<String>) : Declarations()

/**
 * How every script is compiled, whoever compiles it; the one list of what a script need not import.
 */
public object LeibnizScriptConfiguration :
    ScriptCompilationConfiguration({
        baseClass(LeibnizScript::class)
        defaultImports(
            "org.leibniz.dsl.*",
            // Java has a class of this name, too.
            "org.leibniz.dsl.Network",
            "org.leibniz.expr.*",
            "org.leibniz.op.Ops.*",
            "org.leibniz.op.Window",
            "org.leibniz.op.Window.Padding",
            "org.leibniz.compile.Precision",
            "org.leibniz.compile.Program",
            "org.leibniz.shape.*",
            "org.leibniz.diff.*",
            "org.leibniz.explain.*",
            "org.leibniz.nn.*",
            "org.leibniz.nn.Losses.*",
            "org.leibniz.nn.Metrics.*",
            "org.leibniz.train.*",
            "org.leibniz.io.*",
            "org.leibniz.notation.Notation",
        )
        jvm { jvmTarget("17") }
    }) {
    private fun readResolve(): Any = LeibnizScriptConfiguration
}
