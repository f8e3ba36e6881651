#!/usr/bin/env python3
"""The table of routes in each service's README, from what `chuanpin routes` prints and the summaries of the API's description.

usage: readme_routes.py PROGRAM [--check]
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"(<!-- routes: [^\n]*-->\n).*?(<!-- end of routes -->)", re.S)


def summaries():
    """operationId -> summary; in the parts the summary stands next to the operationId."""
    found = {}
    for part in (ROOT / "deploy/docs/openapi").glob("*.yaml"):
        text = part.read_text(encoding="utf-8")
        for operation, summary in re.findall(r"^ +operationId: (\w+)\n(?: +x-.+\n)* +summary: (.+)$", text, re.M):
            found[operation] = summary.strip("'\"")
    return found


def tables(program):
    """service -> rows of (method, path, operation, who may, Idempotency-Key, If-Match, personal data)."""
    page = subprocess.run([program, "routes"], check=True, capture_output=True, text=True).stdout
    services = {}
    for section in page.split("\n## ")[1:]:
        name, *lines = section.splitlines()
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
        services[name] = rows[1:]
    return services


def table(rows, summary_of):
    lines = ["| method and path | who may | what |", "|---|---|---|"]
    for method, path, operation, who, key, if_match, personal in rows:
        if who == "services of the program":
            continue
        headers = [text for text in (key and "Idempotency-Key", if_match and f"If-Match ({if_match})", personal and "gives personal data") if text]
        what = "; ".join([summary_of.get(operation, operation.replace("_", " "))] + headers)
        lines.append(f"| {method} {path} | {who} | {what} |")
    return "\n".join(lines) + "\n"


def main():
    program, check = sys.argv[1], "--check" in sys.argv
    summary_of = summaries()
    stale = []
    for service, rows in tables(program).items():
        readme = ROOT / service / "README.md"
        before = readme.read_text(encoding="utf-8")
        after, count = BLOCK.subn(lambda block: block[1] + table(rows, summary_of) + block[2], before)
        if count != 1:
            sys.exit(f"{readme} has no block for its routes")
        if after == before:
            continue
        stale.append(str(readme))
        if not check:
            readme.write_text(after, encoding="utf-8")
    if check and stale:
        sys.exit(f"stale: {', '.join(stale)}: tests/e2e/generated.sh {program} --write")


if __name__ == "__main__":
    main()
