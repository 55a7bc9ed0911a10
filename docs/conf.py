"""How Sphinx builds the documentation: ``sphinx-build -W docs docs/_build``."""

from __future__ import annotations

from pathlib import Path

from onrecord import __version__
from onrecord.codebook import reference

project = "Onrecord"
author = "the Onrecord authors"
release = __version__
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"Onrecord {__version__}"
myst_heading_anchors = 3

# The reference of the codebook is written from its YAML at every build, so that it can't lag behind.
Path(__file__).with_name("codebook-reference.md").write_text(reference.markdown(), encoding="utf-8")
