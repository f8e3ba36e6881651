"""Corrections of what lines count for: agreed ones are pairs that are nothing together, and figures of all houses add up to what was bought."""

from .orders import pages


def compare(client, goods, listed, record):
    for what in list(record.things["correction"].values()):
        shown = client.get(what.account, what.path).json
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
    counted = sum(client.get(goods.accounts_of[name], f"/v1/buyers/{organisation}/purchase-figures?year={year}").json["total_fen"]
                  for name, organisation in goods.organisations.items() for year in years)
    if bought != counted:
        record.fault("figures of what was bought", f"orders say {bought}, figures {counted}")
