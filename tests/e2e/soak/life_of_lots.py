"""A harvest that is announced, a batch from before it and one from after it, of which the latter comes for who waits; before the storm.
Part of life.py: nobody else touches them, and plants_of_lots.py spoils them."""

from . import machines
from .goods import UNIT_G
from .operations import catalogue_lots, lots
from .verdict.ahead import UNHEARD

VARIETY = "青苹果"
INTAKE_G = 2 * UNIT_G
BEFORE_DAYS, FIRST_DAYS, AFTER_DAYS = 8, 5, 3


class Lots:
    def __init__(self, life):
        self.life, self.actor, self.goods = life, life.actor, life.goods
        self.order, self.after_day = life.waiting.waits, lots.days_ago(self.actor, AFTER_DAYS).isoformat()
        self.life.require(lots.tell_of(self.actor, VARIETY, lots.COUNTY, FIRST_DAYS), "an announcement of a harvest was refused")
        machines.wait_for(lambda: machines.sql(UNHEARD).split() == ["0"], machines.QUIET_SECONDS, "orders do not hear of a harvest")
        waits = self.waiting()
        for days, comes in ((BEFORE_DAYS, 0), (AFTER_DAYS, 1)):
            self.put_in(days)
            self.life.require(self.waiting() == waits - comes, f"of a batch of {days} days ago came {waits - self.waiting()}")

        self.lot = catalogue_lots.open_lot(self.actor, self.goods.scales["product_id"])
        self.life.require(self.lot and catalogue_lots.deliver(self.actor, self.lot, INTAKE_G), "nothing was delivered into a lot")
        machines.wait_for(self.comes, machines.QUIET_SECONDS, "orders do not hear of a lot")

    def comes(self):
        return catalogue_lots.receive_by(self.actor, self.actor.client, self.actor.key(), self.lot, INTAKE_G // UNIT_G)

    def waiting(self):
        return self.life.shown(self.order)["lines"][0]["waiting_quantity"]

    def put_in(self, days):
        season = lots.put_in(self.actor, self.goods.awaited["product_id"], f"青{days}", days, 1, {"variety": VARIETY, "county_code": lots.COUNTY}, "S-2")
        self.life.require(season and season["first_harvest_on"] == lots.days_ago(self.actor, FIRST_DAYS).isoformat(), f"a batch is of no season: {season}")
