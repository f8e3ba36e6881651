"""Bodies that the handlers of documents, permits, lots, outlets, files and orders take, for permissions.py."""

import json
import secrets

# A file of products without a product (catalog/files/product_table.cpp).
PRODUCT_HEADER = ("supplier_code,name_zh,name_en,category,origin_county_code,storage_class,storage_min_mc,storage_max_mc,shelf_life_hours,"
                  "season_from,season_to,unit_name_zh,unit_net_mass_g,description,origin_place_code,origin_household_number,raw_material_code\r\n")
OFFER_HEADER = ("supplier_code,valid_from,valid_to,minimum_quantity,quantity_from,unit_price_fen,price_per_kilogram_fen,weight_under_permille,"
                "weight_over_permille,channels,delivery_area,comparable_name_zh,price_explanation\r\n")
PDF = "%PDF-1.7 of the matrix"
LISTING_BODIES = {
    "state_organisation_contact": json.dumps({"address": "盐源县太安路 1 号", "name": "王", "telephone": "0834-6123456"}),
    "hand_in_document": PDF,
    "record_licence": json.dumps({"kind": "business_licence", "number": "x", "issuer": "x", "valid_from": "2020-01-01"}),
    "record_inspection_report": json.dumps({"number": "x", "issuer": "x", "valid_from": "2020-01-01", "valid_to": "2099-01-01"}),
    "record_quality_mark": json.dumps({"kind": "organic", "number": "x", "issuer": "x", "valid_from": "2020-01-01"}),
    "change_product": json.dumps({
        "name_zh": "x", "category": "fruit", "origin_county_code": "513423", "storage": {"class": "chilled", "min_mc": 0, "max_mc": 4000},
        "shelf_life_hours": 1, "unit_name_zh": "箱", "unit_net_mass_g": 1}),
    "create_product_family": json.dumps({"name_zh": "x", "category": "fruit"}),
    "set_product_pictures": json.dumps({"document_ids": []}),
    "change_product_family": json.dumps({"name_zh": "y"}),
    "set_product_family_pictures": json.dumps({"document_ids": []}),
    "withdraw_my_permit": json.dumps({"reason": "x"}),
    "withdraw_permit": json.dumps({"reason": "x"}),
    "withdraw_harvest": json.dumps({"reason": "x"}),
    "decide_listing_review": json.dumps({"verdict": "pass"}),
}


def outlet_statement():
    return {"name": "x", "county_code": "513423", "address": "x", "opened_on": "2020-01-01"}


def identity_number(sequence):
    digits = f"11010519491231{sequence:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
    return digits + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, weights)) % 11]


def labour_list():
    """As few people as a list may name."""
    return json.dumps({"dated_on": "2020-01-01", "workers": [{"name": "x", "identity_number": identity_number(each)} for each in range(2, 7)]})


def lot_body():
    return json.dumps({"number": secrets.token_hex(8), "harvested_on": "2020-01-01"})


def warehouse_body():
    return json.dumps({"code": "M-" + secrets.token_hex(4), "kind": "warehouse", "name": "x", "county_code": "513423", "address": "x"})


def market_bodies():
    return {
        "reduce_unsold_stock": json.dumps({"quantity": 1}),
        "withdraw_unsold_stock": json.dumps({"reason": "x"}),
        "change_outlet": json.dumps(outlet_statement() | {"reason": "x"}),
        "close_outlet": json.dumps({"closed_on": "2020-02-01", "reason": "x"}),
        "report_outlet_sales": json.dumps({"month": "2020-01", "total_fen": 1, "marked_fen": 1, "source": "x"}),
        "issue_labels": json.dumps({"count": 1}),
        "void_label_range": json.dumps({"reason": "x"}),
    }


def mark_claim(product, labour_list_id):
    return json.dumps({"product_ids": [product], "labour_list_id": labour_list_id, "plan_of_use": "x", "licences": [],
                       "benefit": "order", "benefit_note": "x"})


def intake_body(grams):
    return json.dumps({"supplier_name": "x", "quantity_g": grams, "grade": "x", "price_per_kilogram_fen": 1, "delivered_on": "2020-01-01"})


COMPLAINT = json.dumps({"ground": "other", "words": "x", "refund_fen": 0})


def return_body(line):
    return json.dumps({"reason": "x", "lines": [{"line_id": line, "quantity": 1}]})


