"""One of each way to a line ahead of a harvest besides an order: a draft, a call-off, a fill of a need; before the storm. Part of life.py:
nobody else touches them, and plants_of_weeks.py spoils them."""

from .operations import drafts, needs, supply
from .operations.orders import ask_for

PROMISED, PERIODS = 3, 2


class Weeks:
    def __init__(self, life):
        self.life, self.actor, self.goods = life, life.actor, life.goods
        self.draft, self.drafted = self.walk_draft()
        self.called = self.walk_call_off()
        self.fill = self.walk_fill()

    def line(self):
        return {"offer_id": self.goods.awaited["id"], "offer_version": self.goods.prices[self.goods.awaited["id"]], "quantity": 1}

    def walk_draft(self):
        draft = drafts.open_draft(self.actor, "school")
        draft.line_changed(self.life.effect(draft.account, f"{draft.path}/lines", self.line() | {"delivery_week": self.goods.week}))
        order = self.life.granted(ask_for(self.actor, self.actor.client, draft.account, f"{draft.path}/submission", {}, self.actor.key(), apart=True))
        draft.became(order.id)
        return draft, order

    def walk_call_off(self):
        contract = supply.propose(self.actor, "school", self.goods.awaited, PROMISED, PERIODS)
        self.life.require(contract, "no long-term contract ahead of a harvest")
        for side in ("school", "cooperative"):
            text = {"text_sha256": contract.document["text_sha256"]}
            self.life.require(supply.change(self.actor, contract, side, "signatures", text), "a signature was refused")
        return self.life.granted(supply.ask(self.actor, contract, 1, 1, {}, apart=True, week=self.goods.week))

    def walk_fill(self):
        """Nothing is free in stock, so it is given ahead."""
        need = needs.begin(self.actor, "school", needs.terms_of(self.actor, [self.goods.awaited], 1, "pieces", 1_000))
        self.life.require(need, "no need ahead of a harvest")
        fill = needs.propose(self.actor, [need])
        needs.learn(self.actor, fill, self.life.effect("school", f"{fill.path}/commitment", {}), apart=True)
        self.life.require(len(fill.ordered) == 1, f"nothing was ordered ahead by a fill: {fill.document}")
        return fill
