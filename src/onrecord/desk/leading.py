"""Where a page may lead back to: what a form or an address asks for is a stranger's word until it is known as a path of
this desk."""

from __future__ import annotations


def own_path(asked: str, usual: str = "") -> str:
    """``asked`` where it is a path of this desk, else ``usual``. A browser takes ``//host`` for another's address,
    reads a backslash as a slash and leaves out tabs and line breaks (https://url.spec.whatwg.org/#url-parsing); so two
    slashes to begin with, a backslash anywhere and any character that is not printed are refused. What is
    percent-encoded stays a path: a browser does not decode it before it goes there."""
    fine = asked.startswith("/") and not asked.startswith("//") and "\\" not in asked and asked.isprintable()
    return asked if fine else usual
