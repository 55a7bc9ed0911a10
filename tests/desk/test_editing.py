"""What words may mean, and an account with a value of them in it: pure, without a record."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.desk.editing import Value, begun, edited, removed
from onrecord.desk.fault import Fault
from onrecord.desk.proposing import guess, propose
from onrecord.desk.selected import chosen, nearest, standing
from onrecord.model import Account, Report, Span

TEXT = (
    "At least 11 people were killed near Kirkuk on Friday, police said. A car bomb went off at the gate.\n\n"
    "Dozens were hurt. Eleven of the dead were policemen."
)
REPORT = Report("r1", TEXT, "Blast in the north", date(2024, 3, 3), "The Courier", None, "en")
ALL = REPORT.coded_text
BARE = Account("attack", "violence_against_civilians", evidence=((20, 86),))


def at(words: str) -> Span:
    start = ALL.index(words)
    return start, start + len(words)


def said(field: str, words: str, item: int | None = None, **meaning: str) -> Account:
    return edited(BARE, REPORT, Value(field, item, at(words), meaning))


def test_the_number_grammar_reads_the_toll_and_whom_it_counts() -> None:
    assert propose(REPORT, at("At least 11 people"), "killed").meaning == {
        "low": "11", "vague": "", "who": "people", "kind": "civilians",
    }  # fmt: skip
    assert propose(REPORT, at("Dozens"), "injured").meaning["vague"] == "dozens"


def test_a_day_is_read_from_the_day_of_the_report() -> None:
    meaning = propose(REPORT, at("Friday"), "when").meaning
    assert meaning == {"precision": "day", "start": "2024-03-01", "end": "2024-03-01"}


def test_the_gazetteer_gives_a_place_with_its_readings() -> None:
    proposed = propose(REPORT, at("Kirkuk"), "where")
    assert proposed.places[0].country == "IQ"
    assert proposed.meaning["reading"] == proposed.places[0].gazetteer
    assert all(place.text == "Kirkuk" and place.span == at("Kirkuk") for place in proposed.places)


def test_what_only_looks_like_a_place_is_not_chosen_unasked() -> None:
    assert propose(REPORT, at("gate"), "where").meaning["reading"] == "printed"


@pytest.mark.parametrize(
    ("words", "field"),
    [("Kirkuk", "where"), ("Friday", "when"), ("Eleven of the dead", "killed"), ("car bomb", "weapons"),
     ("police said", "by")],
)  # fmt: skip
def test_the_likeliest_field_is_guessed(words: str, field: str) -> None:
    assert guess(REPORT, at(words)) == field


def test_a_toll_keeps_unknown_unknown() -> None:
    (harm,) = said("killed", "At least 11 people", low="11", high="", who="people", kind="civilians").harm
    assert (harm.low, harm.high, harm.vague, harm.text) == (11, None, None, "At least 11 people")
    assert harm.who is not None and ALL[slice(*harm.who.span)] == "people"


def test_whom_a_toll_counts_is_looked_for_nearest_to_it() -> None:
    (harm,) = said("killed", "Eleven of the dead", low="11", high="11", who="policemen", kind="state_forces").harm
    assert harm.who is not None and harm.who.span == at("policemen")


def test_a_person_overrules_what_is_proposed() -> None:
    account = said("where", "Kirkuk", reading="own", name="Kirkuk bridge", country="iq", latitude="35.4",
                   longitude="44.3", precision="near")  # fmt: skip
    assert account.place is not None
    assert (account.place.name, account.place.latitude, account.place.text) == ("Kirkuk bridge", 35.4, "Kirkuk")
    assert account.country == "IQ"
    assert said("where", "Kirkuk", reading="printed").place is not None


def test_a_further_place_stands_beside_the_place() -> None:
    account = said("where", "gate", reading="printed", also="yes")
    assert account.place is None
    assert [place.text for place in account.places] == ["gate"]


def test_a_value_takes_the_place_of_another_or_stands_beside_it() -> None:
    one = said("by", "police", kind="state_forces", nature="organisation")
    two = edited(one, REPORT, Value("by", None, at("car bomb"), {"kind": "unknown", "nature": "object"}))
    assert [party.text for party in two.perpetrators] == ["police", "car bomb"]
    back = edited(two, REPORT, Value("by", 0, at("Dozens"), {"kind": "civilians", "nature": "person"}))
    assert [party.text for party in back.perpetrators] == ["Dozens", "car bomb"]
    assert at("police") in back.perpetrators[0].mentions
    assert [party.text for party in removed(back, "by", 0).perpetrators] == ["car bomb"]


def test_type_and_status_have_their_words_among_the_evidence() -> None:
    account = said("type", "car bomb went off", type="remote_explosive_landmine_ied")
    assert account.event_type == "explosions_remote_violence"
    assert at("car bomb went off") in account.evidence
    assert said("status", "police said", status="alleged", background="yes").background


def test_an_account_that_was_missed_begins_with_its_words() -> None:
    fresh = begun(REPORT, Value("type", None, at("A car bomb went off"), {"type": "attack", "status": "occurred"}))
    assert fresh.evidence == (at("A car bomb went off"),)
    assert fresh.harm == ()


@pytest.mark.parametrize(
    ("field", "meaning", "reason"),
    [
        ("killed", {}, "no number"),
        ("killed", {"low": "-3"}, "no count"),
        ("killed", {"low": "12", "high": "9"}, "less than"),
        ("killed", {"low": "9" * 12}, "no count"),
        ("killed", {"low": "٣"}, "no count"),
        ("killed", {"low": "1", "who": "zebras", "kind": "civilians"}, "does not stand"),
        ("killed", {"low": "1", "who": "people", "kind": "kings"}, "is none"),
        ("when", {"start": "3.3.2024", "precision": "day"}, "no day"),
        ("when", {"start": "2024-03-03", "end": "2024-03-01", "precision": "days"}, "before the first"),
        ("when", {"end": "2024-03-01", "precision": "day"}, "before the first"),
        ("where", {"reading": "geonames:1"}, "no gazetteer"),
        ("where", {"reading": "own", "latitude": "95", "longitude": "1"}, "latitude"),
        ("where", {"reading": "own"}, "needs latitude"),
        ("where", {"reading": "printed", "country": "ZZ"}, "no country"),
        ("type", {"type": "coup"}, "is none"),
        ("by", {"kind": "unknown", "nature": "ghost"}, "is none"),
    ],
)
def test_what_no_value_can_be_is_refused_with_the_reason(field: str, meaning: dict[str, str], reason: str) -> None:
    with pytest.raises(Fault) as refused:
        edited(BARE, REPORT, Value(field, None, at("Kirkuk"), meaning))
    assert refused.value.status_code == 422
    assert reason in str(refused.value.detail)
    assert refused.value.step


def test_type_and_status_stay() -> None:
    with pytest.raises(Fault):
        removed(BARE, "type", None)


def test_a_selection_is_held_against_the_text() -> None:
    start, end = at("Kirkuk")
    assert chosen(ALL, start - 1, end + 1) == (start, end)
    with pytest.raises(Fault) as other:
        chosen(ALL, start, end, "Mosul")
    assert other.value.status_code == 409
    for span in [(5, 5), (-1, 4), (0, 99999), (18, 20)]:
        with pytest.raises(Fault):
            chosen(ALL, *span)


def test_words_are_found_wherever_they_stand() -> None:
    assert [one.words for one in standing(ALL, "eleven  OF the")] == ["Eleven of the"]
    assert standing(ALL, "   ") == []
    assert standing(ALL, "zebra") == []
    assert nearest("a b a", "a", (2, 3)) == (0, 1)
