"""How fast the learned reader's encoder computes, beside a bfloat16 matrix product of the same run.

The product is the best of those the encoder itself is made of and of a large one; both are timed in turns, and the best
of each counts, since other work on the machine only ever slows them down.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from onrecord.marking.engine import ABOUT, NETWORK, PAIRS, described
from onrecord.marking.labels import OUTPUTS
from onrecord.marking.native import Native, openvino
from onrecord.marking.reader import folder

WIDTH, INNER, DEPTH = 384, 1536, 6
TOKENS, WINDOWS, ROUNDS = 128, 40, 8
PASS = 4  # windows that run together: those of a report of 400 words
PRODUCTS = ((TOKENS, WIDTH, INNER), (TOKENS, INNER, WIDTH), (1024, 1024, 1024))  # rows, inner, columns


def measure() -> dict[str, Any] | None:
    """For 1 and 2 threads: tokens a second, GFLOP/s of the encoder and of the product, and their ratio."""
    if not (folder() / ABOUT).is_file():
        print("  encoder       skipped: its weights are not in this checkout")
        return None
    found = {}
    for threads in (1, 2):
        encoder, product = _both(threads)
        rate, best = encoder * work(TOKENS) / 1e9, product / 1e9
        found[f"threads_{threads}"] = {
            "tokens_a_second": round(encoder), "gflops": round(rate), "product_gflops": round(best),
            "share": round(rate / best, 3),
        }  # fmt: skip
        said = f"{rate:.0f} GFLOP/s, {100 * rate / best:.0f} % of a matrix product's {best:.0f}"
        print(f"  encoder       {encoder:8.0f} tokens/s   {threads} thread(s)   {said}")
    return found


def work(tokens: int) -> int:
    """Operations a token takes in a window of ``tokens``: two for each weight, and those of attention."""
    layer = 4 * WIDTH * WIDTH + 2 * WIDTH * INNER + 2 * tokens * WIDTH
    return 2 * (DEPTH * layer + WIDTH * (OUTPUTS.width + PAIRS))


def _both(threads: int) -> tuple[float, float]:
    """Tokens a second of the encoder, and operations a second of the fastest product, timed in turns."""
    run = Native(folder() / NETWORK, described(folder()).bits, threads)
    ids = np.random.default_rng(0).integers(1000, 20000, (WINDOWS // PASS, PASS, TOKENS))
    products = [
        (2 * rows * inner * columns, _product(rows, inner, columns, threads)) for rows, inner, columns in PRODUCTS
    ]
    encoder = product = 0.0
    for _ in range(ROUNDS):
        seconds = _seconds(lambda: [run(own, np.ones_like(own)) for own in ids])
        encoder = max(encoder, ids.size / seconds)
        for operations, multiply in products:
            product = max(product, operations * WINDOWS / _seconds(lambda m=multiply: [m() for _ in range(WINDOWS)]))
    return encoder, product


def _product(rows: int, inner: int, columns: int, threads: int) -> Callable[[], Any]:
    """A matrix product in bfloat16, where the processor computes in it, by the library that runs the encoder."""
    library = openvino()
    operations, random = library.opset13, np.random.default_rng(0)
    given = operations.parameter([rows, inner], np.float32)
    weights = operations.constant(random.random((inner, columns), np.float32))
    model = library.Model([operations.matmul(given, weights, False, False)], [given])
    core = library.Core()
    half = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    hint = "bf16" if half else "f32"
    settings = {"INFERENCE_PRECISION_HINT": hint, "INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": 1}
    request = core.compile_model(model, "CPU", settings).create_infer_request()
    values = random.random((rows, inner), np.float32)
    return lambda: request.infer([values], share_inputs=True, share_outputs=True)


def _seconds(run: Callable[[], Any]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started
