"""The measures of MUC-4: keys told as they stand score 100, silence scores 0, a swapped role costs."""

from __future__ import annotations

import itertools
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.muc4 import __main__ as program
from benchmarks.muc4.assignment import assign
from benchmarks.muc4.counts import Counts, interval, pooled
from benchmarks.muc4.entities import Event, normal
from benchmarks.muc4.fills import compare
from benchmarks.muc4.grit import grit
from benchmarks.muc4.gtt import gtt, mapping
from benchmarks.muc4.keys import Fill, Keys, Template, read_keys
from benchmarks.muc4.measures import filtering, measure, report
from benchmarks.muc4.rme import rme_phi3, rme_subset
from benchmarks.muc4.templates1992 import fares, mapped
from benchmarks.muc4.texts import messages
from tests.benchmarks.muc4_made_up import template, write

Read = tuple[Keys, dict[str, str]]
MEASURES = ("ree", "ree_roles", "rme_subset", "rme_phi3", "all_templates")


@pytest.fixture
def read(tmp_path: Path) -> Read:
    texts, keys = write(tmp_path)
    return read_keys(keys), {one.id: one.text for one in messages(texts)}


def swapped(one: Template) -> Template:
    """The template with individuals and victims in each other's place."""
    slots = {**one.slots, "individual": one.fills("hum_name"), "hum_name": one.fills("individual")}
    return replace(one, slots=slots)


@pytest.mark.parametrize("name", MEASURES)
def test_keys_score_100_silence_0_and_a_swapped_role_less(name: str, read: Read) -> None:
    keys, texts = read
    assert report(measure(keys, keys, texts))[name]["all"]["f1"] == 100
    assert report(measure({}, keys, texts))[name]["all"]["f1"] == 0
    other = {message: [swapped(one) for one in told] for message, told in keys.items()}
    assert 0 < report(measure(other, keys, texts))[name]["all"]["f1"] < 100


def test_victims(read: Read) -> None:
    keys, texts = read
    assert {name: row["f1"] for name, row in report(measure(keys, keys, texts))["victims"].items()} == {
        "number": 100, "effect": 100, "toll": 100,
    }  # fmt: skip
    assert filtering(keys, keys, texts) == Counts(1, 1, 1, 1)
    assert filtering({"DEV-MUC3-9002": keys["DEV-MUC3-9001"]}, keys, texts) == Counts(0, 1, 0, 1)


def test_optional_templates_cost_nothing_in_1992_but_do_in_the_literature(read: Read) -> None:
    keys, texts = read
    without = {message: [one for one in told if not one.optional] for message, told in keys.items()}
    shown = report(measure(without, keys, texts))
    assert shown["all_templates"]["all"]["recall"] == 100
    assert shown["ree"]["all"]["recall"] < 100


def event(kind: str = "attack", **roles: list[tuple[str, ...]]) -> Event:
    empty = dict.fromkeys(("PerpInd", "PerpOrg", "Target", "Victim", "Weapon"), ())
    return Event(tuple(kind.split(" / ")), {**empty, **{role: tuple(named) for role, named in roles.items()}})


