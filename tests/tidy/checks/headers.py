"""Headers that nobody includes."""

from source import Finding


def check_dead_headers(tree):
    included = {include.target for source in tree.cpp for include in source.includes if include.quoted}
    for source in tree.cpp:
        if source.path.endswith(".hpp") and source.path not in included:
            yield Finding(source.path, 1, "dead-headers", "nobody includes this header")
