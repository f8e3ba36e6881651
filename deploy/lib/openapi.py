#!/usr/bin/python3
"""Puts the services' parts (deploy/docs/openapi/*.yaml) together as deploy/docs/openapi.yaml.

usage: openapi.py [--check]
  --check: changes nothing; exits 1 where the document is not what the parts make
The gateway's part comes first and gives the head. The same path, tag or component in two parts must be the same.
"""

import copy
import pathlib
import sys

import yaml

from openapi_complete import complete

DOCS = pathlib.Path(__file__).resolve().parents[1] / "docs"
HEAD = "# Made from deploy/docs/openapi/*.yaml by deploy/lib/openapi.py: change the parts.\n"


class plain_dumper(yaml.SafeDumper):
    """Without anchors: the same part is written out each time."""

    def ignore_aliases(self, data):
        return True


def merge(into, part, where):
    for key, value in part.items():
        if key not in into:
            into[key] = value
        elif isinstance(value, dict) and isinstance(into[key], dict) and len(where) < 2:
            merge(into[key], value, [*where, key])
        elif into[key] != value:
            sys.exit(f"two parts differ: {'/'.join([*where, str(key)])}")


def document():
    parts = sorted((DOCS / "openapi").glob("*.yaml"), key=lambda part: (part.stem != "gateway", part.stem))
    whole = {}
    for part in parts:
        read = yaml.safe_load(part.read_text(encoding="utf-8"))
        if whole:
            tags = whole.setdefault("tags", [])
            tags.extend(tag for tag in read.get("tags", []) if tag not in tags)
            read = {key: read.get(key, {}) for key in ("paths", "components")}
        merge(whole, read, [])
    return HEAD + yaml.dump(complete(copy.deepcopy(whole)), Dumper=plain_dumper, allow_unicode=True, sort_keys=False, width=120)


def main():
    target = DOCS / "openapi.yaml"
    text = document()
    if sys.argv[1:] == ["--check"]:
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            sys.exit(f"{target} is not what its parts make: run deploy/lib/openapi.py")
        return
    target.write_text(text, encoding="utf-8")


main()
