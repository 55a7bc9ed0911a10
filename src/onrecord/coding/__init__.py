"""A report to all that it says: incidents, statements, measures, figures, relief, trends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.coding.stages import code

__all__ = ["code"]


def __getattr__(name: str) -> object:
    # The stages bring tables and grammars with them; they load when a report is coded, not before.
    if name == "code":
        from onrecord.coding.stages import code

        return code
    raise AttributeError(name)
