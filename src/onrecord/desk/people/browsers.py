"""A browser by a name that its person knows it by, in place of the line that it tells of itself."""

from __future__ import annotations

# In this order: each also says the names of those that it looks like.
BROWSERS = {
    "Firefox/": "Firefox",
    "Edg/": "Edge",
    "OPR/": "Opera",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
    "curl/": "curl",
}
SYSTEMS = {
    "Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS": "Mac", "Linux": "Linux",
}  # fmt: skip


def browser(told: str) -> str:
    """ "Firefox on Linux"; the beginning of the line for others."""
    names = [next((name for sign, name in known.items() if sign in told), "") for known in (BROWSERS, SYSTEMS)]
    return " on ".join(filter(None, names)) if names[0] else told[:40] or "unknown"
