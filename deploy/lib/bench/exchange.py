"""The exchange suite: rows of a file of products that are read, checked and written in a second, and what memory that takes."""

import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

from . import market

ROOT = pathlib.Path(__file__).resolve().parents[3]
CONFIG = ROOT / "deploy/config/chuanpin.toml"
ROWS = 50_000
ROWS_OF_LARGE_FILE = 1_000_000


def run(rounds):
    shop = market.Shop(os.environ["CHUANPIN_ADDRESS"], products=1)
    with tempfile.TemporaryDirectory() as directory:
        text, book, large = (f"{directory}/{name}" for name in ("products.csv", "products.xlsx", "large.csv"))
        for path, rows in ((text, ROWS), (book, ROWS), (large, ROWS_OF_LARGE_FILE)):
            import_rows("make", path, str(rows))
        return [import_products(shop, text, rounds), figure("check_csv_rows", "rows/s", [checked(text)[0] for _ in range(rounds)]),
                figure("check_xlsx_rows", "rows/s", [checked(book)[0] for _ in range(rounds)]),
                figure("check_million_mb", "MB", [checked(large)[1]])]


def import_products(shop, path, rounds):
    """The command from its start to its end: checks, then one draft for each row, with an event for each part (at least 20,000/s)."""
    supplier = shop.supplier.organisation["id"]

    def once(number):
        fresh = re.sub(rb"SKU-", f"R{number}-".encode(), pathlib.Path(path).read_bytes())
        pathlib.Path(path).write_bytes(fresh)
        begun = time.monotonic()
        output = subprocess.run([f"{os.environ['CHUANPIN_BIN']}/chuanpin", "import", "products", "--config", str(CONFIG), "--supplier", supplier,
                                 "--file", path], check=True, capture_output=True, text=True).stdout
        took = time.monotonic() - begun
        if f'"drafted":{ROWS}' not in output:
            raise RuntimeError(f"not every row became a draft: {output}")
        pathlib.Path(path).write_bytes(re.sub(f"R{number}-".encode(), b"SKU-", fresh))
        return ROWS / took

    return figure("import_rows", "rows/s", [once(number) for number in range(rounds)])


def import_rows(*arguments):
    return subprocess.run([f"{os.environ['CHUANPIN_BIN']}/import_rows", *arguments], check=True, capture_output=True, text=True).stdout


def checked(path):
    rows_per_second, megabytes = import_rows("check", path).split()
    return float(rows_per_second), float(megabytes)


def figure(name, unit, values):
    """A figure that is no ratio; the spread is the values' own."""
    middle = statistics.median(values)
    return {"suite": "exchange", "name": name, "value": middle, "ours": middle, "theirs": 0, "unit": unit, "spread": [min(values), max(values)]}
