"""Batches that say of which variety and county they are, and offices that announce when their harvest begins, otherwise later, or not at
all: whichever comes first, goods that were harvested before are not sold."""

import datetime

from ..goods import WAREHOUSES

OFFICE, OWNER = "office", "cooperative"
VARIETIES, COUNTIES = ("红富士", "金冠"), ("513423", "510824")
CATEGORY, COUNTY = "fruit", COUNTIES[0]  # the office's own
NUMBERS, RECEIVED_MAX = 40, 12
OTHERWISE_PER_CENT, LEFT_OUT_PER_CENT, OTHER_COUNTY_PER_CENT, WITHDRAWN_PER_CENT = 10, 15, 5, 15
FIRST_DAYS_AGO_MAX, HARVESTED_DAYS_AGO = 12, 2
ANNOUNCEMENTS = "/v1/harvest-announcements"


def days_ago(actor, days):
    return datetime.date.fromisoformat(actor.goods.first_day) - datetime.timedelta(days=days)


def receive(actor):
    """By its number a batch is of one day, variety and county; at times somebody says otherwise, or nothing."""
    number = actor.random.randint(1, NUMBERS)
    variety, county = VARIETIES[number % 2], COUNTIES[number // 2 % 4 == 0]
    if actor.chance(OTHERWISE_PER_CENT):
        variety, county = actor.random.choice(((VARIETIES[(number + 1) % 2], county), (variety, "510422")))
    said = {} if actor.chance(LEFT_OUT_PER_CENT) else {"variety": f"{variety[:2]} {variety[2:]}" if actor.chance(20) else variety, "county_code": county}
    product = actor.goods.hot(actor.random, 1)[0]["product_id"]
    put_in(actor, product, f"源{number}", HARVESTED_DAYS_AGO + number % 10, actor.random.randint(1, RECEIVED_MAX), said)


def put_in(actor, product, number, harvested_days_ago, quantity, said, warehouse=None):
    """Answers how its day stands to what is announced."""
    batch = {"number": number, "harvested_on": days_ago(actor, harvested_days_ago).isoformat(), "expires_on": days_ago(actor, -30).isoformat()} | said
    document = {"product_id": product, "warehouse_code": warehouse or actor.random.choice(WAREHOUSES), "quantity": quantity, "reason": "入库", "batch": batch}
    answer = actor.effect(OWNER, "/v1/stock-receipts", document)
    if not answer.done:
        return None
    actor.record.received(product, quantity)
    actor.record.took_in(product, number, said, answer.json["season"])
    return answer.json["season"]


def announce(actor):
    """When the harvest of a variety begins, or that what was announced was never so."""
    known = actor.record.some_harvest(actor.random)
    if known and actor.chance(WITHDRAWN_PER_CENT):
        withdraw(actor, known)
        return
    county = COUNTIES[1] if actor.chance(OTHER_COUNTY_PER_CENT) else COUNTY
    tell_of(actor, actor.random.choice(VARIETIES), county, actor.random.randint(0, FIRST_DAYS_AGO_MAX))


def tell_of(actor, variety, county, first_days_ago):
    first = days_ago(actor, first_days_ago)
    said = {"category": CATEGORY, "variety": variety, "county_code": county, "year": first.year, "first_harvest_on": first.isoformat(),
            "source": {"title": "首采公告", "dated_on": first.isoformat()}}
    return tell(actor, ANNOUNCEMENTS, said)


def withdraw(actor, known):
    return tell(actor, f"{ANNOUNCEMENTS}/{known['id']}/withdrawal", {"reason": "公告有误"})


def tell(actor, path, said):
    answer = actor.effect(OFFICE, path, said)
    if answer.done:
        actor.record.told_of_harvest(answer.json)
    return answer.done
