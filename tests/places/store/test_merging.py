"""One place in several gazetteers is one place; two places stay two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.places.gazetteer import Entry, named, refresh
from onrecord.places.store.adding import add
from tests.places.store.conftest import compact, dump_line

Write = Callable[..., Path]
MOSUL, KIRKUK = 99072, 94787  # GeoNames' numbers, which the embedded gazetteer has


def found(key: str, country: str = "IQ") -> list[Entry]:
    refresh()
    return [entry for entry in named(key) if entry.country == country]


def own(tmp_path: Path, *rows: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\n".join(("name,latitude,longitude,kind,country", *rows)), encoding="utf-8")
    add([path])


def test_the_number_in_geonames_tells_the_same_place(dump: Write) -> None:
    before = next(entry for entry in found("mosul") if entry.kind == "settlement")
    add([dump(compact(5, "Al Mawsil", 36.3, 43.1, gn=MOSUL), name="made.jsonl")])
    towns = [entry for entry in found("mosul") if entry.kind == "settlement"]
    assert len(towns) == 1
    assert (towns[0].gid, towns[0].also) == ("whosonfirst:5", (f"geonames:{MOSUL}",))
    assert (towns[0].lat, towns[0].lon) == (36.3, 43.1)
    assert (towns[0].name, towns[0].prior, towns[0].admin1) == (before.name, before.prior, before.admin1)


def test_under_a_name_that_only_one_has_it_is_the_same_place(dump: Write) -> None:
    add([dump(compact(5, "Zumurrudah", 36.3, 43.1, gn=MOSUL), name="made.jsonl")])
    assert [entry.gid for entry in found("zumurrudah")] == ["whosonfirst:5"]
    assert found("zumurrudah")[0]._replace(how=0) == next(e for e in found("mosul") if e.kind == "settlement")._replace(
        how=0
    )


def test_a_like_name_near_by_tells_the_same_place(dump: Write) -> None:
    add([dump(compact(5, "Kirkuk", 35.47, 44.40), name="made.jsonl")])
    towns = [entry for entry in found("kirkuk") if entry.kind == "settlement"]
    assert [(entry.gid, entry.also) for entry in towns] == [("whosonfirst:5", (f"geonames:{KIRKUK}",))]


@pytest.mark.parametrize("far", [0.2, -1.0])
def test_a_like_name_farther_off_is_another_place(dump: Write, far: float) -> None:
    add([dump(compact(5, "Kirkuk", 35.47 + far, 44.40), name="made.jsonl")])
    towns = [entry for entry in found("kirkuk") if entry.kind == "settlement"]
    assert sorted(entry.gid for entry in towns) == [f"geonames:{KIRKUK}", "whosonfirst:5"]


def test_a_mountain_is_no_town_of_its_name(dump: Write) -> None:
    add([dump(dump_line(77000001, "Kirkuk", 35.47, 44.40, "T.MTS"))])
    assert {"mountains", "settlement"} <= {entry.kind for entry in found("kirkuk")}


@pytest.mark.parametrize(("far", "count"), [(0.01, 1), (0.1, 2)])
def test_villages_of_one_gazetteer_are_one_only_side_by_side(dump: Write, far: float, count: int) -> None:
    lines = [dump_line(77000001 + at, "Kafr Zumurrudah", 36.1 + at * far, 43.2) for at in range(2)]
    add([dump(*lines)])
    assert len(found("kafr zumurrudah")) == count


def test_a_division_is_one_by_its_code(dump: Write) -> None:
    add([dump(dump_line(77000001, "Muḩāfaz̧at Nīnawá", 36.0, 42.5, "A.ADM1"))])
    divisions = [entry for entry in found("nineveh") if entry.kind == "admin1"]
    assert [(entry.gid, entry.name) for entry in divisions] == [("geonames:77000001", "Nineveh")]
    assert "geonames:IQ.15" in divisions[0].also


def test_ones_own_places_come_first_and_keep_what_was_given(dump: Write, tmp_path: Path) -> None:
    add([dump(compact(5, "Al Mawsil", 36.3, 43.1, gn=MOSUL), name="made.jsonl")])
    own(tmp_path, "Mosul,36.33,43.12,town,IQ")
    town = next(entry for entry in found("mosul") if entry.kind == "settlement")
    assert (town.gid, town.source, town.lat) == ("own:mosul", "own", 36.33)
    assert set(town.also) == {"whosonfirst:5", f"geonames:{MOSUL}"}


def test_the_best_known_still_comes_first(dump: Write) -> None:
    add([dump(dump_line(77000001, "San José", 10.2, -84.2, country="CR"))])
    priors = [entry.prior for entry in found("san jose", "CR")]
    assert priors == sorted(priors, reverse=True)
    assert len(priors) == len({entry.gid for entry in found("san jose", "CR")})


def test_what_a_gazetteer_lacks_is_as_it_was(dump: Write) -> None:
    before = [(entry.gid, entry.name, entry.prior, entry.how) for entry in found("london", "GB")]
    add([dump(compact(5, "Kafr Zumurrudah", 36.3, 43.1), name="made.jsonl")])
    assert [(entry.gid, entry.name, entry.prior, entry.how) for entry in found("london", "GB")] == before


def test_a_dump_of_geonames_keeps_what_the_codebook_knows(dump: Write) -> None:
    before = next(entry for entry in found("mosul") if entry.kind == "settlement")
    add([dump(dump_line(MOSUL, "Al Mawşil", 36.3, 43.1, alternates="Mosul", people="5"))])
    after = next(entry for entry in found("mosul") if entry.kind == "settlement")
    assert (after.gid, after.name, after.prior, after.lat) == (before.gid, before.name, before.prior, 36.3)


def test_a_far_city_is_no_uncounted_village_of_like_sound(dump: Write) -> None:
    from onrecord.places import find

    text = "BAGHDAD, Iraq - Iraqi officials said in Baghdad on Monday that they had met the envoys in Ramallah."
    add(
        [
            dump(
                compact(5, "Qaryat ar Rumaylah", 32.3, 44.3, names={"Rumallah": ["name:und_x_variant"]}),
                name="made.jsonl",
            )
        ]
    )
    assert "whosonfirst:5" not in {place.gazetteer for place in find(text)}
