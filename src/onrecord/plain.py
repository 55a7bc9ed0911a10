"""Model values to plain JSON data and back, losslessly: ``build(type(x), plain(x)) == x``."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, partial
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]
_AS_THEY_ARE = (str, int, float, bool, type(None))  # most values


def plain(value: Any) -> Any:
    """JSON-ready data: dataclasses become dicts in field order, tuples lists, dates ISO 8601."""
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if names := _names(kind):
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def build(kind: type[T], data: dict[str, Any]) -> T:
    """The model value that ``plain`` wrote; unknown keys are ignored, so that newer data still opens."""
    known: Any = kind
    readers = _readers(known)
    given: dict[str, Any] = {}
    for key, item in data.items():
        if key in readers:
            read = readers[key]
            given[key] = item if item is None or read is None else read(item)
    return kind(**given)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass; () for other types."""
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()


@cache
def _readers(kind: Any) -> dict[str, Reader | None]:
    """By field what makes its value of JSON data, worked out once a class; ``None`` where the data is the value."""
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Reader | None:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _reader(next(a for a in arguments if a is not type(None)))
    if origin is tuple:
        return _series(_reader(arguments[0])) if arguments[-1] is Ellipsis else _row([_reader(a) for a in arguments])
    if origin is dict:
        return _mapping(_reader(arguments[1]))
    if hint is date:
        return date.fromisoformat
    return partial(build, hint) if is_dataclass(hint) and isinstance(hint, type) else None


def _series(read: Reader | None) -> Reader:
    """Of any number of values of one kind."""
    if read is None:
        return tuple
    return lambda items: tuple([None if item is None else read(item) for item in items])


def _row(readers: list[Reader | None]) -> Reader:
    """Of just so many values, each of its kind."""

    def read(items: Any) -> Any:
        pairs = zip(readers, items, strict=True)
        return tuple([item if one is None or item is None else one(item) for one, item in pairs])

    return read


def _mapping(read: Reader | None) -> Reader:
    if read is None:
        return dict
    return lambda items: {key: None if item is None else read(item) for key, item in items.items()}
