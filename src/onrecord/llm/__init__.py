"""A coder that asks a language model: any server with OpenAI's interface (llama.cpp, vLLM, Ollama). It is asked only
where the user names it, and believed only in what the report's own words bear out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.llm.coder import LanguageModel


def make(options: Mapping[str, str]) -> LanguageModel:
    """A language model behind an OpenAI-compatible server, at the URL that you name; reports are sent there."""
    from onrecord.coders.protocol import CoderError

    try:
        import httpx  # noqa: F401  # the extra's only dependency: better missed now than at the first report
    except ModuleNotFoundError as error:
        raise CoderError("the coder llm needs httpx: pip install 'onrecord[llm]'") from error
    from onrecord.llm.coder import LanguageModel
    from onrecord.llm.options import options_from

    return LanguageModel(options_from(options))
