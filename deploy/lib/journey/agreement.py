"""A union buys gift boxes for its sections (以购代捐): intentions, agreement, prepayment, allocation to households, deliveries by list.

The allocation is computed again here with fractions, from what is handed in alone, and compared household by household.
"""

import datetime
import fractions
import hashlib
import secrets

BOX_FEN, BOXES = 21_800, 2_189
GIFT_BOX = "大凉山苹果礼盒"
SECTIONS = [("机械学院分会", "union_fund", 902), ("土木学院分会", "union_fund", 787), ("机关分会", "staff", 500)]
VILLAGES = ("513423100201", "513423100202", "513423101203")
HOUSEHOLDS = 137


def capacities():
    """Three villages, 137 households with 11 to 27 boxes each; two of three are poor."""
    return [{"village_code": VILLAGES[i % 3], "household": f"H-{1000 + i}", "available_quantity": 11 + (i * 7) % 17, "poor": i % 3 != 2}
            for i in range(HOUSEHOLDS)]


def expected_shares(quantity, claims, before):
    """(village, household) → boxes. `before`: what each was allocated so far."""
    key = lambda each: (each["village_code"], each["household"])
    weight, given, open_, left = {key(c): c["available_quantity"] for c in claims}, {}, [key(c) for c in claims], quantity
    while True:
        total = sum(weight[k] for k in open_)
        capped = [k for k in open_ if fractions.Fraction(left * weight[k], total) // 1 >= weight[k]]
        if not capped:
            break
        given.update({k: weight[k] for k in capped})
        left -= sum(weight[k] for k in capped)
        open_ = [k for k in open_ if k not in given]
        if not open_:
            return given
    quota = {k: fractions.Fraction(left * weight[k], total) for k in open_}
    given.update({k: int(quota[k]) for k in open_})
    first = sorted(open_, key=lambda k: (-(quota[k] - int(quota[k])), before.get(k, 0), k))
    for k in first[:left - sum(int(quota[k]) for k in open_)]:
        given[k] += 1
    return given


def all_pages(user, path):
    rows, cursor = [], ""
    while True:
        page = user.get(f"{path}&limit=100{cursor}").json
        rows += page["data"]
        if not page["has_more"]:
            return rows
        cursor = "&cursor=" + page["next_cursor"]


def union_buys_gift_boxes(story, offer):
    union, cooperative, report = story.users["union"], story.users["cooperative"], story.report
    agreement = sign(story, union, cooperative, collect(story, union, offer))
    pay(story, union, cooperative, agreement)
    allocate(story, cooperative, agreement)
    closed = deliver(cooperative, agreement)
    report.check("agreement_status", closed["status"], "closed")
    report.check("agreement_delivered", sum(s["delivered_quantity"] for s in closed["lines"][0]["sections"]), BOXES)
    report.step(cooperative.organisation_name, "delivers by list, each section signed for; the agreement closes (按名单交货、协议办结)", f"{BOXES:,} boxes")


def collect(story, union, offer):
    moment = story.now()
    document = {"title": "年货节", "offer_id": offer["id"], "offer_version": offer["version"], "unit_price_fen": BOX_FEN,
                "opens_at": moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "closes_at": (moment + datetime.timedelta(days=7)).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "sections": [name for name, _, _ in SECTIONS]}
    window = story.retry_while_unknown(lambda: union.post("/v1/collecting-windows", document, expect=(201, 503))).json
    for name, payer, boxes in SECTIONS:
        intent = {"section": name, "paid_by": payer, "persons": boxes, "quantity": boxes}
        if payer == "staff":
            story.report.check("unvoluntary_staff_order", union.post(f"/v1/collecting-windows/{window['id']}/intents", intent, expect=400).status, 400)
            intent["voluntary"] = True
        union.post(f"/v1/collecting-windows/{window['id']}/intents", intent)
    closed = union.post(f"/v1/collecting-windows/{window['id']}/closing", {}, expect=200).json
    story.report.check("intended_boxes", closed["intended_quantity"], sum(boxes for _, _, boxes in SECTIONS))
    story.report.step(union.organisation_name, f"collects what {len(SECTIONS)} sections want of {GIFT_BOX}; intentions are no sale yet (意向征集)",
                      f"{closed['intended_quantity']:,} boxes")
    return window


def sign(story, union, cooperative, window):
    deliver_by = (story.now() + datetime.timedelta(days=40)).date().isoformat()
    agreement = union.post("/v1/agreements", {"window_ids": [window["id"]], "deliver_by": deliver_by, "note": "一次送达,按名单分发。"}).json
    story.report.check("agreement_fen", agreement["total_fen"], BOXES * BOX_FEN)
    story.report.check("agreement_text_sha256", agreement["text_sha256"], hashlib.sha256(agreement["text"].encode()).hexdigest())
    for user in (union, cooperative):
        signed = user.post(f"/v1/agreements/{agreement['id']}/signatures", {"text_sha256": agreement["text_sha256"]}, expect=200).json
    story.report.check("agreement_signed", signed["status"], "in_force")
    story.report.step(union.organisation_name, f"and {cooperative.organisation_name} sign one text, {BOXES:,} boxes of 218 yuan (购销协议)", f"¥{BOXES * BOX_FEN / 100:,.2f}")
    return agreement


def pay(story, union, cooperative, agreement):
    path, voucher = f"/v1/agreements/{agreement['id']}", secrets.token_hex(8)
    early = cooperative.post(f"{path}/allocations", {"line_number": 1, "pack_size": 1, "capacities": capacities()}, expect=409).json
    story.report.check("allocation_before_prepayment", early["code"], "agreement-state-conflict")
    payment = {"line_number": 1, "payer_name": union.organisation_name, "amount_fen": BOXES * BOX_FEN, "voucher_number": f"凭{voucher}",
               "document_sha256": hashlib.sha256(voucher.encode()).hexdigest()}
    paid = union.post(f"{path}/prepayments", payment).json
    again = union.post(f"{path}/prepayments", dict(payment, amount_fen=1), expect=409).json
    story.report.require(again["code"] in ("voucher-used", "prepayment-too-large"), f"the same voucher twice: {again}")
    cooperative.post(f"{path}/prepayment-confirmations", {"prepayment_id": paid["id"]}, expect=200)
    story.report.step(union.organisation_name, "pays in advance, the cooperative confirms; the same voucher counts once (预付款)", f"¥{paid['amount_fen'] / 100:,.2f}")


def allocate(story, cooperative, agreement):
    path, claims = f"/v1/agreements/{agreement['id']}/allocations", capacities()
    cooperative.post(path, {"line_number": 1, "pack_size": 1, "capacities": claims})
    shares = all_pages(cooperative, path + "?line_number=1")
    before = {(s["village_code"], s["household"]): s["allocated_before"] for s in shares}
    story.report.check("allocated_boxes", sum(s["quantity"] for s in shares), BOXES)
    differing = {k: n for k, n in expected_shares(BOXES, claims, before).items()
                 if n != next(s["quantity"] for s in shares if (s["village_code"], s["household"]) == k)}
    story.report.check("shares_that_differ", differing, {})
    story.report.require(all(s["quantity"] <= s["weight"] for s in shares), "nobody is allocated more than they have")
    story.report.step(cooperative.organisation_name, f"allocates over {len(VILLAGES)} villages and {len(shares)} households, to the box (分配到户)",
                      f"{sum(s['quantity'] for s in shares):,} boxes")
    story.report.explain([s["text_zh"] for s in shares[:2]])


def deliver(cooperative, agreement):
    path = f"/v1/agreements/{agreement['id']}/deliveries"
    for name, _, boxes in SECTIONS:
        last = cooperative.post(path, {"line_number": 1, "handed_over": [{"section": name, "quantity": boxes, "receiver": "李老师"}]}).json
    return last
