#!/usr/bin/env python3
"""Checks the rules of the house that a compiler does not know: layers, banned calls, sizes, migrations, …

usage: tests/tidy/tidy.py [--root DIRECTORY]        exit status 1 where something was found
"""

import argparse
import pathlib
import sys

import checks
from source import Tree


def find_all(tree):
    return sorted((finding for check in checks.ALL for finding in check(tree)), key=lambda each: (each.path, each.line, each.check))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    findings = find_all(Tree.of_directory(parser.parse_args().root))
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings", file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
