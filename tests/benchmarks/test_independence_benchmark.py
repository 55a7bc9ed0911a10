"""The copies that the benchmark of independence makes: each tells the incident in the sentences that it names."""

from __future__ import annotations

import random

import pytest

from benchmarks.independence import COPIES, TELLING, alike, filed, independent, one

STORY = [
    "Gunmen stopped a bus near Halfaya on Monday evening.", "They led eleven passengers into the orchard and shot nine of them.",
    "Two young men ran and hid among the reeds until morning.", "The governor of Sirwan promised an inquiry.",
    "Shops stayed shut on Tuesday, and mourners filled the main square.", "It was the third such raid since the harvest began.",
]  # fmt: skip
OTHER = [
    "A ferry went down off the northern coast in heavy rain.", "Fishermen pulled thirty people out of the water.",
    "Divers searched the wreck through the night without success.", "The company had been warned of the leak last year.",
    "A minister resigned over the affair on Friday.",
]  # fmt: skip


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_names_the_sentences_that_tell(name):
    made, told = COPIES[name](STORY, random.Random(1), OTHER)
    account = filed("copy", made, told, 1)
    for (start, end), number in zip(account.account.evidence, told, strict=True):
        assert account.report.text[start:end] == made[number]
    kept = [made[number] for number in told]
    assert len(kept) == min(len(told), TELLING)
    assert kept == STORY[: len(kept)] or "new" in name


def test_a_copy_is_found_and_another_story_is_not():
    story, other = filed("a", STORY, range(TELLING), 0), filed("b", OTHER, range(TELLING), 1)
    assert one(story, filed("c", STORY[1:] + STORY[:1], [5, 0, 1], 1))
    assert not one(story, other)
    assert alike(STORY, STORY[:4])
    assert not alike(STORY, OTHER)


def test_independent_reports_share_names_and_no_runs_of_words():
    told = ["Nine died in the raid that gunmen made near Halfaya, said Karim Daoud of the Sirwan council."]
    again = ["Near Halfaya nine men are dead; on Monday Karim Daoud, who sits in the council, blamed Sirwan bandits."]
    assert independent(told, again)
    assert not independent(told, told)
