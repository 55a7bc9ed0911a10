"""Log-ins that fail wait longer and longer, whoever they are for."""

from __future__ import annotations

import pytest

from onrecord.desk.people.slowing import ACCOUNT, ADDRESS, FORGOTTEN, MOST, Slowing
from tests.desk.members import Clock

HERE = "192.0.2.1"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slowing(clock: Clock) -> Slowing:
    return Slowing(clock)


def waits(slowing: Slowing, clock: Clock, tries: int, name: str = "ada", address: str = HERE) -> list[int]:
    """The seconds that each next try had to wait, each waited for."""
    found = []
    for _ in range(tries):
        wait = slowing.begin(name, address)
        if wait:
            clock.go_on(seconds=wait)
            assert slowing.begin(name, address) == 0
        found.append(wait)
    return found


def test_a_few_tries_are_free_and_then_the_wait_doubles_up_to_its_longest(slowing: Slowing, clock: Clock) -> None:
    found = waits(slowing, clock, 17)
    assert found[: ACCOUNT.free] == [0] * ACCOUNT.free
    assert found[ACCOUNT.free : ACCOUNT.free + 4] == [2, 3, 5, 9]
    assert found[-1] == ACCOUNT.longest + 1


def test_a_try_before_its_time_does_not_make_the_wait_longer(slowing: Slowing, clock: Clock) -> None:
    for _ in range(ACCOUNT.free):
        slowing.begin("ada", HERE)
    assert [slowing.begin("ada", HERE) for _ in range(50)] == [2] * 50
    clock.go_on(seconds=2)
    assert slowing.begin("ada", HERE) == 0


def test_writing_the_name_otherwise_is_no_way_around(slowing: Slowing) -> None:
    for name in ("ada", "Ada", " ADA", "Ａda", "ada "):
        assert slowing.begin(name, HERE) == 0
    assert slowing.begin("ada", "198.51.100.7") > 0


def test_an_address_that_tries_many_names_waits_too(slowing: Slowing) -> None:
    assert [slowing.begin(f"n{n}", HERE) for n in range(ADDRESS.free)] == [0] * ADDRESS.free
    assert slowing.begin("another", HERE) > 0
    assert slowing.begin("another", "198.51.100.7") == 0


def test_a_house_of_ipv6_is_one_address(slowing: Slowing) -> None:
    for n in range(ADDRESS.free):
        slowing.begin(f"n{n}", f"2001:db8:1:2::{n:x}")
    assert slowing.begin("another", "2001:db8:1:2:ffff::1") > 0
    assert slowing.begin("another", "2001:db8:1:3::1") == 0


def test_what_was_right_frees_the_account_but_not_the_address(slowing: Slowing) -> None:
    for n in range(ADDRESS.free - 1):
        slowing.begin(f"n{n}", HERE)
    slowing.begin("mine", HERE)
    slowing.right("mine", HERE)
    assert slowing.begin("mine", HERE) == 0
    assert slowing.begin("another", HERE) > 0


def test_a_try_that_was_not_looked_at_counts_for_nothing(slowing: Slowing, clock: Clock) -> None:
    for _ in range(50):
        assert slowing.begin("ada", HERE) == 0
        slowing.back("ada", HERE)


def test_failures_are_forgotten_after_a_while(slowing: Slowing, clock: Clock) -> None:
    waits(slowing, clock, 9)
    clock.go_on(seconds=FORGOTTEN.total_seconds() + 1)
    assert waits(slowing, clock, ACCOUNT.free) == [0] * ACCOUNT.free


def test_the_memory_of_failures_has_an_end(slowing: Slowing) -> None:
    for n in range(MOST):
        slowing.begin(f"n{n}", f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}")
    assert len(slowing._counts) == MOST
