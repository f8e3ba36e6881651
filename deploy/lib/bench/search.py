"""The search suite: the 99th percentile of a search among very many products ÷ that among few (at most 1.5).

CHUANPIN_BENCH_PRODUCTS=1000,20000 asks for other sizes than 1,000 and 1,000,000.
"""

import os
import subprocess
import tempfile

from .measure import in_turn

USUAL = "1000,1000000"
NAMES = {1_000: "1k", 1_000_000: "1m"}


def run(rounds):
    few, many = (int(each) for each in os.environ.get("CHUANPIN_BENCH_PRODUCTS", USUAL).split(","))
    name = f"search_{NAMES.get(many, many)}_vs_{NAMES.get(few, few)}"
    with tempfile.TemporaryDirectory() as directory:
        return [in_turn("search", name, "us p99", lambda: p99_us(directory, many), lambda: p99_us(directory, few), rounds)]


def p99_us(directory, products):
    """Of an index that the first round builds."""
    command = [f"{os.environ['CHUANPIN_BIN']}/search_cost", f"{directory}/{products}", str(products)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[0])
