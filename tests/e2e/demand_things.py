"""A real long-term contract for the matrix of permissions."""

import datetime
import json


def demand_things(ask, callers, order):
    """By path parameter, (id, the organisations that it belongs to)."""
    signer = next(each for each in callers if "contracts:sign" in each.permissions and each.organisation == order["buyer_organisation_id"])
    contract = json.loads(ask(signer, "POST", "/v1/supply-contracts", json.dumps({
        "kind": "supply", "product_id": order["lines"][0]["product_id"], "goods": "x", "floor_price_fen": 1, "pricing": "market",
        "starts_on": (datetime.date.today() + datetime.timedelta(days=2)).isoformat(), "step": "week", "periods": 1, "quantity_per_period": 1}))[2])
    return {"contract_id": (contract["id"], {order["buyer_organisation_id"], order["supplier_organisation_id"]})}
