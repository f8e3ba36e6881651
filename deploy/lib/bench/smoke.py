"""The smoke suite: one cached product read against a bare Beast server, durable orders against a plain connector loop."""

import json
import os
import pathlib
import subprocess

from . import market
from .measure import in_turn, wrk
from .read import read_vs_beast

HERE = pathlib.Path(__file__).parent
SECONDS = 4
ORDER_CONNECTIONS = 128
PLAIN_SECONDS = 2


def run(rounds):
    shop = market.Shop(os.environ["CHUANPIN_ADDRESS"])
    return [read_vs_beast("smoke", shop, rounds), order5_vs_plain(shop, rounds)]


def order5_vs_plain(shop, rounds):
    body = json.dumps(shop.order_document(lines=5, quantity=1))
    headers = [f"Cookie: {shop.buyer.cookie}", f"X-CSRF-Token: {shop.buyer.csrf_token}", "Content-Type: application/json"]

    shop.buyer.post("/v1/orders", shop.order_document(lines=5, quantity=1), expect=(201,))
    schema = market.copy_orders(os.environ["CHUANPIN_DATABASE_SOCKET"])

    def ours():
        return wrk(f"{shop.address}/v1/orders", ORDER_CONNECTIONS, SECONDS, str(HERE / "orders.lua"), [body], headers)

    def plain():
        output = subprocess.run([f"{os.environ['CHUANPIN_BIN']}/plain_orders", os.environ["CHUANPIN_DATABASE_SOCKET"], "5", str(PLAIN_SECONDS), "1", "1", schema],
                                check=True, capture_output=True, text=True).stdout
        return float(output.split()[0])

    return in_turn("smoke", "order5_vs_plain", "orders/s", ours, plain, rounds)
