"""Faults of what life_of_weights.py made: part of plants.py, which says how they are planted."""

PLANTS = {
    # With its delivery, so that only who weighed it can tell.
    "weight": ("the weight of a line", """UPDATE purchase_order_line SET accepted_g = accepted_g - 1 WHERE order_id = {light};
UPDATE delivery_line SET accepted_g = accepted_g - 1 WHERE accepted_g > 0 AND delivery_id IN (SELECT delivery_id FROM delivery WHERE order_id = {light}) LIMIT 1"""),
    "price-of-a-weight": ("what a weighed line costs", "UPDATE purchase_order_line SET price_per_kilogram_fen = price_per_kilogram_fen + 1 WHERE order_id = {light}"),
    "tolerance": ("more was accepted than was agreed", "UPDATE purchase_order_line SET weight_over_permille = 29 WHERE order_id = {heavy}"),
    "sum-of-lines": ("an order is not the sum of its lines", "UPDATE purchase_order SET accepted_fen = accepted_fen + 1 WHERE order_id = {heavy}"),
}


def victims_of(life, bytes_of):
    return {name: bytes_of(getattr(life.weights, name).id) for name in ("light", "heavy")}
