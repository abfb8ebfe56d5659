package org.leibniz.dsl

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import org.leibniz.expr.Graph
import org.leibniz.expr.Symbol
import org.leibniz.nn.Conv2d
import org.leibniz.nn.Dense
import org.leibniz.nn.Losses
import org.leibniz.nn.Losses.softmaxCrossEntropy
import org.leibniz.op.Ops
import org.leibniz.op.Ops.relu
import org.leibniz.shape.Dim
import org.leibniz.shape.Shape

private class Digits : Network() {
    val n by dim()
    val image by input(n, 1, 28, 28)
    val digit by labels(n, classes = 10)
    val conv1 by conv2d(1, 16, kernel = 5)
    val conv2 by conv2d(16, 32, kernel = 5)
    val fc by dense(32 * 4 * 4, 128)
    val out by dense(128, 10)
    val p1 by relu(conv1(image)).maxPool(2)
    val p2 by relu(conv2(p1)).maxPool(2)
    val logits by out(relu(fc(p2.flatten())))
    val loss by softmaxCrossEntropy(logits, digit)
}

/** The same network as somebody writes it in Java. */
private fun declaredInJava(): org.leibniz.nn.Network {
    val net = org.leibniz.nn.Network()
    val n = Dim.named("n")
    val image = net.input("image", Shape.of(n, Dim.of(1), Dim.of(28), Dim.of(28)))
    val digit = net.index("digit", Shape.of(n), Dim.of(10))
    val conv1 = net.layer(Conv2d("conv1", 1, 16, 5))
    val conv2 = net.layer(Conv2d("conv2", 16, 32, 5))
    val fc = net.layer(Dense("fc", 512, 128))
    val out = net.layer(Dense("out", 128, 10))
    val p1 = net.define("p1", Ops.maxPool(Ops.relu(conv1.of(image)), 2))
    val p2 = net.define("p2", Ops.maxPool(Ops.relu(conv2.of(p1)), 2))
    val logits = net.define("logits", out.of(Ops.relu(fc.of(Ops.flatten(p2)))))
    net.define("loss", Losses.softmaxCrossEntropy(logits, digit))
    return net
}

/** Every node as its op, its shape, its name and the numbers of its operands. */
private fun nodes(net: org.leibniz.nn.Network): List<String> {
    val graph = Graph.of(net["loss"])
    return graph.nodes().mapIndexed { id, node ->
        "$id ${(node as? org.leibniz.expr.Apply)?.op() ?: node} ${node.shape()} ${graph.label(id)} " +
            graph.args(id).toList()
    }
}

class NetworkSpec :
    StringSpec({
        "Java and Kotlin declare the same network" {
            nodes(Digits()) shouldBe nodes(declaredInJava())
            Digits().toString() shouldBe declaredInJava().toString()
            Digits().initial().keys.map(Symbol::described) shouldBe
                declaredInJava().initial().keys.map(Symbol::described)
        }
        "a network prints its layers, shapes, parameters and costs" {
            val table = Digits().toString()
            table shouldContain
                "conv2   Conv2d     [n,32,8,8]        12,832      819,200*n           8,192*n"
            table shouldContain "total"
            Digits().summary().parameters().value() shouldBe 416L + 12_832 + 65_664 + 1_290
        }
        "layers of all kinds are declared by name" {
            val net =
                object : Network() {
                    val n by dim()
                    val time by dim()
                    val image by input(n, 3, 9, 7)
                    val text by labels(n, classes = 20)
                    val sound by input(n, 2, time + 4)
                    val first by conv2d(3, 8, kernel = 3, padding = 1)
                    val norm by groupNorm(8, groups = 2)
                    val first2 by conv2d(8, 8, kernel = 3, padding = 1, groups = 4, bias = false)
                    val block by residual { relu(norm(first2(relu(it)))) }
                    val grown by convTranspose2d(8, 4, kernel = 2, stride = 2)
                    val each by instanceNorm(4)
                    val both by branches({ it.maxPool(2) }, { it.avgPool(2) })
                    val words by embedding(20, 6)
                    val along by conv1d(2, 6, kernel = 5)
                    val there by bidirectional(gru(6, 5), lstm(6, 5))
                    val heads by multiHeadAttention(10, heads = 2)
                    val asking by additiveAttention(question = 10, key = 10, size = 4)
                    val picture by both(each(grown(block(first(image)))))
                    val states by there(along(sound).transpose(2, 0, 1)).transpose(1, 0, 2)
                    val seen by asking(heads(states))
                    val word by words(text)
                }
            net.picture.shape().toString() shouldBe "[n,8,9,7]"
            net.seen.shape().toString() shouldBe "[n,time,10]"
            net.word.shape().toString() shouldBe "[n,6]"
            net["there_back_w"].described() shouldBe "there_back_w[6,20]"
            net.toString() shouldContain "Bidirectional"
        }
        "a network is trained by its loss, and its layers begin as they say" {
            val net =
                object : Network() {
                    val n by dim()
                    val x by input(n, 1, 6, 6)
                    val t by labels(n, classes = 2)
                    val conv by conv2d(1, 4, kernel = 3, bias = false)
                    val norm by batchNorm(4)
                    val fc by dense(4, 2)
                    val z by fc(relu(norm(conv(x))).globalMaxPool())
                    val loss by softmaxCrossEntropy(z, t)
                }
            // Bars that lie and bars that stand, at different places.
            val bars =
                FloatArray(12 * 36) { i ->
                    val (sample, place) = i / 36 to i % 36
                    val along = if (sample % 2 == 0) place / 6 else place % 6
                    if (along == sample / 2) 1f else 0f
                }
            val trained =
                train(net) {
                    data(net.x to bars, net.t to FloatArray(12) { it % 2f })
                    optimizer = adam(0.05)
                    epochs = 60
                    batch = 12
                    silent()
                }
            (trained.history().last().loss() < 0.05) shouldBe true
            shouldThrow<IllegalArgumentException> { train(object : Network() {}) {} }
                .message shouldBe "loss is not declared; there are "
        }
        "a parameter is declared once" {
            shouldThrow<IllegalArgumentException> {
                    object : Network() {
                        val fc_w by param(2)
                        val fc by dense(2, 2)
                    }
                }
                .message shouldBe "fc_w is already declared, as fc_w[2]"
        }
    })
