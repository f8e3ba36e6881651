"""Faults of what life_of_lots.py made: part of plants.py, which says how they are planted."""

OF_THE_EARLY = "WHERE product_id = {awaited_batch} AND number = '青8'"
OF_THE_LATE = "WHERE product_id = {awaited_batch} AND number = '青3'"
PLANTS = {
    # With its stock, so that only who was told of the announcement can tell.
    "harvest-of-another-day": ("a batch is not held against what is announced", f"""UPDATE stock_lot SET first_harvest_on = first_harvest_on - INTERVAL 1 DAY
WHERE product_id = {{awaited_batch}} AND lot_id = (SELECT lot_id FROM lot {OF_THE_EARLY});
UPDATE lot SET first_harvest_on = first_harvest_on - INTERVAL 1 DAY {OF_THE_EARLY}"""),
    "origin": ("a batch is of another origin than was said", f"UPDATE lot SET county_code = '510422' {OF_THE_LATE}"),
    "stock-of-another-harvest": ("a lot and its stock are held against other harvests", f"""UPDATE stock_lot SET first_harvest_on = NULL
WHERE product_id = {{awaited_batch}} AND lot_id = (SELECT lot_id FROM lot {OF_THE_LATE})"""),
    "harvested-before": ("goods were sold that were harvested before", """UPDATE purchase_order_line SET lots = REPLACE(lots, ' {after_day} ', ' 2000-01-01 ')
WHERE order_id = {awaiting} AND lots LIKE '% {after_day} %'"""),
    "delivered-into-a-lot": ("what was delivered into a lot", "UPDATE lot SET intake_g = intake_g + 1 WHERE lot_id = {catalogue_lot}"),
    "came-of-a-lot": ("what came of a lot", "UPDATE lot SET units_in = units_in - 1 WHERE lot_id = {catalogue_lot}"),
    "harvest-of-nobody": ("what is announced of harvests", """UPDATE chuanpin_catalog.harvest_version
SET first_harvest_on = first_harvest_on + INTERVAL 1 DAY WHERE variety = '青苹果'"""),
}


def victims_of(life, bytes_of):
    return {"awaited_batch": bytes_of(life.goods.awaited["product_id"]), "awaiting": bytes_of(life.lots.order.id), "after_day": life.lots.after_day,
            "catalogue_lot": bytes_of(life.lots.lot.document["id"])}
