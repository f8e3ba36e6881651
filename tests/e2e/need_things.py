"""Needs of a buyer for the matrix of permissions, and bodies that their handlers take."""

import json

NEED = {"kind": {"category": "fruit"}, "measure": "grams", "wanted": 1, "delivery": {"county_code": "510107", "address": "x", "contact": "x"},
        "requested_delivery_date": "2099-01-01"}


def need_bodies():
    return {"state_need": json.dumps(NEED), "change_need": json.dumps(NEED)}


def need_things(ask, caller):
    """By path parameter, (id, the organisations that it belongs to)."""
    need = json.loads(ask(caller, "POST", "/v1/needs", json.dumps(NEED))[2])
    fill = json.loads(ask(caller, "POST", "/v1/need-fills", json.dumps({"need_ids": [need["id"]]}))[2])
    return {"need_id": (need["id"], {caller.organisation}), "fill_id": (fill["id"], {caller.organisation})}
