"""Faults of what life_of_waiting.py made: part of plants.py, which says how they are planted."""

PLANTS = {
    "week": ("I1 capacity-is-held-by-waiting-lines", """UPDATE forward_capacity SET held_g = held_g + 1
WHERE product_id = {awaited} AND supplier_organisation_id = {cooperative}"""),
    # As if two had been given the last of it.
    "sold-twice": ("I1 weeks-are-promised-within-what-was-announced", """UPDATE forward_capacity SET announced_g = held_g - 1
WHERE product_id = {awaited} AND supplier_organisation_id = {cooperative}"""),
    "other-week": ("I6 lines-ahead-are-for-the-week-of-their-delivery", """UPDATE purchase_order_line SET delivery_week = delivery_week - INTERVAL 7 DAY
WHERE order_id = {came}"""),
    "two-holds": ("I6 what-is-replaced-is-let-go", """INSERT INTO stock_movement (product_id, warehouse_id, kind, quantity, order_id, line_id, reason, account_id, recorded_at)
SELECT m.product_id, m.warehouse_id, m.kind, m.quantity, m.order_id, m.line_id, '', m.account_id, m.recorded_at
FROM stock_movement m JOIN order_line_replacement r ON r.order_id = m.order_id AND r.replaced_line_id = m.line_id WHERE m.order_id = {replaced}"""),
    "replaced-dearer": ("I5 replacements-are-never-dearer", "UPDATE order_line_replacement SET replaced_amount_fen = 1 WHERE order_id = {replaced}"),
    "harvest-of-a-service": ("I6 services-need-no-stock", """UPDATE purchase_order_line l JOIN purchase_order o USING (order_id)
SET l.delivery_week = o.requested_delivery_date - INTERVAL WEEKDAY(o.requested_delivery_date) DAY WHERE o.order_id = {performed}"""),
    "shared-out-twice": ("I5 houses-share-out-what-there-is", """UPDATE need_fill_share SET available = quantity
WHERE quantity > 0 AND fill_id IN (SELECT fill_id FROM group_fill_part WHERE group_fill_id = {group_fill})"""),
    "part-of-another-day": ("I6 parts-of-a-group-are-made-together", """UPDATE group_fill SET requested_delivery_date = requested_delivery_date + INTERVAL 1 DAY
WHERE group_fill_id = {group_fill}"""),
    "reason": ("an acknowledged group says otherwise: ['members']", """UPDATE buyer_group_member SET reason = CONCAT(reason, '。')
WHERE group_id = {group} AND membership = 'removed'"""),
    "removed-before": ("a house has a part of what came after its removal", """UPDATE buyer_group_member SET since = since - INTERVAL 1 HOUR
WHERE group_id = {group} AND membership = 'removed'"""),
    "changed-by-nobody": ("changes of a group", "UPDATE buyer_group SET version = version + 1 WHERE group_id = {emptied_group}"),
    "boxes": ("I5 boxes-and-money-of-agreements-add-up", """UPDATE agreement_share SET packs = packs - 1 WHERE agreement_id = {agreement} AND packs > 0 LIMIT 1"""),
    "handed-over": ("I6 goods-of-agreements-leave-once", """UPDATE agreement_delivery SET warehouse_id = NULL
WHERE agreement_id = {agreement} AND warehouse_id IS NOT NULL"""),
    "left-out": ("I4 days-in-part-say-what-is-missing", """UPDATE standing_order_skipped_line s JOIN standing_order_day d USING (standing_order_id, day)
JOIN purchase_order_line l ON l.order_id = d.order_id SET s.offer_id = l.offer_id WHERE s.standing_order_id = {standing}"""),
}


def victims_of(life, bytes_of):
    waiting = life.waiting
    things = {name: bytes_of(getattr(waiting, name).id) for name in ("came", "replaced", "performed")}
    things |= {"group": bytes_of(waiting.group_fill.group.document["id"]), "emptied_group": bytes_of(waiting.emptied.document["id"])}
    return things | {"group_fill": bytes_of(waiting.group_fill.document["id"]), "awaited": bytes_of(waiting.goods.awaited["product_id"])}
