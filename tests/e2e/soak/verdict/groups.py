"""Groups of buyers: the parts of their houses are the houses' own fills, together what each offer gives; totals are what members want."""

import collections
import datetime

from .orders import pages
from .versions import still_there

WAITED = datetime.timedelta(seconds=10)  # a request at most for the database, since it came in
SHARE = ("need_id", "offer_id", "quantity", "amount", "status", "order_id")


def compare(client, goods, listed, record):
    for what in list(record.things["group fill"].values()):
        answer = client.get(what.account, what.path)
        what.shown = answer.json if answer.status == 200 else None
        if not what.shown:
            record.fault("an acknowledged fill of a group is not there", f"{what.path}: {answer.status} {answer.body}")
            continue
        compare_fill(what, what.shown, record)
    for group in list(record.things["group"].values()):
        shown = still_there(client, group, record)
        if shown:
            compare_members(group, shown, listed, record)
            compare_totals(client, goods, group, shown, record)


def compare_members(group, shown, listed, record):
    """Changed by whoever was told so, each time once; for who was taken out nothing is ordered by the group's fills from then on."""
    if group.versions != list(range(1, shown["version"] + 1)):
        record.fault("changes of a group", f"{group.path}: clients were told of {group.versions}, there is {shown}")
    removed = {each["organisation_id"]: moment(each["since"]) + WAITED for each in shown["members"] if each["membership"] == "removed"}
    record.count("there: houses that were removed", len(removed))
    for what in [each for each in record.things["group fill"].values() if each.group is group and each.shown]:
        for part in what.shown["parts"]:
            since = removed.get(part["buyer_organisation_id"])
            placed = [listed[share["order_id"]][0]["placed_at"] for share in part["shares"] if share["order_id"] in listed]
            if since and any(since < moment(each) for each in [what.shown["proposed_at"], *placed]):
                record.fault("a house has a part of what came after its removal", f"{what.path}: {part} since {since}, ordered {placed}")


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def compare_fill(what, shown, record):
    record.count("there: fills of groups")
    given, sums = collections.Counter(), {each["offer_id"]: (each["quantity"], each["amount"]) for each in shown["offers"]}
    amounts = collections.Counter()
    for part in shown["parts"]:
        own = what.fills.get(part["fill_id"])
        stands = sorted(tuple(share[name] or "" for name in SHARE) for share in part["shares"])
        if not own or not own.shown or stands != sorted(tuple(share[name] or "" for name in SHARE) for share in own.shown["shares"] if share["quantity"]):
            record.fault("a part is not its house's own fill", f"{what.path}: {part}, the house's own is {own and own.shown}")
        for share in part["shares"]:
            given[share["offer_id"]] += share["quantity"]
            amounts[share["offer_id"]] += share["amount"]
    houses = [each["buyer_organisation_id"] for each in shown["parts"]]
    if sums != {offer: (given[offer], amounts[offer]) for offer in given} or len(set(houses)) != len(houses):
        record.fault("houses do not make up a group's fill", f"{what.path}: {dict(given)} of {shown}")
    told = {(part["fill_id"], share["need_id"], share["offer_id"], share["ahead"]): share["quantity"] for part in what.document["parts"] for share in part["shares"]}
    stands = {(part["fill_id"], share["need_id"], share["offer_id"], share["ahead"]): share["quantity"] for part in shown["parts"] for share in part["shares"]}
    if told != stands:
        record.fault("a fill of a group says otherwise", f"{what.path}: clients were told {told}, there is {stands}")


def compare_totals(client, goods, group, shown, record):
    """By kind and measure: what those who have joined want of it and have not got yet."""
    joined = {each["organisation_id"] for each in shown["members"] if each["membership"] == "joined"}
    wanted = collections.Counter()
    for name, organisation in goods.organisations.items():
        if organisation in joined:
            for need in pages(client, goods.accounts_of[name], "/v1/needs"):
                if need["status"] in ("open", "partly_filled"):
                    wanted[key_of(need)] += need["wanted"] - need["committed"]
    told = collections.Counter()
    for each in pages(client, group.account, f"{group.path}/need-totals"):
        told[key_of(each)] += each["wanted"]
    if wanted != told:
        record.fault("what a group wants", f"{group.path}: its houses want {wanted}, the group {told}")


def key_of(what):
    kind = what["kind"]
    return str(kind.get("product_ids") or kind.get("name_zh") or kind.get("category")), what["measure"]
