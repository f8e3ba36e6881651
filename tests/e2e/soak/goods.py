"""What there is to trade: few hot products in two warehouses, two canteens and an agency that buy, their budgets and rules."""

import datetime
import secrets

from bench.market import Shop

from . import machines
from .client import Account

PRODUCTS = 12
FIRST_STOCK = 60
WAREHOUSES = ("S-1", "S-2")
BUDGET_FEN = 8_000_000
APPROVAL_FROM_FEN = 150_000


class Goods(Shop):
    def __init__(self, address, record):
        self.record = record
        super().__init__(address, products=PRODUCTS)
        self.prices = {each["id"]: each["version"] for each in self.offers}
        self.products = [each["product_id"] for each in self.offers]
        self.accounts_of = {kind: self.account(kind) for kind in ("cooperative", "school", "agency", "operator")}
        self.accounts_of["approver"] = Account("approver", "soak-approver", "soak-approver-2026")
        key = self.buyer.post("/v1/api-keys", {"purpose": "soak", "scopes": ["orders:place", "orders:read"]}).json["key"]
        self.accounts_of["program"] = Account("program", api_key=key)
        agency = self.sign_in("agency")
        agency.post("/v1/purchasing-rules", {"approvals": [{"amount_from_fen": APPROVAL_FROM_FEN, "approvals": 1}], "budget_required": False},
                    expect=(200, 201))
        self.budgets = {"school": self.open_budgets(self.buyer), "agency": self.open_budgets(agency)}
        self.budgets["program"] = self.budgets["school"]

    def account(self, kind):
        return Account(kind, *self.credentials(kind))

    def delivery_day(self):
        return datetime.date.today() + datetime.timedelta(days=7)

    def open_budgets(self, buyer):
        return [buyer.post("/v1/budgets", {"year": self.delivery_day().year, "fund": fund, "name_zh": "连续测试", "allocated_fen": BUDGET_FEN}).json["id"]
                for fund in ("canteen", "staff")]

    def put_stock_in(self, product):
        for warehouse in WAREHOUSES:
            receipt = {"product_id": product, "warehouse_code": warehouse, "quantity": FIRST_STOCK, "reason": "期初"}
            key = secrets.token_hex(16)
            machines.wait_for(lambda: self.supplier.post("/v1/stock-receipts", receipt, expect=(201, 503), key=key).status == 201,
                              machines.START_SECONDS, "a product did not reach orders")
            self.record.received(product, FIRST_STOCK)

    def hot(self, random, count):
        """Different goods, the first ones most often."""
        picked = []
        while len(picked) < count:
            each = self.offers[min(int(random.expovariate(0.4)), len(self.offers) - 1)]
            if each not in picked:
                picked.append(each)
        return picked
