"""What clients were told of requests for quotation, long-term contracts, standing orders, needs, groups of buyers and fills."""

from .books import Thing


class Quotation(Thing):
    """`quotes`: what each supplier says by the newest version that it was told; None: nothing any more."""

    def __init__(self, buyer, account, document):
        super().__init__("quotation", f"/v1/quotations/{document['id']}", account, document)
        self.buyer, self.quotes = buyer, {}

    def quoted(self, supplier, quote, said):
        with self.lock:
            if quote["version"] > self.quotes.get(supplier, (0, None))[0]:
                self.quotes = self.quotes | {supplier: (quote["version"], said)}

    def standing_quotes(self):
        return {supplier: said for supplier, (_, said) in self.quotes.items() if said}


class SupplyContract(Thing):
    def __init__(self, buyer, account, document):
        super().__init__("supply contract", f"/v1/supply-contracts/{document['id']}", account, document)
        self.buyer, self.signatures = buyer, set()

    @property
    def calls(self):
        return f"{self.path}/call-offs"

    def changed(self, document):
        """Signatures only become more."""
        self.told(document)
        with self.lock:
            self.signatures |= {(each["side"], each["text_sha256"]) for each in document["signatures"]}


class StandingOrder(Thing):
    """`days`: what was told of each delivery day, which never changes any more."""

    def __init__(self, buyer, account, document):
        super().__init__("standing order", f"/v1/standing-orders/{document['id']}", account, document)
        self.buyer, self.days = buyer, {}

    def decided(self, days):
        """Answers what was told otherwise before."""
        with self.lock:
            otherwise = [(self.days[each["day"]], each) for each in days if self.days.get(each["day"], each) != each]
            self.days = {each["day"]: each for each in days} | self.days
        return otherwise


class Need(Thing):
    def __init__(self, buyer, account, document):
        super().__init__("need", f"/v1/needs/{document['id']}", account, document)
        self.buyer = buyer


class Fill(Thing):
    """`ordered`: the shares that became orders, as they were told; a settled fill stays settled."""

    def __init__(self, buyer, account, document):
        super().__init__("fill", f"/v1/need-fills/{document['id']}", account, document | {"version": 1})
        self.buyer, self.ordered, self.settled = buyer, {}, False

    def committed(self, document):
        with self.lock:
            self.settled = self.settled or document["settled_at"] is not None
            self.ordered = self.ordered | {each["number"]: each["order_id"] for each in document["shares"] if each["order_id"]}


class BuyerGroup(Thing):
    def __init__(self, account, document):
        super().__init__("group", f"/v1/buyer-groups/{document['id']}", account, document)
        self.versions = [document["version"]]

    def changed(self, document):
        """Each change has a version of its own."""
        self.told(document)
        with self.lock:
            self.versions = sorted([*self.versions, document["version"]])

    def membership_of(self, organisation):
        return next((each["membership"] for each in self.document["members"] if each["organisation_id"] == organisation), None)

    def has_members(self):
        return any(each["membership"] == "joined" for each in self.document["members"])


class GroupFill(Thing):
    """`fills`: of each house its own."""

    def __init__(self, group, document):
        super().__init__("group fill", f"{group.path}/fills/{document['id']}", group.account, document | {"version": 1})
        self.group, self.fills, self.committed = group, {}, False
