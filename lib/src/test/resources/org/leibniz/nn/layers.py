# Reference values of LayerReferenceTest: PyTorch 2.15, float64.
import math, torch, torch.nn.functional as F
torch.set_default_dtype(torch.float64)

def filled(k, *sizes):  # element i of operand k
    n = math.prod(sizes)
    return torch.tensor([math.sin(1.7 * i + 0.6 * k + 0.3) for i in range(n)]).reshape(sizes).requires_grad_()

def two(t):  # two sums of the elements of a tensor, each with other weights
    t = t.reshape(-1)
    i = torch.arange(len(t), dtype=torch.float64)
    return (t * torch.cos(i + 1)).sum().item(), (t * torch.sin(2 * i + 1)).sum().item()

def case(name, function, *shapes):
    operands = [filled(k, *s) for k, s in enumerate(shapes)]
    y = function(*operands)
    i = torch.arange(y.numel(), dtype=torch.float64)
    (y.reshape(-1) * torch.cos(i + 1)).sum().backward()
    numbers = [v for t in [y] + [o.grad for o in operands] for v in two(t.detach())]
    print(name, list(y.shape), ' '.join(repr(v) for v in numbers))

case('dense', lambda x, w, b: x @ w + b, (1, 3, 5), (5, 4), (4,))
case('conv1d', lambda x, w, b: F.conv1d(x, w, b), (1, 3, 7), (4, 3, 3), (4,))
case('conv1d strided', lambda x, w, b: F.conv1d(x, w, b, stride=2, padding=3, dilation=2), (2, 3, 9), (4, 3, 3), (4,))
case('conv1d same', lambda x, w, b: F.conv1d(x, w, b, padding='same'), (1, 1, 5), (2, 1, 4), (2,))
case('conv2d', lambda x, w, b: F.conv2d(x, w, b), (1, 2, 5, 7), (3, 2, 3, 2), (3,))
case('conv2d strided', lambda x, w, b: F.conv2d(x, w, b, stride=(2, 3), padding=(1, 2), dilation=(1, 2)), (2, 2, 7, 9), (3, 2, 3, 3), (3,))
case('conv2d grouped', lambda x, w, b: F.conv2d(x, w, b, padding=1, groups=2), (1, 4, 5, 3), (6, 2, 3, 3), (6,))
case('conv2d same', lambda x, w, b: F.conv2d(x, w, b, padding='same', dilation=2), (1, 2, 5, 6), (2, 2, 3, 2), (2,))
case('conv2d full', lambda x, w, b: F.conv2d(x, w, b, padding=(2, 1)), (1, 1, 3, 4), (2, 1, 3, 2), (2,))
case('conv2d uneven', lambda x, w, b: F.conv2d(F.pad(x, (1, 2, 0, 1)), w, b), (1, 1, 3, 4), (2, 1, 2, 3), (2,))
case('conv2d plain', lambda x, w: F.conv2d(x, w), (1, 2, 3, 3), (1, 2, 1, 1))
case('convTranspose1d', lambda x, w, b: F.conv_transpose1d(x, w, b, stride=2, padding=1), (1, 3, 4), (3, 2, 3), (2,))
case('convTranspose2d', lambda x, w, b: F.conv_transpose2d(x, w, b), (1, 2, 3, 5), (2, 3, 2, 3), (3,))
case('convTranspose2d strided', lambda x, w, b: F.conv_transpose2d(x, w, b, stride=2, padding=1, output_padding=1), (2, 2, 3, 3), (2, 3, 3, 3), (3,))
case('convTranspose2d grouped', lambda x, w, b: F.conv_transpose2d(x, w, b, stride=(1, 2), dilation=(2, 1), groups=2), (1, 4, 3, 2), (4, 3, 2, 3), (6,))
case('maxPool', lambda x: F.max_pool2d(x, 2), (1, 2, 5, 7))
case('maxPool padded', lambda x: F.max_pool2d(x, 3, stride=2, padding=1), (2, 1, 7, 5))
case('maxPool of sequences', lambda x: F.max_pool1d(x, 3, stride=1), (1, 2, 5))
case('avgPool', lambda x: F.avg_pool2d(x, 2), (1, 2, 5, 7))
case('avgPool padded', lambda x: F.avg_pool2d(x, 3, stride=2, padding=1, count_include_pad=False), (2, 1, 7, 5))
case('globalMaxPool', lambda x: F.adaptive_max_pool2d(x, 1).flatten(1), (2, 3, 3, 5))
case('globalAvgPool', lambda x: F.adaptive_avg_pool2d(x, 1).flatten(1), (2, 3, 3, 5))
case('upsample', lambda x: F.interpolate(x, scale_factor=(2, 3)), (1, 2, 3, 2))
case('flatten', lambda x: x.flatten(1), (2, 3, 2, 2))
case('batchNorm training', lambda x, s, b: F.batch_norm(x, None, None, s, b, training=True), (2, 3, 5), (3,), (3,))
case('batchNorm of images', lambda x, s, b: F.batch_norm(x, None, None, s, b, training=True), (1, 3, 3, 5), (3,), (3,))
case('batchNorm inference', lambda x, s, b: F.batch_norm(x, torch.tensor([0.5, -0.25, 0.]), torch.tensor([0.5, 2., 1.]), s, b, training=False), (1, 3, 5), (3,), (3,))
case('layerNorm', lambda x, s, b: F.layer_norm(x, (5,), s, b), (1, 3, 5), (5,), (5,))
case('instanceNorm', lambda x, s, b: F.instance_norm(x, weight=s, bias=b), (1, 3, 3, 5), (3,), (3,))
case('groupNorm', lambda x, s, b: F.group_norm(x, 2, s, b), (1, 4, 3, 3), (4,), (4,))
case('embedding', lambda w: F.embedding(torch.tensor([[2, 0, 2]]), w), (4, 3))

