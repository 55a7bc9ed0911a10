"""Named actors in running text: (label, text, [(printed, actor id)])."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors import find
from onrecord.terms import KINDS
from tests.timings import reports_of, times_the_words

LIMIT = 60  # times what it takes to find the words alone; 9 to 23 when measured, the most on a busy machine

NAMES = [
    ("one group, many names",
     "Islamic State, ISIS, ISIL, Daesh and the Islamic State of Iraq and the Levant are one.",
     [("Islamic State", "islamic-state"), ("ISIS", "islamic-state"), ("ISIL", "islamic-state"),
      ("Daesh", "islamic-state"), ("Islamic State of Iraq and the Levant", "islamic-state")]),
    ("a definition in brackets names it three times",
     "the Free Aceh Movement (GAM, in Indonesian Gerakan Aceh Merdeka)",
     [("Free Aceh Movement", "free-aceh-movement"), ("GAM", "free-aceh-movement"),
      ("Gerakan Aceh Merdeka", "free-aceh-movement")]),
    ("accents, apostrophes and hyphens do not matter",
     "Al Qaida, al-Qa'ida, al-Qa’ida; Séléka; Jamaat Nusrat al Islam wal Muslimin",
     [("Al Qaida", "al-qaeda"), ("al-Qa'ida", "al-qaeda"), ("al-Qa’ida", "al-qaeda"), ("Séléka", "seleka"),
      ("Jamaat Nusrat al Islam wal Muslimin", "jnim")]),
    ("possessive", "Hamas's rockets and Boko Haram’s camps", [("Hamas", "hamas"), ("Boko Haram", "boko-haram")]),
    ("possessive inside a name", "the Lord's Resistance Army and the Kurdistan Workers' Party (PKK)",
     [("Lord's Resistance Army", "lords-resistance-army"), ("Kurdistan Workers' Party", "pkk"), ("PKK", "pkk")]),
    ("the longest name wins", "al-Qaeda in the Islamic Maghreb attacked; the Pakistani Taliban did not",
     [("al-Qaeda in the Islamic Maghreb", "al-qaeda-islamic-maghreb"), ("Pakistani Taliban", "pakistani-taliban")]),
    ("over a line break", "fighters of Boko\nHaram", [("Boko\nHaram", "boko-haram")]),
    ("capitals", "FMLN GUERRILLAS AND THE SHINING PATH", [("FMLN", "fmln"), ("SHINING PATH", "shining-path")]),
    ("the stop of an initialism", "the U.N. and the UN. Then", [("U.N.", "united-nations"), ("UN", "united-nations")]),
    ("a bracket that belongs to the name", "the CPI (Maoist) said", [("CPI (Maoist)", "cpi-maoist")]),
    ("printed small by habit", "taliban men and the peshmerga", [("taliban", "taliban"), ("peshmerga", "peshmerga")]),
    ("case tells them apart", "JeM in Kashmir, JEM in Darfur",
     [("JeM", "jaish-e-mohammed"), ("JEM", "justice-and-equality-movement")]),
]  # fmt: skip
UNSURE = [
    ("named in full", "The Kachin Independence Army (KIA) withdrew; KIA men said",
     [("Kachin Independence Army", "kachin-independence-army"), ("KIA", "kachin-independence-army"),
      ("KIA", "kachin-independence-army")]),
    ("its country is named", "IN EL SALVADOR THE ESA SAID", [("ESA", "el-salvador-army")]),
    ("spelt out as something else", "In Chile the Mountain Infantry Regiment (MIR) marched; MIR men returned", []),
    ("neither", "The ESA launched a probe, patients fill the ICU, and the PDF is online", []),
]  # fmt: skip
STATES = [
    ("adjective and noun", "Iraqi federal police", [("Iraqi federal police", "iraq-federal-police")]),
    ("country and noun", "Colombia's army", [("Colombia's army", "colombia-army")]),
    ("initials", "U.S. Army and US troops", [("U.S. Army", "united-states-army"), ("US troops", "united-states-army")]),
    ("two words", "South Sudanese soldiers", [("South Sudanese soldiers", "south-sudan-army")]),
    ("entry of its own", "the Israeli military", [("Israeli military", "israel-army")]),
    ("government", "the Yemeni government", [("Yemeni government", "yemen-government")]),
    ("foreign coalition", "the US-led coalition", [("US-led coalition", "us-led-coalition")]),
]
NONE = [
    ("a word that an alias has in capitals", "He is far from the arena; mend it", []),
    ("capital headline", "WHO IS NEXT", []),
    ("opponents", "anti-Taliban rallies, a pro-Hezbollah paper and post-Taliban Kabul", []),
    ("a person's name", "Abdel Fatah al-Burhan spoke", []),
    ("small letters", "an islamic state of mind on a shining path; the free army ration", []),
    ("two sentences", "It was their State. Islamic. State law holds.", []),
    ("part of a word", "Hamasaki and Talibanistan", []),
    ("pronoun, not country", "They gave us troops", []),
    ("a date", "On November 17 the Azov coast and the Austrian State Treaty", []),
    ("charity", "The Salvation Army fed them", []),
    ("nothing", "", []),
]


@pytest.mark.parametrize(
    ("label", "text", "expected"), NAMES + UNSURE + STATES + NONE, ids=lambda v: v if isinstance(v, str) else ""
)
def test_find(label: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.text, m.actor) for m in find(text)] == expected


PIECES = [
    "ISIS",
    "Iraqi",
    "army",
    "al-",
    "Qaeda",
    "'s",
    "’",
    "(",
    ")",
    " ",
    "\n",
    ". ",
    "U.S.",
    "İ",
    "ﬁ",
    "anti-",
    "é",
    "_",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_spans_hold_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    mentions = find(text)
    assert all(text[m.span[0] : m.span[1]] == m.text and m.kind in KINDS for m in mentions)
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(mentions))


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(text[m.span[0] : m.span[1]] == m.text for m in find(text))


def test_a_report_takes_little_more_than_what_its_words_take() -> None:
    pieces = reports_of(
        "Fighters of the Islamic State attacked an Iraqi Army post near Kirkuk on Monday, police said. " * 2600
    )
    assert times_the_words(find, pieces) < LIMIT
