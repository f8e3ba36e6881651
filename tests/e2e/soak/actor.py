"""One client that acts: asks until it knows what came of it and tells the record."""

import functools

AGAIN_PER_CENT = 8      # of what was done is asked again with its key
OTHERS_PER_CENT = 3     # of what was done is asked with its key and other contents
STALE_PER_CENT = 6


class Actor:
    def __init__(self, client, goods, record, random, number):
        self.client, self.goods, self.record, self.random = client, goods, record, random
        self.number, self.keys = number, 0

    def chance(self, per_cent):
        return self.random.randrange(100) < per_cent

    def key(self):
        self.keys += 1
        return f"soak-client-{self.number:03}-{self.keys:06}"

    def account(self, name):
        return self.goods.accounts_of[name]

    def seller(self, order):
        return self.goods.seller_of(order.supplier_id)

    def effect(self, account, path, document, if_match=None):
        """Answers what came of it; sometimes asks again, which must change nothing. `account`: one, or its name."""
        account = self.account(account) if isinstance(account, str) else account
        key = self.key()
        answer = self.client.post(account, path, document, key, if_match)
        if answer.done and self.chance(AGAIN_PER_CENT):
            again = self.client.post(account, path, document, key, if_match)
            if (again.status, again.body) != (answer.status, answer.body):
                self.record.fault("asked again and told otherwise", f"{path} {key}: {answer.body} and then {again.status} {again.body}")
        if answer.done and document and self.chance(OTHERS_PER_CENT):
            self.refused_for_its_key(account, path, document | {"note": "别的"}, key, if_match)
        return answer

    def refused_for_its_key(self, account, path, document, key, if_match=None):
        answer = self.client.post(account, path, document, key, if_match)
        if answer.status not in (400, 422):
            self.record.fault("a known key with other contents", f"{path} {key}: {answer.status} {answer.body}")

    def change(self, account, order, action, document=None):
        """Of an order, whose own view is the answer."""
        stale = f'"{order.id}-1"' if self.chance(STALE_PER_CENT) else None
        answer = self.effect(account, f"/v1/orders/{order.id}/{action}", document, stale)
        if answer.done:
            self.record.changed(order, action, answer.json)
        return answer

    def read(self, account, path):
        """What is there, or None for what is not (yet)."""
        answer = self.client.get(self.account(account) if isinstance(account, str) else account, path)
        return answer.json if answer.status == 200 else None


def of_an_order(*statuses):
    """An operation on one order: the given one, or some that was last heard of in one of the states."""
    def decorate(operation):
        @functools.wraps(operation)
        def decorated(actor, order=None):
            order = order or actor.record.some_order(actor.random, statuses)
            return operation(actor, order) if order else None
        return decorated
    return decorate
