"""Faults of what life_of_complaints.py made: part of plants.py, which says how they are planted."""

PLANTS = {
    "line-of-a-complaint": ("I5 complaints-give-back-of-the-lines-they-name", """UPDATE complaint_line SET refund_fen = refund_fen - 1
WHERE complaint_id = {settled} AND refund_fen > 0 LIMIT 1"""),
    "lost-complaint": ("an acknowledged complaint is not there", """DELETE FROM complaint_line WHERE complaint_id = {withdrawn};
DELETE FROM complaint WHERE complaint_id = {withdrawn}"""),
    "complaint-of-nobody": ("a complaint that nobody was told of", """CREATE TEMPORARY TABLE copied SELECT * FROM complaint WHERE complaint_id = {settled};
UPDATE copied SET complaint_id = UNHEX(REPLACE(UUID(), '-', '')), status = 'withdrawn', refund_fen = NULL;
INSERT INTO complaint SELECT * FROM copied"""),
    # With what its line got, so that only who heard the complaints end can tell.
    "granted": ("what complaints gave back of an order", """UPDATE purchase_order_line SET refunded_fen = refunded_fen + 1
WHERE order_id = {complained} AND line_id = {complained_line};
UPDATE purchase_order SET refund_granted_fen = refund_granted_fen + 1 WHERE order_id = {complained}"""),
    "given-back-of-another": ("what a line got back", """UPDATE purchase_order_line SET refunded_fen = refunded_fen + IF(line_id = {complained_line}, -100, 100)
WHERE order_id = {complained}"""),
    "other-channel": ("figures of what complaints gave back", """UPDATE purchase_order_line SET channel = IF(channel = 'commercial', 'ecommerce', 'commercial')
WHERE order_id = {complained} AND line_id = {complained_line}"""),
}


def victims_of(life, bytes_of):
    complaints = life.complaints
    things = {name: bytes_of(getattr(complaints, name).document["id"]) for name in ("settled", "withdrawn")}
    return things | {"complained": bytes_of(complaints.order.id), "complained_line": bytes_of(complaints.order.lines[0]["id"])}
