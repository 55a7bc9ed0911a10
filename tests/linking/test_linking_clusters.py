"""Clusters: the same whatever the order, never against a person's word, never chained through a vague account."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking import Judgement, link
from onrecord.linking.cluster import cluster
from tests.linking.telling import dated, told

AMBUSH = "Gunmen ambushed an army patrol on the road to the dam near Baquba before dawn"
STRIKE = "A blast tore through the vegetable market of Khalis at noon, witnesses said"

texts = st.sampled_from([AMBUSH, STRIKE, "Police came under fire", "Two farmers were taken from their home"])
accounts = st.builds(
    dict,
    text=texts,
    type=st.sampled_from(["armed_clash", "attack", "remote_explosive_landmine_ied", "agreement"]),
    place=st.sampled_from(["Baquba", "Khalis", "Tuz Khurmatu", "Diyala", "Iraq", None]),
    when=st.sampled_from(["2021-05-03", "2021-05-04", "2021-05-12", "2021-05-01..2021-05-31", None]),
    killed=st.sampled_from([None, 2, 4, 40, (11, None), "dozens"]),
    by=st.sampled_from([(), ("Islamic State",), ("gunmen",)]),
    status=st.sampled_from(["occurred", "occurred", "alleged", "denied", "planned"]),
)
filings = st.lists(accounts, max_size=9).map(lambda rows: [told(f"a{n}", **row) for n, row in enumerate(rows)])
words = st.lists(
    st.builds(
        Judgement,
        st.integers(0, 8).map("a{}".format),
        st.integers(0, 8).map("a{}".format),
        st.sampled_from(["same", "different", "unsure"]),
        st.sampled_from(["ana", "ben"]),
    ),
    max_size=6,
)


SAME, FLOOR = 0.5, 0.1
ids = [f"a{n}" for n in range(9)]
pairs = st.dictionaries(
    st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(FLOOR, 1).map(lambda score: round(score, 1)),  # few values, so that many pairs tie
    max_size=36,
).map(lambda found: [Judgement(a, b, "same", score=score) for (a, b), score in found.items()])


def clusters(filed, judgements=()):
    return [set(cluster) for cluster in link(filed, judgements).clusters]


@given(filings, words, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(filed, judgements, shuffler: random.Random):
    before = link(filed, judgements)
    shuffler.shuffle(filed)
    shuffler.shuffle(judgements)
    assert link(filed, judgements) == before


@given(filings, words)
def test_every_account_is_in_one_cluster(filed, judgements):
    found = [id for cluster in link(filed, judgements).clusters for id in cluster]
    assert sorted(found) == sorted(f.id for f in filed)


@given(filings, words)
def test_a_persons_word_holds(filed, judgements):
    linked = link(filed, judgements)
    home = {id: cluster for cluster in linked.clusters for id in cluster}
    heard = [j for j in judgements if j.a in home and j.b in home and j.a != j.b]
    assert not [j for j in heard if j.verdict == "different" and home[j.a] == home[j.b]]
    assert all(home[j.a] == home[j.b] for j in heard if j.verdict == "same" and j not in linked.conflicts)
    assert linked.conflicts == [] or any(j.verdict == "different" for j in heard)


@given(filings, words)
def test_a_rerun_over_its_own_judgements_changes_nothing(filed, judgements):
    first = link(filed, judgements)
    assert link(filed, [*judgements, *first.judgements]) == first


def test_merging_then_taking_it_back_restores_the_state():
    filed = [told("a", AMBUSH), told("b", STRIKE, place="Khalis", type="attack", killed=30)]
    assert clusters(filed) == [{"a"}, {"b"}]
    assert clusters(filed, [Judgement("a", "b", "same", "ana")]) == [{"a", "b"}]
    assert clusters(filed, [Judgement("b", "a", "different", "ana")]) == [{"a"}, {"b"}]


def test_a_vague_account_does_not_chain_two_incidents():
    first = told("a", AMBUSH, killed=2)
    second = told("b", AMBUSH, killed=2, place="Tuz Khurmatu")
    vague = told("c", AMBUSH, killed=2, place="Iraq", when=dated("2021-05-01..2021-05-07", "week"))
    assert not any({"a", "b"} <= cluster for cluster in clusters([first, second, vague]))


def test_a_different_splits_what_the_matcher_joins():
    filed = [told("a", AMBUSH), told("b", AMBUSH), told("c", AMBUSH)]
    assert clusters(filed) == [{"a", "b", "c"}]
    split = clusters(filed, [Judgement("a", "b", "different", "ana")])
    assert not any({"a", "b"} <= cluster for cluster in split)
    assert len(split) == 2


def test_what_people_join_takes_along_what_belongs_to_either():
    filed = [told("a", AMBUSH), told("b", AMBUSH, when="2021-06-30", published="2021-07-01"), told("c", AMBUSH)]
    assert clusters(filed, [Judgement("a", "b", "same", "ana")]) == [{"a", "b", "c"}]


def test_people_against_people_different_holds_and_the_conflict_is_told():
    filed = [told("a", AMBUSH), told("b", AMBUSH), told("c", STRIKE, place="Gao")]
    same, different = Judgement("a", "c", "same", "ana"), Judgement("c", "a", "different", "ben")
    linked = link(filed, [same, different])
    assert not any({"a", "c"} <= set(cluster) for cluster in linked.clusters)
    assert linked.conflicts == [same]


def test_a_persons_unsure_leaves_the_pair_unjoined():
    filed = [told("a", AMBUSH), told("b", AMBUSH)]
    assert clusters(filed, [Judgement("a", "b", "unsure", "ana")]) == [{"a"}, {"b"}]


def test_the_matchers_earlier_word_binds_nobody():
    filed = [told("a", AMBUSH), told("b", AMBUSH)]
    assert clusters(filed, [Judgement("a", "b", "different", "matcher")]) == [{"a", "b"}]


def test_judgements_about_unknown_accounts_are_passed_over():
    assert clusters([told("a", AMBUSH)], [Judgement("a", "gone", "same", "ana")]) == [{"a"}]


def test_without_day_or_place_a_shared_name_finds_the_account():
    text = "Gunmen shot the poet Nazik Malaika outside the Shabandar café, colleagues said"
    shot = {"type": "attack", "of": ("Nazik Malaika",), "killed": 1}
    filed = [told("a", text, **shot), told("b", text, place=None, when=None, published=None, **shot)]
    assert clusters(filed) == [{"a", "b"}]


def test_undated_mentions_of_the_past_are_not_dated_by_their_report():
    filed = [told("a", AMBUSH, place="Diyala", when="2021-05-03"),
             told("b", STRIKE, place="Diyala", when=None, background=True)]  # fmt: skip
    assert clusters(filed) == [{"a"}, {"b"}]


def test_nothing_in_nothing_out():
    assert link([]).clusters == []


def partition(scored, people=(), among=ids, order=None):
    return cluster(among, scored, people, SAME, order)


@given(pairs, words, st.randoms(use_true_random=False))
def test_the_order_of_pairs_and_words_changes_nothing(scored, people, shuffler: random.Random):
    before, among = partition(scored, people), list(ids)
    for taken in (among, scored, people):
        shuffler.shuffle(taken)
    turned = [Judgement(j.b, j.a, j.verdict, j.by, j.score) for j in scored]
    assert partition(turned, people, among) == before


@given(pairs, words)
def test_accounts_that_no_chain_of_sames_connects_can_be_clustered_apart(scored, people):
    near = [j for j in (*scored, *people) if (j.by == "matcher" and j.score >= SAME) or j.verdict == "same"]
    whole, conflicts = partition(scored, people)
    parts = [partition(scored_in(scored, part), people, part) for part in components(near)]
    assert sorted(found for told, _ in parts for found in told) == whole
    assert sorted(j.pair for _, told in parts for j in told) == sorted(j.pair for j in conflicts)


def scored_in(scored, part):
    return [j for j in scored if {j.a, j.b} <= part]


def components(near):
    parts = [{id} for id in ids]
    for judgement in near:
        met = [part for part in parts if {judgement.a, judgement.b} & part]
        parts = [part for part in parts if part not in met] + [set().union(*met)]
    return [part for part in parts if part]


@given(pairs, words)
def test_no_incident_holds_two_accounts_that_the_matcher_finds_impossible(scored, people):
    """Unless a person's "same" put them, or the nodes they stand in, together."""
    possible = {j.pair for j in scored}
    people = [j for j in people if j.verdict != "same"]
    for found in partition(scored, people)[0]:
        assert all((a, b) in possible for a in found for b in found if a < b)


