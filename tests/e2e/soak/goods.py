"""What there is to trade: few hot products in two warehouses and a neighbour's, a canteen and an agency that buy, a union, budgets and rules."""

import datetime
import os
import time

from bench.market import Shop
from journey.api import User
from journey.mark import bring_under_the_mark

from . import machines
from .client import NOTHING, PAUSE_SECONDS, Account

PRODUCTS = 12
PRODUCTS_OF_THE_NEIGHBOUR = 2
FIRST_STOCK = 120
WAREHOUSES = ("S-1", "S-2")
UNIT_G = 10_000
APART = 5  # of the products no random operation takes
WEIGHED = 1, 4, PRODUCTS  # these cost by the kilogram
ANNOUNCED_FIRST, ANNOUNCED_PIECES = 3, 12
PACK_FEN = 6_000
UNDER_PERMILLE, OVER_PERMILLE = 50, 30
TOUR_FEN = 19_900
BUDGET_FEN = 8_000_000
HOLD_CAP = int(os.environ["CHUANPIN_ORDERS__HOLD_CAP_UNITS"])  # of a product a house holds no more without a confirmation
CREDIT_FEN = 4_000_000
APPROVAL_FROM_FEN = 150_000
# People and a cooperative that the demo data do not have (soak.sh).
APPROVER = "soak-approver", "soak-approver-2026"
NEIGHBOUR = "soak-neighbour", "soak-neighbour-2026"
RULES = {"budget_required": False, "quotes_min": 2}


class PatientUser(User):
    """On a machine that is busy with other things: what ended without a decision is asked again, with the same key."""

    def exchange(self, method, path, body, headers):
        end = time.monotonic() + machines.START_SECONDS
        while True:
            try:
                answer = super().exchange(method, path, body, headers)
            except NOTHING:
                answer = None
            if (answer and answer.status not in (503, 504)) or time.monotonic() > end:
                return answer
            time.sleep(PAUSE_SECONDS)


class PatientShop(Shop):
    """Of a cooperative with two warehouses. The last product is kept for what is bought step by step (life.py)."""

    def __init__(self, address, record, products):
        self.record = record
        super().__init__(address, products)
        self.products = [each["product_id"] for each in self.offers]

    def sign_in(self, kind):
        return PatientUser(self.address, kind).sign_in(*self.credentials(kind))

    def put_stock_in(self, product):
        for warehouse in () if product in self.without_first_stock() else WAREHOUSES:
            receipt = {"product_id": product, "warehouse_code": warehouse, "quantity": FIRST_STOCK, "reason": "期初"}
            self.supplier.post("/v1/stock-receipts", receipt)  # once the product has reached orders
            self.record.received(product, FIRST_STOCK)

    def without_first_stock(self):
        """Products that are there once they are harvested."""
        return ()


class Neighbour(PatientShop):
    """Another cooperative, for what takes two: quotes that are compared, needs that are shared out."""

    def __init__(self, goods, products):
        self.goods = goods
        super().__init__(goods.address, goods.record, products)

    def sign_in(self, kind):
        """Everybody else has signed in: passwords are costly to check."""
        if kind == "cooperative":
            return PatientUser(self.address, kind).sign_in(*NEIGHBOUR)
        return self.goods.buyer if kind == "school" else self.goods.office(kind)


