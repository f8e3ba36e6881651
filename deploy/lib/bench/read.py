"""The read suite: one product read from the cache ÷ a bare Beast server that answers the same bytes (at least 0.6)."""

import os
import subprocess
import tempfile
import urllib.request

from . import market
from .measure import in_turn, wrk

SECONDS = 4
CONNECTIONS = 64


def run(rounds):
    shop = market.Shop(os.environ["CHUANPIN_ADDRESS"], products=1)
    return [read_vs_beast("read", shop, rounds)]


def read_vs_beast(suite, shop, rounds):
    url = f"{shop.address}/v1/products/{shop.offers[0]['product_id']}"
    with tempfile.NamedTemporaryFile() as file:
        file.write(urllib.request.urlopen(url, timeout=5).read())
        file.flush()
        port = market.free_port()
        beast = subprocess.Popen([f"{os.environ['CHUANPIN_BIN']}/bare_beast", file.name, str(port)])
        try:
            market.wait_for_port(port)
            return in_turn(suite, "read_vs_beast", "requests/s", lambda: wrk(url, CONNECTIONS, SECONDS),
                           lambda: wrk(f"http://127.0.0.1:{port}/", CONNECTIONS, SECONDS), rounds)
        finally:
            beast.terminate()
            beast.wait(10)
