"""Real things of real owners for the matrix of permissions, made through the program itself."""

import datetime
import json
import secrets

from agreement_things import agreement_things
from demand_things import demand_things
from listing_bodies import (COMPLAINT, LISTING_BODIES, PDF, PRODUCT_HEADER, correction_body, draft_things, intake_body, labour_list, lot_body, mark_claim, outlet_statement,
                            return_body, warehouse_body)
from matrix_caller import ask, list_of, new_account
from quotation_things import quotation_things
from need_things import need_things


class Things:
    """Real things of real owners: by path parameter, (id, the organisations that it belongs to)."""

    def __init__(self, callers):
        def who_may(permission):
            return [each for each in callers if permission in each.permissions and "organisations:write" not in each.permissions]

        supplier = next(each for each in who_may("products:write") if list_of(each, "/v1/my/products"))
        operator = next(each for each in callers if "complaints:rule" in each.permissions)
        partner = next(each for each in callers if each.login == "partner")
        product = next(each for each in list_of(supplier, "/v1/my/products") if each["offer"])
        shipment = list_of(supplier, "/v1/shipments")[0]
        order = json.loads(ask(supplier, "GET", f"/v1/orders/{shipment['order_id']}")[2])
        endpoint = ask(partner, "POST", "/v1/webhook-endpoints", json.dumps({"url": "http://127.0.0.1:9/events", "event_types": ["order.*"]}))
        session = list_of(supplier, "/v1/sessions")[0]["id"]
        key = ask(supplier, "POST", "/v1/api-keys", json.dumps({"purpose": "matrix", "scopes": ["products:write"]}))
        buyer = next(each for each in who_may("budgets:write") if each.organisation == order["buyer_organisation_id"])
        budget = ask(buyer, "POST", "/v1/budgets", json.dumps({"year": 2100, "fund": "staff", "name_zh": "x", "allocated_fen": 1}))
        complaint = ask(buyer, "POST", f"/v1/orders/{order['id']}/complaints", COMPLAINT)
        signer = next(each for each in who_may("orders:accept") if each.organisation == buyer.organisation)
        back = ask(signer, "POST", f"/v1/orders/{order['id']}/returns", return_body(order["lines"][0]["id"]))
        correcting = next(each for each in who_may("attributions:correct") if each.organisation == buyer.organisation)
        correction = ask(correcting, "POST", f"/v1/orders/{order['id']}/attribution-corrections", correction_body(order["lines"][0]["id"], buyer.organisation))
        labour = ask(supplier, "POST", "/v1/my/labour-lists", labour_list())
        labour_id = json.loads(labour[2])["id"]
        application = ask(supplier, "POST", "/v1/mark-applications", mark_claim(product["id"], labour_id))
        lot = ask(supplier, "POST", f"/v1/products/{product['id']}/lots", lot_body())
        imported = ask(supplier, "POST", "/v1/my/product-imports", PRODUCT_HEADER, "text/csv")
        outlet = ask(supplier, "POST", "/v1/outlets", json.dumps({"kind": "zone", **outlet_statement()}))
        unsold = ask(supplier, "POST", "/v1/unsold-stock", json.dumps({
            "product_id": product["id"], "quantity": 1, "unit_price_fen": 1, "county_code": "513423", "place": "x",
            "perishes_on": (datetime.date.today() + datetime.timedelta(days=2)).isoformat()}))
        document = ask(supplier, "POST", "/v1/my/documents?kind=other", PDF, "application/pdf")
        family = ask(supplier, "POST", "/v1/my/product-families", json.dumps({"name_zh": "x", "category": "fruit"}))
        permit = ask(supplier, "POST", "/v1/my/licences", LISTING_BODIES["record_licence"])
        lot_id = json.loads(lot[2])["id"]
        ask(supplier, "POST", f"/v1/lots/{lot_id}/intakes", intake_body(100_000_000))
        labels = ask(supplier, "POST", f"/v1/lots/{lot_id}/label-ranges", json.dumps({"count": 1}))
        parties = {order["buyer_organisation_id"], order["supplier_organisation_id"]}
        self.of = {
            "order_id": (order["id"], parties),
            "budget_id": (json.loads(budget[2])["id"], {buyer.organisation}),
            "complaint_id": (json.loads(complaint[2])["id"], parties | {operator.organisation}),  # the platform rules on it
            "correction_id": (json.loads(correction[2])["id"], parties),
            "shipment_id": (shipment["id"], parties),
            "delivery_id": (shipment["delivery_id"], parties), "return_id": (json.loads(back[2])["id"], parties),
            "product_id": (product["id"], {supplier.organisation}),
            "offer_id": (product["offer"]["id"], {supplier.organisation}),
            "endpoint_id": (json.loads(endpoint[2])["id"], {partner.organisation}),
            "organisation_id": (supplier.organisation, set()),
            "notice_id": (next(each["id"] for each in list_of(supplier, "/v1/notices?limit=100") if each["kind"] == "subsidy-granted"), {supplier.organisation}),
            "account_id": (new_account(supplier, "nobody-" + secrets.token_hex(4))[0], {supplier.organisation}),
            "api_key_id": (json.loads(key[2])["id"], {supplier.organisation}),
            "application_id": (json.loads(application[2])["id"], {supplier.organisation}),
            "labour_list_id": (labour_id, {supplier.organisation}),
            "lot_id": (lot_id, {supplier.organisation}),
            "range_id": (json.loads(labels[2])["id"], {supplier.organisation}),
            "import_id": (json.loads(imported[2])["id"], {supplier.organisation}),
            "document_id": (json.loads(document[2])["id"], {supplier.organisation}), "family_id": (json.loads(family[2])["id"], {supplier.organisation}), "permit_id": (json.loads(permit[2])["id"], {supplier.organisation}),
            "review_id": ("lrv_01JQ0000000000000000000000", set()),  # the platform sees all of them
            "comparable_id": ("pcm_", set()),  # anybody's: only what does not exist is asked for
            "announcement_id": ("0", set()),  # so are these
            "code": ("513423", set()),
            "listing_id": (json.loads(unsold[2])["id"], {supplier.organisation}),
            "outlet_id": (json.loads(outlet[2])["id"], {supplier.organisation}),
            "number": (product["mark"]["certificate_number"], {supplier.organisation}),
            "warehouse_id": (json.loads(ask(supplier, "POST", "/v1/warehouses", warehouse_body())[2])["id"], {supplier.organisation}),
        } | agreement_things(ask, callers, supplier, product["offer"]) | draft_things(
            ask, next(each for each in who_may("orders:place") if each.organisation == order["buyer_organisation_id"]), order) | quotation_things(
            ask, next(each for each in who_may("quotations:request") if each.organisation == order["buyer_organisation_id"]), supplier) | demand_things(ask, callers, order) | need_things(
            ask, next(iter(who_may("needs:write"))))
