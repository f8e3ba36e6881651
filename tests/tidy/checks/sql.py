"""SQL stands in store/, beside the code that runs it, and in the platform's own tables."""

import re

from source import Finding

ALLOWED = re.compile(r"(?:gateway|catalog|orders|logistics)/store/|platform/(?:mysql|journal)/|tests/")
SQL = re.compile(r"\s*\(?\s*(?:SELECT\s|INSERT\s+(?:IGNORE\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|(?:CREATE|ALTER|DROP)\s+TABLE\s)")
# SQL never names a schema: which one it is, the session knows.
SCHEMA = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+`?\w+`?\.`?\w+")


def check_sql_text(tree):
    for source in tree.cpp:
        for line, text in source.strings:
            plain = text.replace("\\n", " ")
            if not SQL.match(plain):
                continue
            if not ALLOWED.match(source.path):
                yield Finding(source.path, line, "sql-text", f"SQL outside store: {' '.join(plain.split())[:40]}…")
            elif not source.is_test and (named := SCHEMA.search(plain)) and "information_schema" not in named[0].lower():
                yield Finding(source.path, line, "sql-text", f"SQL names a schema: {' '.join(named[0].split())}")
