"""The documentation, tested: it names everything there is, its commands run and print what it shows, and it builds."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest

from benchmarks.shared import PROJECT
from onrecord import codebook
from onrecord.cli import COMMANDS, onrecord
from onrecord.publish import known as formats
from onrecord.rulings import known as rulings

DOCS = PROJECT / "docs"
BIN = Path(sys.executable).parent


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
    assert f"| `{name}` |" in page("incidents")


@pytest.mark.parametrize("name", codebook.names())
def test_every_codebook_table_is_in_the_reference(name: str) -> None:
    from onrecord.codebook import reference

    assert name in reference.markdown()


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *(one for group in project["dependency-groups"].values() for one in group),
    ]
    names = {re.split(r"[<>=\[; ]", one)[0].lower() for one in wanted}
    told = set(re.findall(r"^\| ([\w-]+) \|", page("dependencies"), re.MULTILINE)) - {"package"}
    assert told == names


def test_every_page_is_in_the_index() -> None:
    listed = set(re.findall(r"^([\w-]+)$", page("index"), re.MULTILINE))
    assert {path.stem for path in DOCS.glob("*.md")} - {"index", "codebook-reference"} <= listed


# ---- its commands run, and print what it shows


CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
ID = re.compile(r"\bI-[0-9a-f]{6,}|\b[0-9a-f]{12,}\b")


def examples(text: str) -> list[tuple[str, list[str]]]:
    """The commands of the console blocks, each with the lines shown below it."""
    lines = [line for block in CONSOLE.findall(text) for line in block.splitlines()]
    starts = [at for at, line in enumerate(lines) if line.startswith("$ ")] + [len(lines)]
    return [(lines[a][2:], lines[a + 1 : b]) for a, b in pairwise(starts)]


def matches(shown: list[str], printed: list[str]) -> bool:
    """Whether the lines agree; ids may differ, spaces count once, and a line of ... stands for any lines."""
    parts = [re.escape(" ".join(ID.sub("ID", line).split())) if line.strip() != "..." else None for line in shown]
    pattern = "".join(r"(?:.*\n)*?" if part is None else part + r"\n" for part in parts)
    text = "".join(" ".join(ID.sub("ID", line).split()) + "\n" for line in printed)
    return re.fullmatch(pattern, text) is not None


@pytest.mark.parametrize("name", ["docs/tutorial.md", "README.md"])
def test_the_commands_print_what_is_shown(name: str, tmp_path: Path) -> None:
    found = examples((PROJECT / name).read_text(encoding="utf-8"))
    assert found
    (tmp_path / "examples").symlink_to(PROJECT / "examples")
    for command, shown in found:
        printed = run(command, tmp_path)
        assert matches(shown, printed.splitlines()), f"$ {command}\n{printed}\n--- but {name} shows ---\n" + "\n".join(
            shown
        )


def run(command: str, folder: Path) -> str:
    """What a shell prints for a command; ids in it are looked up, since they may change with the coding."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "120"}
    for id in ID.findall(command):
        command = command.replace(id, _present(id, folder, environment))
    ran = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return ran.stdout + ran.stderr


def _present(id: str, folder: Path, environment: dict[str, str]) -> str:
    """The id if the record has it, else the record's first."""
    ask = shlex.split("onrecord incidents --format csv --quiet")
    ran = subprocess.run(ask, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    ids = [line.split(",")[0] for line in ran.stdout.splitlines()[1:]]
    return next((one for one in ids if one.startswith(id)), ids[0])


MATCHES = [
    ("the same", ["3 killed"], ["3 killed"], True),
    ("another number", ["3 killed"], ["4 killed"], False),
    ("another id", ["I-0123456789 x"], ["I-abcdef0123 x"], True),
    ("lines left out", ["a", "...", "d"], ["a", "b", "c", "d"], True),
    ("nothing left out", ["a", "...", "d"], ["a", "d"], True),
    ("a line too many", ["a"], ["a", "b"], False),
    ("spaces", ["a   b"], ["a b"], True),
]


@pytest.mark.parametrize(("label", "shown", "printed", "expected"), MATCHES, ids=[row[0] for row in MATCHES])
def test_matching(label: str, shown: list[str], printed: list[str], expected: bool) -> None:
    assert matches(shown, printed) is expected


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
