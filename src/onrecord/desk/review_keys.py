"""The keys of the review, as they are until a person changes them, and what each does."""

from __future__ import annotations

KEYS = {
    "accept": ("a", "Accept the accounts shown"),
    "edit": ("e", "Edit what was coded"),
    "reject": ("r", "Reject: no such incident, or not ours to count"),
    "unsure": ("m", "Unsure: leave it to another person"),
    "note": ("n", "Write a note"),
    "split": ("x", "Split off the ticked accounts"),
    "same": ("s", "Same as the likely twin"),
    "different": ("d", "Different from the likely twin"),
    "pair": ("p", "Can't tell whether the twin is the same"),
    "open": ("o", "Open all accounts"),
    "skip": ("j", "Skip: the next one"),
    "back": ("k", "Back to the one before"),
    "undo": ("u", "Undo the last decision"),
    "help": ("?", "Show the keys"),
}
