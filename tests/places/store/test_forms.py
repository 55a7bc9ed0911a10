"""Each form of file that is taken in, and what becomes of its places."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.places import find, lookup
from onrecord.places.gazetteer import ALTERNATE, MAIN, Entry, named, refresh
from onrecord.places.store.adding import add
from tests.places.store.conftest import compact, dump_line

Write = Callable[..., Path]


def found(key: str) -> list[Entry]:
    refresh()
    return list(named(key))


def only(key: str) -> Entry:
    entries = found(key)
    assert len(entries) == 1, entries
    return entries[0]


# ---- GeoNames


def test_a_dump_plain_gzipped_and_zipped_is_the_same(dump: Write, tmp_path: Path) -> None:
    plain = dump(dump_line(77000001, "Qaryat Zumurrudah", 36.1, 43.2, alternates="Zumurruda,زمردة"))
    packed, archive = tmp_path / "b.txt.gz", tmp_path / "c.zip"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("readme.txt", "The file describes\tnothing here.")
        target.writestr("IQ.txt", plain.read_bytes())
    seen = []
    for number, path in enumerate((plain, packed, archive)):
        add([path], name="same", replace=number > 0)
        seen.append([entry._replace(source="") for entry in found("qaryat zumurrudah")])
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][0].gid == "geonames:77000001"
    assert (seen[0][0].admin1, seen[0][0].country, seen[0][0].kind) == ("Nineveh", "IQ", "settlement")


def test_features_beyond_towns_have_their_kinds(dump: Write) -> None:
    lines = [
        dump_line(77000001, "Jabal Zumurrud", 36.1, 43.2, "T.MTS"),
        dump_line(77000002, "Wadi Zumurrud", 36.1, 43.2, "H.WAD"),
        dump_line(77000003, "Zumurrud Highway", 36.1, 43.2, "R.HWY"),
        dump_line(77000004, "Zumurrud Primary School", 36.1, 43.2, "S.SCH"),
        dump_line(77000005, "Zumurrud Republic", 33.0, 43.2, "A.PCLI"),
    ]
    assert add([dump(*lines)]).places == 3
    assert only("jabal zumurrud").kind == "mountains"
    assert only("wadi zumurrud").kind == "valley"
    assert only("zumurrud highway").kind == "road"
    assert found("zumurrud primary school") == found("zumurrud republic") == []


def test_a_division_is_known_without_its_head(dump: Write) -> None:
    line = dump_line(77000001, "Qaḑā’ Zumurrud", 36.1, 43.2, "A.ADM2", second="777")
    add([dump(line, dump_line(77000002, "Kafr Zumurrud", 36.1, 43.25, second="777"))])
    assert only("zumurrud").kind == "admin2"
    assert only("kafr zumurrud").admin2 == "Qada Zumurrud"


def test_files_beside_the_dump_add_to_it(dump: Write) -> None:
    town = dump(dump_line(77000001, "Zumurrudah", 61.1, 43.2, country="ZZ", first="01"))
    dump("1\t77000001\ten\tEmerald Town\t1\t\t\t\t\t", "2\t77000001\tlink\thttps://x.example\t\t\t\t\t\t",
         "3\t77000099\ten\tNowhere\t\t\t\t\t\t", name="alternateNamesV2.txt")  # fmt: skip
    dump("ZZ.01\tEmerald Province\tEmerald Province\t77000009", name="admin1CodesASCII.txt")
    add([town])
    entry = only("emerald town")
    assert (entry.gid, entry.admin1, entry.how) == ("geonames:77000001", "Emerald Province", MAIN)
    assert found("nowhere") == []


def test_the_hierarchy_puts_places_into_their_district(dump: Write) -> None:
    lines = [
        dump_line(77000001, "Zumurrudah", 36.1, 43.2),
        dump_line(77000002, "Emerald District", 36.1, 43.2, "A.ADM2", second="777"),
    ]
    add([dump(*lines), dump("77000002\t77000001\tADM", name="hierarchy.txt")])
    assert only("zumurrudah").admin2 == "Emerald District"


# ---- Who's On First

MOSUL = {"gn": 99072}  # GeoNames' number of Mosul, which the embedded gazetteer has


def test_countries_and_divisions_are_told_by_the_places_inside(dump: Write) -> None:
    lines = [
        compact(1, "Mosul", 36.34, 43.13, **MOSUL),
        compact(2, "Zumurrudah", 36.2, 43.2, names={"Emerald Village": ["name:eng_x_preferred"]}),
        compact(3, "Disputed Village", 36.2, 43.2, hier=[{"country_id": -1, "region_id": 910, "county_id": 920}]),
        compact(910, "Ninawa", 36.0, 42.5, pt="region"),
    ]
    add([dump(*lines, name="made.jsonl")])
    entry = only("zumurrudah")
    assert (entry.gid, entry.country, entry.admin1, entry.admin2) == ("whosonfirst:2", "IQ", "Nineveh", "Mosul")
    assert only("emerald village").how == MAIN
    assert only("disputed village").country == "IQ"
    region = next(entry for entry in found("ninawa") if entry.kind == "admin1")
    assert (region.gid, region.name, region.code) == ("whosonfirst:910", "Nineveh", "IQ.15")


def test_labels_and_codes_are_no_names(dump: Write) -> None:
    names = {"zumurrud province": ["label:eng_x_preferred_placetype"], "Zumurrud Code": ["name:eng_x_unknown"]}
    add([dump(compact(2, "Zumurrudah", 36.2, 43.2, names=names), name="made.jsonl")])
    assert found("zumurrud province") == found("zumurrud code") == []


def feature(id: int, name: str, **more: Any) -> str:
    told = {"wof:id": id, "wof:name": name, "wof:placetype": "locality", "geom:latitude": 36.2, "geom:longitude": 43.2,
            "iso:country": "IQ", "wof:hierarchy": [{"region_id": 910}], "geom:bbox": "43.1,36.1,43.3,36.3", **more}  # fmt: skip
    shape = {"type": "Polygon", "coordinates": [[[43.1, 36.1], [43.3, 36.1], [43.3, 36.3]]]}
    return json.dumps({"id": id, "type": "Feature", "properties": told, "bbox": [1, 2], "geometry": shape}, indent=2)


def test_a_folder_of_geojson(tmp_path: Path) -> None:
    data = tmp_path / "whosonfirst-data-admin-iq" / "data" / "1"
    data.mkdir(parents=True)
    kept = feature(1, "Zumurrudah", **{"name:eng_x_variant": ["Emerald Town"], "wof:concordances": {"gn:id": 99072}})
    gone = feature(2, "Old Zumurrudah", **{"edtf:deprecated": "2019-01-01"})
    (data / "1.geojson").write_text(kept, encoding="utf-8")
    (data / "2.geojson").write_text(gone, encoding="utf-8")
    (data / "1-alt-quattroshapes.geojson").write_text(feature(1, "Shape"), encoding="utf-8")
    assert add([data.parent]).name == "whosonfirst-iq"
    entry = found("emerald town")[0]
    assert (entry.gid, entry.name, entry.how) == ("whosonfirst:1", "Mosul", ALTERNATE)
    assert "geonames:99072" in entry.also
    assert found("old zumurrudah") == []


# ---- places of one's own

TABLE = """name,latitude,longitude,kind,admin,country,aliases,from,until,population,radius
Camp Zumurrud,35.12,43.51,camp,Kirkuk,IQ,"Emerald Camp; Mukhayyam Zumurrud",2016-10,2019-03-15,,
"Jabal, Zumurrud",36.31,43.02,ridge,,,,,,,20
Mosul,36.5,43.5,village,Emeraldland,,,,,2000,
"""


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "My places.csv"
    path.write_text(TABLE, encoding="utf-8")
    about = add([path], licence="CC0", attribution="Emerald Watch")
    assert (about.name, about.own, about.licence, about.attribution) == ("my-places", True, "CC0", "Emerald Watch")
    camp = only("emerald camp")
    assert (camp.gid, camp.name, camp.admin1, camp.kind) == (
        "my-places:camp-zumurrud",
        "Camp Zumurrud",
        "Kirkuk",
        "camp",
    )
    assert (camp.since, camp.until) == ("2016-10", "2019-03-15")
    ridge = only("jabal zumurrud")
    assert (ridge.kind, ridge.radius, ridge.country, ridge.admin1) == ("mountains", 20.0, "IQ", "Nineveh")
    village = next(entry for entry in found("mosul") if entry.source == "my-places")
    assert (village.admin1, village.population) == ("Emeraldland", 2000)
    assert {entry.gid for entry in found("mosul")} >= {"geonames:99072", "my-places:mosul"}  # 30 km apart: two places


@pytest.mark.parametrize(("day", "stands"), [("2016-09-30", False), ("2016-10-01", True), ("2019-03-15", True),
                                             ("2019-03-16", False)])  # fmt: skip
def test_a_place_stands_between_its_days(tmp_path: Path, day: str, stands: bool) -> None:
    from datetime import date

    path = tmp_path / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    add([path])
    assert bool(lookup("Camp Zumurrud", on=date.fromisoformat(day))) is stands


@pytest.mark.parametrize("sign", [";", "\t"])
def test_other_signs_between_cells(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(sign.join(("Name", "Latitude", "Longitude")) + "\n" + sign.join(("Zumurrudah", "36.2", "43.2")))
    add([path])
    assert only("zumurrudah").lat == 36.2


# ---- all of them


def test_a_report_is_read_with_a_gazetteer_as_soon_as_it_is_added(tmp_path: Path) -> None:
    text = "Gunmen killed two soldiers in the village of Kafr Zumurrudah in Iraq on Monday, police said."
    before = [place.gazetteer for place in find(text) if "Zumurrudah" in place.text]
    path = tmp_path / "own.csv"
    path.write_text("name,latitude,longitude\nKafr Zumurrudah,36.2,43.2\n", encoding="utf-8")
    add([path])
    after = [place.gazetteer for place in find(text) if "Zumurrudah" in place.text]
    assert before in ([], [None])
    assert after == ["own:kafr-zumurrudah"]


def test_the_same_files_make_the_same_bytes(dump: Write, gazetteers: Path) -> None:
    path = dump(*(dump_line(77000000 + i, f"Kafr {word}", 36 + i / 100, 43) for i, word in enumerate("abcdefgh", 1)))
    add([path], name="one")
    first = (gazetteers / "one.gazetteer").read_bytes()
    add([path], name="one", replace=True)
    assert (gazetteers / "one.gazetteer").read_bytes() == first


def test_a_misspelt_name_of_a_new_gazetteer_is_found_at_once(tmp_path: Path) -> None:
    assert lookup("Kafr Zumarudeh", country="IQ") == []
    path = tmp_path / "own.csv"
    path.write_text("name,latitude,longitude\nKafr Zumurrudah,36.2,43.2\n", encoding="utf-8")
    add([path])
    assert [found.gazetteer for found in lookup("Kafr Zumarudeh", country="IQ")] == ["own:kafr-zumurrudah"]
