"""The pictures of the desk: small, each shown somewhere, with words for those who don't see them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.console import PROJECT

PICTURES = sorted((PROJECT / "docs" / "pictures").iterdir())
PAGES = {"README.md": "docs/pictures/", "docs/desk.md": "pictures/"}
MOST = 150_000  # bytes


def shown(page: str) -> list[tuple[str, str]]:
    """The pictures of a page: where they are, and their words; a dark one has those of the light one beside it."""
    text = (PROJECT / page).read_text(encoding="utf-8")
    tags = [(source, words) for source, words in re.findall(r'<img src="([^"]+)" alt="([^"]*)"', text)]
    marked = [(source, words) for words, source in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text)]
    return [*tags, *marked, *((source, "as above") for source in re.findall(r'srcset="([^"]+)"', text))]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_it_is_small(picture: Path) -> None:
    assert picture.suffix == ".webp"
    assert picture.stat().st_size < MOST


@pytest.mark.parametrize("page", PAGES)
def test_each_that_a_page_names_is_there_and_has_words(page: str) -> None:
    pictures = shown(page)
    assert pictures
    for source, words in pictures:
        assert (PROJECT / page).parent.joinpath(source).is_file(), source
        assert len(words) > 5, source


def test_each_light_one_is_shown() -> None:
    named = {Path(source).name for page in PAGES for source, _ in shown(page)}
    assert {path.name for path in PICTURES if "light" in path.name} <= named
