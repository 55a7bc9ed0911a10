"""The report itself over the examples: numbers counted by hand, the same bytes, a page and a PDF in which nothing acts."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from onrecord.coders import choose, running
from onrecord.intake import Refusal, gather, reports
from onrecord.publish.situation import BadChoice, Choice, printed, scripts, situation
from onrecord.publish.situation.html import page, part
from onrecord.publish.situation.pdf import pdf
from onrecord.publish.situation.rows import lines
from onrecord.record import Record, match, take
from tests.desk import planted

EXAMPLES = Path(__file__).parents[2] / "examples"
IRAQ = Choice(date(2020, 3, 1), date(2020, 4, 30), {"country": ("IQ",)})
EASTER = Choice(date(2019, 4, 15), date(2019, 4, 30), {"country": ("LK",)})


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("situation") / "examples.db"
    with Record.open(path) as made:
        found = (one for one in gather([str(EXAMPLES / "reports")]) if not isinstance(one, Refusal))
        take(made, (item for one in found for item in reports(one)), running(choose("rules")))
        match(made)
    with Record.open(path, readonly=True) as opened:
        yield opened


def told(record, choice):
    given, made = situation(record, choice)
    return made, printed(made, given)


def test_iraq_in_spring_counted_by_hand(record):
    """21 March: dozens killed in the Hamrin mountains. 12 April: a policeman killed. 13 April: one soldier or two killed and
    ten wounded in the ambush; four abducted."""
    made, sheet = told(record, IRAQ)
    assert [(str(one.when.start), one.type) for one in made.listed] == [
        ("2020-03-21", "air_drone_strike"), ("2020-04-12", "armed_clash"), ("2020-04-13", "armed_clash"),
        ("2020-04-13", "abduction_forced_disappearance"),
    ]  # fmt: skip
    assert (made.killed.low, made.killed.high, made.killed.wordy) == (2, 3, 1)
    assert [(harm.effect, harm.whole.low, harm.whole.high) for harm in made.harms][1:] == [
        ("injured", 10, 10),
        ("abducted", 4, 4),
    ]
    assert sheet.headlines[0] == (
        "4 incidents are recorded in Iraq from 1 March to 30 April 2020, in which 2 to 3 people are reported killed. One of the "
        "incidents tells of people killed without a number, and is in no sum. Also reported: 10 injured and 4 abducted."
    )
    assert any("“dozens”" in doubt for doubt in sheet.doubts)


def test_a_sum_is_counted_beyond_its_parts(record):
    """The bombings of Easter: 207, later 290, killed in all; two of them told at Dehiwala, three at Dematagoda, whose place
    is too unsure to say whether they are among the 207."""
    made, sheet = told(record, EASTER)
    (whole,) = made.sums
    assert (whole.incident.toll("killed").low, whole.incident.toll("killed").high) == (207, 290)
    assert (whole.killed.low, whole.killed.high) == (202, 288)
    assert (made.killed.low, made.killed.high) == (207, 293)
    area = next(grid for grid in sheet.grids if grid.id == "area")
    assert area.rows[-1][:3] == ("All", str(len(made.sorted.counted)), "207 – 293")


def test_a_comparison_is_made_only_with_days_that_were_read(record):
    """No report of the examples was published in the 61 days before March 2020; one in the days before Easter 2019."""
    assert "No comparison" in told(record, IRAQ)[1].headlines[1]
    assert (
        "so that" in told(record, EASTER)[1].headlines[1]
        or "may be one of what was read" in told(record, EASTER)[1].headlines[1]
    )


def test_every_incident_of_the_choice_is_in_one_line_of_the_ledger(record):
    made, sheet = told(record, Choice(date(2014, 1, 1), date(2021, 12, 31)))
    numbers = [int(row[1]) for row in sheet.ledger.rows]
    assert sum(numbers[:-1]) == numbers[-1] == made.sorted.every


def test_the_tables_add_up_to_the_headline(record):
    made, _ = told(record, Choice(date(2014, 1, 1), date(2021, 12, 31)))
    for rows in (made.areas, made.types):
        assert sum(row.incidents for row in rows) == len(made.sorted.counted)
        assert sum(row.killed.low for row in rows) + sum(one.killed.low for one in made.sums) == made.killed.low
    assert sum(sum(each.types.values()) for each in made.bins) + made.unplaced_in_bins == len(made.sorted.counted)


def test_a_circle_keeps_what_is_near(record):
    near = Choice(IRAQ.since, IRAQ.until, near=(34.04, 45.01, 30.0))
    assert [one.place.name for one in situation(record, near)[1].sorted.counted] == ["Mansuriyat al-Jabal"]


def test_without_days_it_is_the_thirty_until_the_newest_report(record):
    given, _ = situation(record, Choice())
    assert given.period == (date(2021, 7, 30), date(2021, 8, 28))


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Choice(date(2020, 5, 1), date(2020, 4, 1)), "before it begins"),
        (Choice(date(1990, 1, 1), date(2020, 4, 1)), "days; choose"),
        (Choice(near=(91.0, 0.0, 5.0)), "no place on Earth"),
        (Choice(by="fortnight"), "no unit"),
    ],
)
def test_what_can_not_be_is_refused_with_the_next_step(record, choice, words):
    with pytest.raises(BadChoice, match=words):
        situation(record, choice)


def test_nothing_recorded_is_said_and_not_taken_for_calm(record):
    _, sheet = told(record, Choice(date(2016, 1, 1), date(2016, 1, 31)))
    assert "no proof that nothing happened" in sheet.headlines[0]
    assert "<svg" not in page(sheet)
    assert pdf(*reversed(situation(record, Choice(date(2016, 1, 1), date(2016, 1, 31)))))[0].startswith(b"%PDF")


def test_the_same_record_and_choice_give_the_same_bytes(record):
    given, made = situation(record, EASTER)
    again, remade = situation(record, EASTER)
    assert page(printed(made, given)) == page(printed(remade, again))
    assert pdf(made, given) == pdf(remade, again)
    assert "".join(lines(made)) == "".join(lines(remade))


def test_the_table_of_numbers_has_the_headline(record):
    found = list(csv.DictReader(lines(situation(record, IRAQ)[1])))
    assert (
        found[0]["incidents"],
        found[0]["killed_low"],
        found[0]["killed_high"],
        found[0]["killed_without_number"],
    ) == ("4", "2", "3", "1")


class Seen(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_file_stands_alone(record):
    seen = Seen(page(told(record, IRAQ)[1]))
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in seen.tags}
    outside = [value for _, attrs in seen.tags for name, value in attrs.items() if name in ("src", "srcset", "data")]
    assert outside == []


def test_the_part_for_the_desk_needs_no_style_in_its_elements(record):
    seen = Seen(str(part(told(record, IRAQ)[1], linked=True)))
    assert not any("style" in attrs or any(name.startswith("on") for name in attrs) for _, attrs in seen.tags)
    assert sum(attrs.get("href", "").startswith("/incidents/I-") for tag, attrs in seen.tags if tag == "a") == 4


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = tmp_path_factory.mktemp("planted") / "planted.db"
    planted.write(path)
    with Record.open(path, readonly=True) as opened:
        yield opened


def test_what_a_report_brings_along_does_nothing(hostile):
    given, made = situation(hostile, Choice(date(2024, 1, 1), date(2024, 1, 31)))
    assert made.sorted.counted
    seen = Seen(page(printed(made, given)))
    assert not {"script", "img"} & {tag for tag, _ in seen.tags}
    assert not any((attrs.get("href") or "").startswith("javascript") for _, attrs in seen.tags)
    content, lacking = pdf(made, given)
    assert (content[:4], lacking) == (b"%PDF", ())
    assert b"/JavaScript" not in content and b"javascript:" not in content


MARKUP = '#panic("read as markup") $x$ *a* <b> @c `d` \\ // https://x.example'


def test_markup_of_the_pdf_is_set_as_text(record):
    """Typst would stop at #panic, at an unknown reference and at a dollar sign that nothing closes."""
    from dataclasses import replace

    given, made = situation(record, IRAQ)
    first = made.listed[0]
    hit = replace(made, listed=(replace(first, place=replace(first.place, name=MARKUP)), *made.listed[1:]))
    assert pdf(hit, given)[0].startswith(b"%PDF")


