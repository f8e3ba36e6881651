"""A real request for quotation for the matrix of permissions, and bodies that its handlers take."""

import datetime
import json

IN_A_DAY = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)).isoformat()
QUOTATION_BODIES = {
    "extend_quotation": json.dumps({"deadline": IN_A_DAY}),
    "award_quotation": json.dumps({"supplier_organisation_id": "org_01JQ0000000000000000000000"}),
    "give_up_quotation": json.dumps({"reason": "x"}),
    "submit_quote": json.dumps({"lines": [{"line_number": 1, "product_id": "prd_01JQ0000000000000000000000", "quantity": 1, "unit_price_fen": 1}], "freight_fen": 0}),
}


def quotation_things(ask, caller, supplier):
    """By path parameter, (id, the organisations that it belongs to). One supplier that is real is enough to be asked."""
    others = [f"org_01JQ000000000000000000000{each}" for each in (1, 2)]
    asked = {"title": "x", "county_code": "510107", "deliver_on": "2099-01-01", "deadline": IN_A_DAY,
             "lines": [{"kind_zh": "x", "mass_g": 1}], "supplier_organisation_ids": [supplier.organisation, *others]}
    quotation = json.loads(ask(caller, "POST", "/v1/quotations", json.dumps(asked))[2])
    return {"quotation_id": (quotation["id"], {caller.organisation, supplier.organisation})}
