"""Products of 8-bit numbers are computed rightly, whichever way the processor takes them."""

from typing import Any

import numpy as np
import pytest

from onrecord.marking import native
from onrecord.marking.engine import ABOUT, NETWORK
from onrecord.marking.exact import Exact
from onrecord.marking.native import Native, openvino
from onrecord.marking.products import sound, widen
from onrecord.marking.reader import folder

shipped = pytest.mark.skipif(not (folder() / ABOUT).is_file(), reason="the reader's weights are not in this checkout")


def test_what_fits_into_16_bits_is_added_up_rightly_everywhere() -> None:
    assert all(sound(openvino(), weight) for weight in (1, 40, 64))


@shipped
def test_weights_widened_are_the_same_numbers() -> None:
    """Widened, the network still adds up what is stored: nothing that the plan of its 8-bit steps needs is lost."""
    network = openvino().Core().read_model(folder() / NETWORK)
    before = {node.get_friendly_name(): node.data.copy() for node in stored(network)}
    widen(openvino(), network)
    assert len(before) == 24 and not stored(network)
    wide = {node.get_friendly_name(): node.data for node in network.get_ops() if node.get_type_name() == "Constant"}
    sums = sorted(float(value.astype(np.float64).sum()) for value in before.values())
    found = sorted(float(value.sum(dtype=np.float64)) for value in wide.values() if value.ndim == 2)
    assert set(sums) <= set(found)


def stored(network: Any) -> list[Any]:
    return [node for node in network.get_ops() if node.get_friendly_name().endswith(".whole")]


@shipped
@pytest.mark.parametrize("way", ["int8", "fp32"])
def test_each_way_is_near_the_exact_one(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == "int8" and not sound(openvino()):
        pytest.skip("this processor cuts products of 8 bits off; the reader takes single precision here")
    monkeypatch.setattr(native, "precision", lambda bits: way)
    ids = np.random.default_rng(0).integers(1000, 20000, (2, 64))
    fast, exact = (run(ids, np.ones_like(ids)) for run in (Native(folder() / NETWORK, 8, 1), Exact(folder() / NETWORK)))
    assert all(np.abs(one - other).mean() < 0.1 for one, other in zip(fast[:2], exact[:2], strict=True))