def test_names_in_scripts_without_letters_are_said_and_shown_as_code_points():
    import typst

    fonts = scripts.Fonts(typst.Fonts(include_system_fonts=False))
    missing = fonts.missing("Київ Αθήνα 北京 አዲስ Łódź – “x”")
    assert missing == frozenset("北京አዲስ")
    assert scripts.shown("in 北京 today", missing) == "in [Chinese or Japanese (Han): U+5317 U+4EAC] today"
    assert scripts.shown("北" * 9, missing) == "[Chinese or Japanese (Han), 9 signs]"
    assert scripts.names(missing) == ("Chinese or Japanese (Han)", "Ethiopic")


def test_arabic_hebrew_cyrillic_and_devanagari_have_letters(record):
    from dataclasses import replace

    given, made = situation(record, IRAQ)
    first = made.listed[0]
    name = "الموصل כיר Київ दिल्ली 北京"
    hit = replace(made, listed=(replace(first, place=replace(first.place, name=name)), *made.listed[1:]))
    content, lacking = pdf(hit, given)
    assert lacking == ("Chinese or Japanese (Han)",)
    assert re.match(rb"%PDF-1\.\d", content)


def test_letters_without_signs_of_their_own_do_not_stop_the_file(record):
    """Some syllables of Devanagari on the map have glyphs of no single sign, which PDF/UA-1 refuses: the file is made
    as a tagged PDF."""
    from dataclasses import replace

    given, made = situation(record, IRAQ)
    names = ("क्षत्रिय दिल्ली", "الموصل، نينوى", "ירושלים")
    hit = replace(made, spots=tuple(replace(one, name=name) for one, name in zip(made.spots, names, strict=True)))
    content, lacking = pdf(hit, given)
    assert (content[:4], lacking) == (b"%PDF", ())
    assert b"/StructTreeRoot" in content


