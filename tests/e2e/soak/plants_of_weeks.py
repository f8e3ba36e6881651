"""Faults of what life_of_weeks.py made: part of plants.py, which says how they are planted."""

OTHER_WEEK = "UPDATE purchase_order_line SET delivery_week = delivery_week - INTERVAL 7 DAY WHERE order_id = "
PLANTS = {
    "week-of-a-draft": ("a draft says otherwise", """UPDATE order_draft_line SET delivery_week = delivery_week - INTERVAL 7 DAY
WHERE draft_id = {ahead_draft}"""),
    "week-of-its-order": ("an order is for other weeks than was asked for: /v1/order-drafts", OTHER_WEEK + "{drafted}"),
    "week-of-a-call-off": ("an order is for other weeks than was asked for: /v1/supply-contracts", OTHER_WEEK + "{called_ahead}"),
    "share-ahead": ("a share is not a line of its week", "UPDATE need_fill_share SET ahead = FALSE WHERE fill_id = {ahead_fill} AND ahead"),
}


def victims_of(life, bytes_of):
    weeks = life.weeks
    things = {"ahead_draft": weeks.draft.document["id"], "ahead_fill": weeks.fill.document["id"], "drafted": weeks.drafted.id, "called_ahead": weeks.called.id}
    return {name: bytes_of(each) for name, each in things.items()}
