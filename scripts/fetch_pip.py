"""Fetch one known version of pip for a Python that came without it; print where the file lies.

The file is looked up in the package index that pip itself would use ($PIP_INDEX_URL, else pypi.org), and taken only if
its SHA-256 is the one written here. Needs the standard library only.
"""

import hashlib
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

FILE = "pip-26.1.2-py3-none-any.whl"
SHA256 = "382ff9f685ee3bc25864f820aa50505825f10f5458ffff07e30a6d96e5715cab"


def main() -> None:
    folder = sys.argv[1]
    index = os.environ.get("PIP_INDEX_URL") or "https://pypi.org/simple"
    page = index.rstrip("/") + "/pip/"
    try:
        names = re.findall(r'href="([^"]+)"', fetch(page).decode("utf-8", "replace"))
        links = [urllib.parse.urljoin(page, name) for name in names if FILE in name]
        data = fetch(links[0]) if links else b""
    except (urllib.error.URLError, OSError) as error:
        sys.exit(f"could not fetch {FILE} from {index}: {error}")
    if hashlib.sha256(data).hexdigest() != SHA256:
        sys.exit(f"{index} does not offer {FILE} with the expected SHA-256")
    path = os.path.join(folder, FILE)
    with open(path, "wb") as file:
        file.write(data)
    print(path)


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=60) as answer:
        found: bytes = answer.read()
        return found


main()
