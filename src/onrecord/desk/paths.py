"""Ids of reports in addresses: an outlet gave them, so they may hold any character, slashes and line breaks too."""

from __future__ import annotations

from starlette.convertors import Convertor, register_url_convertor


class Any(Convertor[str]):
    """``{id:any}``: the rest of the path, whatever it is. Starlette's own ``path`` ends at a line break."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("any", Any())
