"""以购代捐: a union collects what its sections want, agrees with a cooperative, pays, and gets by list what households were allocated. What was
paid for boxes that do not come goes back."""

import datetime
import hashlib

from ..goods import WAREHOUSES

SECTIONS = ("甲分会", "乙分会")
HOUSEHOLDS = [{"village_code": "513423100201", "household": f"H-{each}", "available_quantity": 400, "poor": each % 2 == 0} for each in range(1, 6)]
STOCKED_PER_CENT = 35
SETTLED_PER_CENT, CANCELLED_PER_CENT, ON_CREDIT_PER_CENT = 20, 6, 15


def moment(days):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def open_window(actor):
    offer = actor.goods.steady
    said = {"title": "年货", "offer_id": offer["id"], "offer_version": offer["version"], "unit_price_fen": offer["tiers"][0]["unit_price_fen"],
            "opens_at": moment(-1), "closes_at": moment(7), "sections": list(SECTIONS)}
    answer = actor.effect("union", "/v1/collecting-windows", said)
    return actor.record.opened_window(actor.account("union"), answer.json) if answer.done else None


def intend(actor):
    """A section's pre-order: another one, or another quantity of an old one, or none any more."""
    window = actor.record.some_thing(actor.random, "window", lambda each: not each.closed)
    if not window:
        return
    said = {"section": actor.random.choice(SECTIONS), "paid_by": actor.random.choice(("union_fund", "staff")), "persons": 1,
            "quantity": actor.random.randint(1, 9), "voluntary": True}
    if not window.intents or actor.chance(60):
        answer = actor.effect("union", f"{window.path}/intents", said)
    else:
        intent, version = actor.random.choice(list(window.intents.items()))
        etag = f'"{intent}-{version["version"]}"'
        answer = actor.effect("union", f"/v1/intents/{intent}/withdrawal", None) if actor.chance(25) else actor.effect(
            "union", f"/v1/intents/{intent}/changes", said, etag)
    if answer.done:
        window.intended(answer.json)


def go_on(actor):
    window = actor.record.some_thing(actor.random, "window", lambda each: each.intents and not each.closed)
    if window and actor.chance(25):
        return draft(actor, window)
    agreement = actor.record.some_thing(actor.random, "agreement", lambda each: not each.ended or each.money_open())
    return go_on_with(actor, agreement) if agreement else None


def draft(actor, window):
    """The window closes; its sum becomes an agreement."""
    if actor.effect("union", f"{window.path}/closing", {}).done:
        window.closed = True
        answer = actor.effect("union", "/v1/agreements", {"window_ids": [window.document["id"]], "deliver_by": actor.goods.delivery_day.isoformat(), "note": "x"})
        if answer.done:
            return actor.record.agreed(actor.account("union"), answer.json)
    return None


def go_on_with(actor, agreement):
    """The next step by what stands there, which others may take as well."""
    shown = actor.read("union", agreement.path)
    line = shown["lines"][0]
    if shown["status"] in ("draft", "part_signed"):
        cancelled = actor.chance(CANCELLED_PER_CENT)
        change(actor, agreement, some_side(actor), *(("cancellation", {"reason": "不办了"}) if cancelled else ("signatures", {"text_sha256": shown["text_sha256"]})))
    elif shown["status"] == "in_force" and (line["settlement"] or actor.chance(SETTLED_PER_CENT)):
        settle(actor, agreement, line)
    elif shown["status"] == "closed":
        agreement.changed(shown)
        move_money(actor, agreement, line)
    elif shown["status"] == "in_force":
        {"unfunded": pay, "funded": allocate, "allocated": deliver, "delivering": deliver}[line["status"]](actor, agreement, line)


def some_side(actor):
    return actor.random.choice(("union", "cooperative"))


def change(actor, agreement, side, action, said):
    answer = actor.effect(side, f"{agreement.path}/{action}", said)
    if answer.done:
        agreement.changed(answer.json)
    return answer.done


def settle(actor, agreement, line):
    action, said = ("settlement-answers", {"agreed": actor.chance(50)}) if line["settlement"] else ("settlements", {"reason": "不再供货"})
    change(actor, agreement, some_side(actor), action, {"line_number": 1} | said)


def pay(actor, agreement, line):
    """By vouchers, each recorded by one side and confirmed by the other; or on credit."""
    waiting = agreement.waiting_prepayment()
    left = line["amount_fen"] - line["prepaid_recorded_fen"]
    if waiting and (left == 0 or actor.chance(50)):
        answer = actor.effect("cooperative", f"{agreement.path}/prepayment-confirmations", {"prepayment_id": waiting})
    elif actor.chance(ON_CREDIT_PER_CENT):
        change(actor, agreement, "cooperative", "credit", {"line_number": 1, "due_on": actor.goods.delivery_day.isoformat()})
        return
    else:
        answer = actor.effect("union", f"{agreement.path}/prepayments", prepayment(actor, max(left if actor.chance(60) else left // 2, 1)))
    if answer.done:
        agreement.prepaid(answer.json)


def move_money(actor, agreement, line):
    """Of a closed agreement: what came on credit is paid, what was paid and did not come goes back; sometimes too much is tried."""
    due = sum(each["delivered_quantity"] for each in line["sections"]) * line["unit_price_fen"] - line["prepaid_recorded_fen"]
    if waiting := agreement.waiting_prepayment():
        agreement.prepaid_if(actor.effect("cooperative", f"{agreement.path}/prepayment-confirmations", {"prepayment_id": waiting}))
    elif due > 0:
        agreement.prepaid_if(actor.effect("union", f"{agreement.path}/prepayments", prepayment(actor, due)))
    elif line["owed_back_fen"] > 0:
        amount = actor.random.choice((line["owed_back_fen"], line["owed_back_fen"] // 2 + 1, line["owed_back_fen"] + 1))
        agreement.repaid_if(actor.effect("cooperative", f"{agreement.path}/repayments", prepayment(actor, amount)))
    elif waiting := agreement.waiting_repayment():
        agreement.repaid_if(actor.effect("union", f"{agreement.path}/repayment-confirmations", {"repayment_id": waiting}))


def prepayment(actor, amount):
    voucher = actor.key()
    return {"line_number": 1, "payer_name": "测试工会", "amount_fen": amount, "voucher_number": voucher,
            "document_sha256": hashlib.sha256(voucher.encode()).hexdigest()}


def allocate(actor, agreement, _line):
    if change(actor, agreement, "cooperative", "allocations", {"line_number": 1, "pack_size": 1, "capacities": HOUSEHOLDS}):
        agreement.allocated = True


def deliver(actor, agreement, line):
    """To one section all that is open for it, or some of it."""
    section = actor.random.choice(line["sections"])
    left = section["ordered_quantity"] - section["delivered_quantity"]
    quantity = left if actor.chance(60) else actor.random.randint(1, left + 1)
    if quantity > 0:
        hand_over(actor, agreement, section["section"], quantity, actor.random.choice(WAREHOUSES) if actor.chance(STOCKED_PER_CENT) else None)


def hand_over(actor, agreement, section, quantity, warehouse=None):
    """From a warehouse, or where there is none from the households directly."""
    said = {"line_number": 1, "handed_over": [{"section": section, "quantity": quantity, "receiver": "李老师"}]}
    said |= {"from": {"warehouse_code": warehouse}} if warehouse else {}
    done = change(actor, agreement, "cooperative", "deliveries", said)
    if done:
        agreement.handed_over(section, quantity)
        if warehouse:
            actor.record.received(actor.goods.steady["product_id"], -quantity)
    return done
