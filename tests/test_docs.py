"""The documentation, tested: it names everything there is, its commands run and print what it shows, and it builds."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import click
import pytest

from docs.console import BLOCK, ID, PAGES, PROJECT, refreshed
from onrecord import codebook
from onrecord.cli import COMMANDS, onrecord
from onrecord.publish import known as formats
from onrecord.rulings import known as rulings

DOCS = PROJECT / "docs"


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


# ---- it names everything


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it, groups within groups."""
    context = click.Context(onrecord)
    for name in COMMANDS:
        command = onrecord.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from ((f"{name} {below}", one) for below, one in command.commands.items())
        else:
            yield name, command


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=[name for name, _ in commands()])
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    text = page("commands")
    assert f"onrecord {name}" in text
    options = {word for option in command.params if isinstance(option, click.Option) for word in option.opts}
    assert [word for word in sorted(options) if f"`{word}" not in text] == []


@pytest.mark.parametrize("name", formats())
def test_every_export_format_is_documented(name: str) -> None:
    assert f"| `{name}` |" in page("commands")


@pytest.mark.parametrize("name", rulings())
def test_every_ruling_is_documented(name: str) -> None:
    assert f"| `{name}` |" in page("rulings")


@pytest.mark.parametrize("name", codebook.names())
def test_every_codebook_table_is_in_the_reference(name: str) -> None:
    from onrecord.codebook import reference

    assert name in reference.markdown()


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *(one for extra in project["project"]["optional-dependencies"].values() for one in extra),
        *(one for group in project["dependency-groups"].values() for one in group),
    ]
    names = {re.split(r"[<>=\[; ]", one)[0].lower() for one in wanted}
    told = set(re.findall(r"^\| ([\w-]+) \|", page("dependencies"), re.MULTILINE)) - {"package"}
    assert told == names


def test_every_page_is_in_the_index() -> None:
    listed = set(re.findall(r"^([\w-]+)$", page("index"), re.MULTILINE))
    assert {path.stem for path in DOCS.glob("*.md")} - {"index", "codebook-reference"} <= listed


# ---- its commands run, and print what it shows


@pytest.mark.parametrize("name", PAGES)
def test_the_commands_print_what_is_shown(name: str, tmp_path: Path) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    assert BLOCK.search(text)
    changes = unified_diff(
        without_ids(text), without_ids(refreshed(text, tmp_path)), "shown", "printed", n=1, lineterm=""
    )
    if found := "\n".join(changes):
        pytest.fail(f"{found}\nTo show what is printed now: python -m docs.console", pytrace=False)


def without_ids(text: str) -> list[str]:
    """The lines, without ids and without widths: both follow from the coding."""
    return [" ".join(ID.sub("ID", line).split()) for line in text.splitlines()]


def test_a_page_that_shows_something_else_is_found(tmp_path: Path) -> None:
    page = "```console\n$ echo three dead\ntwo dead\n```\n"
    assert refreshed(page, tmp_path) == page.replace("two", "three")


# ---- it builds, and its links lead somewhere


def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "--keep-going",
        "-q",
        "-d",
        str(tmp_path / "trees"),
        str(DOCS),
        str(tmp_path / "html"),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_between_files_lead_somewhere(path: str) -> None:
    text = (PROJECT / path).read_text(encoding="utf-8")
    targets = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in link]
    assert [link for link in targets if not (PROJECT / link).exists()] == []


def test_the_lock_for_pip_is_that_of_uv() -> None:
    """Every version in requirements/ is one of uv.lock, so that both ways of setting up give the same."""
    locked = tomllib.loads((PROJECT / "uv.lock").read_text(encoding="utf-8"))["package"]
    versions = {(one["name"], one["version"]) for one in locked if "version" in one}
    for name in ("run", "dev"):
        text = (PROJECT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
        pinned = set(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))
        assert pinned
        assert pinned <= versions
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    run = (PROJECT / "requirements/run.lock").read_text(encoding="utf-8")
    assert [
        one for one in project if not re.search(rf"^{re.escape(re.split('[<>=]', one)[0])}==", run, re.MULTILINE)
    ] == []
