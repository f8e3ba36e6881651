"""Warehouses and stations: each that was named or received goods once, as it was told; in a closed one nothing stands."""

import collections

from .orders import pages

OWNER = "cooperative"
SAID = ("code", "kind", "name", "closed_at", "version")


def compare(client, goods, record):
    there = collections.defaultdict(list)
    for each in pages(client, goods.accounts_of[OWNER], "/v1/warehouses"):
        there[each["code"]].append(each)
    for station in list(record.things["station"].values()):
        shown = there[station.document["code"]]
        if [[each[name] for name in SAID] for each in shown] != [[station.document[name] for name in SAID]]:
            record.fault("an acknowledged station says otherwise", f"clients were told {station.document}, there is {shown}")
    for code in set(there) - record.codes:
        record.fault("a station that nobody named", f"{there[code]}")
    for code in record.codes - {code for code, shown in there.items() if shown}:
        record.fault("a station is not there", code)
    compare_levels(client, goods, {each["id"]: each for shown in there.values() for each in shown}, record)


def compare_levels(client, goods, stations, record):
    for level in pages(client, goods.accounts_of[OWNER], "/v1/stock"):
        record.count("there: goods in stations", level["warehouse_code"].startswith("Z") and level["on_hand"] > 0)
        if stations[level["warehouse_id"]]["closed_at"] and (level["on_hand"] or level["reserved"]):
            record.fault("goods stand in a closed station", f"{level}")
    record.count("there: closed stations", sum(each["closed_at"] is not None for each in stations.values()))
