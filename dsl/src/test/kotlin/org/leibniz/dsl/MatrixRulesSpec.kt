package org.leibniz.dsl

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import org.leibniz.op.Ops.*

/** The rules of the calculus of vectors and matrices. */
class MatrixRulesSpec :
    StringSpec({
        val x by vector(3)
        val b by vector(3)
        val A by matrix(3, 3)
        val B by matrix(3, 2)
        val C by matrix(2, 3)
        val s by scalar()

        "∂(b·x)/∂x is b" { d(b.dot(x)) / d(x) shouldPrint "b" }
        "∂(x·x)/∂x is 2x" { d(x.dot(x)) / d(x) shouldEqual 2 * x }
        "∂(Σx)/∂x is 1" { d(x.sum()) / d(x) shouldEqual ones(shape(3)) }
        "the gradient of a mean is 1/n" { d(x.mean()) / d(x) shouldEqual ones(shape(3)) / 3 }
        "∂‖x‖/∂x is x/‖x‖" {
            val norm = sqrt(x.dot(x))
            d(norm) / d(x) shouldEqual x / norm
        }
        "quadratic form: ∂(x·A·x)/∂x is (A + Aᵀ)·x" {
            d(x.dot(A).dot(x)) / d(x) shouldEqual (A + A.t()).dot(x)
        }
        "∂(b·A·x)/∂A is b·xᵀ" { d(b.dot(A).dot(x)) / d(A) shouldEqual b.outer(x) }
        "∂Σ(AB)/∂A is 1·Bᵀ and ∂Σ(AB)/∂B is Aᵀ·1" {
            val ones = ones(shape(3, 2))
            d(A.dot(B).sum()) / d(A) shouldEqual ones.dot(B.t())
            d(A.dot(B).sum()) / d(B) shouldEqual A.t().dot(ones)
        }
        "∂tr(AᵀA)/∂A is 2A" { d((A * A).sum()) / d(A) shouldEqual 2 * A }
        "the transpose of a product is the product of the transposes" {
            B.dot(C).t() shouldEqual C.t().dot(B.t())
        }

        "the Jacobian of A·x is A" { A.dot(x).jacobian(x) shouldPrint "A" }
        "the Jacobian of an elementwise function is diagonal" {
            tanh(x).jacobian(x) shouldEqual eye(shape(3)) * (1 - tanh(x).squared())
        }
        "d(y) / d(x) of a vector is the Jacobian" {
            d(A.dot(x)) / d(x) shouldEqual A.dot(x).jacobian(x)
        }
        "the Jacobian of A·x by A has an axis for y and two for A" {
            A.dot(x).jacobian(A) shouldEqual einsum("ij,k->ijk", eye(shape(3)), x)
        }
        "chain rule of Jacobians: ∂y/∂x is ∂y/∂u · ∂u/∂x" {
            val u by tanh(A.dot(x))
            val v by sigmoid(C.dot(u))
            v.jacobian(x) shouldEqual v.jacobian(u).dot(u.jacobian(x))
        }
        "the Hessian of the quadratic form is A + Aᵀ" {
            x.dot(A).dot(x).hessian(x) shouldEqual A + A.t()
        }
        "mixed derivatives of b·A·x by b and x are A" {
            b.dot(A).dot(x).hessian(b, x) shouldPrint "A"
        }

        "a scalar is repeated, so its derivative is a sum" {
            d((s * x).sum()) / d(s) shouldEqual x.sum()
            d((s + x).sum()) / d(s) shouldEqual constant(3)
        }
        "a bias is repeated over the rows, so its derivative is the sum over them" {
            d(sin(B + s.broadcastTo(shape(2))).sum()) / d(s) shouldEqual cos(B + s).sum()
        }
        "several derivatives come in the order asked for" {
            val (byX, byA) = b.dot(A).dot(x).gradient(x, A)
            byX shouldEqual b.dot(A)
            byA shouldEqual b.outer(x)
            (d(b.dot(x)) / d(x, b)).map { it.toString() } shouldBe listOf("b", "x")
        }
        "an unrelated variable gives zeros of its shape" {
            d(b.dot(x)) / d(A) shouldEqual zeros(shape(3, 3))
            A.dot(x).jacobian(b) shouldEqual zeros(shape(3, 3))
        }
    })
