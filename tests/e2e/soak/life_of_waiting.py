"""One of everything that is not simply bought from a shelf, step by step and before the storm: ordered ahead of a harvest, replaced,
performed, and bought together with other houses. Part of life.py: nobody else touches it, and plants_of_waiting.py spoils it."""

from . import machines
from .operations import ahead, groups, needs, orders

ANNOUNCED_PIECES, ORDERED_FIRST, ORDERED, CAME = 10, 1, 5, 3
WANTED = {"school": 4, "agency": 3}


class Waiting:
    def __init__(self, life):
        self.life, self.actor, self.record, self.goods = life, life.actor, life.record, life.goods
        self.came = self.walk_ahead()
        self.replaced = self.walk_replacement()
        self.performed = self.walk_service()
        self.group_fill = self.walk_group()

    def line(self, offer, quantity, **more):
        return {"offer_id": offer["id"], "offer_version": self.goods.prices[offer["id"]], "quantity": quantity} | more

    def walk_ahead(self):
        """All comes of the first order, and some of the second, which waits for the rest. The announcement takes a moment to arrive."""
        self.life.require(ahead.tell_of(self.actor, self.goods.awaited, ANNOUNCED_PIECES), "an announcement was refused")
        placed = []

        def is_placed():
            placed.append(self.ask_ahead(ORDERED_FIRST))
            return placed[-1]

        machines.wait_for(is_placed, machines.QUIET_SECONDS, "nothing can be ordered ahead of a harvest")
        order, product = self.ask_ahead(ORDERED), self.goods.awaited["product_id"]
        self.waits = order
        self.life.effect("cooperative", "/v1/stock-receipts", {"product_id": product, "warehouse_code": "S-1", "quantity": CAME, "reason": "新采"})
        self.record.received(product, CAME)
        line = self.life.shown(order)["lines"][0]
        self.life.require(line["waiting_quantity"] == ORDERED_FIRST + ORDERED - CAME, f"goods that came were not set aside: {line}")
        return placed[-1]

    def ask_ahead(self, quantity):
        """Answers the order, if there is one."""
        return ahead.ask(self.actor, "school", [self.line(self.goods.awaited, quantity, delivery_week=self.goods.week)], {}, apart=True)

    def walk_replacement(self):
        order = self.life.place("school", 3, lines=[self.line(self.goods.steady, 3, substitutes={
            "same_category": False, "product_ids": [self.goods.other["product_id"]], "weight_permille": 0})])
        said = {"replacements": [orders.replacement_of(self.actor, order.lines[0], self.goods.other)]}
        told = self.life.change("cooperative", order, "confirmation", said)
        self.life.require(len(told["replacements"]) == 1, f"nothing was replaced: {told}")
        return order

    def walk_service(self):
        """Performed in two parts, signed for each."""
        order = self.life.place("school", 2, lines=[self.line(self.goods.tour, 2)])
        self.life.change("cooperative", order, "confirmation")
        for _ in range(2):
            self.life.deliver(order, 1, rejected=0)
        return order

    def walk_group(self):
        """The organiser orders for one house, the other orders its part itself."""
        group = groups.open_group(self.actor)
        offers = [self.goods.steady, self.goods.steady_of_neighbour]
        for house, pieces in WANTED.items():
            fine = groups.invite(self.actor, group, house) and groups.answer(self.actor, group, house, True, house == "school")
            self.life.require(fine and needs.begin(self.actor, house, needs.terms_of(self.actor, offers, pieces, "pieces", 1_000)), "no group of buyers")
        what = groups.ask_for_fill(self.actor, group, [each["product_id"] for each in offers])
        self.life.require(what and groups.order_all(self.actor, what, {}, apart=True), "a group's fill was refused")
        for fill in what.fills.values():
            if not fill.ordered:
                needs.learn(self.actor, fill, self.life.effect(fill.account, f"{fill.path}/commitment", {}), apart=True)
        self.life.require(all(fill.ordered for fill in what.fills.values()) and len(what.fills) == len(WANTED), "a group's houses ordered nothing")
        self.life.require(groups.take_out(self.actor, group, groups.ORGANISER, self.goods.organisations["agency"]), "a house was not removed from a group")
        self.emptied = groups.open_group(self.actor)
        return what
