"""The process of a peer in Python: what org.leibniz.bench.worker.Worker is for peers in Java, word for word."""

import json
import math
import os
import sys
import time

import numpy as np

MOST_STEPS = 1 << 22  # where time is the bound


class Workload:
    """A workload as the runner wrote it into a folder."""

    def __init__(self, folder, threads):
        self.folder = folder
        self.threads = threads
        with open(os.path.join(folder, "workload.properties"), encoding="utf-8") as lines:
            self.properties = dict(line.rstrip("\n").split("=", 1) for line in lines)

    def text(self, name):
        return self.properties[name]

    def number(self, name):
        return int(self.properties[name])

    def file(self, name, *shape):
        values = np.fromfile(os.path.join(self.folder, name + ".bin"), dtype="<f4")
        return values.reshape(shape) if shape else values

    def layers(self):
        return [int(size) for size in self.text("layers").split(",")]

    def inputs(self):
        return [self.file(f"x{i}", self.number("batch"), self.layers()[0]) for i in range(self.number("batches"))]

    def targets(self):
        return [self.file(f"t{i}", self.number("batch"), self.layers()[-1]) for i in range(self.number("batches"))]

    def parameters(self):
        """Weights [inputs, outputs] and biases [outputs] of each layer."""
        layers = self.layers()
        names = self.text("parameters").split(",")
        weights = [self.file(name, layers[i], layers[i + 1]) for i, name in enumerate(names[0::2])]
        return list(zip(weights, [self.file(name) for name in names[1::2]]))


def cross_entropy(logits, targets):
    logits = logits.astype(np.float64)
    return float(np.mean(np.log(np.exp(logits).sum(axis=1)) - (targets * logits).sum(axis=1)))


def times_of(steps, seconds, step):
    times = []
    start = before = time.perf_counter_ns()
    while True:
        step()
        after = time.perf_counter_ns()
        times.append(after - before)
        before = after
        if len(times) >= steps or before - start >= seconds * 1e9:
            break
    times.sort()

    def quantile(share):
        return times[max(0, math.ceil(share * len(times)) - 1)] / 1e6

    return {"steps": len(times), "ms": quantile(0.5), "min": quantile(0), "p90": quantile(0.9)}


def run(peer):
    """Computes a workload: peer has a version and makes tasks, which have step(batch), loss() and perhaps check()."""
    workload = Workload(sys.argv[2], int(sys.argv[3]))

    def answer(event, **fields):
        fields = {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in fields.items()}
        print(json.dumps({"event": event, **fields}, separators=(",", ":")), flush=True)

    make = getattr(peer, workload.text("kind"), None)
    if make is None:
        answer("cannot", why="no " + workload.text("kind"))
        return
    if workload.text("kind") == "product":
        products(peer, workload, make, answer)
        return
    task = make(workload)
    batches = workload.number("batches")
    task.step(0)
    answer("first", loss=task.loss())
    step = 1
    while step < workload.number("compare_after"):
        task.step(step % batches)
        step += 1
    check = task.check() if hasattr(task, "check") else task.loss()
    start = time.perf_counter()
    warm_up = float(workload.text("warm_up_seconds"))
    while time.perf_counter() - start < warm_up or (
        step < workload.number("warm_up") and time.perf_counter() - start < 8
    ):
        task.step(step % batches)
        step += 1
    answer("ready", steps=step, loss=check, version=peer.version)

    def next_step():
        nonlocal step
        task.step(step % batches)
        step += 1

    for line in sys.stdin:
        if not line.startswith("round"):
            break
        answer("round", **times_of(workload.number("steps"), 2, next_step))


def products(peer, workload, make, answer):
    shapes = workload.text("products").split(",")
    a, b = workload.file("a"), workload.file("b")
    current, product, digest = None, None, 0.0

    def prepare(shape):
        sizes, how = shape.split(" ")
        m, k, n = (int(size) for size in sizes.split("x"))
        left = a[: m * k].reshape((k, m) if how[0] == "T" else (m, k)).copy()
        right = b[: k * n].reshape((n, k) if how[1] == "T" else (k, n)).copy()
        prepared = make(left, right, how[0] == "T", how[1] == "T", workload)
        result = prepared().reshape(-1).astype(np.float64)
        return prepared, float(result @ (np.arange(m * n) % 7 - 3)) / math.sqrt(m * k * n), 2.0 * m * k * n

    current = shapes[0]
    product, digest, operations = prepare(current)
    answer("first", loss=digest)
    times_of(MOST_STEPS, float(workload.text("warm_up_seconds")), product)
    answer("ready", steps=1, loss=digest, version=peer.version)
    for line in sys.stdin:
        if not line.startswith("round"):
            break
        asked = shapes[int(line.split()[1])]
        if asked != current:
            current = asked
            product, digest, operations = prepare(current)
            times_of(MOST_STEPS, float(workload.text("shape_warm_up_seconds")), product)
        times = times_of(MOST_STEPS, float(workload.text("round_seconds")), product)
        answer("round", **times, gflops=operations / times["ms"] / 1e6, loss=digest)
