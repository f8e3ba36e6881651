"""Two stations, one emptied and closed, one with goods in it, before the storm. Part of life.py: nobody else touches them, and
plants_of_stations.py spoils them."""

from .operations import stations

BROUGHT = 2


class Stations:
    def __init__(self, life):
        self.life, self.actor, self.product = life, life.actor, life.goods.scales["product_id"]
        self.full, self.emptied = self.open("ZL-1"), self.open("ZL-2")
        fine = stations.bring(self.actor, "ZL-2", self.product, BROUGHT) and stations.close(self.actor, self.emptied)
        self.life.require(fine, "a station could not be emptied and closed")

    def open(self, code):
        station = stations.name(self.actor, code)
        self.life.require(station and stations.receive(self.actor, code, self.product, BROUGHT), "a station could not be filled")
        return station
