package org.leibniz.dsl

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.doubles.shouldBeLessThan
import org.leibniz.op.Ops.*

/** Derivatives times a direction are those times the matrix, which need not be there. */
class DirectionsSpec :
    StringSpec({
        val x by vector(3)
        val w by param(3, 2)
        val v by vector(3)
        val u by vector(2)
        val y by tanh(x.dot(w))
        val f by y.squared().sum()

        "jvp is the Jacobian times a direction" { y.jvp(x, v) shouldEqual y.jacobian(x).dot(v) }
        "vjp is a row times the Jacobian" { y.vjp(x, u) shouldEqual u.dot(y.jacobian(x)) }
        "hvp is the Hessian times a direction" { f.hvp(x, v) shouldEqual f.hessian(x).dot(v) }
        "verifyGradient compares with differences" {
            val at =
                arrayOf(x to listOf(1, 2, 3), w to listOf(listOf(1, 0), listOf(0, 1), listOf(1, 1)))
            f.verifyGradient(*at) shouldBeLessThan 1e-8
            shouldThrow<IllegalStateException> { stopGradient(f).verifyGradient(*at) }
        }
    })
