"""Read what ../shared/eval/run printed and fail where the five given articles fall below what the project promised.

The other sets are printed for the reader; only these five, which the project's user gave, are a bar.
"""

import re
import sys
from pathlib import Path

RIGHT = {"direct": 12, "partial": 5, "indirect": 12}
"""How many of the seeds' quotes must be found."""


def main(printed: str) -> int:
    """The number of bars that were missed, each told in a line."""
    seeds = printed.partition("== seeds\n")[2].partition("\n== ")[0]
    missed = []
    for kind, least in RIGHT.items():
        part = seeds.partition(f"-- {kind}\n")[2].partition("\n-- ")[0]
        found = re.search(r"\((\d+) right, (\d+) extra", part)
        speakers = re.search(r"of the quotes found: [\d.]+ \((\d+)/", part)
        if not found or not speakers:
            missed.append(f"{kind}: no figures printed")
        elif int(found[1]) < least:
            missed.append(f"{kind}: {found[1]} found, {least} promised")
        elif kind == "direct" and (int(found[2]) or int(speakers[1]) < least):
            missed.append(f"direct: {found[2]} extra, {speakers[1]} speakers right of {least}")
    print("\n".join(missed) or "the five given articles: as promised")
    return len(missed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).read_text(encoding="utf-8")))