def recurrent(kind, size, layers=1, both=False):
    module = {'rnn': torch.nn.RNN, 'lstm': torch.nn.LSTM, 'gru': torch.nn.GRU}[kind]
    def function(x, *parameters):
        net = module(x.shape[2], size, layers, bidirectional=both)
        given, rest = {}, list(parameters)
        for layer in range(layers):
            for way in ['', '_reverse'] if both else ['']:
                w, u, b = rest[:3]
                rest = rest[3:]
                c = torch.zeros_like(b)
                if kind == 'gru':
                    c = torch.cat([torch.zeros(2 * size), rest.pop(0)])
                for role, value in [('weight_ih', w.t()), ('weight_hh', u.t()), ('bias_ih', b), ('bias_hh', c)]:
                    given[f'{role}_l{layer}{way}'] = value
        return torch.func.functional_call(net, given, (x,))[0]
    return function

case('rnn', recurrent('rnn', 2), (3, 2, 3), (3, 2), (2, 2), (2,))
case('lstm', recurrent('lstm', 2), (3, 2, 3), (3, 8), (2, 8), (8,))
case('lstm of one step', recurrent('lstm', 2), (1, 1, 3), (3, 8), (2, 8), (8,))
case('gru', recurrent('gru', 2), (3, 2, 3), (3, 6), (2, 6), (6,), (2,))
case('gru of one step', recurrent('gru', 2), (1, 1, 3), (3, 6), (2, 6), (6,), (2,))
case('lstm stacked', recurrent('lstm', 2, 2), (3, 1, 3), (3, 8), (2, 8), (8,), (2, 8), (2, 8), (8,))
case('gru both ways', recurrent('gru', 2, 1, True), (3, 1, 3), (3, 6), (2, 6), (6,), (2,), (3, 6), (2, 6), (6,), (2,))

def course(x, w, u, b):  # h = (1 - z) h + z tanh(w x + u (r h) + b), written with tensors
    h, found = torch.zeros(x.shape[1], u.shape[0]), []
    wr, wz, wn = w.chunk(3, 1); ur, uz, un = u.chunk(3, 1); br, bz, bn = b.chunk(3)
    for part in x:
        r = torch.sigmoid(part @ wr + h @ ur + br)
        z = torch.sigmoid(part @ wz + h @ uz + bz)
        h = (1 - z) * h + z * torch.tanh(part @ wn + (r * h) @ un + bn)
        found.append(h)
    return torch.stack(found)

case('gru of the course', course, (3, 2, 3), (3, 6), (2, 6), (6,))
case('attention', lambda q, k, v: F.scaled_dot_product_attention(q, k, v), (1, 3, 4), (1, 2, 4), (1, 2, 5))
causal = torch.ones(3, 3).tril().bool()
case('attention causal', lambda q, k, v: F.scaled_dot_product_attention(q, k, v, attn_mask=causal), (2, 3, 2), (2, 3, 2), (2, 3, 1))

def heads(mask, x, q, qb, k, kb, v, vb, o, ob):
    net = torch.nn.MultiheadAttention(4, 2, batch_first=True)
    given = {'in_proj_weight': torch.cat([q.t(), k.t(), v.t()]), 'in_proj_bias': torch.cat([qb, kb, vb]),
             'out_proj.weight': o.t(), 'out_proj.bias': ob}
    return torch.func.functional_call(net, given, (x, x, x), {'attn_mask': mask})[0]

square = [(4, 4), (4,)] * 4
case('multiHeadAttention', lambda *all: heads(None, *all), (2, 3, 4), *square)
case('multiHeadAttention causal', lambda *all: heads(~causal, *all), (1, 3, 4), *square)
case('additiveAttention', lambda q, k, v, w, u, s: torch.softmax(torch.tanh((q @ w)[:, :, None] + (k @ u)[:, None]) @ s, -1) @ v,
     (1, 2, 3), (1, 4, 2), (1, 4, 3), (3, 5), (2, 5), (5,))
