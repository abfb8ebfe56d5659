package org.leibniz.dsl

import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.shouldBe
import java.nio.file.Files
import java.nio.file.Path
import org.leibniz.expr.Expr
import org.leibniz.io.Dataset
import org.leibniz.nn.Adam
import org.leibniz.nn.Clipping
import org.leibniz.nn.GanLoss
import org.leibniz.nn.Losses
import org.leibniz.nn.Metrics
import org.leibniz.op.Ops
import org.leibniz.train.Listener
import org.leibniz.train.Run
import org.leibniz.train.Trained
import org.leibniz.train.Training
import org.leibniz.train.Watch

/** `train { }` and the builder of Java reach the same. */
class TrainingSpec :
    FunSpec({
        class Net {
            val n by dim()
            val x by input(n, 2)
            val t by labels(n, classes = 2)
            val first by dense(2, 6)
            val out by dense(6, 2)
            val z by out(Ops.tanh(first(x)))
            val L by Losses.softmaxCrossEntropy(z, t)
        }

        val samples =
            Dataset.of("x", FloatArray(120) { (it * 37 % 101) / 50f - 1 }, 2)
                .with("t", FloatArray(60) { (it % 2).toFloat() })

        fun TrainingSettings.all(net: Net) {
            data(samples, net.x, net.t)
            validation(0.25)
            test(samples, net.x, net.t)
            metric("accuracy", Metrics.accuracy(net.z, net.t))
            metric("f1", Metrics.f1(net.z, net.t))
            initial(net.first, net.out)
            optimizer = adam(0.05)
            schedule = cosine()
            clipping = Clipping.norm(1.0)
            epochs = 5
            batch = 8
            seed = 3
            watch = largest("accuracy")
            keepBest = true
            patience = 4
            plateau(0.5, 2)
        }

        fun values(trained: Trained) =
            trained.values().map { (symbol, array) -> symbol.name() to array.toList() }

        test("everything that can be said") {
            val checkpoint = Files.createTempFile("leibniz", ".checkpoint").toString()
            var seen = 0
            val counting =
                object : Listener {
                    override fun epochDone(run: Run) {
                        seen++
                    }
                }
            val kotlin = Net()
            val declared =
                train(kotlin.L) {
                    all(kotlin)
                    prefetch = true
                    statistics = true
                    profile = true
                    this.checkpoint = checkpoint
                    listener(counting)
                    silent()
                }
            val java = Net()
            val built =
                Training(java.L)
                    .data(samples, java.x, java.t)
                    .validation(0.25)
                    .test(samples, java.x, java.t)
                    .metric("accuracy", Metrics.accuracy(java.z, java.t))
                    .metric("f1", Metrics.f1(java.z, java.t))
                    .initialize(java.first, java.out)
                    .optimizer(Adam(0.05))
                    .schedule(cosine())
                    .clipping(Clipping.norm(1.0))
                    .epochs(5)
                    .batch(8)
                    .seed(3)
                    .watch(Watch.largest("accuracy"))
                    .keepBest()
                    .patience(4)
                    .plateau(0.5, 2)
                    .prefetch()
                    .statistics()
                    .run()
            values(declared) shouldBe values(built)
            declared.epoch() shouldBe built.epoch()
            declared.history().epochs().map { it.copyWithoutSeconds() } shouldBe
                built.history().epochs().map { it.copyWithoutSeconds() }
            declared.profile().steps().sumOf { it.runs() } shouldBe
                declared.history().epochs().size * declared.profile().steps()[0].runs()
            seen shouldBe declared.history().epochs().size
            val resumed = Net()
            values(
                train(resumed.L) {
                    all(resumed)
                    statistics = true
                    resume = checkpoint
                    silent()
                }
            ) shouldBe values(built)
        }

        test("two players") {
            val n by dim()
            val x by input(n, 1)
            val noise by input(n, 1)
            val g by dense(1, 1)
            val d1 by dense(1, 8)
            val d2 by dense(8, 1)
            fun critic(y: Expr) = d2(Ops.tanh(d1(y)))
            val made by g(noise)
            val gan = GanLoss.nonSaturating(critic(x), critic(made))
            val random = java.util.SplittableRandom(1)
            fun draw(count: Int, mean: Double) =
                FloatArray(count) {
                    ((random.nextDouble() + random.nextDouble() - 1) + mean).toFloat()
                }
            val trained =
                train(gan.critic()) {
                    data(x to draw(2000, 3.0), noise to draw(2000, 0.0))
                    against("generator", gan.generator(), g)
                    initial(d1, d2)
                    optimizer = adam(0.02)
                    epochs = 40
                    batch = 100
                    silent()
                }
            val points = trained.model("made", made).run(draw(1000, 0.0))
            (points.average() > 2.5 && points.average() < 3.5) shouldBe true
        }

        test("a history is saved as a picture, a table or JSON") {
            val net = Net()
            val history =
                train(net.L) {
                        data(samples, net.x, net.t)
                        silent()
                    }
                    .history()
            val folder = Files.createTempDirectory("leibniz")
            for ((ending, start) in listOf("svg" to "<svg", "csv" to "epoch,loss", "json" to "{")) {
                val file: Path = folder.resolve("history.$ending")
                history.save(file.toString())
                Files.readString(file).startsWith(start) shouldBe true
            }
        }
    })

private fun org.leibniz.train.History.Epoch.copyWithoutSeconds() =
    listOf(number(), loss(), metrics(), validation(), test(), statistics())
