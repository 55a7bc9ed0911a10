"""The HXL export: a row of hashtags, numbers where HXL asks for numbers, days where it asks for days."""

from __future__ import annotations

import csv
import re
from datetime import date

from onrecord import codebook
from onrecord.publish import stream
from onrecord.publish.flat import flat
from tests.publish.giving import given

ATTACK = given({"killed": (2, 4), "injured": "dozens", "by": ("Islamic State",)}, {"place": "Baquba"})


def rows(*incidents):
    return list(csv.reader("".join(stream("hxl", incidents)).splitlines()))


def test_hashtags_stand_below_the_header():
    header, tags, row = rows(ATTACK)
    assert len(header) == len(tags) == len(row) == len(set(tags))
    assert all(re.fullmatch(r"#[a-z]+\d?(\+[a-z0-9_]+)*", tag) for tag in tags)
    shown = dict(zip(tags, row, strict=True))
    assert (shown["#affected+killed+min"], shown["#affected+killed+max"]) == ("2", "4")
    assert (shown["#affected+injured+min"], shown["#description+injured"]) == ("", "dozens")
    assert (shown["#group+name+first"], shown["#geo+lat"], shown["#adm1+name"]) == (
        "Islamic State",
        "33.7447",
        "Diyala",
    )


def test_numbers_are_numbers_and_days_are_days():
    _, tags, row = rows(ATTACK)
    for tag, cell in zip(tags, row, strict=True):
        if cell and (tag.startswith("#affected") or tag.endswith("+num") or tag in ("#geo+lat", "#geo+lon")):
            float(cell)
        if cell and tag.startswith("#date"):
            date.fromisoformat(cell)


def test_every_column_is_a_field_of_ours():
    assert {field for _, field in codebook.table("hxl")["columns"].values()} <= set(flat(ATTACK.incident))
