"""Complaints about lines of one order, each ended in another way, before the storm. Part of life.py: nobody else touches them, and
plants_of_complaints.py spoils them."""

from .operations import complaints

ASKED, OFFERED, RULED = (3_000, 2_000), (1_000, 500), 700


class Complaints:
    def __init__(self, life):
        self.life, self.actor, self.goods = life, life.actor, life.goods
        self.order = self.walk_order()
        self.settled = self.settle()
        self.ruled = self.rule()
        self.withdrawn = self.withdraw()

    def walk_order(self):
        """Of two lines, all of it accepted."""
        lines = [{"offer_id": each["id"], "offer_version": self.goods.prices[each["id"]], "quantity": 2} for each in (self.goods.other, self.goods.tour)]
        order = self.life.place("school", lines=lines)
        for step in ("confirmation", "dispatch"):
            self.life.change("cooperative", order, step)
        order.dispatched = True
        order.accepted_whole(self.life.change("school", order, "acceptance", {"all": True})["lines"])
        return order

    def begin(self, asked, lines):
        complaint = complaints.begin(self.actor, self.order, asked, lines)
        self.life.require(complaint, "a complaint was refused")
        return complaint

    def step(self, complaint, account, step, document=None):
        self.life.require(complaints.change(self.actor, complaint, account, step, document), f"a complaint: its {step} was refused")

    def shares(self, amounts):
        return [{"line_id": line["id"], "amount_fen": amount} for line, amount in zip(self.order.lines, amounts)]

    def settle(self):
        """What is offered of each line is agreed to."""
        lines = [{"line_id": line["id"], "quantity": 1, "refund_fen": asked} for line, asked in zip(self.order.lines, ASKED)]
        complaint = self.begin(sum(ASKED), lines)
        self.step(complaint, "cooperative", "answer", {"words": "赔付", "offer_fen": sum(OFFERED), "lines": self.shares(OFFERED)})
        self.step(complaint, "school", "agreement")
        return complaint

    def rule(self):
        """About the whole order, ruled on a line of it."""
        complaint = self.begin(RULED, [])
        self.step(complaint, "cooperative", "answer", {"words": "不赔", "offer_fen": 0})
        self.step(complaint, "school", "escalation", {"words": "不同意"})
        self.step(complaint, "operator", "ruling", {"words": "裁定", "refund_fen": RULED, "lines": self.shares((RULED,))})
        return complaint

    def withdraw(self):
        complaint = self.begin(0, [{"line_id": self.order.lines[0]["id"], "quantity": 1, "refund_fen": 0}])
        self.step(complaint, "school", "withdrawal")
        return complaint
