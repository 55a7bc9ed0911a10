"""The two real reports of the shared folder come out as ``expected.yaml`` says their clean text must."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.intake import Intaken, Source, gather, reports

FOLDER = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[3] / "shared")) / "reports"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="no shared folder here (../shared or $ONRECORD_SHARED)")


def taken(name: str) -> Intaken:
    (source,) = gather([FOLDER / name])
    assert isinstance(source, Source)
    (found,) = reports(source)
    assert isinstance(found, Intaken)
    return found


def test_labels_byline_prompt_and_form() -> None:
    found = taken("diyaruna.txt")
    reasons = [piece.reason for piece in found.removed]
    assert reasons == [*["section label"] * 2, "byline", *["printed twice"] * 2, "prompt to readers", *["comments"] * 2]
    assert found.report.byline == "Khalid al-Taie"
    assert found.report.title and found.report.title.startswith("Intensive targeting")
    assert found.report.text.count("[Photo courtesy") == 2
    assert found.report.text.endswith("he said.")


def test_kicker_and_trailing_source() -> None:
    found = taken("rudaw.txt")
    assert [(piece.reason, piece.text) for piece in found.removed] == [
        ("section label", "In Rudaw"), ("trailing link", "Source")]  # fmt: skip
    assert found.report.title and found.report.title.startswith("Iraq to")
    assert found.report.text.endswith("city.")
    assert "on Thursday.\n\nConcerns" in found.report.text


@pytest.mark.parametrize("name", ["rudaw.txt", "diyaruna.txt"])
def test_every_word_is_where_the_map_says(name: str) -> None:
    found = taken(name)
    source = found.source.decode("utf-8")
    for piece in found.map.pieces:
        assert (
            found.report.coded_text[piece.start : piece.end].split()
            == source[piece.source_start : piece.source_end].split()
        )
