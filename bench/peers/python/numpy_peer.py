"""NumPy with backpropagation written by hand: in single precision, into arrays that are made once."""

import sys

import numpy as np

import worker

version = f"NumPy {np.__version__}, Python {sys.version.split()[0]}"


# The methods of ufuncs cost half of what the functions around them do, which is much of a small step.
total = np.add.reduce
largest = np.maximum.reduce


class Perceptron:
    def __init__(self, workload):
        self.activation = workload.text("activation")
        self.layers = workload.layers()
        self.batch = n = workload.number("batch")
        self.parameters = workload.parameters()
        self.inputs = workload.inputs()
        self.targets = workload.targets()
        self.signals = [np.empty((n, size), np.float32) for size in self.layers[1:]]

    def forward(self, x):
        last = len(self.parameters) - 1
        for i, (w, b) in enumerate(self.parameters):
            z = self.signals[i]
            np.dot(x, w, z)
            np.add(z, b, z)
            if i < last:
                if self.activation == "relu":
                    np.maximum(z, 0, z)
                else:
                    np.tanh(z, z)
            x = z
        return x


class Training(Perceptron):
    def __init__(self, workload):
        super().__init__(workload)
        self.binary = workload.text("loss") == "binary"
        self.adam = workload.text("optimizer") == "adam"
        self.rate = float(workload.text("rate"))
        # The rate of plain descent goes into the first slope, so that gradients are what is taken away.
        self.scale = np.float32((1 if self.adam else self.rate) / self.batch)
        self.slopes = [np.empty_like(signal) for signal in self.signals]
        self.scratch = [np.empty_like(signal) for signal in self.signals]
        self.row = np.empty((self.batch, 1), np.float32)
        self.gradients = [(np.empty_like(w), np.empty_like(b)) for w, b in self.parameters]
        self.flat = [
            pair for p, g in zip(self.parameters, self.gradients) for pair in zip(p, g)
        ]
        if self.adam:
            self.kept = [tuple(np.zeros_like(p) for _ in range(3)) for p, _ in self.flat]
            self.steps = 0

    def step(self, batch):
        x, t = self.inputs[batch], self.targets[batch]
        z = self.forward(x)
        slope = self.slopes[-1]
        if self.binary:
            softplus = self.scratch[-1]
            np.logaddexp(0, z, softplus)
            self.value = (softplus.sum() - np.vdot(z, t)) / self.batch
            np.subtract(z, softplus, slope)  # log σ(z)
            np.exp(slope, slope)
        else:
            row = self.row
            largest(z, axis=1, keepdims=True, out=row)
            np.subtract(z, row, z)
            np.exp(z, slope)
            total(slope, axis=1, keepdims=True, out=row)
            np.divide(slope, row, slope)
            np.log(row, row)
            self.value = (row.sum() - np.vdot(z, t)) / self.batch
        np.subtract(slope, t, slope)
        np.multiply(slope, self.scale, slope)
        for i in range(len(self.parameters) - 1, -1, -1):
            before = x if i == 0 else self.signals[i - 1]
            dw, db = self.gradients[i]
            np.dot(before.T, slope, dw)
            total(slope, axis=0, out=db)
            if i == 0:
                break
            below = self.slopes[i - 1]
            np.dot(slope, self.parameters[i][0].T, below)
            if self.activation == "relu":
                np.multiply(below, before > 0, below)
            else:
                factor = self.scratch[i - 1]
                np.multiply(before, before, factor)
                np.subtract(1, factor, factor)
                np.multiply(below, factor, below)
            slope = below
        if self.adam:
            self.update()
        else:
            for parameter, gradient in self.flat:
                np.subtract(parameter, gradient, parameter)

    def update(self):
        self.steps += 1
        rate = np.float32(self.rate / (1 - 0.9**self.steps))
        root = np.float32((1 - 0.999**self.steps) ** 0.5)
        for (p, g), (m, v, s) in zip(self.flat, self.kept):
            np.multiply(m, np.float32(0.9), m)
            np.multiply(g, np.float32(0.1), s)
            np.add(m, s, m)
            np.multiply(v, np.float32(0.999), v)
            np.multiply(g, g, g)
            np.multiply(g, np.float32(0.001), g)
            np.add(v, g, v)
            np.sqrt(v, s)
            np.divide(s, root, s)
            np.add(s, np.float32(1e-8), s)
            np.divide(m, s, s)
            np.multiply(s, rate, s)
            np.subtract(p, s, p)

    def loss(self):
        return float(self.value)


class Inference(Perceptron):
    def step(self, batch):
        self.last = batch
        self.forward(self.inputs[batch])

    def loss(self):
        return worker.cross_entropy(self.signals[-1], self.targets[self.last])


class Chain:
    """tanh(ax + b)σ(x) + log1p(exp(x)), piece by piece, so that the pieces stay in the cache."""

    PIECE = 1 << 14

    def __init__(self, workload):
        self.x = workload.file("x")
        self.a = workload.file("a")[0]
        self.b = workload.file("b")[0]
        self.slopes = np.empty_like(self.x)
        self.arrays = [np.empty(self.PIECE, np.float32) for _ in range(4)]

    def step(self, batch):
        count = len(self.x)
        mean = by_a = by_b = 0.0
        for start in range(0, count, self.PIECE):
            x = self.x[start : start + self.PIECE]
            dx = self.slopes[start : start + self.PIECE]
            t, e, s, u = (array[: len(x)] for array in self.arrays)
            np.multiply(x, self.a, out=t)
            t += self.b
            np.tanh(t, out=t)
            np.exp(x, out=e)
            np.add(e, 1, out=s)
            np.divide(e, s, out=s)
            np.log1p(e, out=e)
            mean += float(np.vdot(t, s)) + float(e.sum())
            np.multiply(t, t, out=u)
            np.subtract(1, u, out=u)
            u *= s
            by_a += float(np.vdot(u, x))
            by_b += float(u.sum())
            # dx = (a u + t s (1 − s) + s) / count
            np.subtract(1, s, out=e)
            e *= t
            e += 1
            e *= s
            u *= self.a
            np.add(u, e, out=dx)
            dx *= np.float32(1 / count)
        self.mean, self.by_a, self.by_b = mean / count, by_a / count, by_b / count

    def loss(self):
        return self.mean

    def check(self):
        return self.by_a + self.by_b + float(self.slopes.sum(dtype=np.float64))


def make_product(a, b, transposed_a, transposed_b, workload):
    left = a.T if transposed_a else a
    right = b.T if transposed_b else b
    result = np.empty((left.shape[0], right.shape[1]), np.float32)
    return lambda: np.matmul(left, right, out=result)


training, inference, elementwise, product = Training, Inference, Chain, make_product

if __name__ == "__main__":
    worker.run(sys.modules[__name__])
