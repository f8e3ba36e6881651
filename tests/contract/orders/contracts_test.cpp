// Contracts, payments and credit on both sides of the ports.
#include <catch.hpp>

#include "orders/app/contract/handle_contracts.hpp"
#include "orders/app/payment/handle_payments.hpp"
#include "orders/app/payment/keep_credit_limits.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

class desk {
public:
    explicit desk(side& on)
        : on_(on),
          contracts_(on.backend->database(), on.random),
          payments_(on.backend->database(), on.random),
          credits_(on.backend->database(), on.random) {}

    domain::order_id place(domain::payment_terms terms, bool contract, std::int64_t quantity = 5) {
        auto what = on_.submission({{1, quantity}});
        what.asked.terms = terms;
        what.asked.contract = contract;
        return id_in(on_.run(on_.queue.submit(std::move(what))));
    }
    app::contract_view read(domain::order_id id) {
        const auto context = on_.as_buyer();
        return on_.run(contracts_.find(context, id)).value();
    }
    base::result<base::reply> freight(domain::order_id id, std::int64_t amount) {
        const auto context = on_.as_supplier();
        return on_.run(contracts_.set_freight(context, claim(), {.id = id}, {{amount}, domain::freight_bearer::buyer}));
    }
    base::result<base::reply> sign(const base::call_context& context, domain::order_id id, std::int64_t document = 0) {
        const auto seen = read(id).contract;
        const auto& of = document == 0 ? seen.document : domain::find_addendum(seen, document)->document;
        return on_.run(contracts_.sign(context, claim(), {.id = id}, {.document = document, .sha256 = of.sha256}));
    }
    base::result<base::reply> propose(domain::order_id id, domain::addendum_request asked) {
        const auto context = on_.as_supplier();
        return on_.run(contracts_.propose(context, claim(), {.id = id}, std::move(asked)));
    }
    base::result<base::reply> pay(domain::order_id id, std::int64_t amount, const std::string& voucher) {
        const auto context = on_.as_buyer();
        return on_.run(
            payments_.record(context, payment_claim(), {.id = id}, {"工会", {amount}, voucher, base::business_date_of(on_.clock.now())}));
    }
    base::result<base::reply> arrived(domain::order_id id, const base::result<base::reply>& recorded) {
        const auto context = on_.as_supplier();
        return on_.run(
            payments_.confirm(context, payment_claim(), {.id = id}, base::parse_id<domain::payment_id>(recorded.value().body).value()));
    }
    base::result<base::reply> lend(std::int64_t amount) {
        const auto context = on_.as_supplier();
        return on_.run(credits_.set(context,
                                    {on_.fresh_claim(), [](const domain::credit_limit& what) { return std::to_string(what.version); }},
                                    {numbered<domain::organisation_id>(2), std::nullopt, {amount}}));
    }
    std::int64_t used() {
        const auto context = on_.as_buyer();
        return on_.run(credits_.page(context, std::nullopt, 10)).value().at(0).used.value;
    }
    std::size_t payments_of(domain::order_id id) {
        const auto context = on_.as_supplier();
        return on_.run(payments_.page(context, id, std::nullopt, 10)).value().size();
    }

private:
    app::handle_contracts::claim claim() {
        return {on_.fresh_claim(), [](const app::contract_view& what) { return std::string(name_of(what.order.status)); }};
    }
    app::handle_payments::claim payment_claim() {
        return {on_.fresh_claim(), [](const app::payment_view& what) { return base::to_wire(what.payment.id); }};
    }

    side& on_;
    app::handle_contracts contracts_;
    app::handle_payments payments_;
    app::keep_credit_limits credits_;
};

}  // namespace

TEST_CASE("an order under a contract is signed by both, amended by an addendum, and only then dispatched",
          "[orders][contract-of-order][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto id = at.place({}, true);
    CHECK(on.change<app::confirm_order>(on.as_supplier(), id)->body == "contracting");
    CHECK(at.freight(id, 300)->body == "contracting");
    CHECK(on.dispatch(on.as_supplier(), id).error().code == "contract-not-signed");
    CHECK(at.sign(on.as_buyer(), id)->body == "contracting");
    CHECK(at.sign(on.as_buyer(), id).error().code == "contract-signed-already");
    CHECK(at.freight(id, 200).error().code == "contract-fixed");
    CHECK(at.sign(on.as_supplier(), id)->body == "confirmed");
    CHECK(on.find(id).freight == domain::order_freight{{300}, std::nullopt});
    CHECK(at.propose(id, {.freight = domain::freight_terms{{100}, domain::freight_bearer::buyer}, .note = "并车"}));
    CHECK(at.propose(id, {.note = "又"}).error().code == "addendum-open");
    CHECK(at.sign(on.as_buyer(), id, 1).error().code == "addendum-supplier-first");
    CHECK(at.sign(on.as_supplier(), id, 1));
    CHECK(at.sign(on.as_buyer(), id, 1));
    CHECK(on.find(id).freight->amount == base::fen{100});
    const auto view = at.read(id);
    CHECK(view.contract.signatures.size() == 4);
    CHECK(domain::freight_in_force(view.contract).amount == base::fen{100});
    CHECK(on.dispatch(on.as_supplier(), id)->body == "dispatched");
    on.backend->check_invariants();
}

TEST_CASE("a prepaid order is recorded, confirmed and dispatched; a voucher pays once", "[orders][payment][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto id = at.place({domain::payment_kind::prepaid, 0}, false);
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), id));
    const auto total = on.find(id).total.value;
    const auto first = at.pay(id, total - 1, "V-1");
    REQUIRE(first);
    CHECK(at.pay(id, 1, "V-1").error().code == "payment-voucher-used");
    CHECK(at.pay(id, 2, "V-2").error().code == "payment-too-large");
    CHECK(on.dispatch(on.as_supplier(), id).error().code == "prepayment-missing");
    CHECK(at.arrived(id, first));
    CHECK(at.arrived(id, first).error().code == "payment-confirmed-already");
    const auto last = at.pay(id, 1, "V-2");
    CHECK(at.arrived(id, last));
    CHECK(at.payments_of(id) == 2);
    CHECK(on.dispatch(on.as_supplier(), id)->body == "dispatched");
    on.backend->check_invariants();
}

TEST_CASE("a credit is taken up by confirmations and given back by payment and cancellation", "[orders][payment][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const domain::payment_terms terms{domain::payment_kind::credit, 30};
    const auto one = at.place(terms, false);
    const auto two = at.place(terms, false);
    const auto total = on.find(one).total.value;
    CHECK(on.change<app::confirm_order>(on.as_supplier(), one).error().code == "credit-not-granted");
    CHECK(at.lend(2 * total - 1)->body == "1");
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), one));
    CHECK(at.used() == total);
    CHECK(on.change<app::confirm_order>(on.as_supplier(), two).error().code == "credit-exceeded");
    CHECK(at.lend(total - 1).error().code == "credit-limit-too-small");
    CHECK(at.lend(2 * total)->body == "2");
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), two));
    CHECK(at.used() == 2 * total);
    REQUIRE(at.arrived(one, at.pay(one, total, "V-1")));
    CHECK(at.used() == total);
    REQUIRE(on.change<app::cancel_order>(on.as_supplier(), two, "缺货"));
    CHECK(at.used() == 0);
    on.backend->check_invariants();
}
