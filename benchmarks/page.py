"""`python -m benchmarks.page`: puts the measured figures into docs/performance.md.

Between `<!-- NAME -->` and `<!-- end -->` stands what `results/NAME.json` says, or `latest.json` for `bench`.
"""

import json
import re
from pathlib import Path
from typing import Any

from benchmarks.harness import HERE, RESULTS, Figures
from benchmarks.partners import OPERATIONS

PAGE = HERE.parent / "docs" / "performance.md"
PLACE = re.compile(r"(<!-- (?P<name>[a-z]+) -->\n).*?(<!-- end -->)", re.S)
BAR_COLUMNS = ["op", "CPU to the bar", "from..to", "with the same documents", "bar app+pg ms", "ours app+pg ms"]


def bar() -> str:
    """The comparison with the bar."""
    found: dict[str, Any] = json.loads((HERE / "latest.json").read_text())
    rows = []
    for operation in OPERATIONS:
        one = found[operation]
        costs = [f"{one[name]['app']:.3f}+{one[name]['postgres']:.3f}" for name in ("bar", "ours")]
        rows.append([operation, one["ratio"], f"{one['from']}..{one['to']}", one["same_documents_ratio"], *costs])
    return f"{when(found)}\n\n{Figures('', BAR_COLUMNS, rows).text()}\n"


def when(found: dict[str, Any]) -> str:
    """When, on what and how it was measured."""
    machine = f"{found['cores']} shared cores, {found['memory_gb']} GB, Python {found['python']}"
    settings = ", ".join(f"{name} {value}" for name, value in found["settings"].items())
    return f"{found['date']}: {machine}, PostgreSQL {found['postgresql']}; {settings}."


def shown(path: Path) -> str:
    """The tables of one program."""
    found: dict[str, Any] = json.loads(path.read_text())
    tables = (Figures(**one) for one in found["tables"])
    return when(found) + "\n" + "".join(f"\n**{table.title}**\n\n{table.text()}\n" for table in tables)


def filled(match: re.Match[str]) -> str:
    """A place with the figures that belong there."""
    path = RESULTS / f"{match['name']}.json"
    text = bar() if match["name"] == "bench" else shown(path) if path.exists() else "Not measured yet.\n"
    return f"{match[1]}{text}{match[3]}"


def main() -> None:
    PAGE.write_text(PLACE.sub(filled, PAGE.read_text()))


if __name__ == "__main__":
    main()
