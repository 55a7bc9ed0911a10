"""Text to sentences, words, tags and phrases."""

from onrecord.reading.chunks import Chunk
from onrecord.reading.reading import Reading, Sentence, read

__all__ = ["Chunk", "Reading", "Sentence", "read"]
