"""Groups of buyers: a union asks houses in, has what they want alike filled at once, and orders for those who let it."""

from ..client import SAID_AGAIN
from ..demand_books import BuyerGroup, Fill, GroupFill
from . import needs
from .orders import some_terms

ORGANISER = "union"
HOUSES = ("school", "agency")
GROUPS_MAX = 3
WANTED_MAX = 9
LEAVES_PER_CENT, ALLOWS_PER_CENT, OWN_PER_CENT, WRONG_PER_CENT = 8, 70, 20, 8
FOR_THE_ORGANISER = ("invitations", "removals")


def open_group(actor):
    """Answers it."""
    answer = actor.effect(ORGANISER, "/v1/buyer-groups", {"name": "片区食堂"})
    return actor.record.keep(BuyerGroup(actor.account(ORGANISER), answer.json)) if answer.done else None


def go_on(actor):
    """Somebody is asked in, or says whether it is in and whether the organiser may order for it."""
    group = actor.record.some_thing(actor.random, "group")
    if not group or len(actor.record.things["group"]) < GROUPS_MAX and actor.chance(10):
        form(actor)
    elif waits := [each for each in HOUSES if group.membership_of(actor.goods.organisations[each]) in (None, "left", "removed")]:
        invite(actor, group, actor.random.choice(waits))
    else:
        joins = not actor.chance(LEAVES_PER_CENT)
        answer(actor, group, actor.random.choice(HOUSES), joins, joins and actor.chance(ALLOWS_PER_CENT))


def form(actor):
    """All houses are asked and join."""
    group = open_group(actor)
    for house in HOUSES if group else ():
        if invite(actor, group, house):
            answer(actor, group, house, True, actor.chance(ALLOWS_PER_CENT))


def invite(actor, group, house):
    return change(actor, group, ORGANISER, "invitations", {"organisation_id": actor.goods.organisations[house]})


def answer(actor, group, house, joins, may_order):
    return change(actor, group, house, "membership", {"joins": joins, "may_order": may_order})


def remove(actor):
    """A house that nobody asked, that left, or whose part waits to be ordered stays as it is; so it does where another house says so."""
    group = actor.record.some_thing(actor.random, "group", lambda each: each.has_members())
    if group:
        whom = actor.goods.suppliers["neighbour"] if actor.chance(WRONG_PER_CENT) else actor.goods.organisations[actor.random.choice(HOUSES)]
        take_out(actor, group, actor.random.choice(HOUSES) if actor.chance(WRONG_PER_CENT) else ORGANISER, whom)


def take_out(actor, group, account, whom):
    return change(actor, group, account, "removals", {"organisation_id": whom, "reason": f"另组{actor.key()}"})


def change(actor, group, account, action, said):
    told = actor.effect(account, f"{group.path}/{action}", said)
    if told.done:
        group.changed(told.json)
        if action in FOR_THE_ORGANISER and account != ORGANISER:
            actor.record.fault("a house changed a group that it does not run", f"{group.path} {action}: {told.body}")
    return told.done


def state_alike(actor):
    """A need that others may have as well."""
    offers = [{"product_id": each} for each in actor.random.choice(actor.goods.kinds)]
    terms = needs.terms_of(actor, offers, actor.random.randint(1, WANTED_MAX), "pieces", actor.random.choice((1_000, 600)))
    if actor.chance(25):
        terms["substitutes"] = {"same_category": False, "product_ids": [actor.goods.offers[2]["product_id"]]}
    needs.begin(actor, actor.random.choice(HOUSES), terms)


def propose(actor):
    group = actor.record.some_thing(actor.random, "group", lambda each: each.has_members())
    for products in actor.random.sample(actor.goods.kinds, len(actor.goods.kinds)) if group else ():
        if ask_for_fill(actor, group, products):
            return


def ask_for_fill(actor, group, products):
    """Answers it; the fill of each house is one that the house may order itself."""
    wish = {"kind": {"product_ids": products}, "measure": "pieces", "requested_delivery_date": actor.goods.delivery_day.isoformat()}
    told = actor.effect(ORGANISER, f"{group.path}/fills", wish)
    if not told.done:
        return None
    what = actor.record.keep(GroupFill(group, told.json))
    for part in told.json["parts"]:
        what.fills[part["fill_id"]] = actor.record.keep(fill_of(actor, part))
    return what


def fill_of(actor, part):
    house = next(name for name, each in actor.goods.organisations.items() if each == part["buyer_organisation_id"])
    return Fill(house, actor.account(house), {"id": part["fill_id"]})


def commit(actor):
    what = actor.record.some_thing(actor.random, "group fill", lambda each: not each.committed or actor.chance(OWN_PER_CENT))
    if what:
        order_all(actor, what, some_terms(actor))


def order_all(actor, what, terms, apart=False):
    told = actor.effect(ORGANISER, f"{what.path}/commitment", terms)
    if told.done:
        what.committed = True
        for part in told.json["parts"]:
            if part["outcome"] is None or part["outcome"] in SAID_AGAIN:
                actor.record.fault("a group's fill was not decided", f"{what.path}: {part}")
    for fill in list(what.fills.values()):
        shown = actor.read(fill.account, fill.path)
        if shown:
            needs.learn(actor, fill, shown, apart)
    return told.done
