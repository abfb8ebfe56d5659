package org.leibniz.dsl

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.doubles.shouldBeGreaterThan
import io.kotest.matchers.doubles.shouldBeLessThan
import io.kotest.matchers.shouldBe
import java.nio.file.Files
import org.leibniz.expr.Graph
import org.leibniz.expr.Symbol
import org.leibniz.io.Model
import org.leibniz.nn.Dense
import org.leibniz.nn.Losses
import org.leibniz.op.Ops.relu
import org.leibniz.shape.Dim
import org.leibniz.shape.Shape

class LayersSpec :
    StringSpec({
        val n by dim()

        "a layer is named after its property, and Java declares the same graph" {
            val x by input(n, 4)
            val fc by dense(4, 2)
            fc(x).toString() shouldBe "x·fc_w + fc_b"
            val other = Symbol.input("x", Shape.of(Dim.named("n"), Dim.of(4)))
            Dense("fc", 4, 2).of(other).toString() shouldBe fc(x).toString()
            Graph.of(fc(x)).size() shouldBe Graph.of(Dense("fc", 4, 2).of(other)).size()
        }
        "a network of layers is trained, saved and served" {
            val x by input(n, 2)
            val label by input(n, 2)
            val inner by dense(2, 16)
            val norm by batchNorm(16)
            val drop by dropout(0.1)
            val outer by dense(16, 2)
            val logits by outer(drop(relu(norm(inner(x)))))
            val loss by Losses.softmaxCrossEntropy(logits, label)
            val corners = floatArrayOf(0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f)
            val classes = floatArrayOf(1f, 0f, 0f, 1f, 0f, 1f, 1f, 0f)
            val trained =
                train(loss) {
                    data(x to corners, label to classes)
                    initial(inner, norm, drop, outer)
                    optimizer = adam(0.02)
                    epochs = 200
                    batch = 4
                    silent()
                }
            trained.history().last().loss() shouldBeLessThan 0.3
            val file = Files.createTempFile("xor", ".leibniz")
            trained.model("logits", logits).use { it.save(file) }
            Model.load(file).use {
                val z = it.run(corners)
                for (corner in 0..3) {
                    val margin = (z[2 * corner] - z[2 * corner + 1]).toDouble()
                    margin * (classes[2 * corner] - classes[2 * corner + 1]) shouldBeGreaterThan 0.5
                }
                // One sample alone is what it is among others.
                it.run(floatArrayOf(0f, 1f))[1] shouldBe z[3]
            }
            Files.delete(file)
        }
        "a recurrent network remembers what came first" {
            val x by input(n, 5, 1)
            val first by input(n, 2)
            val memory by gru(1, 8)
            val outer by dense(8, 2)
            val logits by outer(memory.last(x.transpose(1, 0, 2)))
            val bits = (0 until 32).flatMap { i -> (0 until 5).map { (i shr it and 1).toFloat() } }
            val classes = (0 until 32).flatMap { listOf(1f - (it and 1), (it and 1).toFloat()) }
            val trained =
                train(Losses.softmaxCrossEntropy(logits, first)) {
                    data(x to bits.toFloatArray(), first to classes.toFloatArray())
                    initial(memory, outer)
                    optimizer = adam(0.05)
                    epochs = 80
                    batch = 32
                    silent()
                }
            trained.history().last().loss() shouldBeLessThan 0.05
        }
    })
