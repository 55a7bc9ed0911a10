"""The encoder's files are checked, and its numbers depend on the window alone."""

import json
import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest

from onrecord.marking.engine import ABOUT, NETWORK, PIECES, Encoder, ReaderUnusable, checked, passes
from onrecord.marking.marks import Marks
from onrecord.marking.native import padded
from onrecord.marking.reader import EXACT, THREADS, asked_exact, folder, read_marks, threads
from onrecord.reading.sentences import sentences

shipped = pytest.mark.skipif(not (folder() / ABOUT).is_file(), reason="the reader's weights are not in this checkout")
TEXT = "Gunmen killed two guards near Tal Amar on Friday. Police arrested a man. " * 6


def numbers(text: str, exact: bool = False) -> bytes:
    found = read_marks(text, sentences(text), exact)
    return found.logits.tobytes() + found.related.tobytes()


def test_a_folder_without_files(tmp_path: Path) -> None:
    with pytest.raises(ReaderUnusable, match=r"reader\.json is missing\. Next: "):
        checked(tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"version": 1}'])
def test_an_unreadable_description(tmp_path: Path, content: str) -> None:
    (tmp_path / ABOUT).write_text(content)
    with pytest.raises(ReaderUnusable, match=r"reader\.json can't be read"):
        checked(tmp_path)


@pytest.mark.parametrize("name", [NETWORK, PIECES])
def test_a_missing_or_damaged_file(tmp_path: Path, name: str) -> None:
    said = {"version": "1", "labels": {}, "width": 1, "bias": [0], "bits": 8, "sha256": {NETWORK: EMPTY, PIECES: EMPTY}}
    (tmp_path / ABOUT).write_text(json.dumps(said))
    for other in (NETWORK, PIECES):
        (tmp_path / other).write_bytes(b"")
    (tmp_path / name).write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    with pytest.raises(ReaderUnusable, match=rf"{name} is not the file that was shipped"):
        checked(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ReaderUnusable, match=rf"{name} is missing"):
        checked(tmp_path)


@shipped
def test_weights_of_other_labels(tmp_path: Path) -> None:
    for name in (ABOUT, NETWORK, PIECES):
        shutil.copy(folder() / name, tmp_path / name)
    said = json.loads((tmp_path / ABOUT).read_text(encoding="utf-8"))
    del said["labels"]["victim"]
    (tmp_path / ABOUT).write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(ReaderUnusable, match=r"reader\.json is of other labels"):
        checked(tmp_path)


EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # SHA-256 of no bytes


@pytest.mark.parametrize(("given", "wanted"), [("", False), ("0", False), ("no", False), ("1", True), ("yes", True)])
def test_exact_is_asked_for(monkeypatch: pytest.MonkeyPatch, given: str, wanted: bool) -> None:
    monkeypatch.setenv(EXACT, given)
    assert asked_exact() is wanted


def test_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(THREADS, raising=False)
    assert threads() in (1, 2)
    monkeypatch.setenv(THREADS, "3")
    assert threads() == 3
    monkeypatch.setenv(THREADS, "0")
    with pytest.raises(ValueError, match="ONRECORD_THREADS must be a whole number above 0"):
        threads()


def test_windows_of_like_length_run_in_one_pass() -> None:
    assert passes([]) == []
    assert passes([100, 30, 128, 64, 65]) == [[0, 2, 4], [1, 3]]
    assert [len(own) for own in passes([90] * 11)] == [8, 3]


@shipped
@pytest.mark.parametrize("exact", [False, True])
def test_what_runs_in_one_pass_changes_nothing(exact: bool) -> None:
    encoder, random = Encoder(folder(), exact), np.random.default_rng(0)
    ids, mask = random.integers(1000, 20000, (5, 128)), np.zeros((5, 128), np.int64)
    for n, used in enumerate((128, 97, 40, 101, 90)):
        mask[n, :used] = 1
    all_ = encoder(ids, mask)
    for n, used in enumerate(mask.sum(axis=1)):
        alone = encoder(ids[n : n + 1, :used], mask[n : n + 1, :used])
        assert all(np.array_equal(one[n, :used], own[0]) for one, own in zip(all_[:2], alone[:2], strict=True))
        assert all_[2][n] == alone[2][0]


@shipped
@pytest.mark.parametrize("exact", [False, True])
def test_a_window_stands_alone(exact: bool) -> None:
    encoder = Encoder(folder(), exact)
    ids = np.array([[101, *range(2000, 2030), 102], [101, *range(3000, 3010), 102, *[0] * 20]])
    mask = (ids > 0).astype(np.int64)
    both, alone = encoder(ids, mask), encoder(ids[1:, :12], mask[1:, :12])
    assert np.array_equal(both[0][1, :12], alone[0][0]) and np.array_equal(both[2][1:], alone[2])


@shipped
def test_fast_and_exact_agree_closely() -> None:
    fast, exact = (read_marks(TEXT, sentences(TEXT), wanted) for wanted in (False, True))
    assert np.abs(fast.logits - exact.logits).mean() < 0.1
    assert fast.stamp != exact.stamp


@shipped
def test_threads_and_processes_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, "2")
    here = numbers(TEXT)
    monkeypatch.setenv(THREADS, "1")
    assert numbers(TEXT) == here
    for method in ("spawn", "fork"):
        with ProcessPoolExecutor(1, mp_context=get_context(method)) as pool:
            assert pool.submit(numbers, TEXT).result(120) == here


@shipped
def test_a_text_without_sentences_has_no_marks() -> None:
    assert read_marks("", []).all == Marks().all


@shipped
def test_weights_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (ABOUT, NETWORK, PIECES):
        shutil.copy(folder() / name, tmp_path / name)
    (tmp_path / NETWORK).write_bytes(b"")
    monkeypatch.setenv("ONRECORD_READER", str(tmp_path))
    with pytest.raises(ReaderUnusable, match=r"reader\.onnx is not the file that was shipped"):
        read_marks(TEXT, sentences(TEXT))


@pytest.mark.parametrize(("length", "whole"), [(1, 64), (64, 64), (65, 128), (128, 128)])
def test_windows_are_padded_to_two_lengths(length: int, whole: int) -> None:
    assert padded(length) == whole
