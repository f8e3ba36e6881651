"""Calls that are banned, each with the rooms where it may stand after all."""

import re

from source import Finding

NOWHERE = r"$^"
TESTS = r"tests/"
PRINTING = r"tests/|main\.cpp|platform/runtime/|[a-z]+/commands/|[a-z]+/service\.cpp"  # service.cpp hands the streams to the commands

# (what, why, where it is allowed)
BANNED = [
    (r"\bsetAutoCommit\s*\(", "Connector/C++ swallows errors here: send SET autocommit as SQL", NOWHERE),
    (r"(?<![\w.>:])(?:std::|::)?system\s*\(", "starts a shell", NOWHERE),
    (r"(?<![\w.>:])(?:::)?popen\s*\(", "starts a shell", NOWHERE),
    (r"(?<![\w.>:])(?:std::|::)?(?:secure_)?getenv\s*\(", "the environment is read in platform/runtime", r"platform/runtime/|tests/"),
    (r"\bsleep_(?:for|until)\s*\(|(?<![\w.>:])(?:::)?u?sleep\s*\(", "wait for a condition or a timer, with a bound", TESTS),
    (r"\bstd::(?:cout|cerr|clog)\b|(?<![\w.>:])(?:std::)?(?:printf|puts|putchar)\s*\(", "log instead, or print from a command", PRINTING),
    (r"\bfmt::print(?:ln)?\s*\(", "log instead, or print from a command", PRINTING),
    (r"(?<![\w.>:])(?:std::|::)?s?rand\s*\(", "randomness is injected (base::random_source)", NOWHERE),
    (r"\bstd::(?:random_device|mt19937(?:_64)?)\b", "randomness is injected (base::random_source)", r"tests/|platform/(?:mysql|redis|http|runtime)/"),
    (r"\bsystem_clock::now\s*\(", "time is injected (base::clock)", r"platform/runtime/|tests/"),
    (r"\bstd::time\s*\(|(?<![\w.>:])(?:::)?time\s*\(\s*(?:nullptr|NULL|0|&)|\b(?:gettimeofday|localtime|gmtime)\s*\(", "time is injected (base::clock)", r"platform/runtime/|tests/"),
]
BANNED = [(re.compile(what), why, re.compile(where)) for what, why, where in BANNED]

# Our own session may be told to commit; the connector's connection, which only files with its headers can see, may not.
CONNECTOR_HEADER = re.compile(r"cppconn/|platform/mysql/connector\.hpp")
CONNECTOR_CALL = re.compile(r"(?:\.|->)\s*(?:commit|rollback)\s*\(\s*\)")

# A clock of any kind in a domain: times are arguments there.
ANY_CLOCK = re.compile(r"\b(?:system|steady|high_resolution|utc)_clock::now\s*\(")
DOMAIN = re.compile(r"(?:gateway|catalog|orders|logistics)/domain/")

# Everything that counts money or goods: the services' layers and the platform's arithmetic. (service.cpp feeds metrics.)
EXACT_ROOMS = re.compile(r"(?:gateway|catalog|orders|logistics)/\w+/|platform/base/(?:money|time|ids)\.")
# A duration in seconds, as metrics take it, is no amount.
FLOATING_POINT = re.compile(r"(?<!duration<)\b(?:float|double)\b")


def check_banned_calls(tree):
    for source in tree.cpp:
        for what, why, where in BANNED:
            if not where.match(source.path):
                yield from report(source, what, "banned-calls", why)
        if any(CONNECTOR_HEADER.match(include.target) for include in source.includes):
            yield from report(source, CONNECTOR_CALL, "banned-calls", "Connector/C++ swallows errors here: send COMMIT or ROLLBACK as SQL")
        if DOMAIN.match(source.path):
            yield from report(source, ANY_CLOCK, "banned-calls", "a domain is told the time")


def check_floating_point(tree):
    for source in tree.cpp:
        if EXACT_ROOMS.match(source.path):
            yield from report(source, FLOATING_POINT, "floating-point", "money, masses and temperatures are integers, rates are rationals")


def report(source, pattern, check, why):
    for match in pattern.finditer(source.code):
        yield Finding(source.path, source.line_at(match.start()), check, f"{' '.join(match[0].split())}: {why}")