PAIRS = [
    ("one of two mentions", [event(Victim=[("soto",)])], [event(Victim=[("raul soto", "soto")])], (1, 1, 1, 1)),
    ("a mention too many", [event(Victim=[("soto", "man")])], [event(Victim=[("soto",)])], (0, 1, 0, 1)),
    ("either of two types", [event("bombing")], [event("bombing / attack", Victim=[("soto",)])], (0, 0, 0, 1)),
    ("another type", [event("arson", Victim=[("soto",)])], [event(Victim=[("soto",)])], (0, 1, 0, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("label", "told", "gold", "expected"), PAIRS, ids=[row[0] for row in PAIRS])
def test_victims_by_template(label: str, told: list[Event], gold: list[Event], expected: tuple[int, ...]) -> None:
    assert gtt(told, gold)["Victim"] == Counts(*expected)


def test_the_type_is_a_slot() -> None:
    assert gtt([event("bombing")], [event("bombing / attack")])["incident_type"] == Counts(1, 1, 1, 1)
    assert gtt([event("arson"), event()], [event()])["incident_type"] == Counts(1, 2, 1, 1)


def test_by_message_templates_do_not_matter_and_entities_are_one_to_one() -> None:
    told = [event("arson", Victim=[("soto",)]), event(Victim=[("raul soto",)])]
    gold = [event(Victim=[("raul soto", "soto")]), event("arson", Victim=[("soto",)])]
    assert grit(told, gold)["Victim"] == Counts(1, 2, 1, 1)


def test_relaxed_matching_lets_several_be_the_same() -> None:
    told, gold = [event(Victim=[("soto",), ("raul soto",)])], [event(Victim=[("raul soto", "soto")])]
    assert rme_subset(told, gold) == Counts(2, 2, 1, 1)
    assert rme_phi3(told, gold) == Counts(1, 2, 1, 2)


def test_mapping_is_the_best_of_all() -> None:
    chance = random.Random(4)
    for _ in range(60):
        told, gold = ([_random(chance) for _ in range(chance.randint(1, 4))] for _ in range(2))
        assert pooled(gtt(told, gold).values()).f1 == pytest.approx(_tried(told, gold))


def _random(chance: random.Random) -> Event:
    kinds = chance.choice(("attack", "bombing", "bombing / attack"))
    return event(kinds, **{role: [(name,) for name in "abc" if chance.random() < 0.4] for role in ("Victim", "Weapon")})


def _tried(told: list[Event], gold: list[Event]) -> float:
    """F1 of the best of all one-to-one mappings, each tried."""
    best = 0.0
    for places in itertools.permutations([*range(len(gold)), *[-1] * len(told)], len(told)):
        parts = [gtt([one], [gold[at]] if at >= 0 else []) for one, at in zip(told, places, strict=True)]
        missed = [gtt([], [gold[at]]) for at in range(len(gold)) if at not in places]
        best = max(best, pooled(count for part in parts + missed for count in part.values()).f1)
    return best


def test_mapping_names_pairs() -> None:
    assert mapping([event("arson"), event(Victim=[("a",)])], [event(), event(Victim=[("a",)])]) == ((1, 1),)


def test_assignment_is_the_best_of_all() -> None:
    chance = random.Random(5)
    for _ in range(100):
        high, wide = chance.randint(1, 4), chance.randint(1, 4)
        gains = [[chance.choice((0, 0, 1, 2, 3)) for _ in range(wide)] for _ in range(high)]
        rows = itertools.permutations([*range(wide), *[-1] * high], high)
        best = max(sum(gains[i][j] for i, j in enumerate(row) if j >= 0) for row in rows)
        assert sum(gains[i][j] for i, j in assign(gains)) == best


COMPARED = [
    ("articles and numbers do not count", "hum_description", "THE 3 FISHERMEN", "FISHERMEN", 1),
    ("more words before", "hum_description", "OLD FISHERMEN", "FISHERMEN", 1),
    ("more words after", "hum_description", "FISHERMEN WHO FLED", "FISHERMEN", 0.5),
    ("part of a name", "hum_name", "SOTO", "RAUL SOTO", 0.5),
    ("another name", "hum_name", "ANA SOTO", "RAUL SOTO", 0),
    ("attack for what is more", "type", "ATTACK", "BOMBING", 0.5),
    ("more for what is attack", "type", "BOMBING", "ATTACK", 0),
    ("a kind above", "instrument_type", "GUN", "RIFLE", 0.5),
    ("a kind below", "instrument_type", "RIFLE", "GUN", 0),
    ("less harm told", "hum_effect", "NO DEATH", "NO INJURY OR DEATH", 0.5),
    ("an end of a range", "hum_number", "7", "5-7", 0.5),
    ("about as many", "hum_number", "7", "~7", 0.5),
    ("within a range", "hum_number", "6", "5-7", 0),
    ("a day of a period", "date", "26 AUG 89", "25 AUG 89 - 26 AUG 89", 0.5),
    ("a day before a default", "date", "25 AUG 89", "- 26 AUG 89", 0.5),
    ("a day long before it", "date", "25 APR 89", "- 26 AUG 89", 0),
    ("a default for its end", "date", "- 26 AUG 89", "26 AUG 89", 0.5),
    ("a default for another day", "date", "- 26 AUG 89", "25 AUG 89", 0),
    ("the country alone", "location", "PERU", "PERU: LIMA (CITY)", 0.5),
    ("another place in the country", "location", "PERU: PUNO (CITY)", "PERU: LIMA (CITY)", 0.5),
    ("without the department", "location", "PERU: PUNO (CITY)", "PERU: PUNO (DEPARTMENT): PUNO (TOWN)", 1),
    ("another country", "location", "CHILE: LIMA (CITY)", "PERU: LIMA (CITY)", 0.5),
    ("elsewhere", "location", "CHILE", "PERU: LIMA (CITY)", 0),
]


@pytest.mark.parametrize(("label", "slot", "told", "key", "expected"), COMPARED, ids=[row[0] for row in COMPARED])
def test_fills_compared(label: str, slot: str, told: str, key: str, expected: float) -> None:
    assert compare(slot, Fill((told,)), Fill((key,))) == expected


def test_a_wrong_referent_halves() -> None:
    key = Fill(("DEATH",), ("RAUL SOTO",))
    assert compare("hum_effect", Fill(("DEATH",), ("RAUL SOTO",)), key) == 1
    assert compare("hum_effect", Fill(("DEATH",), ("ANA PEREZ",)), key) == 0.5
    assert compare("hum_effect", Fill(("INJURY",), ("RAUL SOTO",)), key) == 0


def test_fares() -> None:
    told, key = [Fill(("BUS",)), Fill(("HOUSE",))], [Fill(("RED BUS",)), Fill(("SHOP",)), Fill(("TREE",), (), True)]
    slot = fares("phys_id", told, key)
    assert (slot.correct, slot.partial, slot.incorrect, slot.missing, slot.spurious) == (0, 1, 1, 0, 0)


def test_templates_need_more_than_the_type_in_common() -> None:
    key = template(type="ATTACK", hum_name="RAUL SOTO")
    assert mapped([template(type="ATTACK", hum_name="SOTO")], [key]) == [(0, 0)]
    assert mapped([template(type="ATTACK", hum_name="ANA PEREZ")], [key]) == []
    assert mapped([template(type="ATTACK", hum_name="ANA PEREZ")], [template(type="ATTACK")]) == [(0, 0)]


def test_normal() -> None:
    assert normal("The U.S. Embassy's  gate") == "us embassys gate"


def test_interval_holds_the_figure_and_is_repeatable() -> None:
    counts = [Counts(1, 2, 1, 1), Counts(0, 1, 0, 2), Counts(2, 2, 2, 3)] * 20
    low, high = interval(counts)
    assert low < 100 * pooled(counts).f1 < high
    assert interval(counts) == (low, high)
    assert interval([]) == (0, 0)


def test_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    texts, keys = write(tmp_path)
    monkeypatch.setattr("sys.argv", ["muc4", "--texts", str(texts), "--keys", str(keys), "--keys-as-told"])
    program.main()
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["benchmark"], last["reports"], last["gold"]) == ("muc4", 2, 2)
    assert (last["ree"]["all"]["f1"], last["all_templates"]["all"]["f1"]) == (100, 100)
    assert len(last["sha256"]) == 64
