// Handwritten digits: a network with one hidden layer learns to read them. The pictures come from the folder that
// LEIBNIZ_DATA names, or from the cache, or from the web. Writes the model and the curves of the training.

val n by dim()
val x by input(n, 784);      val t by input(n, 10)              // the pixels, and a 1 at the digit that they show
val w1 by param(784, 128);   val b1 by param(128)
val w2 by param(128, 10);    val b2 by param(10)
val h by relu(x.dot(w1) + b1)
val z by h.dot(w2) + b2
val L by softmaxCrossEntropy(z, t)
val p by softmax(z)

val folder = args.firstOrNull() ?: "."
val start = args.getOrNull(1)?.toLong() ?: 1

val digits = Mnist.load()
println("${digits.train.count()} pictures to learn from, ${digits.test.count()} to test with")
println("L = $L")

val trained = train(L) {
    data(x to digits.train.pixels(), t to digits.train.oneHot(10))
    test(x to digits.test.pixels(), t to digits.test.oneHot(10))
    metric("accuracy", accuracy(z, t))
    optimizer = adam(2e-3)
    schedule = cosine()
    epochs = 5
    batch = 64
    seed = start
}

trained.model("p", p).save("$folder/mnist.leibniz")
trained.history().save("$folder/mnist.svg")
val right = 100 * trained.history().last().test.getValue("accuracy")
println("%.2f %% of the test pictures are read right; see mnist.leibniz and mnist.svg".format(right))
