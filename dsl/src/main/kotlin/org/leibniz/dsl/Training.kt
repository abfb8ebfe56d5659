package org.leibniz.dsl

import java.nio.file.Files
import java.nio.file.Path
import org.leibniz.expr.Expr
import org.leibniz.expr.Symbol
import org.leibniz.io.Dataset
import org.leibniz.io.Model
import org.leibniz.nn.Adam
import org.leibniz.nn.Clipping
import org.leibniz.nn.GradientDescent
import org.leibniz.nn.Initializer
import org.leibniz.nn.Layer
import org.leibniz.nn.Metric
import org.leibniz.nn.Momentum
import org.leibniz.nn.Optimizer
import org.leibniz.nn.Schedule
import org.leibniz.train.History
import org.leibniz.train.Listener
import org.leibniz.train.Progress
import org.leibniz.train.Trained
import org.leibniz.train.Training
import org.leibniz.train.Watch

/** What [train] is told. */
@DeclarationsDsl
public class TrainingSettings internal constructor(private val training: Training) {
    internal val listeners = mutableListOf<Listener>(Progress())

    /** How parameters follow their gradients; [adam] with 0.001 where nothing is said. */
    public var optimizer: Optimizer = Adam(1e-3)

    /** How the learning rate changes from step to step. */
    public var schedule: Schedule = Schedule.constant()

    /** How gradients that are too large are made smaller. */
    public var clipping: Clipping = Clipping.none()

    /** How often all samples are used. */
    public var epochs: Int = 1

    /** The number of samples in a step. */
    public var batch: Int = 32

    /** What initial values and the order of samples follow from. */
    public var seed: Long = 1

    /** The samples: for each input its values, sample after sample. */
    public fun data(vararg values: Pair<Symbol, FloatArray>): Unit =
        values.forEach { (input, array) ->
            training.data(input, array)
        }

    /** The samples: the fields of a set are the values of these inputs, in the same order. */
    public fun data(samples: Dataset, vararg inputs: Symbol) {
        training.data(samples, *inputs)
    }

    /** Samples that are not trained on, but decide when to stop and what is best. */
    public fun validation(vararg values: Pair<Symbol, FloatArray>): Unit =
        values.forEach { (input, array) ->
            training.validation(input, array)
        }

    /** Samples that are not trained on, but decide when to stop and what is best. */
    public fun validation(samples: Dataset, vararg inputs: Symbol) {
        training.validation(samples, *inputs)
    }

    /** Takes a share of the data, drawn by the seed, for validation. */
    public fun validation(share: Double) {
        training.validation(share)
    }

    /** Samples that are not trained on; the loss and the metrics are measured after each epoch. */
    public fun test(samples: Dataset, vararg inputs: Symbol) {
        training.test(samples, *inputs)
    }

    /** Samples that are not trained on; the loss and the metrics are measured after each epoch. */
    public fun test(vararg values: Pair<Symbol, FloatArray>): Unit =
        values.forEach { (input, array) ->
            training.test(input, array)
        }

    /** How parameters begin; vectors with 0 and weights by [he] where nothing is said. */
    public fun initial(vararg values: Pair<Symbol, Initializer>): Unit =
        values.forEach { (parameter, initializer) ->
            training.initialize(parameter, initializer)
        }

    /** How the parameters and states of layers begin. */
    public fun initial(vararg layers: Layer) {
        training.initialize(*layers)
    }

    /** Measures a scalar that is a mean over samples, too. */
    public fun metric(name: String, value: Expr) {
        training.metric(name, value)
    }

    /** Measures what follows from a mean over samples, such as precision. */
    public fun metric(name: String, value: Metric) {
        training.metric(name, value)
    }

    /**
     * Lets the parameters of some layers make another loss small, as the generator of a GAN does.
     */
    public fun against(name: String, loss: Expr, vararg layers: Layer) {
        training.against(name, loss, *layers)
    }

    /** Lets some parameters make another loss small, as the generator of a GAN does. */
    public fun against(name: String, loss: Expr, vararg parameters: Symbol) {
        training.against(name, loss, *parameters)
    }

    /**
     * By what an epoch is judged on the validation samples: `smallest("loss")` unless it is said.
     */
    public var watch: Watch = Watch.smallest("loss")

    /** Whether in the end parameters are those after the best epoch. */
    public var keepBest: Boolean = false

    /** Training ends after so many epochs that are not better than the best one. */
    public var patience: Int = Int.MAX_VALUE

