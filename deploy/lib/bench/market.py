"""Goods to measure with: one cooperative with many offers and plenty of stock, one canteen that buys."""

import csv
import datetime
import os
import pathlib
import socket
import subprocess
import time

from journey.api import User
from journey.mark import bring_under_the_mark

ROOT = pathlib.Path(__file__).resolve().parents[3]
PLENTY = 100_000_000
PRODUCTS_OF_AN_APPLICATION = 50


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for_port(port, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"nothing listens on port {port}")


def wait_for(condition, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError("what was waited for did not come")
        time.sleep(0.05)


def copy_orders(socket_path):
    """A schema for the comparators, as orders is now; answers its name. What they write by the way of no rule must not be doctor's to judge."""
    prefix, own = "others_", "chuanpin_orders"

    def sql(statement):
        return subprocess.run(["mariadb", "--no-defaults", "--user=root", f"--socket={socket_path}", "--skip-column-names", "-e", statement],
                              check=True, stdout=subprocess.PIPE, text=True).stdout

    subprocess.run([f"{os.environ['CHUANPIN_BIN']}/chuanpin", "migrate", "--config", ROOT / "deploy/config/chuanpin.toml"],
                   check=True, stdout=subprocess.DEVNULL, env=os.environ | {"CHUANPIN_DATABASE__SCHEMA_PREFIX": prefix})
    columns = sql("SELECT table_name, GROUP_CONCAT(column_name ORDER BY ordinal_position) FROM information_schema.columns "
                  f"WHERE table_schema = '{own}' AND is_generated = 'NEVER' AND table_name <> 'schema_migration' GROUP BY table_name")
    copies = [f"REPLACE INTO {prefix}orders.{table} ({names}) SELECT {names} FROM {own}.{table}" for table, names in map(str.split, columns.splitlines())]
    analyses = [f"ANALYZE TABLE {prefix}orders.{line.split()[0]}" for line in columns.splitlines()]
    sql("SET foreign_key_checks = 0; " + "; ".join(copies + analyses))
    return f"{prefix}orders"


class Shop:
    def __init__(self, address, products=20):
        self.address = address
        self.offices = {}
        with open(ROOT / "deploy/data/accounts.csv", encoding="utf-8", newline="") as file:
            self.accounts = list(csv.DictReader(file))
        self.supplier = self.sign_in("cooperative")
        self.buyer = self.sign_in("school")
        drafts = [self.draft_one(number) for number in range(products)]
        for first in range(0, products, PRODUCTS_OF_AN_APPLICATION):
            bring_under_the_mark(self.supplier, self.office, drafts[first:first + PRODUCTS_OF_AN_APPLICATION], self.today())
        self.offers = [self.list_one(product) for product in drafts]
        for offer in self.offers:
            self.put_stock_in(offer["product_id"])

    def credentials(self, kind):
        row = next(r for r in self.accounts if r["kind"] == kind)
        return row["login"], row["password"]

    def sign_in(self, kind):
        return User(self.address, kind).sign_in(*self.credentials(kind))

    def office(self, kind):
        if kind not in self.offices:
            self.offices[kind] = self.sign_in(kind)
        return self.offices[kind]

    def today(self):
        return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=8)).date().isoformat()

    def draft_one(self, number):
        return self.supplier.post("/v1/products", {
            "name_zh": f"测量用苹果 {number}", "category": "fruit", "origin_county_code": "513423",
            "storage": {"class": "chilled", "min_mc": -1000, "max_mc": 4000}, "shelf_life_hours": 2160,
            "unit_name_zh": "箱", "unit_net_mass_g": 10000, "description": "测量用"}).json["id"]

    def list_one(self, product):
        self.supplier.post(f"/v1/products/{product}/publication", {}, expect=(200, 201))
        return self.supplier.post(f"/v1/products/{product}/offers", {
            "minimum_quantity": 1, "tiers": [{"quantity_from": 1, "unit_price_fen": 6000}], "valid_from": self.today()}).json | {"product_id": product}

    def put_stock_in(self, product):
        for _ in range(100):
            answer = self.supplier.post("/v1/stock-receipts", {
                "product_id": product, "warehouse_code": "BENCH", "quantity": PLENTY, "reason": "测量"}, expect=(201, 503))
            if answer.status == 201:
                return
            time.sleep(0.1)
        raise RuntimeError("the product did not reach orders")

    def order_document(self, lines, quantity, first=0):
        return {"supplier_organisation_id": self.supplier.organisation["id"],
                "delivery": {"county_code": "510107", "address": "测量路1号", "contact": "测量"},
                "requested_delivery_date": (datetime.date.today() + datetime.timedelta(days=7)).isoformat(),
                "lines": [{"offer_id": o["id"], "offer_version": o["version"], "quantity": quantity} for o in self.offers[first:first + lines]]}
