package org.leibniz.dsl

import org.leibniz.nn.AdaGrad
import org.leibniz.nn.AdaMax
import org.leibniz.nn.Adadelta
import org.leibniz.nn.AdamW
import org.leibniz.nn.AmsGrad
import org.leibniz.nn.Clipping
import org.leibniz.nn.Initializer
import org.leibniz.nn.NAdam
import org.leibniz.nn.Nesterov
import org.leibniz.nn.Optimizer
import org.leibniz.nn.RAdam
import org.leibniz.nn.RmsProp
import org.leibniz.nn.Schedule

/** Momentum that looks ahead. */
public fun nesterov(learningRate: Double, momentum: Double = 0.9): Optimizer =
    Nesterov(learningRate, momentum)

/** Steps divided by the root of all squares so far. */
public fun adaGrad(learningRate: Double, epsilon: Double = 1e-10): Optimizer =
    AdaGrad(learningRate, epsilon)

/** Steps in the unit of the parameter, without a rate to be chosen. */
public fun adadelta(
    learningRate: Double = 1.0,
    rho: Double = 0.9,
    epsilon: Double = 1e-6,
): Optimizer = Adadelta(learningRate, rho, epsilon)

/** Steps divided by the recent size of the gradient, or [centred] by its deviation. */
public fun rmsProp(
    learningRate: Double,
    alpha: Double = 0.99,
    epsilon: Double = 1e-8,
    momentum: Double = 0.0,
    centred: Boolean = false,
): Optimizer = RmsProp(learningRate, alpha, epsilon, momentum, centred)

/** Adam that takes a share of every parameter away, apart from its step. */
public fun adamW(learningRate: Double = 1e-3, decay: Double = 0.01): Optimizer =
    AdamW(learningRate, decay)

/** Adam with the largest recent gradient as the divisor. */
public fun adaMax(learningRate: Double = 2e-3): Optimizer = AdaMax(learningRate)

/** Adam that looks ahead. */
public fun nAdam(learningRate: Double = 2e-3): Optimizer = NAdam(learningRate)

/** Adam whose steps never grow again. */
public fun amsGrad(learningRate: Double = 1e-3): Optimizer = AmsGrad(learningRate)

/** Adam that goes without its divisor at first. */
public fun rAdam(learningRate: Double = 1e-3): Optimizer = RAdam(learningRate)

/** The learning rate goes straight down to nearly 0. */
public fun linear(): Schedule = Schedule.linear()

/** The learning rate is multiplied by [decay] in every step. */
public fun exponential(decay: Double): Schedule = Schedule.exponential(decay)

/** The learning rate is multiplied by [decay] after [every] steps. */
public fun steps(every: Int, decay: Double): Schedule = Schedule.steps(every, decay)

/** The learning rate goes straight up for some steps, and then as another schedule says. */
public fun warmUp(steps: Int, then: Schedule = Schedule.constant()): Schedule =
    Schedule.warmUp(steps, then)

/** The learning rate goes up once and down again. */
public fun oneCycle(): Schedule = Schedule.oneCycle()

/** Every element of a gradient between −limit and limit. */
public fun clipValue(limit: Double): Clipping = Clipping.value(limit)

/** Each parameter's gradient no longer than [limit]. */
public fun clipNorm(limit: Double): Clipping = Clipping.norm(limit)

/** All gradients together no longer than [limit]. */
public fun clipGlobalNorm(limit: Double): Clipping = Clipping.globalNorm(limit)

/** Even between −limit and limit. */
public fun uniform(limit: Double): Initializer = Initializer.uniform(limit)

/** Even with the variance of [xavier]. */
public fun xavierUniform(): Initializer = Initializer.xavierUniform()

/** Even with the variance of [he]. */
public fun heUniform(): Initializer = Initializer.heUniform()

/** Normal with the given standard deviation, cut off at two of them. */
public fun truncated(deviation: Double): Initializer = Initializer.truncated(deviation)