    /** Whether the next batch is read by another thread while a step runs. */
    public var prefetch: Boolean = false

    /** Whether each epoch has another order. */
    public var shuffle: Boolean = true

    /** Whether the history tells how large gradients and steps of each parameter are. */
    public var statistics: Boolean = false

    /** Whether the time of every kernel of a step is watched; `trained.profile()` is a table of it. */
    public var profile: Boolean = false

    /**
     * The file with all that is needed to go on, written after every epoch and when the process is
     * asked to end, as by Ctrl-C.
     */
    public var checkpoint: String? = null

    /** The checkpoint to go on from. */
    public var resume: String? = null

    /** Makes the learning rate smaller after so many epochs without gain. */
    public fun plateau(factor: Double, patience: Int) {
        training.plateau(factor, patience)
    }

    /** Tells another listener how training goes on. */
    public fun listener(listener: Listener) {
        listeners += listener
    }

    /** Trains without a word. */
    public fun silent() {
        listeners.removeAll { it is Progress }
    }

    internal fun run(): Trained {
        listeners.forEach(training::listener)
        if (keepBest) training.keepBest()
        if (patience < Int.MAX_VALUE) training.patience(patience)
        if (prefetch) training.prefetch()
        if (statistics) training.statistics()
        if (profile) training.profile()
        checkpoint?.let { training.checkpoint(Path.of(it)) }
        resume?.let { training.resume(Path.of(it)) }
        return training
            .watch(watch)
            .shuffle(shuffle)
            .optimizer(optimizer)
            .schedule(schedule)
            .clipping(clipping)
            .epochs(epochs)
            .batch(batch)
            .seed(seed)
            .run()
    }
}

/**
 * Changes all parameters of [loss] until it is small:
 * ```
 * val trained = train(loss) {
 *     data(x to images, t to digits)
 *     optimizer = adam(1e-3)
 *     epochs = 5
 *     batch = 64
 * }
 * ```
 */
public fun train(loss: Expr, settings: TrainingSettings.() -> Unit): Trained =
    TrainingSettings(Training(loss)).apply(settings).run()

/** Changes all parameters of a network until its formula `loss` is small. */
public fun train(
    network: org.leibniz.nn.Network,
    settings: TrainingSettings.() -> Unit,
): Trained = train(network["loss"], settings)

/** The smaller the measure, the better the epoch. */
public fun smallest(measure: String): Watch = Watch.smallest(measure)

/** The larger the measure, the better the epoch. */
public fun largest(measure: String): Watch = Watch.largest(measure)

/** Plain gradient descent. */
public fun gradientDescent(learningRate: Double): Optimizer = GradientDescent(learningRate)

/** Gradient descent that keeps a part of its speed. */
public fun momentum(learningRate: Double, momentum: Double = 0.9): Optimizer =
    Momentum(learningRate, momentum)

/** Steps in proportion to the mean gradient over its recent size. */
public fun adam(
    learningRate: Double = 1e-3,
    beta1: Double = 0.9,
    beta2: Double = 0.999,
    epsilon: Double = 1e-8,
): Optimizer = Adam(learningRate, beta1, beta2, epsilon)

/** The learning rate goes down to nearly 0 as half a wave of the cosine. */
public fun cosine(): Schedule = Schedule.cosine()

/** Normal with variance 2/fan-in, for ReLU. */
public fun he(): Initializer = Initializer.he()

/** Normal with variance 2/(fan-in + fan-out), for tanh and sigmoid. */
public fun xavier(): Initializer = Initializer.xavier()

/** Normal with variance 1/fan-in, for sigmoid and tanh. */
public fun lecun(): Initializer = Initializer.lecun()

/** Rows or columns at right angles. */
public fun orthogonal(gain: Double = 1.0): Initializer = Initializer.orthogonal(gain)

/** Normal with the given standard deviation. */
public fun normal(deviation: Double): Initializer = Initializer.normal(deviation)

/** The same number everywhere. */
public fun filled(value: Number): Initializer = Initializer.constant(value.toDouble())

/** Writes the model to a file that [Model.load] reads. */
public fun Model.save(file: String): Unit = save(Path.of(file))

/**
 * Writes the curves of loss and metrics as a picture in SVG, or the numbers, if the name ends in
 * `.csv` or `.json`.
 */
public fun History.save(file: String) {
    val text =
        when (file.substringAfterLast('.')) {
            "csv" -> csv()
            "json" -> json()
            else -> svg()
        }
    Files.writeString(Path.of(file), text)
}
