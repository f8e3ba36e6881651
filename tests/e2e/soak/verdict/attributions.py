"""Corrections of what lines count for: agreed ones are pairs that are nothing together, and figures of all houses add up to what was bought."""

import collections

from .orders import pages


def compare(client, goods, listed, record):
    for what in list(record.things["correction"].values()):
        shown = what.shown = client.get(what.account, what.path).json
        entries = shown.get("entries", [])
        record.count(f"there: corrections {shown.get('status')}")
        amounts = [each["amount_fen"] for each in entries]
        if len(entries) != (2 if shown.get("status") == "agreed" else 0) or sum(amounts) != 0 or amounts and amounts[0] > 0:
            record.fault("a correction is not a pair", f"{what.path}: clients were told {what.document}, there is {shown}")
        elif entries and ({name: entries[0][name] for name in shown["from"]}, {name: entries[1][name] for name in shown["to"]}) != (shown["from"], shown["to"]):
            record.fault("a correction is not a pair", f"{what.path}: {shown}")
    compare_figures(client, goods, listed, record)


def compare_figures(client, goods, listed, record):
    """Corrections move what was bought between houses and channels, and make nothing of it."""
    bought = sum(each[0]["accepted_fen"] - each[0]["returned_fen"] for each in listed.values() if each[0]["accepted_at"])
    years = {goods.first_day[:4], goods.today()[:4]}
    shown = [client.get(goods.accounts_of[name], f"/v1/buyers/{organisation}/purchase-figures?year={year}").json
             for name, organisation in goods.organisations.items() for year in years]
    counted = sum(each["total_fen"] for each in shown)
    if bought != counted:
        record.fault("figures of what was bought", f"orders say {bought}, figures {counted}")
    compare_given_back(goods, shown, listed, record)


def compare_given_back(goods, figures, listed, record):
    """Each line's where it counts in the end; what is left is net."""
    counts = {}
    for each in sorted((each.shown for each in record.things["correction"].values() if each.shown.get("status") == "agreed"), key=lambda each: each["ended_at"]):
        counts[each["line_id"]] = each["to"]["organisation_id"], each["to"]["channel"]
    told, there = collections.Counter(), collections.Counter()
    for order in [each for each in record.orders.values() if each.id in listed and listed[each.id][0]["accepted_at"]]:
        channels = {line["id"]: line["channel"] for line in order.lines}
        for line in order.shown_lines:
            told[counts.get(line["id"], (goods.organisations[order.buyer], channels.get(line["id"])))] += line.get("refunded_fen", 0)
    for year in figures:
        for each in [*year["figures"], year]:
            if each["net_fen"] != each.get("amount_fen", each.get("total_fen")) - each["given_back_fen"]:
                record.fault("figures are not net", f"{year}")
        for each in year["figures"]:
            there[year["organisation_id"], each["channel"]] += each["given_back_fen"]
    if +told != +there or any(each < 0 for each in there.values()) or sum(each["given_back_fen"] for each in figures) != told.total():
        record.fault("figures of what complaints gave back", f"lines got {told}, figures say {there}: {figures}")
