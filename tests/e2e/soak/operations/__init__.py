"""What a client may do next, and how often: a folder of nouns, an operation a function."""

from . import (agreements, ahead, attributions, catalogue_lots, complaints, contracts, deliveries, drafts, groups, lots, needs, orders, payments, prices, quotations,
               refunds, returns, standing, stations, stock, supply)

WEIGHTS = ((orders.place, 96), (orders.place_twice_at_once, 3), (orders.hoard, 4), (orders.ask_for_again, 4), (orders.ask_for_other_goods, 2),
           (orders.confirm, 18), (orders.confirm_with_others, 6), (orders.rate, 2), (orders.cancel_as_buyer, 3), (orders.cancel_as_supplier, 2),
           (orders.approve, 7), (orders.look_around, 2),
           (drafts.open_draft, 3), (drafts.fill, 7), (drafts.submit, 4),
           (contracts.set_freight, 2), (contracts.sign, 10), (contracts.amend, 2), (contracts.sign_addendum, 3),
           (payments.record, 5), (payments.confirm, 4), (payments.set_credit_limit, 2),
           (deliveries.dispatch, 7), (deliveries.ship_part, 6), (deliveries.accept_order, 7), (deliveries.accept_delivery, 6),
           (deliveries.propose_short_close, 3), (deliveries.answer_short_close, 3),
           (returns.request, 5), (returns.go_on, 5), (returns.close, 1),
           (complaints.complain, 6), (complaints.go_on, 15),
           (stock.receive, 10), (stock.transfer, 3), (stock.count, 2), (stock.write_off, 2),
           (lots.receive, 6), (lots.announce, 3), (catalogue_lots.go_on, 8), (catalogue_lots.move, 3),
           (stations.add, 3), (stations.go_on, 8),
           (prices.change_price, 1), (prices.allocate_budget, 2),
           (agreements.open_window, 2), (agreements.intend, 4), (agreements.go_on, 9),
           (quotations.request, 3), (quotations.quote, 12), (quotations.go_on, 22),
           (supply.propose, 2), (supply.sign, 5), (supply.call_off, 8),
           (standing.open_order, 3), (standing.go_on, 5), (standing.look, 3),
           (needs.state, 4), (needs.go_on, 6), (needs.commit, 12),
           (groups.state_alike, 8), (groups.go_on, 4), (groups.remove, 3), (groups.propose, 5), (groups.commit, 5),
           (ahead.announce, 2), (ahead.order, 10), (ahead.harvest, 4),
           (attributions.propose, 5), (attributions.go_on, 7),
           (refunds.record, 4), (refunds.confirm, 3))
OPERATIONS = [operation for operation, _ in WEIGHTS]
HOW_OFTEN = [weight for _, weight in WEIGHTS]


def one(actor):
    """Answers the name of what was done."""
    operation = actor.random.choices(OPERATIONS, HOW_OFTEN)[0]
    operation(actor)
    return f"{operation.__module__.rpartition('.')[2]}.{operation.__name__}"
