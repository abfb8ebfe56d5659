"""PyTorch, eager: the modules, losses and optimizers that it comes with."""

import sys

import numpy as np
import torch

import worker

version = f"PyTorch {torch.__version__}, Python {sys.version.split()[0]}"


def network(workload):
    torch.set_num_threads(workload.threads)
    pieces = []
    parameters = workload.parameters()
    for i, (w, b) in enumerate(parameters):
        layer = torch.nn.Linear(*w.shape)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(np.ascontiguousarray(w.T)))
            layer.bias.copy_(torch.from_numpy(b))
        pieces.append(layer)
        if i < len(parameters) - 1:
            pieces.append(torch.nn.ReLU() if workload.text("activation") == "relu" else torch.nn.Tanh())
    return torch.nn.Sequential(*pieces)


class Training:
    def __init__(self, workload):
        self.net = network(workload)
        rate = float(workload.text("rate"))
        optimizer = torch.optim.Adam if workload.text("optimizer") == "adam" else torch.optim.SGD
        # One pass over all parameters; on these workloads never slower than what it chooses by itself.
        self.optimizer = optimizer(self.net.parameters(), rate, fused=True)
        binary = workload.text("loss") == "binary"
        self.criterion = torch.nn.BCEWithLogitsLoss() if binary else torch.nn.CrossEntropyLoss()
        self.inputs = [torch.from_numpy(x) for x in workload.inputs()]
        # Numbers of classes, which is what PyTorch is fastest with.
        self.targets = [torch.from_numpy(t if binary else t.argmax(axis=1)) for t in workload.targets()]

    def step(self, batch):
        self.value = self.criterion(self.net(self.inputs[batch]), self.targets[batch])
        self.optimizer.zero_grad()
        self.value.backward()
        self.optimizer.step()

    def loss(self):
        return self.value.item()


class Inference:
    def __init__(self, workload):
        self.net = network(workload).eval()
        self.inputs = workload.inputs()
        self.targets = workload.targets()

    def step(self, batch):
        self.last = batch
        with torch.inference_mode():
            self.logits = self.net(torch.from_numpy(self.inputs[batch])).numpy()

    def loss(self):
        return worker.cross_entropy(self.logits, self.targets[self.last])


class Chain:
    def __init__(self, workload):
        torch.set_num_threads(workload.threads)
        self.x, self.a, self.b = (torch.from_numpy(workload.file(name)).requires_grad_() for name in "xab")

    def step(self, batch):
        x, a, b = self.x, self.a, self.b
        x.grad = a.grad = b.grad = None
        self.value = (torch.tanh(a * x + b) * torch.sigmoid(x) + torch.log1p(torch.exp(x))).mean()
        self.value.backward()

    def loss(self):
        return self.value.item()

    def check(self):
        return self.a.grad.item() + self.b.grad.item() + self.x.grad.sum(dtype=torch.float64).item()


def make_product(a, b, transposed_a, transposed_b, workload):
    torch.set_num_threads(workload.threads)
    left, right = torch.from_numpy(a), torch.from_numpy(b)
    left = left.t() if transposed_a else left
    right = right.t() if transposed_b else right
    result = torch.empty(left.shape[0], right.shape[1])

    def multiply():
        torch.mm(left, right, out=result)
        return result.numpy()

    return multiply


training, inference, elementwise, product = Training, Inference, Chain, make_product

if __name__ == "__main__":
    worker.run(sys.modules[__name__])
