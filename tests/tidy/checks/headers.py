"""Headers that nobody includes, and headers whose own .cpp does not include them first."""

from source import Finding


def check_dead_headers(tree):
    included = {include.target for source in tree.cpp for include in source.includes if include.quoted}
    for source in tree.cpp:
        if source.path.endswith(".hpp") and source.path not in included:
            yield Finding(source.path, 1, "dead-headers", "nobody includes this header")


def check_first_includes(tree):
    """Which proves that the header compiles alone; headers without a .cpp are compiled by the test `headers`."""
    for source in tree.cpp:
        header = source.path.removesuffix(".cpp") + ".hpp"
        if not source.path.endswith(".cpp") or header not in tree.paths:
            continue
        if not source.includes or source.includes[0].target != header:
            line = source.includes[0].line if source.includes else 1
            yield Finding(source.path, line, "first-include", f'"{header}" stands first')
