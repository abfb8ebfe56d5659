"""NumPy with backpropagation written by hand: in single precision, into arrays that are made once."""

import sys

import numpy as np

import worker

version = f"NumPy {np.__version__}, Python {sys.version.split()[0]}"


class Perceptron:
    def __init__(self, workload):
        self.activation = workload.text("activation")
        self.binary = workload.text("loss") == "binary"
        self.layers = workload.layers()
        self.batch = n = workload.number("batch")
        self.parameters = workload.parameters()
        self.inputs = workload.inputs()
        self.targets = workload.targets()
        hidden = self.layers[1:]
        self.signals = [np.empty((n, size), np.float32) for size in hidden]
        self.slopes = [np.empty((n, size), np.float32) for size in hidden]
        self.scratch = [np.empty((n, size), np.float32) for size in hidden]
        self.row = np.empty((n, 1), np.float32)

    def forward(self, x):
        last = len(self.parameters) - 1
        for i, (w, b) in enumerate(self.parameters):
            z = self.signals[i]
            np.matmul(x, w, out=z)
            z += b
            if i < last:
                if self.activation == "relu":
                    np.maximum(z, 0, out=z)
                else:
                    np.tanh(z, out=z)
            x = z
        return x


class Training(Perceptron):
    def __init__(self, workload):
        super().__init__(workload)
        self.rate = np.float32(workload.text("rate"))
        self.adam = workload.text("optimizer") == "adam"
        self.gradients = [(np.empty_like(w), np.empty_like(b)) for w, b in self.parameters]
        if self.adam:
            flat = [array for pair in self.parameters for array in pair]
            self.means = [np.zeros_like(array) for array in flat]
            self.squares = [np.zeros_like(array) for array in flat]
            self.temporary = [np.empty_like(array) for array in flat]
            self.steps = 0

    def step(self, batch):
        x, t = self.inputs[batch], self.targets[batch]
        z = self.forward(x)
        slope = self.slopes[-1]
        if self.binary:
            # σ(z) − t, with the loss from the same exponential: softplus(z) = max(z, 0) + log1p(exp(−|z|)).
            e = self.scratch[-1]
            np.abs(z, out=e)
            np.negative(e, out=e)
            np.exp(e, out=e)
            self.value = float(np.mean(np.maximum(z, 0) + np.log1p(e) - z * t))
            np.divide(np.where(z >= 0, np.float32(1), e), 1 + e, out=slope)
            slope -= t
        else:
            row = self.row
            np.max(z, axis=1, keepdims=True, out=row)
            z -= row
            np.exp(z, out=slope)
            np.sum(slope, axis=1, keepdims=True, out=row)
            slope /= row
            np.log(row, out=row)
            self.value = float((row.sum() - np.vdot(z, t)) / self.batch)
            slope -= t
        slope *= np.float32(1 / self.batch)
        for i in range(len(self.parameters) - 1, -1, -1):
            before = x if i == 0 else self.signals[i - 1]
            dw, db = self.gradients[i]
            np.matmul(before.T, self.slopes[i], out=dw)
            np.sum(self.slopes[i], axis=0, out=db)
            if i == 0:
                break
            slope = self.slopes[i - 1]
            np.matmul(self.slopes[i], self.parameters[i][0].T, out=slope)
            if self.activation == "relu":
                slope *= before > 0
            else:
                factor = self.scratch[i - 1]
                np.multiply(before, before, out=factor)
                np.subtract(1, factor, out=factor)
                slope *= factor
        self.update()

    def update(self):
        if not self.adam:
            for (w, b), (dw, db) in zip(self.parameters, self.gradients):
                dw *= self.rate
                w -= dw
                db *= self.rate
                b -= db
            return
        self.steps += 1
        correction = np.float32(1 - 0.9**self.steps)
        root_correction = np.float32(np.sqrt(1 - 0.999**self.steps))
        flat = [array for pair in self.parameters for array in pair]
        gradients = [array for pair in self.gradients for array in pair]
        for p, g, m, v, s in zip(flat, gradients, self.means, self.squares, self.temporary):
            m *= np.float32(0.9)
            np.multiply(g, np.float32(0.1), out=s)
            m += s
            v *= np.float32(0.999)
            g *= g
            g *= np.float32(0.001)
            v += g
            np.sqrt(v, out=s)
            s /= root_correction
            s += np.float32(1e-8)
            np.divide(m, s, out=s)
            s *= self.rate / correction
            p -= s

    def loss(self):
        return self.value


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
