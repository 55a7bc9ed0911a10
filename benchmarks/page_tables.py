"""The tables of docs/benchmarks.md: what is printed of each benchmark's closing line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any


def table(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(str(cell) for cell in line) + " |\n" for line in lines)


def incidents(figures: dict[str, Any]) -> Iterator[str]:
    yield (f"{figures['reports']} reports with {figures['gold']} incidents coded by hand; {figures['machine']} by the "
           f"machine, {figures['paired']} pairs.\n")  # fmt: skip
    whole = [(name, figures[name]) for name in ("precision", "recall", "f1", "record")]
    yield table(("", "%"), whole)
    yield table(("field", "right, %"), list(figures["fields"].items()))
    gaps = ", ".join(f"{name} {gap}" for name, gap in figures["calibration_error"].items())
    luck = ", ".join(f"{name} {mean}, at most {most}" for name, (mean, most) in figures["calibration_luck"].items())
    yield f"Expected calibration error, in points: {gaps}. By luck alone, were all chances right: {luck} (95 %).\n"
    told = ", ".join(f"{name.replace('_', ' ')} {share}" for name, share in figures["baselines"].items())
    yield f"Baselines, F1: {told}.\n"


def crisis(figures: dict[str, Any]) -> Iterator[str]:
    rows = [(name.replace("_", " "), row["gold"], row["machine"], row["precision"], row["recall"], row["f1"])
            for name, row in figures.items() if isinstance(row, dict)]  # fmt: skip
    yield table(("family", "by hand", "by machine", "precision", "recall", "F1"), rows)


MUC4_ROWS = {
    "CEAF-REE by template, type a slot (GTT)": ("ree", "all"), "CEAF-REE by message (GRIT)": ("ree_roles", "all"),
    "CEAF-RME, phi subset (IterX)": ("rme_subset", "all"), "CEAF-RME, phi 3 (IterX)": ("rme_phi3", "all"),
    "ALL TEMPLATES (1992)": ("all_templates", "all"), "victims: number": ("victims", "number"),
    "victims: effect": ("victims", "effect"), "relevant messages": ("filtering", "all"),
}  # fmt: skip


def muc4(figures: dict[str, Any]) -> Iterator[str]:
    yield f"{figures['reports']} messages, {figures['gold']} templates by hand, {figures['machine']} by the machine.\n"
    found = [(title, figures[measure][slot]) for title, (measure, slot) in MUC4_ROWS.items()]
    rows = [(title, row["precision"], row["recall"], row["f1"]) for title, row in found]
    yield table(("measure", "precision", "recall", "F1"), rows)
    low, high = figures["ree"]["all"]["f1_95"]
    yield f"95 % interval of the first F1 over messages: {low} to {high}.\n"


def geoparsing(figures: dict[str, Any]) -> Iterator[str]:
    """Of each corpus ours, the best known place of each name, and what others reach by their own account."""
    for name, row in figures["corpora"].items():
        found, peers = row["recognition"], figures["peers"][name]
        shares = "precision {precision}, recall {recall}, F1 {f1}".format(**found)
        yield f"**{name}**: {row['toponyms']} names. Found: {shares}.\n"
        columns = ("accuracy", "mean_km", "auc")
        kinds = {"end_to_end": "end to end", "gold_spans": "at the marked names"}
        rows = [(f"{title}{who}", *(given[kind][column] for column in columns))
                for kind, title in kinds.items()
                for who, given in (("", row), (", best known place", row["population"]))]  # fmt: skip
        yield table(("", "within 161 km, %", "mean error, km", "AUC of the error"), rows)
        for kind, title in kinds.items():
            others = ", ".join(f"{peer} {share}" for peer, share in peers[kind].items())
            yield f"Others {title}, whole corpus: {others}.\n"


def maverick(figures: dict[str, Any]) -> Iterator[str]:
    """B-cubed of the folds beside the baselines, and what is left to find."""
    yield (f"{figures['rows']} rows, each what one report tells of one event; people grouped them into "
           f"{figures['events']} events. The folds hold an election each, or several.\n")  # fmt: skip
    shown = {
        "five folds, weights fitted on the others": figures,
        "weights as shipped, fitted on these rows": figures["shipped"],
    }
    shown |= {name.replace("_", " "): row for name, row in figures["baselines"].items()}
    shown |= {f"fold: {', '.join(row['elections'])}": row for row in figures["folds"]}
    rows = [(name, row["precision"], row["recall"], row["f1"]) for name, row in shown.items()]
    yield table(("B-cubed", "precision", "recall", "F1"), rows)
    yield "What is left, in points of B-cubed, by the first thing that tells two rows apart:\n"
    missed, joined = figures["missed"], figures["wrongly_joined"]
    yield table(("", "recall lost", "precision lost"),
                [(name, missed.get(name, 0.0), joined.get(name, 0.0)) for name in {**missed, **joined}])  # fmt: skip
    same, equal = figures["alike"]["agreeing"], figures["alike"]["equal"]
    yield (f"Rows say too little for some of it: of {same['pairs']} pairs of two reports that agree in day, place, "
           f"perpetrators and dead, people call {same['one_event']} % one event; of {equal['pairs']} that are equal in "
           f"every value, {equal['one_event']} %.\n")  # fmt: skip


MINILM = {"MiniLM, best threshold (torch, --minilm FOLDER)": 78.2}  # measured once: its weights are no part of Onrecord


def clusters(figures: dict[str, Any]) -> Iterator[str]:
    """The three measures, their mean, and the baselines."""
    yield f"{figures['leads']} leads without dates, each by the account of its own news.\n"
    names = {"muc": "MUC", "b_cubed": "B-cubed", "ceaf_e": "CEAF-e", "pairwise": "pairs"}
    rows = [(shown, *(figures[name][part] for part in ("precision", "recall", "f1"))) for name, shown in names.items()]
    yield table(("", "precision", "recall", "F1"), rows)
    others = {**figures["baselines"], **MINILM}
    yield table(("CoNLL (mean F1 of MUC, B-cubed, CEAF-e)", ""), [("Onrecord", figures["conll"]), *others.items()])


def linking(figures: dict[str, Any]) -> Iterator[str]:
    """Each size: linked whole, then one report after another."""
    sizes = [row for name, row in figures.items() if name.startswith("accounts_")]
    columns = ("accounts_a_second", "cpu_us_an_account", "peak_mb", "record_mb", "f1")
    whole = [(f"{row['linked']:,}", *(row[column] for column in columns), row["apart"]["f1"]) for row in sizes]
    yield table(("accounts", "linked a second", "CPU, µs an account", "peak memory, MB", "record, MB", "B-cubed F1",
                 "all apart, F1"), whole)  # fmt: skip
    yield "One more report matched into the record on disk, in milliseconds:\n"
    times = [(f"{row['linked']:,}", *row["report_ms"].values(), *row["report_cpu_ms"].values()) for row in sizes]
    head = ("half of them", "95 %", "the slowest")
    yield table(("accounts", *(f"{one}, by the clock" for one in head), *(f"{one}, CPU" for one in head)), times)


def desk(figures: dict[str, Any]) -> Iterator[str]:
    """What each view costs, what a decision does, and a first visit."""
    size = f"{figures['incidents']:,} incidents of {figures['accounts']:,} accounts, {figures['record_mb']:,} MB"
    first = f"{figures['first_answer_cpu_s']} s of CPU, for it reads the facets of all incidents"
    yield f"{size}, on {figures['cores']} cores. The first page takes {first}; at most {figures['memory_mb']} MB.\n"
    every = {**figures["views"], **{f"decision: {name}, until shown": row for name, row in figures["decision"].items()}}
    rows = [(name, *row["ms"].values(), *row["cpu_ms"].values()) for name, row in every.items()]
    yield "Milliseconds until the answer is there, by the clock, and of the desk's CPU:\n"
    yield table(("", "half of them", "95 %", "half of them, CPU", "95 %, CPU"), rows)
    if (visit := figures["first_visit"]) is not None:
        yield (f"A first visit in Chromium, drawn without a graphics card: {visit['kb']} kB in {visit['requests']} "
               f"requests; first paint after {visit['first_contentful_paint_ms']} ms, the map after "
               f"{visit['map_painted_ms']} ms, its marks after {visit['map_marked_ms']} ms.\n")  # fmt: skip


def gazetteer(figures: dict[str, Any]) -> Iterator[str]:
    """Building and asking, for each number of millions of rows."""
    found = {name.partition("_")[0]: row for name, row in figures.items() if name.endswith("_million")}
    rows = [(number, row["build"]["cpu_seconds"], row["build"]["file_mb"], row["build"]["memory_mb"],
             row["opening"]["open_ms"], row["look_ups"]["there_a_second"], row["texts"]["names_a_megabyte"],
             row["texts"]["memory_mb"]) for number, row in found.items()]  # fmt: skip
    yield table(("million rows", "build, CPU s", "file, MB", "memory building, MB", "opening, ms", "look-ups a second",
                 "names a MB of text", "memory reading, MB"), rows)  # fmt: skip


def speed(figures: dict[str, Any]) -> Iterator[str]:
    size = f"{figures['reports']} reports of {figures['words']} words on average"
    yield f"{size}, on a machine with {figures['cores']} cores.\n"
    labels = ("one_process", "two_threads", "two_processes")
    runs = [(name.replace("_", " "), figures[name]) for name in labels if name in figures]
    columns = ("reports_a_second", "reports_a_cpu_second", "peak_mb")
    yield table(("", "reports a second", "a CPU second", "peak memory, MB"),
                [(name, *(row[column] for column in columns)) for name, row in runs])  # fmt: skip
    stages = [(name, row["ms_a_report"], row["reports_a_second"]) for name, row in figures["stages"].items()]
    yield table(("stage alone", "CPU ms a report", "reports a CPU second"), stages)
    if figures.get("encoder"):
        yield from encoder(figures["encoder"])
    waits = figures["start_up"]
    yield f"Start-up, median of five: `onrecord --help` {waits['help']:.2f} s, `onrecord code` {waits['code']:.2f} s."
    yield f"At the very first use, when the tables are compiled, it takes {waits['first_code']:.0f} s.\n"


def encoder(figures: dict[str, Any]) -> Iterator[str]:
    """How near the encoder comes to a matrix product, for each number of threads."""
    columns = ("tokens_a_second", "gflops", "product_gflops")
    rows = [(name.replace("_", " "), *(row[column] for column in columns), f"{100 * row['share']:.0f} %")
            for name, row in figures.items()]  # fmt: skip
    yield "The encoder alone, beside a bfloat16 matrix product of the same run:\n"
    yield table(("", "tokens a second", "GFLOP/s", "product, GFLOP/s", "share"), rows)
