"""The smoke suite: one cached product read against a bare Beast server, durable orders against a plain connector loop."""

import json
import os
import pathlib
import subprocess
import tempfile
import urllib.request

from . import market
from .measure import in_turn, wrk

HERE = pathlib.Path(__file__).parent
SECONDS = 4
READ_CONNECTIONS = 64
ORDER_CONNECTIONS = 128
PLAIN_ORDERS = 1_500


def run(rounds):
    shop = market.Shop(os.environ["CHUANPIN_ADDRESS"])
    return [read_vs_beast(shop, rounds), order5_vs_plain(shop, rounds)]


def read_vs_beast(shop, rounds):
    url = f"{shop.address}/v1/products/{shop.offers[0]['product_id']}"
    with tempfile.NamedTemporaryFile() as file:
        file.write(urllib.request.urlopen(url, timeout=5).read())
        file.flush()
        port = market.free_port()
        beast = subprocess.Popen([f"{os.environ['CHUANPIN_BIN']}/bare_beast", file.name, str(port)])
        try:
            market.wait_for_port(port)
            return in_turn("smoke", "read_vs_beast", "requests/s", lambda: wrk(url, READ_CONNECTIONS, SECONDS),
                           lambda: wrk(f"http://127.0.0.1:{port}/", READ_CONNECTIONS, SECONDS), rounds)
        finally:
            beast.terminate()
            beast.wait(10)


def order5_vs_plain(shop, rounds):
    body = json.dumps(shop.order_document(lines=5, quantity=1))
    headers = [f"Cookie: {shop.buyer.cookie}", f"X-CSRF-Token: {shop.buyer.csrf_token}", "Content-Type: application/json"]

    def ours():
        return wrk(f"{shop.address}/v1/orders", ORDER_CONNECTIONS, SECONDS, str(HERE / "orders.lua"), [body], headers)

    def plain():
        output = subprocess.run([f"{os.environ['CHUANPIN_BIN']}/plain_orders", os.environ["CHUANPIN_DATABASE_SOCKET"], "5", str(PLAIN_ORDERS)],
                                check=True, capture_output=True, text=True).stdout
        return float(output.split()[0])

    return in_turn("smoke", "order5_vs_plain", "orders/s", ours, plain, rounds)
