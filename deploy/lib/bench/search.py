"""The search suite: the 99th percentile of a search, and of reading a product, among very many products ÷ that among few (at most 1.5).

`search` and `read` are what whoever asks the service waits for; `search_cpu` is the processor time of the thread that looks into the index
alone, which leaves out the service about it and whoever else uses the processors (`search_cost`).
CHUANPIN_BENCH_PRODUCTS=1000,20000 asks for other sizes than 1,000 and 1,000,000.
"""

import csv
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

from . import many_products, market
from .measure import percentile_us

USUAL = "1000,1000000"
NAMES = {1_000: "1k", 1_000_000: "1m"}
ROOT = pathlib.Path(__file__).resolve().parents[3]
CONNECTIONS = 2
SECONDS = 10
BUILT_WITHIN = 1_800  # seconds
READ_ADDRESSES = 2_000
# What search_cost prints, in this order.
COLUMNS = ("wall_p99", "wall_p50", "processor_p99", "processor_p50")


def run(rounds):
    few, many = (int(each) for each in os.environ.get("CHUANPIN_BENCH_PRODUCTS", USUAL).split(","))
    sizes = f"{NAMES.get(many, many)}_vs_{NAMES.get(few, few)}"
    shop = market.Shop(os.environ["CHUANPIN_ADDRESS"], products=1)
    among_few = waited_among(shop, 1, few, rounds)
    with tempfile.TemporaryDirectory() as directory:
        # Both indexes of very many products are built at once, and are ready before anything is measured.
        with subprocess.Popen(cost_command(directory, many), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as other_index:
            put_on_shelf(shop, few, many)
        if other_index.returncode != 0:
            raise RuntimeError("search_cost failed")
        among_many = waited(shop, many, rounds)
        waited_for = [compared(f"{what}_{sizes}", "us p99", among_many[what], among_few[what]) for what in ("search", "read")]
        turns = [(costs(directory, many), costs(directory, few)) for _ in range(rounds)]
    spent = [compared(f"search_cpu{per_cent}_{sizes}", f"us p{per_cent}", [ours[f"processor_p{per_cent}"] for ours, _ in turns],
                      [theirs[f"processor_p{per_cent}"] for _, theirs in turns]) for per_cent in (99, 50)]
    return waited_for + spent


def compared(name, unit, ours, theirs):
    ratios = [one / other for one, other in zip(ours, theirs)]
    return {"suite": "search", "name": name, "value": round(statistics.median(ratios), 3), "ours": statistics.median(ours),
            "theirs": statistics.median(theirs), "unit": unit, "spread": [round(min(ratios), 3), round(max(ratios), 3)]}


def waited_among(shop, before, count, rounds):
    put_on_shelf(shop, before, count)
    return waited(shop, count, rounds)


def put_on_shelf(shop, before, count):
    """So many products (the shop's own is one), and an index of them."""
    many_products.grow(shop.offers[0]["product_id"], before - 1, count - 1)
    rebuild(shop.address, count)


def waited(shop, count, rounds):
    """The 99th percentiles of every round; before them everything was asked for once: what has just been built is read from the disk."""
    product, step = shop.offers[0]["product_id"], max(1, (count - 1) // READ_ADDRESSES)
    addresses = {"search": searches(), "read": ["/v1/products/" + many_products.copy_of(product, number) for number in range(1, count, step)]}
    return {what: [percentile_us(shop.address, paths, CONNECTIONS, SECONDS, 99) for _ in range(rounds + 1)][1:] for what, paths in addresses.items()}


def rebuild(address, count):
    subprocess.run([f"{os.environ['CHUANPIN_BIN']}/chuanpin", "rebuild", "search", "--config", ROOT / "deploy/config/chuanpin.toml"],
                   check=True, stdout=subprocess.DEVNULL)
    end = time.monotonic() + BUILT_WITHIN
    while not has(address, count):
        if time.monotonic() > end:
            raise RuntimeError("the index was not built in time")
        time.sleep(0.2)


def has(address, count):
    """Whether the index has them all; of more than 1,000 it tells only that there are more, and has the first copy of all: it is built from
    the newest product on, and answers when it is whole."""
    found = json.load(urllib.request.urlopen(f"{address}/v1/product-search", timeout=20))
    return found["total"] == count if count <= 1_000 else not found["total_is_exact"]


def searches():
    """What people type, as search_cost asks it."""
    with open(ROOT / "deploy/data/reference_products.csv", encoding="utf-8", newline="") as file:
        categories = {row["name_zh"]: row["category"] for row in csv.DictReader(file)}
    with open(ROOT / "tests/data/search_queries.csv", encoding="utf-8", newline="") as file:
        texts = [(row["query"], categories[row["expected"]]) for row in csv.DictReader(file)]
    asked = [{"q": text} | more for text, category in texts
             for more in ({}, {"category": category}, {"prefecture": "凉山彝族自治州"}, {"sort": "price_ascending"})]
    asked += [{"sort": sort} | more for sort in ("relevance", "newest", "price_ascending", "price_descending")
              for more in ({}, {"county": "513423"}, {"price_per_kilogram_fen_max": "150"})]
    return ["/v1/product-search?" + urllib.parse.urlencode(each) for each in asked]


def cost_command(directory, products):
    """Builds the index where there is none."""
    return [f"{os.environ['CHUANPIN_BIN']}/search_cost", f"{directory}/{products}", str(products)]


def costs(directory, products):
    printed = subprocess.run(cost_command(directory, products), check=True, capture_output=True, text=True).stdout.split()
    return dict(zip(COLUMNS, map(float, printed)))
