"""One of each plan that becomes orders, step by step and before the storm: an award, a long-term contract, a standing order, a fill; and what
is paid back and corrected of an order. Part of life.py: nobody else touches it, and plants.py spoils it."""

from . import machines
from .operations import attributions, needs, quotations, refunds, standing, supply

CALLED_OFF = 2
DEADLINE_SECONDS = 4.0
LEAD_DAYS, LEAD_DAYS_LATER = 3, 12
DAYS_MIN = 3
PIECES = 4
HALF_PERMILLE = 500


class Plans:
    def __init__(self, life):
        self.life, self.actor, self.record, self.goods = life, life.actor, life.record, life.goods
        self.quotation = self.ask_for_quotes()
        self.contract, self.called = self.walk_contract()
        self.standing = self.walk_standing_order()
        self.need, self.fill = self.walk_need()
        self.overpaid, self.shorted = self.walk_refund(), self.walk_refund()
        self.corrections = self.walk_corrections()
        self.awarded = self.award()

    def ask_for_quotes(self):
        """On a busy machine a deadline may pass before all have quoted: then once more, with more time."""
        seconds = DEADLINE_SECONDS
        while True:
            quotation = quotations.request(self.actor, "school", seconds, lines=1)
            self.life.require(quotation, "no request for quotation")
            if all(quotations.hand_in(self.actor, quotation, supplier, [offer], [price], 0) for supplier, offer, price in (
                    ("cooperative", self.goods.steady, 5_500), ("neighbour", self.goods.steady_of_neighbour, 6_500))):
                return quotation
            seconds *= 2

    def award(self):
        """To the cheaper one; its order."""
        machines.wait_for(lambda: quotations.change(self.actor, self.quotation, "school", "opening", None).done, machines.QUIET_SECONDS, "quotes stay sealed")
        winner = {"supplier_organisation_id": self.goods.suppliers["cooperative"]}
        self.life.require(quotations.change(self.actor, self.quotation, "school", "award", winner).done, "an award was refused")
        return self.life.granted(quotations.order(self.actor, self.quotation, quotations.look(self.actor, self.quotation), apart=True))

    def walk_contract(self):
        """Signed by both, and some of each of its two periods called off."""
        contract = supply.propose(self.actor, "school", self.goods.steady, promised=9, periods=2)
        self.life.require(contract, "no long-term contract")
        for side in ("school", "cooperative"):
            text = {"text_sha256": contract.document["text_sha256"]}
            self.life.require(supply.change(self.actor, contract, side, "signatures", text), "a signature was refused")
        return contract, [self.life.granted(supply.ask(self.actor, contract, period, CALLED_OFF, {}, apart=True)) for period in (0, 1)]

    def walk_standing_order(self):
        """Until some of its days are orders; then it looks further ahead, until some more are, and ends."""
        calendar = standing.open_calendar(self.actor, "school")
        self.life.require(calendar.done, f"no school calendar: {calendar.body}")
        plan = standing.plan_of(self.actor, calendar.json["id"], [self.goods.steady, self.goods.awaited], 1, LEAD_DAYS, partial=True)
        what = standing.begin(self.actor, "school", plan)
        self.life.require(what, "no standing order")
        self.life.require(standing.look_further_ahead(self.actor, what, LEAD_DAYS_LATER - LEAD_DAYS), "a standing order was not changed")
        machines.wait_for(lambda: self.days_ordered(what) >= DAYS_MIN, machines.QUIET_SECONDS, "no day of a standing order was ordered")
        self.life.require(standing.change(self.actor, what, "ending", None), "a standing order does not end")
        self.days_ordered(what)
        return what

    def days_ordered(self, what):
        standing.look(self.actor, what, apart=True)
        return len([each for each in what.days.values() if each["order_id"]])

    def walk_need(self):
        """Half of it from each of two cooperatives."""
        offers = [self.goods.steady, self.goods.steady_of_neighbour]
        need = needs.begin(self.actor, "school", needs.terms_of(self.actor, offers, PIECES, "pieces", HALF_PERMILLE))
        self.life.require(need, "no need")
        fill = needs.propose(self.actor, [need])
        needs.learn(self.actor, fill, self.life.effect("school", f"{fill.path}/commitment", {}), apart=True)
        self.life.require(len(set(fill.ordered.values())) == 2, f"two cooperatives did not fill a need: {fill.ordered}")
        return need, fill

    def walk_refund(self):
        """Paid, and then half of it is sent back at the door; of the money one part came back, one is on its way."""
        order = self.life.place("school", 2)
        self.life.change("cooperative", order, "confirmation")
        self.life.pay(order, order.total_fen)
        self.life.deliver(order, 2, rejected=1)
        shown = self.life.shown(order)
        self.life.require(shown["owed_back_fen"] > 0, f"nothing is owed back: {shown}")
        order.changed("delivery", shown)
        back = [refunds.pay_back(self.actor, order, amount, f"退{self.actor.key()}") for amount in (1_000, 500)]
        self.life.require(all(back) and refunds.acknowledge(self.actor, order, back[0]["id"]), "a refund was refused")
        return order

    def walk_corrections(self):
        """A line goes to another channel, and then to another house: two pairs, one after the other."""
        order, documents = self.shorted, []
        for to, answering in (({"organisation_id": self.goods.organisations["school"], "channel": "commercial"}, "cooperative"),
                              ({"organisation_id": self.goods.organisations["agency"], "channel": "commercial"}, "agency")):
            proposed = attributions.begin(self.actor, order, "school", order.lines[0], to)
            self.life.require(proposed, "a correction was refused")
            what = attributions.tell(self.actor, self.actor.account("school"), proposed)
            self.life.require(attributions.answer(self.actor, what, answering, True), "nobody agreed to a correction")
            documents.append(what)
        return documents
