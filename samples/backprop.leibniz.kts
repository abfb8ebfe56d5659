// A perceptron with one hidden layer: its gradient as a product of named factors, the same with numbers, and one step
// of learning. Every name given here is a name in what is printed.

val x by vector(2);     val r by scalar()           // what goes in, and what should come out
val w1 by param(2, 3);  val w2 by param(3)
val u1 by x.dot(w1);    val z by sigmoid(u1)
val u2 by z.dot(w2);    val y by sigmoid(u2)
val E by 0.5 * (r - y).squared()

fun section(title: String, vararg parts: Any) =
    println("\n\n$title\n${"-".repeat(title.length)}\n\n${parts.joinToString("\n\n")}")

val byW1 = E.chainRule(w1)
val byW2 = E.chainRule(w2)

println("Backpropagation is the chain rule")
section("The network", byW1.definitions(Notation.UNICODE))
section("The chain rule", byW1.component(Notation.UNICODE), byW2.component(Notation.UNICODE))
section("The same in LaTeX", byW1.component(Notation.LATEX), byW2.component(Notation.LATEX))
section("In matrices: forward on the left, back on the right", byW1.matrix(Notation.UNICODE))

val example = mapOf(
    x to vectorOf(1, -2),
    r to 1,
    w1 to matrixOf(listOf(0.1, 0.4, -0.3), listOf(0.2, -0.5, 0.6)),
    w2 to vectorOf(0.7, -0.2, 0.5),
)
section("With numbers", byW1.at(example))

// Gradient descent: every weight goes a small way against its slope.
val η by scalar()
val weights = listOf(w1, w2)
val rules = weights.zip(d(E) / d(w1, w2)) { w, slope -> w - η * slope }
val learned = rules.at(example + (η to 0.5))

fun shown(value: Tensor) = Numbers.text(value, Notation.UNICODE)
fun step(i: Int, w: Symbol) = "$w ← $w − η ∂E/∂$w\n   = ${rules[i].simplify()}\n   = ${shown(learned[i])}"

section("One step of gradient descent, with η = 0.5", step(0, w1), step(1, w2))
println("\nE = ${shown(E.at(example))} before, ${shown(E.at(example + weights.zip(learned)))} after")
