"""One of everything, step by step and before the storm: whatever the seed draws, each kind of thing is there once, and nobody else touches it."""

from .goods import HOLD_CAP
from .life_of_complaints import Complaints
from .life_of_lots import Lots
from .life_of_plans import Plans
from .life_of_stations import Stations
from .life_of_waiting import Waiting
from .life_of_weeks import Weeks
from .life_of_weights import Weights
from .operations import agreements, complaints, drafts
from .operations.orders import PATH, ask_for, delivery_of


BOXES_OF_A_SECTION = 7
HOARDED = HOLD_CAP // 2 + 1


class Life:
    """Walks each way once; every step is granted. Keeps what came of it for plants.py."""

    def __init__(self, actor):
        self.actor, self.record, self.goods = actor, actor.record, actor.goods
        self.contracted = self.walk_contract()
        self.short = self.walk_short()
        self.approved = self.walk_approval()
        self.hoarded = [self.confirmed("school", HOARDED, lines=[self.line_of(self.goods.other, HOARDED)]) for _ in range(2)]
        self.lost, self.forgotten = self.place("school"), self.place("school")
        self.agreement = self.walk_agreement()
        self.waiting = Waiting(self)
        self.weeks = Weeks(self)
        self.plans = Plans(self)
        self.lots = Lots(self)
        self.complaints = Complaints(self)
        self.weights = Weights(self)
        self.stations = Stations(self)
        self.record.set_apart()

    def effect(self, account, path, document=None):
        answer = self.actor.effect(account, path, document)
        self.require(answer.done, f"{path} {document}: {answer.status} {answer.body}")
        return answer.json

    def shown(self, order):
        return self.actor.read(order.account, f"{PATH}/{order.id}")

    @staticmethod
    def require(fine, otherwise):
        if not fine:
            raise RuntimeError(otherwise)

    def change(self, account, order, action, document=None):
        told = self.effect(account, f"{PATH}/{order.id}/{action}", document)
        self.record.changed(order, action, told)
        return told

    def place(self, buyer, quantity=2, **terms):
        document = delivery_of(self.goods) | {"lines": [self.line_of(self.goods.steady, quantity)]} | terms
        return self.granted(ask_for(self.actor, self.actor.client, self.actor.account(buyer), PATH, document, self.actor.key(), apart=True))

    def line_of(self, offer, quantity):
        return {"offer_id": offer["id"], "offer_version": self.goods.prices[offer["id"]], "quantity": quantity}

    def confirmed(self, buyer, quantity=2, **terms):
        order = self.place(buyer, quantity, **terms)
        self.change("cooperative", order, "confirmation")
        return order

    def granted(self, order):
        self.require(order, "an order was refused")
        return order

    def walk_contract(self):
        """A draft that becomes an order on credit under a contract; delivered twice, returned and complained about in part."""
        self.draft = drafts.open_draft(self.actor, "school")
        self.draft.line_changed(self.effect(self.draft.account, f"{self.draft.path}/lines", {
            "offer_id": self.goods.steady["id"], "offer_version": self.goods.steady["version"], "quantity": 10, "budget_id": self.goods.steady_budget}))
        terms = {"payment": {"kind": "credit", "days": 30}, "contract": True}
        order = self.granted(ask_for(self.actor, self.actor.client, self.draft.account, f"{self.draft.path}/submission", terms, self.actor.key(), apart=True))
        self.draft.became(order.id)
        self.change("cooperative", order, "confirmation")
        self.sign(order)
        self.pay(order, 1_000)
        for quantity in (6, 4):
            self.deliver(order, quantity, rejected=1)
        self.give_back(order)
        return order

    def sign(self, order):
        path = f"{PATH}/{order.id}/contract"
        self.record.contract_changed(order, self.effect(order.buyer, f"{path}/freight", {"freight_fen": 3_000, "borne_by": "buyer"}))
        text = self.actor.read(order.account, path)["text_sha256"]
        for side in (order.buyer, "cooperative"):
            self.record.contract_changed(order, self.effect(side, f"{path}/signatures", {"text_sha256": text}))

    def pay(self, order, amount):
        voucher = self.actor.key()
        paid = self.effect(order.buyer, f"{PATH}/{order.id}/payments", {
            "payer_name": "测试工会", "amount_fen": amount, "voucher_number": voucher, "paid_on": self.goods.first_day})
        self.record.paid(order, paid, voucher)
        self.record.paid(order, self.effect("cooperative", f"{PATH}/{order.id}/payment-confirmations", {"payment_id": paid["id"]}))

    def deliver(self, order, quantity, rejected, grams=None):
        line = order.lines[0]["id"]
        delivery = self.effect("cooperative", f"{PATH}/{order.id}/deliveries", {"lines": [{"line_id": line, "quantity": quantity}]})
        self.record.delivered(order, delivery)
        said = {"line_id": line, "accepted_quantity": quantity - rejected, "rejected_quantity": rejected}
        said |= {"reason": "碰伤", "rejected_goods": "destroyed"} if rejected else {}
        said |= {"accepted_g": grams} if grams else {}
        self.record.delivered(order, self.effect(order.buyer, f"/v1/deliveries/{delivery['id']}/acceptance", {"lines": [said]}))

    def give_back(self, order):
        line = order.lines[0]["id"]
        told = self.effect(order.buyer, f"{PATH}/{order.id}/returns", {"reason": "有伤", "lines": [{"line_id": line, "quantity": 2}]})
        path = f"/v1/returns/{told['id']}"
        self.effect("cooperative", f"{path}/answer", {"agreed": True, "words": "看过了"})
        received = [{"line_id": line, "warehouse_code": "S-1", "restocked": 1, "written_off": 1}]
        self.record.told("return", path, order.account, self.effect("cooperative", f"{path}/receipt", {"lines": received}), order)
        self.record.taken_back(order, told["lines"], received)
        complaint = self.effect(order.buyer, f"{PATH}/{order.id}/complaints", {"ground": "quality", "words": "有烂果", "refund_fen": 100})
        self.effect("cooperative", f"/v1/complaints/{complaint['id']}/answer", {"words": "赔付", "offer_fen": 50})
        complaints.tell(self.actor, order, self.effect(order.buyer, f"/v1/complaints/{complaint['id']}/agreement"))

    def walk_short(self):
        """Some of it comes and is paid; of the rest both say that it will not."""
        order = self.place("school", 5)
        self.change("cooperative", order, "confirmation")
        self.deliver(order, 2, rejected=0)
        self.pay(order, 500)
        self.change("school", order, "short-closing", {"reason": "不再需要"})
        self.change("cooperative", order, "short-closing-answers", {"agreed": True})
        return order

    def walk_approval(self):
        order = self.place("agency", 30)
        self.change("approver", order, "approvals", {"decision": "approve"})
        return order

    def walk_agreement(self):
        """Up to the last box, so that it is closed and stays as it is."""
        window = agreements.open_window(self.actor)
        for section in agreements.SECTIONS:
            window.intended(self.effect("union", f"{window.path}/intents", {"section": section, "paid_by": "union_fund", "persons": 1, "quantity": BOXES_OF_A_SECTION}))
        agreement = agreements.draft(self.actor, window)
        text, amount = agreement.document["text_sha256"], agreement.document["total_fen"]
        for side in ("union", "cooperative"):
            agreement.changed(self.effect(side, f"{agreement.path}/signatures", {"text_sha256": text}))
        paid = self.effect("union", f"{agreement.path}/prepayments", agreements.prepayment(self.actor, amount))
        agreement.prepaid(self.effect("cooperative", f"{agreement.path}/prepayment-confirmations", {"prepayment_id": paid["id"]}))
        agreements.allocate(self.actor, agreement, None)
        for section, warehouse in zip(agreements.SECTIONS, ("S-1", None)):
            agreements.hand_over(self.actor, agreement, section, BOXES_OF_A_SECTION, warehouse)
        self.require(agreement.ended, "an agreement did not close with its last box")
        self.window = window
        return agreement
