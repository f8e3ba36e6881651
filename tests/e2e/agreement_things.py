"""Real pairings, windows, pre-orders and agreements for the matrix of permissions, and bodies that their handlers take."""

import datetime
import json

SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
A_DAY = (datetime.date.today() + datetime.timedelta(days=30)).isoformat()
INTENT = {"section": "x", "paid_by": "union_fund", "persons": 1, "quantity": 1}
PAIRING = {"helped_kind": "county", "helped_code": "513423", "kind": "unit", "document": "x", "valid_from": "2026-01-01"}

AGREEMENT_BODIES = {
    "end_pairing": {"valid_to": A_DAY, "document": "x"},
    "add_intent": INTENT,
    "change_intent": INTENT,
    "sign_agreement": {"text_sha256": SHA256},
    "cancel_agreement": {"reason": "x"},
    "propose_addendum": {"deliver_by": A_DAY, "note": "x"},
    "sign_addendum": {"number": 1, "text_sha256": SHA256},
    "record_prepayment": {"line_number": 1, "payer_name": "x", "amount_fen": 1, "voucher_number": "x", "document_sha256": SHA256},
    "record_repayment": {"line_number": 1, "payer_name": "x", "amount_fen": 1, "voucher_number": "x", "document_sha256": SHA256},
    "confirm_repayment": {"repayment_id": "ppy_01JQ0000000000000000000000"},
    "confirm_prepayment": {"prepayment_id": "ppy_01JQ0000000000000000000000"},
    "approve_credit": {"line_number": 1, "due_on": A_DAY},
    "allocate_agreement": {"line_number": 1, "pack_size": 1, "capacities": [
        {"village_code": "513423100201", "household": "H-1", "available_quantity": 1, "poor": True}]},
    "deliver_agreement": {"line_number": 1, "handed_over": [{"section": "x", "quantity": 1, "receiver": "x"}]},
    "propose_settlement": {"line_number": 1, "reason": "x"},
    "answer_settlement": {"line_number": 1, "agreed": False},
}
WITH_IF_MATCH = {"change_product", "change_intent", "change_draft", "change_draft_line", "change_school_calendar", "change_standing_order",
                 "change_need", "state_organisation_contact", "withdraw_organisation_contact"}


def agreement_bodies(things):
    """`things`: by path parameter, (id, owners). A window of one's own joins."""
    bodies = AGREEMENT_BODIES | {"join_agreement": {"window_id": things["window_id"][0]}}
    return {name: json.dumps(body) for name, body in bodies.items()}


def agreement_things(ask, callers, supplier, offer):
    """By path parameter, (id, the organisations that it belongs to)."""
    helper = next(each for each in callers if "agreements:collect" in each.permissions)
    operator = next(each for each in callers if "pairings:write" in each.permissions)

    def post(caller, path, body):
        return json.loads(ask(caller, "POST", path, json.dumps(body))[2])

    moment = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=1)
    window = {"title": "x", "offer_id": offer["id"], "offer_version": offer["version"], "unit_price_fen": offer["tiers"][0]["unit_price_fen"],
              "opens_at": moment.isoformat(), "closes_at": (moment + datetime.timedelta(days=7)).isoformat(), "sections": ["x"]}

    def with_intent():
        opened = post(helper, "/v1/collecting-windows", window)
        return opened["id"], post(helper, f"/v1/collecting-windows/{opened['id']}/intents", INTENT)["id"]

    closing, _ = with_intent()
    post(helper, f"/v1/collecting-windows/{closing}/closing", {})
    agreement = post(helper, "/v1/agreements", {"window_ids": [closing], "deliver_by": A_DAY, "note": "x"})
    collecting, intent = with_intent()
    pairing = post(operator, "/v1/pairings", PAIRING | {"helper_organisation_id": helper.organisation})
    return {
        "pairing_id": (pairing["id"], {operator.organisation}),
        "window_id": (collecting, {helper.organisation, supplier.organisation}),
        "intent_id": (intent, {helper.organisation}),
        "agreement_id": (agreement["id"], {helper.organisation, supplier.organisation}),
    }
