"""Products of 8-bit numbers where the processor gets them right, and in single precision where it does not.

Older processors (of Intel's and AMD's those without VNNI) add two such products in 16 bits and cut off what does not
fit: with the shipped weights, one value in twenty-five then comes out otherwise, and no time is won by it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

SIDE = 384  # that of the reader's own products: a small one may be computed in another way
STORED = "i8"  # OpenVINO's name of the type in which weights of 8 bits are stored


@cache
def sound(openvino: Any, weight: int = 127) -> bool:
    """Whether the network's runtime adds up products of 255 and ``weight`` rightly; 127 is the largest that is stored.

    Two products with up to 64 fit into 16 bits, so that every processor adds those up rightly.
    """
    settings = {"INFERENCE_PRECISION_HINT": "f32", "INFERENCE_NUM_THREADS": 1}
    made = openvino.Core().compile_model(_product(openvino, weight), "CPU", settings)
    found = made(np.full((8, SIDE), 255, np.float32))[0]
    return bool((found == 255 * weight * SIDE).all())


def _product(openvino: Any, weight: int) -> Any:
    """A network of one dense step as the reader has them: whole numbers 0 to 255 in, ``weight`` everywhere."""
    op = openvino.opset13
    given = op.parameter([8, SIDE], np.float32)
    ends = [op.constant(np.float32(end)) for end in (0, 255, 0, 255)]
    whole = op.convert(op.constant(np.full((SIDE, SIDE), weight, np.int8)), np.float32)
    scaled = op.multiply(whole, op.constant(np.ones((1, SIDE), np.float32)))
    product = op.matmul(op.fake_quantize(given, *ends, 256), scaled, False, False)
    return openvino.Model([product], [given], "product")


def widen(openvino: Any, network: Any) -> None:
    """Turns the stored weights of ``network``'s dense steps into single precision, so that their products are."""
    for node in network.get_ordered_ops():
        if node.get_type_name() == "Constant" and _weights(node):
            wide = openvino.opset13.constant(node.data.astype(np.float32))
            for target in node.output(0).get_target_inputs():
                target.replace_source_output(wide.output(0))
    network.validate_nodes_and_infer_types()


def _weights(node: Any) -> bool:
    """Of all that is stored in 8 bits the dense steps' weights (``training/graph.py``), not the words' vectors."""
    name: str = node.get_friendly_name()
    return name.endswith(".whole") and node.get_element_type().get_type_name() == STORED
