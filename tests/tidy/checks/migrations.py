"""Migrations: dense numbers, one statement each, every key and constraint named, the house's table options."""

import re

from source import Finding, blank

FILE = re.compile(r"(?P<folder>\w+/migrations)/(?P<name>[^/]+\.sql)")
NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")
HIDDEN = re.compile(r"--[^\n]*|/\*.*?\*/|'(?:''|\\.|[^'\\])*'|`[^`]*`", re.DOTALL)
OPTIONS = re.compile(r"\)\s*ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin\b")

UNNAMED_DEFINITION = re.compile(r"(?:UNIQUE\s+(?:KEY|INDEX)|UNIQUE|FULLTEXT(?:\s+(?:KEY|INDEX))?|KEY|INDEX|FOREIGN\s+KEY|CHECK)\s*\(", re.IGNORECASE)
UNNAMED_CONSTRAINT = re.compile(r"CONSTRAINT\s+(?:UNIQUE|FOREIGN|CHECK|PRIMARY)\b", re.IGNORECASE)
INSIDE_COLUMN = re.compile(r"\b(UNIQUE|CHECK\s*\(|REFERENCES)", re.IGNORECASE)
DEFINITION_START = re.compile(r"(?:CONSTRAINT|PRIMARY|UNIQUE|FULLTEXT|KEY|INDEX|FOREIGN|CHECK|PERIOD)\b", re.IGNORECASE)


def check_migrations(tree):
    folders = {}
    for source in tree.files:
        if match := FILE.fullmatch(source.path):
            folders.setdefault(match["folder"], []).append((match["name"], source))
    for migrations in folders.values():
        yield from check_numbers(migrations)
        for _, source in migrations:
            yield from check_statement(source)


def finding(source, offset, message):
    return Finding(source.path, source.line_at(offset), "migrations", message)


def check_numbers(migrations):
    for expected, (name, source) in enumerate(sorted(migrations, key=lambda each: each[0]), start=1):
        match = NAME.fullmatch(name)
        if not match:
            yield finding(source, 0, "the name must be NNNN_name.sql")
        elif int(match[1]) != expected:
            yield finding(source, 0, f"number {match[1]} where {expected:04} is next")
            return


def check_statement(source):
    sql = HIDDEN.sub(lambda match: match[0] if match[0].startswith("`") else blank(match[0]), source.text)
    first_end = sql.find(";")
    if first_end >= 0 and sql[first_end + 1:].strip():
        yield finding(source, first_end, "more than one statement")
    if created := re.match(r"\s*CREATE\s+TABLE\s+[^(]*\(", sql, re.IGNORECASE):
        yield from check_table(source, sql, created.end())
    elif not sql.strip(" \n\t;"):
        yield finding(source, 0, "no statement")


def check_table(source, sql, start):
    for offset, definition in definitions_of(sql, start):
        if UNNAMED_DEFINITION.match(definition) or UNNAMED_CONSTRAINT.match(definition):
            yield finding(source, offset, f"a key or constraint has no name: {' '.join(definition.split())[:60]}")
        elif not DEFINITION_START.match(definition) and (inside := INSIDE_COLUMN.search(definition)):
            yield finding(source, offset, f"{inside[1].rstrip(' (')} inside a column has no name; write CONSTRAINT name …")
    if not OPTIONS.search(" ".join(sql.split())):
        yield finding(source, start, "table options are ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin")


def definitions_of(sql, start):
    """(offset, text) of what stands between the commas of the outermost parentheses."""
    depth, begin = 1, start
    for offset in range(start, len(sql)):
        depth += {"(": 1, ")": -1}.get(sql[offset], 0)
        if depth == 0 or (depth == 1 and sql[offset] == ","):
            text = sql[begin:offset]
            yield begin + len(text) - len(text.lstrip()), text.strip()
            begin = offset + 1
        if depth == 0:
            return
