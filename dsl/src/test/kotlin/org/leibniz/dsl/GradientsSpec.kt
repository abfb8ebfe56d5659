package org.leibniz.dsl

import io.kotest.assertions.throwables.shouldThrowExactly
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.string.shouldContain
import io.kotest.matchers.string.shouldStartWith
import org.leibniz.check.Gradients.assertGradient
import org.leibniz.op.Ops.*

class GradientsSpec :
    StringSpec({
        "an answer in a test" {
            val x by scalar()
            val r by scalar()
            val w by scalar()
            val u by w * x
            val y by sigmoid(u)
            val E by 0.5 * (r - y).squared()
            assertGradient(E, w, "-(r-y) y (1-y) x")
            assertGradient(E, w, "∂E/∂y · ∂y/∂u · x")
            val failure = shouldThrowExactly<AssertionError> { assertGradient(E, w, "-(r-y) x") }
            failure.message!! shouldStartWith
                "the answer -(r-y) x for the derivative by w[] is different: ∂y/∂u is missing, factor 2 of 3"
            failure.message!! shouldContain "expected"
        }
    })