def test_a_folder_of_fonts_adds_scripts(tmp_path):
    import typst

    given = scripts.Fonts(typst.Fonts(include_system_fonts=False, font_paths=[str(tmp_path)]))
    assert given.families[:2] == ("Noto Sans", "Noto Sans Arabic")
    assert given.missing("plain words – and “signs”") == frozenset()


def test_a_name_that_a_spreadsheet_would_run_is_disarmed(record):
    from dataclasses import replace

    _, made = situation(record, IRAQ)
    hit = replace(made, actors=(replace(made.actors[0], name="=1+1"),))
    assert ",'=1+1," in "".join(lines(hit))


def test_signs_that_turn_words_around_are_not_in_the_pdf(record):
    from dataclasses import replace

    from onrecord.publish.situation.pdf import _said

    assert _said({"what": ["a\u202eb\u2066c\n"]}, str) == {"what": ["abc "]}
    given, made = situation(record, IRAQ)
    turned = tuple(replace(one, name=f"\u202e{one.name}") for one in made.spots)
    assert "\u202e" not in printed(replace(made, spots=turned), given).map.svg


def test_a_ruling_of_its_own_is_named_with_what_it_used(record):
    given, made = situation(record, Choice(IRAQ.since, IRAQ.until, IRAQ.facets, ruling="lowest"))
    assert (made.killed.low, made.killed.high, made.method.rulings) == (2, 2, {"lowest": 4})
    assert "--ruling lowest" in printed(made, given).command


def test_one_day_is_a_period(record):
    _, sheet = told(record, Choice(date(2020, 4, 13), date(2020, 4, 13), {"country": ("IQ",)}))
    assert sheet.headlines[0].startswith("2 incidents are recorded in Iraq on 13 April 2020, in which 1 to 2 people")
    assert "with the day before" in sheet.headlines[1] or "On the day before (12 April 2020)" in sheet.headlines[1]


def test_the_last_days_of_the_calendar_are_days(record):
    assert "no proof" in told(record, Choice(date(9999, 12, 1), date(9999, 12, 31)))[1].headlines[0]
    assert "no proof" in told(record, Choice(date(1, 1, 1), date(1, 1, 31)))[1].headlines[0]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example", "https://a.example/ b", "https://a.example/" + "b" * 3000, None]
)  # fmt: skip
def test_only_addresses_of_the_web_are_links(url):
    from onrecord.publish.situation.behind import web

    assert web(url) is None
    assert web("https://a.example/b") == "https://a.example/b"
