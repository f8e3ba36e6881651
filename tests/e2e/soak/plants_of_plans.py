"""Faults of what life_of_plans.py made: part of plants.py, which says how they are planted."""

PLANTS = {
    "too-few-quotes": ("I6 quotes-are-sealed-until-the-opening", "UPDATE quotation SET quotes_min = quotes_min + 1 WHERE quotation_id = {quotation}"),
    "standing": ("I6 quotes-stand-by-their-price", "UPDATE quote SET standing = 3 - standing WHERE quotation_id = {quotation}"),
    # Of the dearer one, so that all stand as before.
    "quote-price": ("a quote says otherwise", """UPDATE quote_line SET unit_price_fen = unit_price_fen + 1
WHERE quote_id IN (SELECT quote_id FROM quote WHERE quotation_id = {quotation} AND supplier_organisation_id = {neighbour})"""),
    # On both sides, so that only who ordered by it can tell.
    "lost-award": ("an award did not become one order", """UPDATE quotation SET status = 'awarded', order_id = NULL WHERE quotation_id = {quotation};
UPDATE purchase_order SET quotation_id = NULL, quotation_freight_fen = NULL WHERE order_id = {awarded}"""),
    "call-off-sum": ("I6 called-off-within-the-contract", "UPDATE supply_period SET called_off = called_off - 1 WHERE contract_id = {contract} AND number = 1"),
    "lost-call-off": ("call-offs of a long-term contract", """DELETE FROM supply_call_off WHERE order_id = {called};
UPDATE supply_period SET called_off = called_off - {called_off} WHERE contract_id = {contract} AND number = 2"""),
    "contract-text": ("I6 long-term-contracts-are-signed", "UPDATE supply_contract SET text = CONCAT(text, ' ') WHERE contract_id = {contract}"),
    "day-of-another": ("I4 each-day-is-ordered-for-itself", """UPDATE purchase_order SET requested_delivery_date = requested_delivery_date + INTERVAL 1 DAY
WHERE order_id = (SELECT order_id FROM standing_order_day WHERE standing_order_id = {standing} ORDER BY day LIMIT 1)"""),
    "lost-day": ("days of a standing order", """DELETE FROM standing_order_skipped_line
WHERE standing_order_id = {standing} AND day = (SELECT MAX(day) FROM standing_order_day WHERE standing_order_id = {standing});
DELETE FROM standing_order_day WHERE standing_order_id = {standing} ORDER BY day DESC LIMIT 1"""),
    "need-sum": ("I5 needs-are-the-sums-of-their-shares", "UPDATE purchase_need SET committed = committed - 1, is_wanting = TRUE WHERE need_id = {need}"),
    "lost-share": ("shares of a fill", """UPDATE purchase_need SET is_wanting = TRUE, committed = committed
  - (SELECT SUM(amount) FROM need_fill_share WHERE fill_id = {fill} AND supplier_organisation_id = {neighbour}) WHERE need_id = {need};
DELETE FROM need_fill_share WHERE fill_id = {fill} AND supplier_organisation_id = {neighbour}"""),
    "pair": ("I5 attributions-are-corrected-by-pairs", "UPDATE attribution_entry SET amount_fen = amount_fen + 1 WHERE correction_id = {first_correction} AND given = 1"),
    "taken-from-nowhere": ("I6 corrections-follow-each-other", """UPDATE attribution_correction c JOIN attribution_entry e USING (correction_id)
SET c.from_channel = 'ecommerce', e.channel = 'ecommerce' WHERE c.correction_id = {first_correction} AND e.given = 0"""),
    # With its entry, and the last of its line, so that only who agreed can tell.
    "given-to-another": ("an acknowledged correction says otherwise: ['to'", """UPDATE attribution_correction c JOIN attribution_entry e USING (correction_id)
SET c.to_channel = 'ecommerce', e.channel = 'ecommerce' WHERE c.correction_id = {last_correction} AND e.given = 1"""),
    "paid-back": ("I5 refunds-are-as-recorded", "UPDATE order_refund SET amount_fen = amount_fen + 1 WHERE order_id = {overpaid} AND confirmed_at IS NULL"),
    "lost-refund": ("an acknowledged refund is not there", """UPDATE purchase_order SET refund_confirmed_fen = 0,
  refund_recorded_fen = refund_recorded_fen - (SELECT SUM(amount_fen) FROM order_refund WHERE order_id = {overpaid} AND confirmed_at IS NOT NULL)
WHERE order_id = {overpaid};
DELETE FROM order_refund WHERE order_id = {overpaid} AND confirmed_at IS NOT NULL"""),
    # With its sums: as much as was paid, and more than is owed back.
    "paid-back-too-much": ("I5 no-more-is-paid-back-than-is-owed-back", """UPDATE order_refund SET amount_fen = amount_fen + 5000
WHERE order_id = {shorted} AND confirmed_at IS NULL;
UPDATE purchase_order SET refund_recorded_fen = refund_recorded_fen + 5000 WHERE order_id = {shorted}"""),
}


def victims_of(life, bytes_of):
    plans = life.plans
    things = {name: getattr(plans, name).document["id"] for name in ("quotation", "contract", "standing", "need", "fill")}
    things |= {name: getattr(plans, name).id for name in ("awarded", "overpaid", "shorted")}
    things |= {"called": plans.called[1].id, "neighbour": plans.goods.suppliers["neighbour"]}
    things |= {"first_correction": plans.corrections[0].document["id"], "last_correction": plans.corrections[-1].document["id"]}
    return {name: bytes_of(each) for name, each in things.items()} | {"called_off": plans.called[1].lines[0]["quantity"]}
