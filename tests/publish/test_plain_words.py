"""Which texts can be shown where names are hidden."""

from __future__ import annotations

import pytest

from onrecord.publish.plain_words import plain_address, plain_words

PLACES = frozenset({"mosul", "baghdad"})


@pytest.mark.parametrize("text", [
    "Two soldiers killed in Mosul", "Four Killed In Market Attack", "Iraqi police find 12 bodies on Monday",
    "Islamic State claims attack in Baghdad", "TWO SOLDIERS KILLED", "Suicide bombers", "12 dead", "",
])  # fmt: skip
def test_words_that_are_known_are_shown(text: str) -> None:
    assert plain_words(text, frozenset(), PLACES)


@pytest.mark.parametrize("text", [
    "Two killed as Zahra Quandil flees", "Zahra's brother is killed", "ZAHRA killed", "Two soldiers killed in Alford",
    "مقتل جنديين في الموصل", "Two killed, O’Quandil says",
])  # fmt: skip
def test_a_capital_that_no_list_knows_holds_a_text_back(text: str) -> None:
    assert not plain_words(text, frozenset(), PLACES)


def test_a_name_that_was_coded_holds_a_text_back_even_in_small_letters() -> None:
    assert not plain_words("two killed as hope flees", frozenset({"hope"}))


def test_an_address_is_shown_if_all_its_words_are_known() -> None:
    url = "https://news.example/world/2021/05/two-soldiers-killed-in-mosul?page=2#top"
    assert plain_address(url, frozenset(), PLACES) == url


@pytest.mark.parametrize(("url", "expected"), [
    ("https://news.example/zahra-quandil-killed", "https://news.example/"),
    ("https://news.example/killed?by=Quandil", "https://news.example/"),
    ("https://news.example/%5Aahra", "https://news.example/"),
    ("https://zahra@news.example/killed", None), ("javascript:alert(1)", None), ("ftp://news.example/killed", None),
    (None, None), ("", None), ("not an address", None),
])  # fmt: skip
def test_an_address_that_may_name_someone_is_only_that_of_its_site(url: str | None, expected: str | None) -> None:
    assert plain_address(url, frozenset(), PLACES) == expected
