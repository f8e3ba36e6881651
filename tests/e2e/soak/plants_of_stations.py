"""Faults of what life_of_stations.py made: part of plants.py, which says how they are planted."""

PLANTS = {
    "opened-again": ("an acknowledged station says otherwise", "UPDATE warehouse SET closed_at = NULL WHERE warehouse_id = {emptied_station}"),
    "closed-with-goods": ("goods stand in a closed station", "UPDATE warehouse SET closed_at = NOW(6) WHERE warehouse_id = {full_station}"),
    "station-of-nobody": ("a station that nobody named", """INSERT INTO warehouse (warehouse_id, organisation_id, code)
SELECT UNHEX(REPLACE(UUID(), '-', '')), organisation_id, 'ZX-1' FROM warehouse WHERE warehouse_id = {full_station}"""),
}


def victims_of(life, bytes_of):
    return {f"{name}_station": bytes_of(getattr(life.stations, name).document["id"]) for name in ("full", "emptied")}