@given(pairs)
def test_ties_go_by_the_order_given_and_not_by_the_ids(scored):
    """Accounts filed anew under other ids, their order told, fall into the same incidents."""
    anew = {id: f"b{8 - n}" for n, id in enumerate(ids)}
    renamed = [Judgement(anew[j.a], anew[j.b], j.verdict, score=j.score) for j in scored]
    order = {anew[id]: n for n, id in enumerate(ids)}
    found = partition(renamed, among=[*anew.values()], order=order)[0]
    assert sorted(tuple(sorted(anew[id] for id in one)) for one in partition(scored)[0]) == found


def test_two_halves_of_an_incident_join_where_their_average_reaches_the_threshold():
    halves = [("a0", "a1", 0.9), ("a2", "a3", 0.9)]
    across = [(a, b, score) for (a, b), score in zip(
        [("a0", "a2"), ("a0", "a3"), ("a1", "a2"), ("a1", "a3")], (0.8, 0.2, 0.4, 0.6), strict=True)]  # fmt: skip
    scored = [Judgement(a, b, "same", score=score) for a, b, score in halves + across]
    assert ("a0", "a1", "a2", "a3") in partition(scored)[0]
    assert ("a0", "a1") in partition(scored[:-1])[0]  # a1 and a3 are not possible


def test_an_incident_of_hundreds_of_accounts_is_one():
    many = [f"a{n:03}" for n in range(200)]
    scored = [Judgement(a, b, "same", score=0.9) for a in many for b in many if a < b]
    assert partition(scored, among=many)[0] == [tuple(many)]
