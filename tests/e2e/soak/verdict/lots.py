"""Batches and announced harvests: what is announced last counts, for each batch of its variety and county by what its first receipt said;
and what was sold was never harvested before."""

import collections

from .. import machines
from ..goods import UNIT_G
from ..ids import hexadecimal
from .orders import pages

# Of what has expired the storm moved the days.
BATCHES = """SELECT HEX(product_id), number, COALESCE(variety_key, ''), COALESCE(county_code, ''), harvested_on, COALESCE(first_harvest_on, ''), HEX(lot_id)
FROM lot WHERE source = 'supplier' AND expires_on >= CURRENT_DATE"""
LOTS = "SELECT HEX(lot_id), intake_g, units_in FROM lot WHERE source = 'catalogue'"
OTHERWISE = """SELECT HEX(s.lot_id), HEX(s.warehouse_id), s.first_harvest_on, l.first_harvest_on FROM stock_lot s JOIN lot l ON l.lot_id = s.lot_id
WHERE NOT (s.first_harvest_on <=> l.first_harvest_on)"""


def compare(client, goods, record):
    """Once orders have heard of all announcements (ahead.learn)."""
    known = compare_announcements(client, goods, record)
    compare_batches(known, record)
    for line in machines.sql(OTHERWISE).splitlines():
        record.fault("a lot and its stock are held against other harvests", line)
    compare_catalogue_lots(record)
    for order in record.orders.values():
        for line in order.shown_lines:
            for lot in line.get("lots", []):
                record.count("there: lots of lines", 1)
                record.count("there: lots of lines with an announced harvest", lot["first_harvest_on"] is not None)
                if lot["first_harvest_on"] and lot["harvested_on"] < lot["first_harvest_on"]:
                    record.fault("goods were sold that were harvested before", f"{order.id}: {line}")


def compare_catalogue_lots(record):
    """Orders have heard of all that was delivered into them, and no more of it came into stock."""
    there = {each.split("\t")[0]: each.split("\t")[1:] for each in machines.sql(LOTS).splitlines()}
    for lot in list(record.things["lot"].values()):
        delivered, units = there.get(hexadecimal(lot.document["id"]), ("none", "none"))
        record.count("there: lots of the catalogue")
        record.count("there: lots of the catalogue all of which came", bool(lot.received) and lot.received == lot.delivered_g // UNIT_G)
        if delivered != str(lot.delivered_g):
            record.fault("what was delivered into a lot", f"{lot.path}: clients were told {lot.delivered_g} g, there are {delivered}")
        if units != str(lot.received) or lot.received * UNIT_G > lot.delivered_g:
            record.fault("what came of a lot", f"{lot.path}: clients were told {lot.received} of {lot.delivered_g} g, there are {units}")


def compare_announcements(client, goods, record):
    """Of each variety, county and year the last one that was told of, unless it was withdrawn. Answers what is known."""
    last = {}
    for each in sorted(record.harvests.values(), key=lambda each: each["id"]):
        last[each["variety_key"], each["county_code"], each["year"]] = each
    told = {key: each for key, each in last.items() if not each["withdrawal"]}
    there = collections.defaultdict(list)
    for each in pages(client, goods.accounts_of["office"], "/v1/harvest-announcements"):
        if not each["superseded_at"] and each["source"]["title"] == "首采公告":
            there[each["variety_key"], each["county_code"], each["year"]].append(each)
    record.count("there: announced harvests", len(there))
    stands = {key: [(each["id"], each["first_harvest_on"]) for each in found] for key, found in there.items()}
    if stands != {key: [(each["id"], each["first_harvest_on"])] for key, each in told.items()}:
        record.fault("what is announced of harvests", f"clients were told {told}, there is {stands}")
    return list(told.values())


def compare_batches(known, record):
    for line in machines.sql(BATCHES).splitlines():
        product, number, variety, county, harvested, first, _ = line.split("\t")
        speak = [each for each in known if (each["variety_key"], each["county_code"]) == (variety, county) and each["valid_from"] <= harvested < each["valid_to"]]
        expected = max(speak, key=lambda each: each["year"])["first_harvest_on"] if speak else ""
        record.count("there: batches that were announced", bool(speak))
        if first != expected:
            record.fault("a batch is not held against what is announced", f"{line}: {speak}")
        for said in record.batches[product, number]:
            if said not in ((variety, county), None):
                record.fault("a batch is of another origin than was said", f"{line}: clients said {record.batches[product, number]}")
