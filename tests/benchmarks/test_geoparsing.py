"""Geoparsing: the corpora's marks, the halves, and what is counted. The articles are made up for this project."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.geoparsing import FARTHEST_KM, Errors, area, measure
from benchmarks.toponyms import Article, Toponym, articles, half

LGL = """<articles><article docid="1"><text>Iraqi police left Mosul and Tarifville.</text><toponyms>
<toponym><start>18</start><end>23</end><phrase>Mosul</phrase><gaztag><lat>36.34</lat><lon>43.13</lon></gaztag></toponym>
<toponym><start>28</start><end>38</end><phrase>Tarifville</phrase></toponym>
<toponym><start>0</start><end>5</end><phrase>Iraqi</phrase><gaztag><lat>33</lat><lon>44</lon></gaztag></toponym>
</toponyms></article></articles>"""
GEOVIRUS = """<articles><article><text>Mosul fell ill.</text><locations>
<location><name>Mosul</name><start>1</start><end>6</end><lat>36.34</lat><lon>43.13</lon></location>
</locations></article></articles>"""


def read(xml: str, folder: Path) -> list[Article]:
    path = folder / "corpus.xml"
    path.write_text(xml, encoding="utf-8")
    return list(articles(path, "all"))


def test_marks_come_in_text_order_and_may_lack_a_point(tmp_path: Path) -> None:
    (article,) = read(LGL, tmp_path)
    assert [article.text[t.start : t.end] for t in article.toponyms] == ["Iraqi", "Mosul", "Tarifville"]
    assert [t.point for t in article.toponyms] == [(33.0, 44.0), (36.34, 43.13), None]


def test_geovirus_counts_from_one(tmp_path: Path) -> None:
    (article,) = read(GEOVIRUS, tmp_path)
    assert article.toponyms == [Toponym(0, 5, (36.34, 43.13))]


def test_a_text_is_of_one_half_and_stays_there(tmp_path: Path) -> None:
    path = tmp_path / "corpus.xml"
    path.write_text(LGL, encoding="utf-8")
    (article,) = articles(path, "all")
    assert half(article.text) == half(article.text) in ("train", "test")
    assert len(list(articles(path, "train"))) + len(list(articles(path, "test"))) == 1


def test_what_is_counted(tmp_path: Path) -> None:
    found = read(LGL, tmp_path)
    figures = measure("LGL", found).figures()
    assert figures["toponyms"] == 3
    assert figures["recognition"] == {"precision": 100.0, "recall": 66.7, "f1": 80.0}
    assert figures["end_to_end"]["accuracy"] == figures["gold_spans"]["accuracy"] == 100.0


def test_adjectives_count_only_where_people_marked_them(tmp_path: Path) -> None:
    figures = measure("GeoVirus", read(LGL, tmp_path)).figures()
    assert figures["recognition"]["recall"] == 33.3
    assert (figures["end_to_end"]["accuracy"], figures["end_to_end"]["placed"]) == (50.0, 50.0)


def test_a_name_without_a_place_is_as_wrong_as_can_be() -> None:
    errors = Errors([0.0, None])
    assert errors.figures() == {"accuracy": 50.0, "placed": 50.0, "mean_km": 0, "auc": 0.5}
    assert area([FARTHEST_KM] * 3) == pytest.approx(1.0)
    assert area([0.0] * 3) == 0.0