def correction_body(line, organisation):
    return json.dumps({"line_id": line, "to": {"organisation_id": organisation, "channel": "assistance_unit"}, "reason": "x"})


def order_bodies():
    return {
        "accept_order": json.dumps({"all": True}),
        "cancel_order": json.dumps({"reason": "x"}),
        "ship_part": json.dumps({"all": True}),
        "accept_delivery": json.dumps({"all": True}),
        "propose_short_close": json.dumps({"reason": "x"}),
        "answer_short_close": json.dumps({"agreed": True}),
        "request_return": return_body("lin_01JQ0000000000000000000000"),
        "answer_return": json.dumps({"agreed": False, "words": "x"}),
        "receive_return": json.dumps({"lines": [{"line_id": "lin_01JQ0000000000000000000000", "warehouse_code": "W", "restocked": 0, "written_off": 1}]}),
        "rate_order": json.dumps({"stars": 5}),
        "approve_order": json.dumps({"decision": "approve"}),
        "allocate_budget": json.dumps({"allocated_fen": 1}),
        "open_complaint": COMPLAINT,
        "answer_complaint": json.dumps({"words": "x", "offer_fen": 0}),
        "escalate_complaint": json.dumps({"words": "x"}),
        "rule_on_complaint": json.dumps({"words": "x", "refund_fen": 0}),
        "change_draft": json.dumps(DRAFT_DELIVERY),
        "add_draft_line": json.dumps({"offer_id": "ofr_01JQ0000000000000000000000", "offer_version": 1, "quantity": 1}),
        "change_draft_line": json.dumps({"offer_version": 1, "quantity": 1}),
        "set_contract_freight": json.dumps({"freight_fen": 0, "borne_by": "supplier"}),
        "sign_contract": json.dumps({"text_sha256": "0" * 64}),
        "propose_contract_addendum": json.dumps({"note": "x"}),
        "sign_supply_contract": json.dumps({"text_sha256": "0" * 64}),
        "propose_supply_addendum": json.dumps({"ends_on": "2020-01-01", "reason": "x"}),
        "sign_supply_addendum": json.dumps({"number": 1, "text_sha256": "0" * 64}),
        "refuse_supply_addendum": json.dumps({"number": 1, "reason": "x"}),
        "withdraw_supply_addendum": json.dumps({"number": 1}),
        "cancel_supply_contract": json.dumps({"reason": "x"}),
        "call_off_supply_contract": json.dumps(DRAFT_DELIVERY | {"lines": [{"offer_id": "ofr_01JQ0000000000000000000000", "offer_version": 1, "quantity": 1}]}),
        "sign_contract_addendum": json.dumps({"number": 1, "text_sha256": "0" * 64}),
        "record_order_payment": json.dumps({"payer_name": "x", "amount_fen": 1, "voucher_number": secrets.token_hex(8), "paid_on": "2020-01-01"}),
        "record_order_refund": json.dumps({"payee_name": "x", "amount_fen": 1, "voucher_number": secrets.token_hex(8), "paid_on": "2020-01-01"}),
        "confirm_order_refund": json.dumps({"refund_id": "rfd_01JQ0000000000000000000000"}),
        "propose_attribution_correction": correction_body("lin_01JQ0000000000000000000000", "org_01JQ0000000000000000000000"),
        "answer_attribution_correction": json.dumps({"agreed": True}),
        "confirm_order_payment": json.dumps({"payment_id": "pay_01JQ0000000000000000000000"}),
    }


DRAFT_DELIVERY = {"delivery": {"county_code": "510107", "address": "x", "contact": "x"}, "requested_delivery_date": "2099-01-01"}


def draft_things(ask, caller, order):
    """A draft of somebody who orders, with a line; by path parameter."""
    draft = json.loads(ask(caller, "POST", "/v1/order-drafts", json.dumps(DRAFT_DELIVERY | {"supplier_organisation_id": order["supplier_organisation_id"]}))[2])
    line = {"offer_id": order["lines"][0]["offer_id"], "offer_version": order["lines"][0]["offer_version"], "quantity": 1}
    added = json.loads(ask(caller, "POST", f"/v1/order-drafts/{draft['id']}/lines", json.dumps(line))[2])
    return {"draft_id": (draft["id"], {caller.organisation}), "line_id": (added["id"], {caller.organisation})}
