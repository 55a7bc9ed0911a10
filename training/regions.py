"""How well incidents are found in our kept-back texts, by region and by type: rules and reader, and rules alone.

    python -m training.regions [--texts FOLDER]

The pairs are those of ``benchmarks.scoring``. By type, an incident is right where its pair has the same type too.
How rules and reader are put together was chosen on the same texts, so the figures are a little too good.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.leads import run_coder
from benchmarks.scoring import Incident, pairs
from training.examples import Example, kept_back
from training.gold import row
from training.sources import OWN, own

# The heads of our texts name a country or a part of the world, as their writers did; what is not here is "other".
REGIONS = {
    "Middle East and North Africa": "Middle East, Iraq, Israel/PS, Israel, Syria, Yemen, Libya, Iran, Saudi Arabia, "
    "Turkey, Egypt, Lebanon, Jordan, Algeria, Tunisia, Kuwait, Bahrain, Morocco, Western Sahara, Dubai, "
    "Iraq and Syria, Syria and Iraq, Italy/Iraq, Turkey/EU, Cyprus",
    "Africa south of the Sahara": "Nigeria, Sudan, Somalia, DR Congo, Africa, Ethiopia, Mali, South Sudan, "
    "Burkina Faso, Burundi, Sahel, South Africa, Uganda, Chad, Liberia, Sierra Leone, Zimbabwe, Congo, Kenya, Rwanda, "
    "Lake Chad, Niger, Cameroon, Central African Republic, Central Africa, East Africa, Guinea, West Africa, "
    "Sub-Saharan Africa, Southern Africa, Ivory Coast, Ethiopia/Eritrea, Togo, Angola, Eritrea, Chad-Sudan, Gabon, "
    "Somaliland, Mauritania, Equatorial Guinea, Mozambique, Zambia, Madagascar, Senegal, Guinea-Bissau, Ghana",
    "South Asia and Afghanistan": "South Asia, India, Sri Lanka, Bangladesh, Nepal, Kashmir, Afghanistan, Pakistan, "
    "Bhutan, Maldives",
    "East and South-East Asia, Pacific": "Philippines, Indonesia, China, Myanmar, North Korea, Thailand, Asia, "
    "East Asia, South-East Asia, Southeast Asia, Japan, Oceania, Australia, East Timor, Taiwan, Hong Kong, Burma, "
    "Vietnam, Fiji, Korea, Cambodia, South Korea, South Pacific, Solomon Islands, New Zealand, Malaysia, "
    "Papua New Guinea",
    "Central Asia and Caucasus": "Georgia, Kyrgyzstan, North Caucasus, Uzbekistan, Azerbaijan, Armenia/Azerbaijan, "
    "Armenia, Central Asia, Chechnya, Tajikistan",
    "Europe": "Ukraine, Russia, France, Europe, UK, Spain, Greece, Northern Ireland, Balkans, Belarus, Britain, "
    "Germany, Italy, Kosovo, Netherlands, Poland, Bosnia, Sweden, Norway, Belgium, Denmark, Vatican, Romania, Serbia, "
    "Ireland, Southern Europe, Switzerland, Macedonia, EU, Finland, Norway/Sri Lanka",
    "Latin America and Caribbean": "Colombia, Mexico, Peru, Latin America, Venezuela, Chile, Haiti, Bolivia, "
    "South America, Brazil, Guatemala, Cuba, Argentina, Honduras, Ecuador, Caribbean, Central America, Bahamas, Panama",
    "United States and Canada": "US, USA, North America, Canada",
}  # fmt: skip
_REGION = {name: region for region, names in REGIONS.items() for name in names.split(", ")}
Tally = dict[tuple[str, str], Counter[str]]  # ("by region" or "by type", its name) to texts, gold, made and right


def region(example: Example) -> str:
    return _REGION.get(example.facts.get("region", ""), "other")


def tally(examples: Sequence[Example], coder: str) -> Tally:
    """How many incidents there are, the coder makes, and are right."""
    gold = [row(example) for example in examples]
    made = run_coder(gold, coder)
    found: Tally = defaultdict(Counter)
    for example, hand in zip(examples, gold, strict=True):
        one, machine = found["by region", region(example)], made[example.id]
        paired = pairs(hand["incidents"], machine)
        for of in (one, found["by region", "all"]):
            of.update(texts=1, gold=len(hand["incidents"]), made=len(machine), right=len(paired))
        for side, incidents in (("gold", hand["incidents"]), ("made", machine)):
            for incident in incidents:
                found["by type", incident["type"]][side] += 1
        for kind in _alike(hand["incidents"], machine, paired):
            found["by type", kind]["right"] += 1
    return found


def _alike(hand: Sequence[Incident], machine: Sequence[Incident], paired: list[tuple[int, int]]) -> Iterator[str]:
    """The type of each pair that agrees in it."""
    yield from (hand[i]["type"] for i, j in paired if hand[i]["type"] == machine[j]["type"])


def shares(n: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1, in percent."""
    return (100 * n["right"] / max(1, n["made"]), 100 * n["right"] / max(1, n["gold"]),
            200 * n["right"] / max(1, n["made"] + n["gold"]))  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", type=Path, default=OWN)
    given = options.parse_args()
    back = [example for example in own.examples(given.texts) if kept_back(example)]
    both, rules = tally(back, "onrecord"), tally(back, "rules")
    for table in ("by region", "by type"):
        print(f"\n| {table} | texts | incidents | precision | recall | F1 | F1 of rules alone |")
        print("| --- " * 7 + "|")
        names = {name for side in (both, rules) for kind, name in side if kind == table}
        for name in sorted(names, key=lambda name: (name == "all", -both[table, name]["gold"], name)):
            n, shown = both[table, name], shares(both[table, name])
            cells = [f"{share:.1f}" for share in (*shown, shares(rules[table, name])[2])]
            print(f"| {name} | {n['texts'] or ''} | {n['gold']} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
