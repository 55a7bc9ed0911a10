"""Files are written whole or not at all, and the error says why."""

from __future__ import annotations

import errno
import os

import pytest

from onrecord.publish import PublishError, export, writing
from onrecord.record import Told
from onrecord.rulings import rule
from tests.linking.telling import told


def broken():
    yield Told(rule("range", [told("a")]), ())
    raise RuntimeError("the record went away")


def test_a_broken_export_leaves_the_old_file_and_no_rubbish(tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("old")
    with pytest.raises(RuntimeError):
        export("csv", broken(), out)
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_a_missing_folder(tmp_path):
    with pytest.raises(PublishError, match=r"no folder .*gone: make it first"):
        export("csv", [], tmp_path / "gone" / "out.csv")


def test_a_folder_as_file(tmp_path):
    with pytest.raises(PublishError, match="is a folder: name a file"):
        export("csv", [], tmp_path)


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "no permission"), (errno.EIO, "error")]
)
def test_the_reason_is_said(tmp_path, monkeypatch, number, words):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    out = tmp_path / "out.csv"
    out.write_text("old")
    monkeypatch.setattr(writing.os, "fsync", fail)
    with pytest.raises(PublishError, match=words):
        export("csv", [], out)
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_write_permission(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(PublishError, match="no permission to write there"):
        export("csv", [], tmp_path / "out.csv")
    tmp_path.chmod(0o700)


def test_a_device_is_written_to_and_stays(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    export("csv", [], pipe)
    assert os.read(reader, 10) == b"id,type,la"
    os.close(reader)
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_device():
    with pytest.raises(PublishError, match="the disk is full"):
        export("csv", [], "/dev/full")


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    export("csv", [], tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("id,type")


def test_permissions_are_those_of_any_new_file(tmp_path):
    export("csv", [], tmp_path / "out.csv")
    (tmp_path / "plain").write_text("")
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode
