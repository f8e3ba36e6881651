"""The story itself: who does what, in which order, and what must come of it."""

import csv
import datetime
import email.utils
import pathlib
import secrets
import subprocess
import tempfile
import threading
import time

from .agreement import BOX_FEN, GIFT_BOX, union_buys_gift_boxes
from .api import User
from .contact import canteen_prints_its_record, cooperatives_state_contacts
from .lot import expected_totals, fill_a_lot
from .mark import LABOUR_POOR, LABOUR_TOTAL, STEPS_ZH, bring_under_the_mark, explained
from .payment import canteens_pay
from .receiver import Receiver
from .report import yuan
from .subsidy import expected_subsidy

ROOT = pathlib.Path(__file__).resolve().parents[3]
BOX_MASS_G = 10_000
REJECTED_BOXES = 3                    # 30 kg
STOCK_BOXES = 400
WAIT_SECONDS = 20

# Three varieties; the price of one box falls with the quantity (synthetic prices).
VARIETIES = [
    ("盐源红富士苹果", [(10, 6800), (50, 6400), (100, 6000)]),
    ("盐源金冠苹果", [(10, 5600), (50, 5200), (100, 4900)]),
    ("盐源糖心苹果", [(10, 9800), (50, 9300), (100, 8800)]),
]
SCHOOL, AGENCY = "school", "agency"
ORDERS = [  # buyer, boxes of each variety, logger file, verdict that it must earn
    (SCHOOL, [120, 60, 30], "clean", "passed"),
    (AGENCY, [50, 10, 20], "excursion", "failed"),
    (SCHOOL, [20, 30, 40], "gap", "not_enough_evidence"),
]
VERDICTS_ZH = {"passed": "合格", "failed": "不合格", "not_enough_evidence": "证据不足"}


def price_fen(tiers, quantity):
    return max((t for t in tiers if t[0] <= quantity), key=lambda t: t[0])[1]


def total_fen(boxes):
    return sum(price_fen(tiers, n) * n for (_, tiers), n in zip(VARIETIES, boxes))


def rfc3339(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Story:
    def __init__(self, address, program, report):
        self.address, self.program, self.report = address, program, report
        self.accounts = self.read_accounts()
        self.users = {}
        self.offset = self.server_time() - datetime.datetime.now(datetime.timezone.utc)
        self.receiver = Receiver(lambda: (datetime.datetime.now(datetime.timezone.utc) + self.offset).timestamp())
        self.orders = []
        self.shipments = []

    def read_accounts(self):
        with open(ROOT / "deploy/data/accounts.csv", encoding="utf-8", newline="") as file:
            return {row["login"]: row for row in csv.DictReader(file)}

    def server_time(self):
        answer = User(self.address).get("/healthz")
        return email.utils.parsedate_to_datetime(answer.headers["Date"])

    def now(self):
        return datetime.datetime.now(datetime.timezone.utc) + self.offset

    def tell(self):
        self.everybody_signs_in()
        cooperatives_state_contacts(self)
        self.partner_subscribes()
        self.cooperative_drafts_apples()
        self.apples_come_under_the_mark()
        self.cooperative_lists_apples()
        self.households_deliver_a_lot()
        self.canteens_order()
        self.same_key_counts_once()
        self.beyond_the_stock()
        self.cooperative_ships()
        self.loggers_arrive()
        self.canteens_accept()
        canteen_prints_its_record(self)
        canteens_pay(self)
        self.finance_reads_subsidies()
        self.stock_is_what_is_left()
        union_buys_gift_boxes(self, self.gift_box_offer)
        self.partner_has_every_event()
        self.people_are_told()
        self.everybody_signs_out()

    def close(self):
        self.receiver.stop()

    # --- steps --------------------------------------------------------------------------------------------------------

    def everybody_signs_in(self):
        wanted = {"cooperative": "cooperative", SCHOOL: "school", AGENCY: "agency", "union": "union", "finance": "finance_bureau",
                  "supply_marketing_cooperative": "supply_marketing_cooperative", "provincial_group": "provincial_group", "project_centre": "project_centre"}
        for role, kind in wanted.items():
            row = next(r for r in self.accounts.values() if r["kind"] == kind)
            self.users[role] = User(self.address, role).sign_in(row["login"], row["password"])
            self.users[role].organisation_name = row["organisation"].removesuffix("(演示)")
        self.report.step("everybody", "sign in: " + "、".join(u.organisation_name for u in self.users.values()), f"{len(self.users)} sessions")

    def partner_subscribes(self):
        endpoint = self.users["cooperative"].post("/v1/webhook-endpoints", {
            "url": self.receiver.url,
            "event_types": ["offer.published", "order.*", "shipment.*", "subsidy.*"],
        }).json
        self.endpoint_id, self.receiver.secret = endpoint["id"], endpoint["secret"]
        self.report.step("partner", "subscribes to the cooperative's events, to be sent to its receiver (订阅事件)", "1 endpoint")

    def today(self):
        """In Shanghai."""
        return (self.now() + datetime.timedelta(hours=8)).date().isoformat()

    def cooperative_drafts_apples(self):
        cooperative = self.users["cooperative"]
        self.products = []
        for name in [*(name for name, _ in VARIETIES), GIFT_BOX]:
            product = cooperative.post("/v1/products", {
                "name_zh": name, "category": "fruit", "origin_county_code": "513423",
                "storage": {"class": "chilled", "min_mc": -1000, "max_mc": 4000},
                "shelf_life_hours": 24 * 90, "unit_name_zh": "箱", "unit_net_mass_g": BOX_MASS_G,
                "description": "演示数据;价格为虚构。",
            }).json
            self.products.append(product["id"])
        self.gift_box = self.products.pop()
        early = cooperative.post(f"/v1/products/{self.products[0]}/publication", {}, expect=409).json
        self.report.check("publication_before_the_mark", early["code"], "product-not-authorised")
        self.report.step(cooperative.organisation_name, "drafts " + "、".join(n for n, _ in VARIETIES) + "; none is listed without the mark (新建产品;无授权证书不得上架)",
                         f"{len(self.products)} drafts")

    def apples_come_under_the_mark(self):
        """The application with every test explained, the reviews by three offices, and the certificate as anybody looks it up."""
        def tell(step, office, answer):
            number = answer.get("number") or answer.get("filing_number") or ""
            if step == "labour-list":
                number = f"{answer['poor']} of {answer['workers']} poor"
            if step == "contract":
                number = answer["contract_number"]
            self.report.step(office.organisation_name, f"{STEPS_ZH[step]} ({step})", number)
            if step in ("application", "first-review"):
                self.report.explain(explained(answer["tests"]))
            if step == "application":
                self.report.check("labour_share_compared", answer["tests"][0]["compared"],
                                  f"100 × {LABOUR_POOR} = {100 * LABOUR_POOR} ≥ 30 × {LABOUR_TOTAL} = {30 * LABOUR_TOTAL}")
            if step == "first-review":
                self.report.check("tests_not_passed", [t["test"] for t in answer["tests"] if t["outcome"] != "passed"], [])

        certificate = bring_under_the_mark(self.users["cooperative"], lambda kind: self.users[kind], [*self.products, self.gift_box], self.today(), tell)
        public = User(self.address).get(f"/v1/certificates/{certificate['number']}").json
        self.report.check("certificate_status", public["status"], "authorised")
        self.report.check("certificate_products", sorted(public["product_ids"]), sorted([*self.products, self.gift_box]))
        self.certificate = certificate["number"]

    def cooperative_lists_apples(self):
        cooperative = self.users["cooperative"]
        today, self.offers = self.today(), []
        for product, (_, tiers) in zip(self.products, VARIETIES):
            cooperative.post(f"/v1/products/{product}/publication", {}, expect=(200, 201))
            offer = cooperative.post(f"/v1/products/{product}/offers", {
                "minimum_quantity": tiers[0][0],
                "tiers": [{"quantity_from": q, "unit_price_fen": p} for q, p in tiers],
                "valid_from": today,
            }).json
            self.offers.append(offer)
            self.put_stock_in(product)
        cooperative.post(f"/v1/products/{self.gift_box}/publication", {}, expect=(200, 201))
        terms = {"minimum_quantity": 1, "tiers": [{"quantity_from": 1, "unit_price_fen": BOX_FEN}], "valid_from": today}
        self.gift_box_offer = cooperative.post(f"/v1/products/{self.gift_box}/offers", terms).json
        listed = User(self.address).get(f"/v1/products/{self.products[0]}").json
        self.report.check("products_listed", len(self.products), len(VARIETIES))
        self.report.require(listed["name_zh"] == VARIETIES[0][0], "a listed product must be readable by anybody")
        self.report.check("mark_of_listed_product", listed["mark"]["certificate_number"], self.certificate)
        self.report.step(cooperative.organisation_name, "lists " + "、".join(n for n, _ in VARIETIES) + f" and puts {STOCK_BOXES} boxes of each in (上架、入库)",
                         f"{len(VARIETIES) * STOCK_BOXES * BOX_MASS_G // 1000:,} kg")

    def households_deliver_a_lot(self):
        cooperative = self.users["cooperative"]
        lot = User(self.address).get(f"/v1/lots/{fill_a_lot(cooperative, self.products[0], self.today())['id']}").json
        totals = {who: lot["totals"][who] for who in ("poor", "other")}
        self.report.check("lot_totals", totals, expected_totals())
        self.report.require(lot["intakes"][1]["supplier_masked"] == "演***", "who delivered must be masked")
        self.report.step(cooperative.organisation_name, f"closes lot {lot['number']}: {lot['intakes'][0]['supplier_masked']} (建档立卡户) and a neighbour delivered (批次、交货)",
                         f"{lot['totals']['all']['quantity_g'] // 1000:,} kg")

    def put_stock_in(self, product):
        """Orders learns of a product from the catalogue's journal: a moment of 503 not-yet-known is part of the contract."""
        self.retry_while_unknown(lambda: self.users["cooperative"].post("/v1/stock-receipts", {
            "product_id": product, "warehouse_code": "YY-01", "quantity": STOCK_BOXES, "reason": "采收入库",
        }, expect=(201, 503)))

    def retry_while_unknown(self, call):
        end = time.monotonic() + WAIT_SECONDS
        while True:
            answer = call()
            if answer.status != 503 or time.monotonic() > end:
                self.report.require(answer.status != 503, f"still not known after {WAIT_SECONDS} s: {answer.body.decode()}")
                return answer
            time.sleep(float(answer.headers.get("Retry-After", "1")) / 4)

    def order_document(self, buyer, boxes):
        return {
            "supplier_organisation_id": self.users["cooperative"].organisation["id"],
            "delivery": {"county_code": "510107", "address": "成都市武侯区示范路1号食堂", "contact": "张老师"},
            "requested_delivery_date": (self.now() + datetime.timedelta(hours=8, days=3)).date().isoformat(),
            "lines": [{"offer_id": o["id"], "offer_version": o["version"], "quantity": n} for o, n in zip(self.offers, boxes)],
        }

    def canteens_order(self):
        for buyer, boxes, _, _ in ORDERS:
            user, key = self.users[buyer], secrets.token_hex(16)
            document = self.order_document(buyer, boxes)
            answer = self.retry_while_unknown(lambda: user.post("/v1/orders", document, expect=(201, 503), key=key))
            order = answer.json
            self.orders.append({"id": order["id"], "key": key, "document": document, "bytes": answer.body, "buyer": buyer, "boxes": boxes})
            self.report.check(f"order_{len(self.orders)}_fen", order["total_fen"], total_fen(boxes))
            self.report.require(all(line["certificate_number"] == self.certificate for line in order["lines"]), "each line must say its certificate")
            self.report.step(user.organisation_name, f"orders {'+'.join(map(str, boxes))} boxes, priced by tier (批量下单)", yuan(order["total_fen"]))

    def same_key_counts_once(self):
        first = self.orders[0]
        user = self.users[first["buyer"]]
        again = user.post("/v1/orders", first["document"], key=first["key"], expect=(200, 201))
        self.report.require(again.body == first["bytes"], "a repeated key must answer the same bytes")
        changed = dict(first["document"], requested_delivery_date=self.now().date().isoformat())
        user.post("/v1/orders", changed, key=first["key"], expect=422)
        mine = [o for o in user.get("/v1/orders?limit=100").json["data"] if o["id"] in {x["id"] for x in self.orders}]
        self.report.check("orders_of_school", len(mine), sum(1 for o in ORDERS if o[0] == SCHOOL))
        self.report.step(user.organisation_name, "sends the first order again with the same key: same bytes, counted once (幂等)", "1 order")

    def beyond_the_stock(self):
        agency = self.users[AGENCY]
        left = STOCK_BOXES - sum(boxes[0] for _, boxes, _, _ in ORDERS)
        document = self.order_document(AGENCY, [left + 1, 10, 10])
        answer = agency.post("/v1/orders", document, expect=409)
        problem = answer.json
        self.report.require(problem["code"] == "insufficient-stock", f"beyond the stock: {problem}")
        self.report.check("available_in_refusal", int(problem["available"]), left)
        self.report.step(agency.organisation_name, f"asks for {left + 1} boxes: refused, {left} are available (库存不足)", f"{left} boxes")

    def cooperative_ships(self):
        cooperative = self.users["cooperative"]
        for number, order in enumerate(self.orders):
            cooperative.post(f"/v1/orders/{order['id']}/confirmation", {}, expect=(200, 201))
            cooperative.post(f"/v1/orders/{order['id']}/dispatch", {}, expect=(200, 201))
            loaded = self.now() - datetime.timedelta(hours=13)
            order["loaded"], order["delivered"] = loaded, loaded + datetime.timedelta(hours=12)
            shipment = self.retry_while_unknown(lambda: cooperative.post("/v1/shipments", {
                "order_id": order["id"], "vehicle": {"plate": f"川W{number + 1}D086", "kind": "refrigerated"},
                "logger_id": f"LOGGER-{secrets.token_hex(4)}", "loaded_at": rfc3339(loaded), "distance_m": 565_000,
            }, expect=(201, 503))).json
            cooperative.post(f"/v1/shipments/{shipment['id']}/delivery", {"delivered_at": rfc3339(order["delivered"])}, expect=(200, 201))
            self.shipments.append(shipment["id"])
        self.report.step(cooperative.organisation_name, "confirms, loads three refrigerated trucks, 盐源县 → 成都 (冷链发运)", f"{len(self.shipments)} shipments")

    def loggers_arrive(self):
        cooperative = self.users["cooperative"]
        for (_, _, kind, expected), order, shipment in zip(ORDERS, self.orders, self.shipments):
            readings = self.logger_file(kind, order)
            cooperative.post(f"/v1/shipments/{shipment}/temperature-logs", readings, content_type="text/csv")
            verdict = cooperative.get(f"/v1/shipments/{shipment}/verdict").json
            self.report.check(f"verdict_{kind}", verdict["verdict"], expected)
            self.report.step("logger", f"{len(readings.splitlines()) - 1} readings, {kind} (温度记录、冷链判定)", VERDICTS_ZH[verdict["verdict"]])
            self.report.explain(reason["zh"] for reason in verdict["reasons"])

    def logger_file(self, kind, order):
        with tempfile.NamedTemporaryFile(suffix=".csv") as file:
            subprocess.run([self.program, "logistics", "make-logger-file", "--kind", kind, "--from", rfc3339(order["loaded"]),
                            "--to", rfc3339(order["delivered"]), "--min-mc", "-1000", "--max-mc", "4000",
                            "--seed", str(secrets.randbelow(1_000_000)), "--out", file.name], check=True, capture_output=True)
            return pathlib.Path(file.name).read_bytes()

    def canteens_accept(self):
        rejected_fen = 0
        for number, order in enumerate(self.orders):
            user = self.users[order["buyer"]]
            lines = user.get(f"/v1/orders/{order['id']}").json["lines"]
            order["rejected"] = REJECTED_BOXES if number == 0 else 0
            document = {"lines": []}
            for position, line in enumerate(lines):
                bad = order["rejected"] if position == 0 else 0
                document["lines"].append({"line_id": line["id"], "accepted_quantity": line["quantity"] - bad, "rejected_quantity": bad,
                                          "handover_temperature_mc": 3000,
                                          **({"reason": "磕碰伤", "rejected_goods": "returned"} if bad else {})})
                rejected_fen += bad * line["unit_price_fen"]
            accepted = user.post(f"/v1/orders/{order['id']}/acceptance", document, expect=(200, 201)).json
            order["accepted_fen"] = accepted["accepted_fen"]
            self.report.check(f"order_{number + 1}_status", accepted["status"], "partly_accepted" if order["rejected"] else "accepted")
        expected = sum(total_fen(boxes) for _, boxes, _, _ in ORDERS) - rejected_fen
        self.report.check("accepted_fen", sum(o["accepted_fen"] for o in self.orders), expected)
        self.report.step(self.users[SCHOOL].organisation_name, f"accepts, {REJECTED_BOXES * BOX_MASS_G // 1000} kg rejected (部分验收)", yuan(expected))

    def finance_reads_subsidies(self):
        finance, total = self.users["finance"], 0
        rules = finance.get("/v1/subsidy-rules").json["data"]
        distances = finance.get("/v1/distances?origin_county_code=513423").json["data"]
        for (_, boxes, _, verdict), order, shipment in zip(ORDERS, self.orders, self.shipments):
            mass_g = (sum(boxes) - order["rejected"]) * BOX_MASS_G
            expected = expected_subsidy(rules, distances, mass_g, 565_000, verdict)
            final = self.final_assessment(finance, shipment)
            self.report.check(f"subsidy_{verdict}_fen", final["amount_fen"], expected)
            self.report.step(finance.organisation_name, f"reads the subsidy of {mass_g // 1000:,} kg, cold chain {VERDICTS_ZH[verdict]} (运输补贴)", yuan(final["amount_fen"]))
            self.report.explain(step["text_zh"] for step in final["steps"])
            total += final["amount_fen"]
        self.report.figures["subsidy_fen"] = total

    def final_assessment(self, finance, shipment):
        end = time.monotonic() + WAIT_SECONDS
        while True:
            rows = finance.get(f"/v1/shipments/{shipment}/subsidy-assessments").json["data"]
            final = [row for row in rows if row["status"] == "final"]
            if final or time.monotonic() > end:
                self.report.require(bool(final), f"no final subsidy of {shipment} after {WAIT_SECONDS} s")
                return final[0]
            time.sleep(0.1)

    def stock_is_what_is_left(self):
        cooperative = self.users["cooperative"]
        for position, product in enumerate(self.products):
            level = cooperative.get(f"/v1/stock?product_id={product}").json["data"][0]
            shipped = sum(boxes[position] for _, boxes, _, _ in ORDERS)
            self.report.check(f"stock_{position + 1}", (level["on_hand"], level["reserved"], level["available"]),
                              (STOCK_BOXES - shipped, 0, STOCK_BOXES - shipped))
        self.report.step(cooperative.organisation_name, "looks at the stock: nothing reserved, the ledger's sum (库存台账)", "as implied")

    def partner_has_every_event(self):
        mine = {o["id"] for o in self.orders} | set(self.shipments)

        def counts(events):
            found = {}
            for event in events:
                if {event["data"].get("order_id"), event["data"].get("shipment_id")} & mine:
                    found[event["type"]] = found.get(event["type"], 0) + 1
            return found

        expected = {"order.placed": 3, "order.confirmed": 3, "order.dispatched": 3, "order.accepted": 3,
                    "shipment.created": 3, "shipment.temperature_imported": 3, "shipment.verdict_given": 3}
        self.receiver.wait_for(lambda events: all(counts(events).get(t, 0) >= n for t, n in expected.items()) and
                               counts(events).get("subsidy.assessed", 0) >= 3, WAIT_SECONDS)
        found = counts(self.receiver.events.values())
        for name, number in expected.items():
            self.report.check("events_" + name.replace(".", "_"), found.get(name, 0), number)
        self.report.require(found.get("subsidy.assessed", 0) >= 3, f"subsidy.assessed: {found}")
        self.report.check("signature_faults", self.receiver.faults, [])
        self.report.step("partner", f"has {len(self.receiver.events)} events, every signature checked (签名校验)", f"{self.receiver.deliveries} deliveries")
        self.users["cooperative"].call("DELETE", f"/v1/webhook-endpoints/{self.endpoint_id}", expect=204)

    def people_are_told(self):
        """Each order was a task of the cooperative's (confirm, dispatch) and of its canteen's (accept): opened, and closed by what they did."""
        orders = {o["id"] for o in self.orders}
        expected = {("cooperative", "confirm-order"): 3, ("cooperative", "dispatch-order"): 3, ("cooperative", "hand-in-temperature-log"): 3,
                    (SCHOOL, "accept-order"): 2, (AGENCY, "accept-order"): 1, (SCHOOL, "pay-order"): 2, (AGENCY, "pay-order"): 1}

        def tasks():
            found = {}
            for name in ("cooperative", SCHOOL, AGENCY):
                for notice in self.users[name].get("/v1/notices?limit=100").json["data"]:
                    if notice["task"] and notice["about_id"] in orders | set(self.shipments):
                        found.setdefault((name, notice["kind"]), []).append(notice["state"])
            return found

        end = time.monotonic() + WAIT_SECONDS
        while (found := tasks()) != {key: ["done"] * number for key, number in expected.items()} and time.monotonic() < end:
            time.sleep(0.1)
        for (name, kind), number in expected.items():
            self.report.check(f"tasks_{name}_{kind}_done".replace("-", "_"), found.get((name, kind), []).count("done"), number)
        self.report.check("tasks_left_open", sum(states.count("open") for states in found.values()), 0)
        school = self.users[SCHOOL]
        news = school.get("/v1/notices?unread=true&limit=1").json["data"][0]
        read = school.post(f"/v1/notices/{news['id']}/read", expect=200).json
        self.report.require(read["read_at"] is not None, "a notice must be read once it is marked")
        self.report.step("everybody", "was told what to do, and the tasks closed with the work: " + news["title_zh"] + " (通知、待办)",
                         f"{sum(expected.values())} tasks")

    def everybody_signs_out(self):
        for user in self.users.values():
            user.sign_out()
            user.get("/v1/sessions/current", expect=401)
        self.report.step("everybody", "signs out; the old cookies open nothing (退出)", f"{len(self.users)} sessions")
