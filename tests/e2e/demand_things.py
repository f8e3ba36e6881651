"""A real long-term contract, school calendar and standing order for the matrix of permissions."""

import datetime
import json

CALENDAR = {"name": "x", "terms": [{"from": "2099-01-01", "to": "2099-06-30"}], "free_days": [], "moved_days": []}
STANDING = {"name": "x", "delivery": {"county_code": "510107", "address": "x", "contact": "x"}, "lead_days": 1, "starts_on": "2099-01-01", "mode": "draft"}
NOBODYS = {"supplier_organisation_id": "org_01JQ0000000000000000000000", "calendar_id": "scl_01JQ0000000000000000000000",
           "lines": [{"weekday": 1, "offer_id": "ofr_01JQ0000000000000000000000", "offer_version": 1, "quantity": 1}]}
DEMAND_BODIES = {"change_school_calendar": json.dumps(CALENDAR), "change_standing_order": json.dumps(STANDING | NOBODYS)}


def demand_things(ask, callers, order):
    """By path parameter, (id, the organisations that it belongs to)."""
    signer = next(each for each in callers if "contracts:sign" in each.permissions and each.organisation == order["buyer_organisation_id"])
    contract = json.loads(ask(signer, "POST", "/v1/supply-contracts", json.dumps({
        "kind": "supply", "product_id": order["lines"][0]["product_id"], "goods": "x", "floor_price_fen": 1, "pricing": "market",
        "starts_on": (datetime.date.today() + datetime.timedelta(days=2)).isoformat(), "step": "week", "periods": 1, "quantity_per_period": 1}))[2])
    clerk = next(each for each in callers if "orders:place" in each.permissions and each.organisation == order["buyer_organisation_id"])
    calendar = json.loads(ask(clerk, "POST", "/v1/school-calendars", json.dumps(CALENDAR))[2])
    line = {"weekday": 1, "offer_id": order["lines"][0]["offer_id"], "offer_version": order["lines"][0]["offer_version"], "quantity": 1}
    standing = json.loads(ask(clerk, "POST", "/v1/standing-orders", json.dumps(STANDING | {
        "supplier_organisation_id": order["supplier_organisation_id"], "calendar_id": calendar["id"], "lines": [line]}))[2])
    return {"calendar_id": (calendar["id"], {clerk.organisation}), "standing_order_id": (standing["id"], {clerk.organisation}), "contract_id": (contract["id"], {order["buyer_organisation_id"], order["supplier_organisation_id"]})}
