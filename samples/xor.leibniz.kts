// The exclusive or: what one layer cannot learn and two can.

val n by dim()
val x by input(n, 2);   val t by input(n, 1)                    // two bits, and whether exactly one of them is set
val w1 by param(2, 8);  val b1 by param(8)
val w2 by param(8, 1);  val b2 by param(1)
val h by tanh(x.dot(w1) + b1)
val z by h.dot(w2) + b2
val L by binaryCrossEntropy(z, t)
val y by sigmoid(z)

println("L = $L")
println("∂L/∂w₂ = ${d(L) / d(w2)}")
println("\nThe optimizer, for a weight w and its slope g:\n${adam().formula()}")

val bits = floatArrayOf(0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f)
val trained = train(L) {
    data(x to bits, t to floatArrayOf(0f, 1f, 1f, 0f))
    initial(w1 to xavier(), w2 to xavier())
    optimizer = adam(0.05)
    epochs = 500
    batch = 4
    silent()
}

println("\nAfter 500 steps:")
val answers = trained.model("y", y).run(bits)
for (i in 0..3) println("%.0f xor %.0f = %.1f".format(bits[2 * i], bits[2 * i + 1], answers[i]))
