"""The coder that this version ships, with the stamp that its accounts carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.coding.many import Coder


def shipped_coder() -> Coder:
    """Loads the grammars and tables: a second at first use of a new version, some tens of milliseconds after that."""
    from onrecord import __version__, codebook
    from onrecord.coding.many import Coder
    from onrecord.coding.stages import code

    return Coder(code, codebook.VERSION, f"onrecord {__version__}")
