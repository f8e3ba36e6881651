"""The subsidy of a shipment, computed a second time with exact fractions, from the published rule and distance table."""

import math
from fractions import Fraction

GRAMS_PER_TONNE, METRES_PER_KILOMETRE = 1_000_000, 1_000


def rational(document):
    return Fraction(document["numerator"], document["denominator"])


def expected_subsidy(rules, distances, mass_g, declared_m, verdict):
    rule = rules[0]
    official_m = distances[0]["distance_m"]
    payable_m = min(declared_m, math.floor(official_m * (1 + rational(rule["distance_tolerance"]))))
    rate = rational(rule["cold_rate_fen_per_tonne_km"] if verdict == "passed" else rule["ambient_rate_fen_per_tonne_km"])
    exact = Fraction(mass_g, GRAMS_PER_TONNE) * Fraction(payable_m, METRES_PER_KILOMETRE) * rate
    return min(math.floor(exact), rule["cap_fen"])
