package org.leibniz.dsl

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import java.util.SplittableRandom
import org.leibniz.nn.AdaGrad
import org.leibniz.nn.AdaMax
import org.leibniz.nn.Adadelta
import org.leibniz.nn.AdamW
import org.leibniz.nn.AmsGrad
import org.leibniz.nn.Initializer
import org.leibniz.nn.NAdam
import org.leibniz.nn.Nesterov
import org.leibniz.nn.RAdam
import org.leibniz.nn.RmsProp
import org.leibniz.nn.Schedule
import org.leibniz.shape.Shape

class OptimizersSpec :
    StringSpec({
        "optimizers are those of Java" {
            nesterov(0.1) shouldBe Nesterov(0.1)
            adaGrad(0.1) shouldBe AdaGrad(0.1)
            adadelta() shouldBe Adadelta()
            rmsProp(0.1) shouldBe RmsProp(0.1)
            rmsProp(0.1, centred = true) shouldBe RmsProp(0.1, 0.99, 1e-8, 0.0, true)
            adamW(0.1, 0.2) shouldBe AdamW(0.1, 0.2)
            adaMax(0.1) shouldBe AdaMax(0.1)
            nAdam(0.1) shouldBe NAdam(0.1)
            amsGrad(0.1) shouldBe AmsGrad(0.1)
            rAdam(0.1) shouldBe RAdam(0.1)
        }
        "schedules and clippings print as expressions" {
            val t by scalar()
            val g by vector(3)
            linear().factor(t, 100).toString() shouldBe "1 − (t − 1)/100"
            exponential(0.9).factor(t, 100).toString() shouldBe "0.9^(t − 1)"
            steps(10, 0.1).factor(t, 100).toString() shouldBe "0.1^floor((t − 1)/10)"
            warmUp(10).factor(t, 100).toString() shouldBe "min(t/10, 1)·1"
            oneCycle().factor(t, 100).toString() shouldBe
                Schedule.oneCycle().factor(t, 100).toString()
            clipValue(5.0).clip(listOf(g)).toString() shouldBe "[clamp(g, −5, 5)]"
            clipNorm(5.0).clip(listOf(g)).toString() shouldBe "[g(5/max(√(Σ g²), 5))]"
            clipGlobalNorm(5.0).clip(listOf(g)).toString() shouldBe "[g(5/max(√(Σ g²), 5))]"
        }
        "initial values are those of Java" {
            fun filled(initializer: Initializer): List<Float> {
                val values = FloatArray(6)
                initializer.fill(values, Shape.of(2, 3), SplittableRandom(1))
                return values.toList()
            }
            filled(uniform(0.5)) shouldBe filled(Initializer.uniform(0.5))
            filled(xavierUniform()) shouldBe filled(Initializer.xavierUniform())
            filled(heUniform()) shouldBe filled(Initializer.heUniform())
            filled(truncated(0.5)) shouldBe filled(Initializer.truncated(0.5))
        }
    })
