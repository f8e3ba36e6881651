"""Needs of houses, shared out among cooperatives and ordered: never more than is wanted, each share once."""

from ..demand_books import Fill, Need
from ..goods import UNIT_G
from .orders import PATH, delivery_of, some_terms

WANTED_MAX = 12
WITHDRAWN_PER_CENT, CHANGED_PER_CENT, AGAIN_PER_CENT, AHEAD_PER_CENT = 5, 20, 15, 30


def terms_of(actor, offers, pieces, measure, share_limit):
    return {"kind": {"product_ids": [each["product_id"] for each in offers]}, "measure": measure, "wanted": pieces * (UNIT_G if measure == "grams" else 1),
            "delivery": delivery_of(actor.goods)["delivery"], "requested_delivery_date": actor.goods.delivery_day.isoformat(),
            "share_limit_permille": share_limit}


def some_terms_of(actor):
    offers = actor.goods.hot(actor.random, actor.random.randint(1, 2)) + actor.goods.some_of("neighbour", actor.random)
    if actor.chance(AHEAD_PER_CENT):
        offers = [actor.goods.harvested] + offers[:actor.random.randint(0, 1)]
    return terms_of(actor, offers, actor.random.randint(1, WANTED_MAX), actor.random.choice(("grams", "pieces")), actor.random.choice((1_000, 600, 500)))


def state(actor):
    begin(actor, actor.random.choice(("school", "agency")), some_terms_of(actor))


def begin(actor, buyer, terms):
    answer = actor.effect(buyer, "/v1/needs", terms)
    return actor.record.keep(Need(buyer, actor.account(buyer), answer.json)) if answer.done else None


def is_wanting(need):
    return need.document["status"] in ("open", "partly_filled")


def go_on(actor):
    """A newer proposal, or other wishes, while others order by the older one."""
    need = actor.record.some_thing(actor.random, "need", is_wanting)
    if not need:
        return
    etag = f'"{need.document["id"]}-{need.document["version"]}"'
    if actor.chance(WITHDRAWN_PER_CENT):
        change(actor, need, "withdrawal", None, etag)
    elif actor.chance(CHANGED_PER_CENT):
        change(actor, need, "changes", some_terms_of(actor), etag)
    else:
        propose(actor, [need] + other_needs(actor, need))
    shown = actor.read(need.account, need.path)
    if shown:
        need.told(shown)


def other_needs(actor, need):
    other = actor.record.some_thing(actor.random, "need", lambda each: each.buyer == need.buyer and each is not need and is_wanting(each))
    return [other] if other and actor.chance(40) else []


def change(actor, need, action, said, etag):
    answer = actor.effect(need.account, f"{need.path}/{action}", said, etag)
    if answer.done:
        need.told(answer.json)


def propose(actor, needs):
    """Answers the fill."""
    answer = actor.effect(needs[0].account, "/v1/need-fills", {"need_ids": [each.document["id"] for each in needs]})
    return actor.record.keep(Fill(needs[0].buyer, needs[0].account, answer.json)) if answer.done else None


def commit(actor):
    """Of what was refused on the way some may be ordered all the same: what there is, the fill itself says."""
    fill = actor.record.some_thing(actor.random, "fill", lambda each: not each.settled or actor.chance(AGAIN_PER_CENT))
    if not fill:
        return
    answer = actor.effect(fill.account, f"{fill.path}/commitment", some_terms(actor))
    told = answer.json if answer.done else actor.read(fill.account, fill.path)
    if told:
        learn(actor, fill, told)


def learn(actor, fill, document, apart=False):
    fill.committed(document)
    for order in [each["order_id"] for each in document["shares"] if each["order_id"]]:
        if order not in actor.record.orders:
            actor.record.came_about(fill.buyer, fill.account, actor.read(fill.account, f"{PATH}/{order}"), apart)
    if document.get("next"):
        actor.record.keep(Fill(fill.buyer, fill.account, document["next"]))
