"""The ruling ``hierarchy``: an order of sources from a file, and what is wrong with files that hold none."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.rulings import label, rule
from onrecord.rulings.hierarchy import BadHierarchy, Hierarchy, of_spec, read
from onrecord.rulings.tellers import told_by
from tests.linking.telling import said_by, told

FILED = [
    told("a", killed=9, outlet="North", attribution=(said_by(None, "spokesman", "Police"),)),
    told("b", killed=14, outlet="South", attribution=(said_by("A. Person", "doctor", "Central Hospital"),)),
    told("c", killed=11, outlet="East"),
    told("d", killed="dozens", outlet="West"),
]

# Label, the lines of the order (and what follows), low, high, the account that was taken.
ORDERS = [
    ("an outlet", "[{outlet: east}]", 11, 11, ["East"]),
    ("a kind of source", "[{kind: medical}]", 14, 14, ["South"]),
    ("an organisation", "[{organisation: central hospital}]", 14, 14, ["South"]),
    ("the second, where the first gives no number", "[{outlet: West}, {kind: police}]", 9, 9, ["North"]),
    ("the second, where the first is not there", "[{kind: un}, {kind: police}]", 9, 9, ["North"]),
    ("none is there: the others, the lowest", "[{kind: un}]", 9, 9, ["North"]),
    ("none is there: the others, by another ruling", "[{kind: un}]\nthen: range", 9, 14, ["North", "South", "East"]),
    ("none is there, and the others are out", "[{kind: un}]\nothers: out", None, None, []),
]


@pytest.mark.parametrize(("label", "order", "low", "high", "used"), ORDERS, ids=[case[0] for case in ORDERS])
def test_order(label: str, order: str, low: int | None, high: int | None, used: list[str], tmp_path: Path) -> None:
    (tmp_path / "order.yaml").write_text(f"order: {order}\n")
    toll = rule(read(tmp_path / "order.yaml").spec, FILED).toll("killed")
    assert toll is not None
    assert (toll.low, toll.high) == (low, high)
    assert [value.outlet for value in toll.values if value.used] == used
    assert all(value.why for value in toll.values if not value.used)


def test_the_file_is_not_needed_again(tmp_path: Path) -> None:
    path = tmp_path / "desk.yaml"
    path.write_text("order:\n  - kind: medical\n  - outlet: North\nothers: out\n")
    spec = read(path).spec
    path.unlink()
    assert of_spec(spec) == Hierarchy("desk", (("kind", "medical"), ("outlet", "North")), "lowest", "out")
    incident = rule(spec, FILED)
    assert incident.ruling == label(spec) == "hierarchy (desk)"
    assert incident.why["killed"] == "place 1 in the order (kind medical); the only number: 14 by South"


BROKEN = [
    ("no YAML", "order: [", "is no YAML"),
    ("no order", "name: x", "holds no order"),
    ("an empty order", "order: []", "holds no order"),
    ("a list", "- outlet: North", "holds no order"),
    ("an unknown key", "order: [{outlet: North}]\nfirst: x", "has first; it may have name, order, then and others"),
    ("no source", "order: [North]", "source 1 of the order: 'North' names no source; write one of outlet, kind or"),
    ("two at once", "order: [{outlet: North, kind: police}]", "names no source"),
    (
        "no such kind",
        "order: [{outlet: North}, {kind: wire}]",
        "source 2 of the order: no kind of source 'wire'; the kinds",
    ),
    ("a number", "order: [{outlet: 24}]", "outlet has no name; write it in quotes"),
    ("twice", "order: [{outlet: North}, {outlet: North}]", "has outlet North twice"),
    ("no such ruling", "order: [{outlet: North}]\nthen: latest", "then is 'latest'; it may be lowest, majority"),
    ("no such rest", "order: [{outlet: North}]\nothers: never", "others is 'never'; it may be last, out"),
]


@pytest.mark.parametrize(("label", "text", "said"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_file_that_holds_no_order(label: str, text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "order.yaml"
    path.write_text(text)
    with pytest.raises(BadHierarchy) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert said in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadHierarchy, match=r"can't be read: No such file.*name a YAML file"):
        read(tmp_path / "order.yaml")


def test_a_file_in_no_known_encoding(tmp_path: Path) -> None:
    (tmp_path / "order.yaml").write_bytes(b"order: [{outlet: \xff}]")
    with pytest.raises(BadHierarchy, match="is no UTF-8 text"):
        read(tmp_path / "order.yaml")


# Who says so (role, organisation), and the kinds of source that a hierarchy may name.
TELLERS = [
    ("doctor", "Central Hospital", ["kind medical", "organisation Central Hospital"]),
    ("spokesman", "Ministry of Health", ["kind medical", "kind government", "organisation Ministry of Health"]),
    ("police chief", None, ["kind police"]),
    ("spokesman", "Iraqi Army", ["kind military", "organisation Iraqi Army"]),
    ("witness", None, ["kind witnesses"]),
    ("a militant commander", None, ["kind military", "kind armed_group"]),
    ("director general of health services", None, ["kind medical"]),
    ("spokesman", "Civil Defence", ["kind rescue", "organisation Civil Defence"]),
    ("shopkeeper", None, []),
]


@pytest.mark.parametrize(("role", "organisation", "kinds"), TELLERS, ids=[f"{c[0]}, {c[1]}" for c in TELLERS])
def test_kinds_of_source(role: str, organisation: str | None, kinds: list[str]) -> None:
    assert list(told_by(told("a", attribution=(said_by("A. Person", role, organisation),)).account)) == kinds
