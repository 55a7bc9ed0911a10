"""The reader as an ONNX graph, written node by node: what a runtime gets does not depend on a version of torch.

The layers' dense steps and the words' vectors are stored in 8 bits (``training.small``, ``training.rows``), all else in
half precision; the graph itself says how single precision is made of them, so that each runtime computes from the same
numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from onrecord.marking.labels import OUTPUTS, PAIR, RELATIONS
from training.rows import by_row
from training.small import Small

WIDTH, HEADS, DEPTH = 384, 12, 6
OPSET, IR = 20, 9
EPSILON = 1e-12
Weights = Mapping[str, NDArray[np.float32]]


class Graph:
    """Nodes and stored numbers as they are added; every method returns the name of what it adds."""

    def __init__(self, weights: Weights, small: Mapping[str, Small]) -> None:
        self.weights, self.small = weights, small
        self.nodes, self.stored = list[onnx.NodeProto](), dict[str, onnx.TensorProto]()

    def node(self, kind: str, inputs: Sequence[str], name: str = "", **attributes: object) -> str:
        name = name or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def store(self, name: str, value: NDArray[np.generic]) -> str:
        self.stored[name] = numpy_helper.from_array(np.asarray(value, order="C"), name)
        return name

    def constant(self, value: Sequence[float] | float, kind: type[np.generic] = np.float32) -> str:
        return self.store(f"c{len(self.stored)}", np.asarray(value, kind))

    def axes(self, *values: int) -> str:
        return self.constant(values, np.int64)

    def weight(self, name: str, turned: bool = False) -> str:
        """A weight of the reader in half precision, widened; ``turned``: as the second factor of a product."""
        value = self.weights[name].T if turned else self.weights[name]
        return self.node("Cast", [self.store(name, value.astype(np.float16))], to=TensorProto.FLOAT)

    def dense(self, x: str, name: str) -> str:
        return self.denses(x, name, 1)[0]

    def denses(self, x: str, name: str, parts: int) -> list[str]:
        """A dense step as ``parts`` steps, each of an equal share of its columns: the runtime then need not copy what
        it takes apart."""
        if name in self.small:
            x, rows, bias = self.small_dense(x, name, self.small[name], parts)
        else:
            rows = self.split(self.weight(f"{name}.weight", turned=True), 1, parts)
            bias = self.split(self.weight(f"{name}.bias"), 0, parts)
        products = [self.node("MatMul", [x, row]) for row in rows]
        return [self.node("Add", pair) for pair in zip(products, bias, strict=True)]

    def small_dense(self, x: str, name: str, step: Small, parts: int) -> tuple[str, list[str], list[str]]:
        """Of a dense step in 8 bits what goes in, made whole numbers, its weights and its bias, each in ``parts``; both
        sides are widened for the product."""
        even = self.node("Mul", [x, self.store(f"{name}.even", 1 / step.even)])
        range_ = [self.store(f"{name}.step", step.step), self.store(f"{name}.zero", step.zero)]
        given = self.node("DequantizeLinear", [self.node("QuantizeLinear", [even, *range_]), *range_])
        whole = self.split(self.store(f"{name}.whole", step.whole), 1, parts)
        scale = self.split(self.store(f"{name}.scale", step.scale), 0, parts)
        rows = [self.node("DequantizeLinear", pair, axis=1) for pair in zip(whole, scale, strict=True)]
        return given, rows, self.split(self.store(f"{name}.bias", step.bias), 0, parts)

    def split(self, value: str, axis: int, parts: int) -> list[str]:
        """A stored number in equal parts; itself where they are one."""
        if parts == 1:
            return [value]
        names = [f"n{len(self.nodes)}_{n}" for n in range(parts)]
        self.nodes.append(helper.make_node("Split", [value], names, axis=axis, num_outputs=parts))
        return names

    def norm(self, x: str, name: str) -> str:
        inputs = [x, self.weight(f"{name}.weight"), self.weight(f"{name}.bias")]
        return self.node("LayerNormalization", inputs, axis=-1, epsilon=EPSILON)


def build(weights: Weights, small: Mapping[str, Small]) -> onnx.ModelProto:
    """``ids`` and ``mask``, int64 [windows, length], to ``logits``, ``pairs`` and ``told``: see ``Reader.forward``.
    ``small``: the dense steps that are stored in 8 bits."""
    graph = Graph(weights, small)
    mask = graph.node("Cast", ["mask"], to=TensorProto.FLOAT)
    absent = graph.node("Sub", [mask, graph.constant(1.0)])
    hidden = graph.node("Mul", [absent, graph.constant(1e4)])
    bias = graph.node("Unsqueeze", [hidden, graph.axes(1, 2)])
    x = _embedded(graph)
    for n in range(DEPTH):
        x = _layer(graph, x, bias, f"layers.{n}.")
    graph.node("Identity", [graph.dense(x, "marks")], "logits")
    graph.node("Identity", [graph.dense(x, "pairs")], "pairs")
    _told(graph, x, mask, absent)
    return _model(graph)


def _embedded(graph: Graph) -> str:
    rows, scale = by_row(graph.weights["words.weight"])
    tables = [graph.store("rows", rows), graph.store("scale", scale)]
    parts = [graph.node("Gather", [table, "ids"]) for table in tables]
    words = graph.node("Mul", [graph.node("Cast", [part], to=TensorProto.FLOAT) for part in parts])
    length = graph.node("Shape", ["ids"], start=1, end=2)
    where = graph.node("Slice", [graph.weight("places.weight"), graph.axes(0), length, graph.axes(0)])
    return graph.norm(graph.node("Add", [words, where]), "norm")


def _layer(graph: Graph, x: str, bias: str, name: str) -> str:
    heads = graph.axes(0, 0, HEADS, WIDTH // HEADS)
    mixed = [graph.node("Reshape", [part, heads]) for part in graph.denses(x, f"{name}mix", 3)]
    q, k, v = (graph.node("Transpose", [part], perm=[0, 2, 1, 3]) for part in mixed)
    scores = graph.node("MatMul", [q, graph.node("Transpose", [k], perm=[0, 1, 3, 2])])
    scaled = graph.node("Mul", [scores, graph.constant((WIDTH // HEADS) ** -0.5)])
    shares = graph.node("Softmax", [graph.node("Add", [scaled, bias])], axis=-1)
    joined = graph.node("Transpose", [graph.node("MatMul", [shares, v])], perm=[0, 2, 1, 3])
    whole = graph.node("Reshape", [joined, graph.axes(0, 0, WIDTH)])
    x = graph.norm(graph.node("Add", [x, graph.dense(whole, f"{name}out")]), f"{name}norm")
    inner = graph.node("Gelu", [graph.dense(x, f"{name}up")])
    return graph.norm(graph.node("Add", [x, graph.dense(inner, f"{name}down")]), f"{name}norm2")


def _told(graph: Graph, x: str, mask: str, absent: str) -> None:
    kept = graph.node("Unsqueeze", [mask, graph.axes(2)])
    total = graph.node("ReduceSum", [graph.node("Mul", [x, kept]), graph.axes(1)], keepdims=0)
    mean = graph.node("Div", [total, graph.node("ReduceSum", [mask, graph.axes(1)], keepdims=1)])
    away = graph.node("Unsqueeze", [graph.node("Mul", [absent, graph.constant(1e4)]), graph.axes(2)])
    peak = graph.node("ReduceMax", [graph.node("Add", [x, away]), graph.axes(1)], keepdims=0)
    both = graph.node("Concat", [mean, peak], axis=-1)
    graph.node("Squeeze", [graph.dense(both, "told"), graph.axes(1)], "told")


def _model(graph: Graph) -> onnx.ModelProto:
    whole, real = TensorProto.INT64, TensorProto.FLOAT
    sides = ["windows", "length"]
    inputs = [helper.make_tensor_value_info(name, whole, sides) for name in ("ids", "mask")]
    widths = {"logits": OUTPUTS.width, "pairs": 2 * len(RELATIONS) * PAIR}
    outputs = [helper.make_tensor_value_info(name, real, [*sides, width]) for name, width in widths.items()]
    outputs.append(helper.make_tensor_value_info("told", real, sides[:1]))
    body = helper.make_graph(graph.nodes, "reader", inputs, outputs, list(graph.stored.values()))
    versions = [helper.make_opsetid("", OPSET)]
    made = helper.make_model(body, opset_imports=versions, ir_version=IR, producer_name="onrecord")
    onnx.checker.check_model(made)
    return made
