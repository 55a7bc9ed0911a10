"""Asks a desk's API: a client of one file, of Python alone, to be run or to be copied from.

    python examples/api.py "/api/v1/incidents?country=IQ" "items.*.type"
    python examples/api.py /api/v1/notes --send '{"accounts": ["..."], "text": "..."}'

The first argument is an address of /api/v1, the second picks a part of the answer: names and numbers with dots between,
* for each of a list. ``--send`` sends JSON, ``--all`` goes on through all pages of a list. The desk is at
$ONRECORD_DESK, or http://127.0.0.1:8460; where people log in, $ONRECORD_TOKEN is a token made at /me.
"""

import argparse
import json
import os
import sys
import urllib.error
import urllib.request
from http.cookiejar import CookieJar

DESK = os.environ.get("ONRECORD_DESK", "http://127.0.0.1:8460")
browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))


def ask(path, sent=None):
    """The answer to a question, or to what is sent, as data."""
    headers = {"Accept": "application/json"}
    if token := os.environ.get("ONRECORD_TOKEN"):
        headers["Authorization"] = f"Bearer {token}"
    elif sent is not None:  # a desk without log-in asks for the proof that no other site sent this
        headers |= {"X-CSRF-Token": ask("/csrf")["csrf"], "Origin": DESK}
    if sent is not None:
        headers["Content-Type"] = "application/json"
    data = None if sent is None else json.dumps(sent).encode()
    with browser.open(urllib.request.Request(DESK + path, data, headers)) as answer:
        return json.load(answer)


def every(path):
    """All rows of a list, page after page."""
    while path:
        page = ask(path)
        yield from page["items"]
        path = page["next"]


def picked(data, what):
    """The part of the data that dotted names lead to."""
    if not what:
        return data
    name, _, rest = what.partition(".")
    if name == "*":
        return [picked(one, rest) for one in data]
    return picked(data[int(name) if isinstance(data, list) else name], rest)


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("path")
    asked.add_argument("what", nargs="?", default="")
    asked.add_argument("--send", type=json.loads, metavar="JSON")
    asked.add_argument("--all", action="store_true")
    given = asked.parse_intermixed_args()
    try:
        answer = {"items": list(every(given.path))} if given.all else ask(given.path, given.send)
    except urllib.error.HTTPError as error:
        told = json.load(error)["error"]
        sys.exit(f"{told['status']}: {told['reason']}. Next: {told['next']}")
    except urllib.error.URLError as error:
        sys.exit(f"no desk at {DESK} ({error.reason}). Next: onrecord serve")
    print(json.dumps(picked(answer, given.what), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