class Goods(PatientShop):
    def __init__(self, address, record):
        self.first_day = self.today()
        self.delivery_day = datetime.date.fromisoformat(self.first_day) + datetime.timedelta(days=7)
        self.week = "{}-W{:02}".format(*self.delivery_day.isocalendar())
        self.weighed = set()
        super().__init__(address, record, products=PRODUCTS + APART)
        self.neighbour = Neighbour(self, PRODUCTS_OF_THE_NEIGHBOUR + 1)
        self.tour = self.offer_tour()
        self.offer_of = {each["product_id"]: each["id"] for each in self.offers + self.neighbour.offers}
        self.prices = {each["id"]: each["version"] for each in self.offers + self.neighbour.offers + [self.tour]}
        self.steady_of_neighbour = self.neighbour.offers.pop()
        # What no random operation takes: one that is ordered before it is there, one that nobody buys, one that is bought step by step
        # (life.py), one that comes instead of it, one that is weighed.
        self.awaited, self.spare, self.steady, self.other, self.scales = (self.offers.pop() for _ in range(APART))
        self.accounts_of = {kind: self.account(kind) for kind in ("cooperative", "school", "agency", "operator", "union")}
        self.accounts_of |= {name: Account(name, *who) for name, who in (("approver", APPROVER), ("neighbour", NEIGHBOUR))}
        self.accounts_of["office"] = self.account("supply_marketing_cooperative")
        key = self.buyer.post("/v1/api-keys", {"purpose": "soak", "scopes": ["orders:place", "orders:read"]}).json["key"]
        self.accounts_of["program"] = Account("program", api_key=key)
        agency = self.sign_in("agency")
        agency.post("/v1/purchasing-rules", RULES | {"approvals": [{"amount_from_fen": APPROVAL_FROM_FEN, "approvals": 1}]}, expect=(200, 201))
        self.buyer.post("/v1/purchasing-rules", RULES | {"approvals": []}, expect=(200, 201))
        self.organisations = {"school": self.buyer.organisation["id"], "agency": agency.organisation["id"]}
        self.suppliers = {"cooperative": self.supplier.organisation["id"], "neighbour": self.neighbour.supplier.organisation["id"]}
        self.budgets = {"school": self.open_budgets(self.buyer), "agency": self.open_budgets(agency)}
        self.budgets["program"] = self.budgets["school"]
        self.steady_budget = self.open_budget(self.buyer, "union_dues")
        self.harvested = self.offers[-1]
        # What several houses want alike.
        self.kinds = [[self.offers[each]["product_id"], self.neighbour.offers[0]["product_id"]] for each in (0, 1)] + [[self.harvested["product_id"]]]
        for each in [*self.offers[:ANNOUNCED_FIRST], self.harvested]:
            self.supplier.post("/v1/supply-announcements", self.announcement(each["product_id"], ANNOUNCED_PIECES * UNIT_G))
        for buyer in self.organisations.values():
            self.supplier.post("/v1/credit-limits", {"buyer_organisation_id": buyer, "limit_fen": CREDIT_FEN}, expect=200)

    def without_first_stock(self):
        return self.offers[-1]["product_id"], self.offers[PRODUCTS - 1]["product_id"]

    def draft_one(self, number):
        product = super().draft_one(number)
        if number in WEIGHED:
            self.weighed.add(product)
        return product

    def list_one(self, product):
        self.supplier.post(f"/v1/products/{product}/publication", {}, expect=(200, 201))
        return self.supplier.post(f"/v1/products/{product}/offers", self.terms_of(product, PACK_FEN, self.today())).json | {"product_id": product}

    def terms_of(self, product, pack_fen, valid_from):
        """Of an offer at about that price."""
        said = {"minimum_quantity": 1, "valid_from": valid_from}
        if product not in self.weighed:
            return said | {"tiers": [{"quantity_from": 1, "unit_price_fen": pack_fen}]}
        return said | {"tiers": [{"quantity_from": 1, "price_per_kilogram_fen": pack_fen // 10 + 3}], "priced_by": "kilogram",
                       "weight_under_permille": UNDER_PERMILLE, "weight_over_permille": OVER_PERMILLE}

    def offer_tour(self):
        """A service: it is sold without stock."""
        product = self.supplier.post("/v1/products", {
            "name_zh": "泸沽湖一日游", "category": "tourism", "origin_county_code": "513423", "storage": None, "shelf_life_hours": None,
            "unit_name_zh": "人", "unit_net_mass_g": None, "description": "测量用"}).json["id"]
        bring_under_the_mark(self.supplier, self.office, [product], self.today())
        self.supplier.post(f"/v1/products/{product}/publication", {}, expect=(200, 201))
        return self.supplier.post(f"/v1/products/{product}/offers", {
            "minimum_quantity": 1, "tiers": [{"quantity_from": 1, "unit_price_fen": TOUR_FEN}], "valid_from": self.today()}).json | {"product_id": product}

    def announcement(self, product, mass):
        """Of a harvest for the week that everything is delivered in."""
        return {"product_id": product, "week": self.week, "county_code": "513423", "mass_g": mass}

    @staticmethod
    def warehouse_of(key):
        """Asked again it is the same."""
        return WAREHOUSES[sum(key.encode()) % len(WAREHOUSES)]

    def account(self, kind):
        return Account(kind, *self.credentials(kind))

    def open_budgets(self, buyer):
        return [self.open_budget(buyer, fund) for fund in ("canteen", "staff")]

    def open_budget(self, buyer, fund):
        return buyer.post("/v1/budgets", {"year": self.delivery_day.year, "fund": fund, "name_zh": "连续测试", "allocated_fen": BUDGET_FEN}).json["id"]

    def hot(self, random, count):
        """Different goods, the first ones most often."""
        picked = []
        while len(picked) < count:
            each = self.offers[min(int(random.expovariate(0.4)), len(self.offers) - 1)]
            if each not in picked:
                picked.append(each)
        return picked

    def offers_of(self, supplier):
        return self.offers if supplier == "cooperative" else self.neighbour.offers

    def some_of(self, supplier, random, count=1):
        """Different goods of one of the two cooperatives."""
        return self.hot(random, count) if supplier == "cooperative" else random.sample(self.neighbour.offers, count)

    def seller_of(self, organisation):
        return next(name for name, each in self.suppliers.items() if each == organisation)
