"""A profile as one line of JSON and back, so that it can lie in the record and need not be made again from the text."""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from onrecord.linking.profile import Profile


def pack(profile: Profile) -> str:
    """The values of a profile's fields, in their order."""
    return json.dumps(_plain(profile), ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> Profile:
    """The profile that ``pack`` wrote."""
    profile = _reader(Profile)(json.loads(text))
    assert isinstance(profile, Profile)
    return profile


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (frozenset, set)):
        return sorted(value)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return [[key, _plain(item)] for key, item in value.items()]
    return [_plain(getattr(value, f.name)) for f in fields(value)]


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of the type ``kind`` from JSON data."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _optional(_reader(next(a for a in arguments if a is not type(None))))
    if origin is tuple:
        return _tuple([_reader(a) for a in arguments if a is not Ellipsis], arguments[-1] is Ellipsis)
    if origin is frozenset:
        inner = _reader(arguments[0])
        return frozenset if arguments[0] in (str, int) else lambda data: frozenset(map(inner, data))
    if origin is dict:
        value = _reader(arguments[1])
        return lambda data: {key: value(item) for key, item in data}
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return _record(kind, [_reader(hints[f.name]) for f in fields(kind)])
    return _same


def _same(data: Any) -> Any:
    return data


def _optional(inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return _same if inner is _same else lambda data: None if data is None else inner(data)


def _tuple(inner: list[Callable[[Any], Any]], repeated: bool) -> Callable[[Any], Any]:
    if all(one is _same for one in inner):
        return tuple
    if repeated:
        return lambda data: tuple(map(inner[0], data))
    return lambda data: tuple(one(item) for one, item in zip(inner, data, strict=True))


def _record(kind: Any, inner: list[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    return lambda data: kind(*[one(item) for one, item in zip(inner, data, strict=True)])
