"""Goods leave in one delivery or several, are accepted whole or in part, and what will not come is given up by both."""

from ..actor import of_an_order

WRONG_PER_CENT = 5


@of_an_order("confirmed", "partly_shipped")
def dispatch(actor, order):
    answer = actor.change(actor.seller(order), order, "dispatch")
    if answer.done:
        order.dispatched = True


@of_an_order("confirmed", "partly_shipped")
def ship_part(actor, order):
    """Of some lines some; at times more than is left."""
    lines = actor.random.sample(order.lines, actor.random.randint(1, len(order.lines)))
    said = {"lines": [{"line_id": each["id"], "quantity": actor.random.randint(1, each["quantity"])} for each in lines]}
    answer = actor.effect(actor.seller(order), f"/v1/orders/{order.id}/deliveries", said)
    if answer.done:
        actor.record.delivered(order, answer.json)


def acceptance(actor, lines):
    """`lines`: what was shipped, (line, quantity); of what is paid by its mass not all is accepted unweighed."""
    weighed = any(line["price_per_kilogram_fen"] for line, _ in lines)
    if actor.chance(WRONG_PER_CENT if weighed else 50):
        return {"all": True}
    said = []
    for line, quantity in lines:
        rejected = actor.random.randint(0, quantity) if actor.chance(40) else 0
        each = {"line_id": line["id"], "accepted_quantity": quantity - rejected, "rejected_quantity": rejected}
        each |= {"reason": "碰伤", "rejected_goods": actor.random.choice(("returned", "destroyed", "credited"))} if rejected else {}
        said.append(each | (some_mass(actor, line, quantity - rejected) if line["price_per_kilogram_fen"] else {}))
    if actor.chance(WRONG_PER_CENT):
        said[0]["accepted_quantity"] += 1  # more than was shipped
    if actor.chance(WRONG_PER_CENT):
        said[0]["accepted_g"] = 1  # of what is paid by the pack nobody asks, or far too little
    return {"lines": said}


def some_mass(actor, line, accepted):
    """About what the label says; at times less than was agreed, with the reason, or more."""
    nominal, under, over = accepted * line["unit_net_mass_g"], line["weight_under_permille"], line["weight_over_permille"]
    permille = actor.random.choices((actor.random.randint(-under, over), -2 * under, over, over + 1), (70, 15, 10, 5))[0]
    return {"accepted_g": nominal + nominal * permille // 1_000} | ({"reason": "失水"} if permille < -under else {})


def some_buyer(actor, order):
    return order.buyer if actor.chance(85) else actor.random.choice(("school", "agency"))


@of_an_order("dispatched")
def accept_order(actor, order):
    answer = actor.change(some_buyer(actor, order), order, "acceptance", acceptance(actor, [(each, each["quantity"]) for each in order.lines]))
    if answer.done:
        order.accepted_whole(answer.json["lines"])


@of_an_order("partly_shipped", "dispatched")
def accept_delivery(actor, order):
    open_ones = [each for each in order.deliveries.values() if each["status"] == "shipped"]
    if open_ones:
        delivery = actor.random.choice(open_ones)
        lines = {each["id"]: each for each in order.lines}
        said = acceptance(actor, [(lines[each["line_id"]], each["quantity"]) for each in delivery["lines"]])
        answer = actor.effect(some_buyer(actor, order), f"/v1/deliveries/{delivery['id']}/acceptance", said)
        if answer.done:
            actor.record.delivered(order, answer.json)


@of_an_order("partly_shipped")
def propose_short_close(actor, order):
    actor.change(actor.random.choice((order.buyer, actor.seller(order))), order, "short-closing", {"reason": "不再供货"})


@of_an_order("partly_shipped")
def answer_short_close(actor, order):
    actor.change(actor.random.choice((order.buyer, actor.seller(order))), order, "short-closing-answers", {"agreed": actor.chance(70)})
