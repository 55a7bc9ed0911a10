"""Model values to plain JSON data and back, losslessly: ``build(type(x), plain(x)) == x``."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
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
    hints = _hints(known)
    return kind(**{key: _value(hints[key], item) for key, item in data.items() if key in hints})


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass; () for other types."""
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(hint: Any, item: Any) -> Any:
    if item is None:
        return None
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(next(a for a in arguments if a is not type(None)), item)
    if origin is tuple:
        inner = [arguments[0]] * len(item) if arguments[-1] is Ellipsis else arguments
        return tuple(_value(h, i) for h, i in zip(inner, item, strict=True))
    if origin is dict:
        return {key: _value(arguments[1], i) for key, i in item.items()}
    if hint is date:
        return date.fromisoformat(item)
    return build(hint, item) if is_dataclass(hint) and isinstance(hint, type) else item
