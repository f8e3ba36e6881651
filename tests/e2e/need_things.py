"""Needs of a buyer and a group of buyers for the matrix of permissions, and bodies that their handlers take."""

import json

NEED = {"kind": {"category": "fruit"}, "measure": "grams", "wanted": 1, "delivery": {"county_code": "510107", "address": "x", "contact": "x"},
        "requested_delivery_date": "2099-01-01"}
TOGETHER = NEED | {"requested_delivery_date": "2099-01-02"}
GROUP_FILL = {key: TOGETHER[key] for key in ("kind", "measure", "requested_delivery_date")}


def need_bodies():
    return {"state_need": json.dumps(NEED), "change_need": json.dumps(NEED), "open_buyer_group": json.dumps({"name": "x"}),
            "answer_buyer_group": json.dumps({"joins": True}), "propose_group_fill": json.dumps(GROUP_FILL),
            "remove_from_buyer_group": json.dumps({"organisation_id": "org_01JQ0000000000000000000000", "reason": "x"}),
            "invite_to_buyer_group": json.dumps({"organisation_id": "org_01JQ0000000000000000000000"})}


def group_things(ask, caller):
    """A house that runs a group and is in it, with a fill of what it wants."""
    group = json.loads(ask(caller, "POST", "/v1/buyer-groups", json.dumps({"name": "x"}))[2])
    path = f"/v1/buyer-groups/{group['id']}"
    ask(caller, "POST", path + "/invitations", json.dumps({"organisation_id": caller.organisation}))
    ask(caller, "POST", path + "/membership", json.dumps({"joins": True}))
    ask(caller, "POST", "/v1/needs", json.dumps(TOGETHER))
    fill = json.loads(ask(caller, "POST", path + "/fills", json.dumps(GROUP_FILL))[2])
    return {"group_id": (group["id"], {caller.organisation}), "group_fill_id": (fill["id"], {caller.organisation})}


def need_things(ask, caller):
    """By path parameter, (id, the organisations that it belongs to)."""
    need = json.loads(ask(caller, "POST", "/v1/needs", json.dumps(NEED))[2])
    fill = json.loads(ask(caller, "POST", "/v1/need-fills", json.dumps({"need_ids": [need["id"]]}))[2])
    return {"need_id": (need["id"], {caller.organisation}), "fill_id": (fill["id"], {caller.organisation})} | group_things(ask, caller)
