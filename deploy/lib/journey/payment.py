"""What was accepted is paid: a voucher of each canteen's, recorded by it and confirmed by the cooperative once it arrived."""

from .report import yuan


def canteens_pay(story):
    cooperative, confirmed_fen = story.users["cooperative"], 0
    for number, order in enumerate(story.orders):
        buyer = story.users[order["buyer"]]
        payment = buyer.post(f"/v1/orders/{order['id']}/payments", {
            "payer_name": buyer.organisation_name, "amount_fen": order["accepted_fen"], "voucher_number": f"DEMO-{number + 1:04}-{order['id'][-6:]}",
            "paid_on": story.today()}).json
        story.report.require(payment["paid_recorded_fen"] == order["accepted_fen"], f"recorded: {payment}")
        confirmed = cooperative.post(f"/v1/orders/{order['id']}/payment-confirmations", {"payment_id": payment["id"]}, expect=(200, 201)).json
        confirmed_fen += confirmed["paid_confirmed_fen"]
    accepted_fen = sum(order["accepted_fen"] for order in story.orders)
    story.report.check("paid_fen", confirmed_fen, accepted_fen)
    story.report.step(cooperative.organisation_name, "is paid what was accepted, not what was ordered; each voucher confirmed (付款、到账确认)", yuan(confirmed_fen))
