"""A lot of apples: what a poor household and a neighbour deliver, and the sums that anybody sees."""

import csv
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[3]
FROM_HOUSEHOLD_G, FROM_NEIGHBOUR_G = 1_250_500, 400_000
PRICE_PER_KILOGRAM_FEN = 333


def half_up(fen_thousandths):
    return (fen_thousandths + 500) // 1000


def a_poor_household():
    with open(ROOT / "deploy/data/households_demo.csv", encoding="utf-8", newline="") as file:
        return next(csv.DictReader(file))["household_number"]


def fill_a_lot(cooperative, product, day):
    """Answers the closed lot."""
    lot = cooperative.post(f"/v1/products/{product}/lots", {"number": "YY-2026-01", "harvested_on": day}).json
    common = {"grade": "一级", "price_per_kilogram_fen": PRICE_PER_KILOGRAM_FEN, "delivered_on": day}
    cooperative.post(f"/v1/lots/{lot['id']}/intakes", {**common, "household_number": a_poor_household(), "quantity_g": FROM_HOUSEHOLD_G})
    cooperative.post(f"/v1/lots/{lot['id']}/intakes", {**common, "supplier_name": "演示邻户", "quantity_g": FROM_NEIGHBOUR_G})
    return cooperative.post(f"/v1/lots/{lot['id']}/closing", {}).json


def expected_totals():
    def share(grams):
        return {"intakes": 1, "quantity_g": grams, "amount_fen": half_up(grams * PRICE_PER_KILOGRAM_FEN)}
    return {"poor": share(FROM_HOUSEHOLD_G), "other": share(FROM_NEIGHBOUR_G)}
