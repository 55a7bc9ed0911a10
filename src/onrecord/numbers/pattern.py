"""Regular expressions over many words, and the text that they run over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def lowered(text: str) -> str:
    """The text in lower case with every offset kept (only U+0130 grows when lowered) and curly quotes made straight."""
    return text.replace("İ", "I").lower().replace("’", "'").replace("‘", "'")


def any_of(phrases: Iterable[str]) -> str:
    """A regex source that matches any of the phrases, the longest first; a blank stands for any white space.

    A trie, since an alternation of a hundred words is tried word by word at every place of the text.
    """
    root: dict[str, Any] = {}
    for phrase in phrases:
        node = root
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _source(root)


def _source(node: dict[str, Any]) -> str:
    branches = [_letter(letter) + _source(rest) for letter, rest in sorted(node.items()) if letter]
    if not branches:
        return ""
    group = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return group + "?" if "" in node else group


def _letter(letter: str) -> str:
    return r"\s+" if letter == " " else re.escape(letter)
