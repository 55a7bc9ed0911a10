"""MUC-4: templates of terrorist acts, scored as GTT, GRIT, IterX and MUC-4 itself score them.

``python -m benchmarks.muc4 --texts FILE... --keys FILE... [--machine FILE]``. The accounts come from the coder by
MUC-4's own guide; with ``--coder own`` as ``onrecord code`` writes them, with ``--coder rules`` by rules alone; with
``--machine`` from a file that ``onrecord code`` wrote of the same texts. ``--sample N`` takes every Nth message;
``--keys-as-told`` scores the keys against themselves, which must give 100. TST1 to TST4 are for measuring alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.muc4.accounts import templates
from benchmarks.muc4.counts import figures
from benchmarks.muc4.keys import Keys, read_keys
from benchmarks.muc4.measures import Told, filtering, measure, report
from benchmarks.muc4.texts import messages
from benchmarks.shared import closing_line, gold_file, rows
from onrecord.model import Coded, Report
from onrecord.plain import build

TEXTS = ("bench/muc4/tst1/tst1-muc3", "bench/muc4/tst2/tst2-muc4")
KEYS = ("bench/muc4/tst1/key-tst1.v7", "bench/muc4/tst2/key-tst2.v4")
CODERS = ("guided", "own", "rules")
TITLES = {
    "ree": "CEAF-REE by template, type a slot (GTT)",
    "ree_roles": "CEAF-REE by message (GRIT)",
    "rme_subset": "CEAF-RME, subset (IterX)",
    "rme_phi3": "CEAF-RME, phi 3 (IterX)",
    "all_templates": "ALL TEMPLATES (MUC-4, 1992)",
    "victims": "numbers of victims",
}


def main() -> None:
    given = arguments()
    texts = [gold_file(name, default) for name, default in _files(given.texts, TEXTS)]
    answers = [gold_file(name, default) for name, default in _files(given.keys, KEYS)]
    keys: Keys = {message: told for path in answers for message, told in read_keys(path).items()}
    reports = [one for path in texts for one in messages(path) if one.id in keys][:: given.sample]
    by_message = {one.id: one.coded_text for one in reports}
    machine: Told = keys if given.keys_as_told else _machine(given, reports, by_message)
    shown = report(measure(machine, keys, by_message))
    shown["filtering"] = {"all": figures(filtering(machine, keys, by_message))}
    show(shown)
    counted = {
        "gold": sum(len(keys[one]) for one in by_message),
        "machine": sum(len(machine.get(one, ())) for one in by_message),
    }
    closing_line("muc4", [*texts, *answers], reports=len(reports), **counted, **shown)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.muc4", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--texts", nargs="+", help="files of messages (default: TST1 and TST2 in the shared folder)")
    parser.add_argument("--keys", nargs="+", help="files of answer keys (default: those of TST1 and TST2)")
    parser.add_argument(
        "--machine", type=Path, help="JSON Lines written by `onrecord code` (default: code the texts now)"
    )
    parser.add_argument("--coder", choices=CODERS, default=CODERS[0], help="which coder codes them (default: guided)")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="take every Nth message")
    parser.add_argument("--keys-as-told", action="store_true", help="score the keys against themselves")
    return parser.parse_args()


def _machine(given: argparse.Namespace, reports: list[Report], texts: Mapping[str, str]) -> Told:
    return read(given.machine, texts) if given.machine else run(reports, given.coder)


def _files(named: list[str] | None, defaults: tuple[str, ...]) -> list[tuple[str | None, str]]:
    return [(name, "") for name in named] if named else [(None, default) for default in defaults]


def run(reports: list[Report], coder: str) -> Told:
    """The templates of each message by one of ``CODERS``."""
    from onrecord.coding import code
    from onrecord.coding.guided import GUIDED
    from onrecord.coding.stages import RULES

    stages = {"guided": GUIDED, "own": None, "rules": RULES}[coder]
    return {one.id: templates(code(one, stages), one.coded_text, coder == "guided") for one in reports}


def read(path: Path, texts: Mapping[str, str]) -> Told:
    """Templates from accounts that ``onrecord code`` wrote."""
    coded = [build(Coded, row) for row in rows(path) if "incidents" in row]
    return {one.id: templates(one, texts[one.id]) for one in coded if one.id in texts}


def show(shown: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
    for name, slots in shown.items():
        print(TITLES.get(name, name))
        for slot, row in slots.items():
            line = f"  {slot:<16} precision {row['precision']:6.2f}   recall {row['recall']:6.2f}   F1 {row['f1']:6.2f}"
            print(line + (f"   95 %: {row['f1_95'][0]:.2f} to {row['f1_95'][1]:.2f}" if "f1_95" in row else ""))


if __name__ == "__main__":
    main()
