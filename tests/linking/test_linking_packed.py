"""A profile comes back from its line of JSON as it was; components are those of a walk along the edges."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.components import Components
from onrecord.linking.packed import pack, unpack
from onrecord.linking.profile import profile
from tests.linking.telling import told, weapon


def test_a_profile_comes_back_as_it_was():
    full = told(
        "a", "Gunmen of Amara’s band shot 12 soldiers near the Ömer mosque", by=("Islamic State",), of=("soldiers",),
        killed=(11, None), injured="dozens", weapons=(weapon("firearms"),), background=True,
    )  # fmt: skip
    for one in (full, told("b", "", place=None, when=None, published=None, outlet=None), told("c", place="Iraq")):
        made = profile(one)
        assert unpack(pack(made)) == made
        assert pack(unpack(pack(made))) == pack(made)


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=14))
def test_components_are_those_of_a_walk(edges):
    components = Components(12)
    for one, other in edges:
        components.join(one, other)
    assert list(components.groups()) == walked(edges)
    assert [components.of(n) for n in range(12)] == components.all().tolist()


def walked(edges):
    found = []
    for start in range(12):
        if not any(start in group for group in found):
            group = {start}
            while more := {n for edge in edges for n in edge if group & set(edge)} - group:
                group |= more
            found.append(sorted(group))
    return found
