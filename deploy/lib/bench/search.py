"""The search suite: the 99th percentile of a search among very many products ÷ that among few (at most 1.5), by the clock and by the
processor time of the searching thread, which does not count who else uses the processors.

CHUANPIN_BENCH_PRODUCTS=1000,20000 asks for other sizes than 1,000 and 1,000,000.
"""

import os
import subprocess
import tempfile

from .measure import in_turn

USUAL = "1000,1000000"
NAMES = {1_000: "1k", 1_000_000: "1m"}
# What search_cost prints, in this order.
COLUMNS = ("wall_p99", "wall_p50", "processor_p99", "processor_p50")


def run(rounds):
    few, many = (int(each) for each in os.environ.get("CHUANPIN_BENCH_PRODUCTS", USUAL).split(","))
    sizes = f"{NAMES.get(many, many)}_vs_{NAMES.get(few, few)}"
    with tempfile.TemporaryDirectory() as directory:
        turns = [(costs(directory, many), costs(directory, few)) for _ in range(rounds)]
    named = {f"search_{sizes}": ("us p99", "wall_p99"), f"search_cpu_{sizes}": ("us p99", "processor_p99"),
             f"search_p50_{sizes}": ("us p50", "processor_p50")}
    return [compared(name, unit, column, turns) for name, (unit, column) in named.items()]


def compared(name, unit, column, turns):
    ours = iter([many[column] for many, _ in turns])
    theirs = iter([few[column] for _, few in turns])
    return in_turn("search", name, unit, lambda: next(ours), lambda: next(theirs), len(turns))


def costs(directory, products):
    """Of an index that the first round builds."""
    command = [f"{os.environ['CHUANPIN_BIN']}/search_cost", f"{directory}/{products}", str(products)]
    # Fewer and larger writes while an index is built.
    environment = os.environ | {"XAPIAN_FLUSH_THRESHOLD": "100000"}
    printed = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.split()
    return dict(zip(COLUMNS, map(float, printed)))
