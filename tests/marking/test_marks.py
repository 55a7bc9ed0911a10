"""What the encoder's numbers are turned to: runs of labels, standings, and what two marks are to each other."""

import math

import numpy as np
import pytest

from onrecord.marking.decode import Floats, kinds, layered, mean, runs, softmax
from onrecord.marking.labels import EVERY, HOLDS, LAYERS, OUTPUTS, PAIR, RELATIONS
from onrecord.marking.marks import Marks, Tokens, mark
from onrecord.marking.related import related


def logits(*said: str, layer: str = "harm") -> Floats:
    """A token for each word: "O", or "B" or "I" and a label, that it surely is."""
    made = np.zeros((len(said), OUTPUTS.width), np.float32)
    for n, word in enumerate(said):
        first = OUTPUTS.columns[layer][0]
        part, _, label = word.partition(" ")
        made[n, first + (1 + 2 * EVERY[layer].index(label) + (part == "I") if label else 0)] = 12
    return made


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (["O", "O"], []),
        (["B killed", "I killed", "O"], [(0, 2, "killed")]),
        (["O", "I killed", "B killed", "I killed"], [(1, 2, "killed"), (2, 4, "killed")]),
        (["B killed", "I injured", "I injured"], [(0, 3, "injured")]),
        (["B killed", "O", "B injured"], [(0, 1, "killed"), (2, 3, "injured")]),
    ],
)
def test_runs(said: list[str], wanted: list[tuple[int, int, str]]) -> None:
    found = runs(layered(logits(*said)), "harm")
    assert [one[:3] for one in found] == wanted
    assert all(0.6 < chance <= 1 for *_, chance in found)


def test_layers_have_a_softmax_each() -> None:
    given = np.random.default_rng(3).normal(size=(7, OUTPUTS.width)).astype(np.float32)
    chances = layered(given)
    for layer in LAYERS:
        columns = slice(*OUTPUTS.columns[layer])
        assert np.allclose(chances[:, columns], softmax(given[:, columns]), atol=1e-6)
        assert np.allclose(kinds(chances, layer).sum(axis=1) + chances[:, columns.start], 1, atol=1e-6)


def test_the_mean_of_ranges() -> None:
    rows = np.arange(12, dtype=np.float32).reshape(4, 3)
    assert mean(rows, [(0, 1), (1, 4)]).tolist() == [[0, 1, 2], [6, 7, 8]]


def test_relations_hold_between_their_ends_alone() -> None:
    pairs = np.random.default_rng(5).normal(size=(6, 2 * len(RELATIONS) * PAIR)).astype(np.float32)
    layers, ranges = ["trigger", "role", "entity", "trigger"], [(0, 1), (1, 3), (3, 4), (4, 6)]
    found = related(pairs, layers, ranges, np.array([0.5, 0, 0], np.float32))
    assert found.shape == (len(RELATIONS), 4, 4)
    assert np.array_equal(found, found.transpose(0, 2, 1))
    one, other = pairs[0].reshape(2, len(RELATIONS), PAIR)[:, 0], pairs[1:3].mean(axis=0).reshape(2, -1, PAIR)[:, 0]
    score = (one[0] @ other[1] + one[1] @ other[0]) / math.sqrt(PAIR) / 2 + 0.5
    assert found[0, 0, 1] == pytest.approx(1 / (1 + math.exp(-score)), abs=1e-5)
    assert (found > 0).tolist()[0] == [[True, True, False, True], [True, False, False, True], [False] * 4,
                                       [True, True, False, True]]  # fmt: skip


class Sure:
    """An engine that marks the second token of a window as a bombing, in each window alike."""

    stamp, bias = "made up", np.zeros(len(RELATIONS), np.float32)

    def __call__(self, ids: np.ndarray, mask: np.ndarray) -> tuple[Floats, Floats, Floats]:
        made = np.zeros((*ids.shape, OUTPUTS.width), np.float32)
        made[:, :, [first for first, _ in OUTPUTS.columns.values()]] = 12
        first, _ = OUTPUTS.columns["trigger"]
        made[:, 2, first], made[:, 2, first + 1 + 2 * LAYERS["trigger"].index("suicide_bomb")] = 0, 12
        made[:, 2, OUTPUTS.columns["holds"][0] + HOLDS.index("terrorism")] = 12
        return made, np.zeros((*ids.shape, 2 * len(RELATIONS) * PAIR), np.float32), np.zeros(len(ids), np.float32)


def test_a_trigger_and_its_standing() -> None:
    found = mark(Tokens([7, 8, 9], [(0, 2), (3, 8), (8, 9)], [3], [False, False, True]), Sure())
    assert [(one.layer, one.label, one.span) for one in found.all] == [("trigger", "suicide_bomb", (3, 9))]
    standing = found.standings[0]
    assert max(standing.types, key=standing.types.__getitem__) == "suicide_bomb"
    assert standing.terrorism > 0.9 > 0.6 > standing.aggregate
    assert found.chance("incident", found.all[0], found.all[0]) == 0.5


def test_types_at_words_that_were_read_or_not() -> None:
    tokens = [(0, 4), (5, 9), (9, 10)]
    found = Marks(tokens=tokens, logits=logits("O", "B suicide_bomb", "O", layer="trigger"))
    assert found.types_at((3, 7))["suicide_bomb"] > 0.9
    assert found.types_at((0, 5))["suicide_bomb"] < 0.1
    assert found.types_at((4, 5)) == found.types_at((12, 20)) == {}


def test_nothing_read_is_nothing_marked() -> None:
    found = mark(Tokens([], [], []), Sure())
    assert found.all == [] and found.stamp == "made up"
