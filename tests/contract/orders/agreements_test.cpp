// The ports of pairings, collecting windows and agreements: one suite on the fake and on MariaDB.
#include <map>

#include "orders/app/agreement/collect_intents.hpp"
#include "orders/app/agreement/fulfil_agreements.hpp"
#include "orders/app/agreement/keep_pairings.hpp"
#include "orders/app/agreement/read_agreements.hpp"
#include "orders/app/attribution/correct_attributions.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const auto village = std::string("513423100201");

// The steps of an agreement of organisation 2 with supplier 1 about product 1 at 600 fen, on one side of the ports.
class agreement_side : public side {
public:
    agreement_side()
        : side(each_backend()),
          collect(backend->database(), random),
          sign(backend->database(), random),
          fulfil(backend->database(), random) {}

    template <class View, class Text>
    base::idempotent<View> as(Text text) {
        return {fresh_claim(), [text](const View& what) -> std::string { return text(what); }};
    }
    base::idempotent<domain::agreement> as_agreement() {
        return as<domain::agreement>([](const domain::agreement& what) { return base::to_wire(what.id); });
    }
    domain::window_id closed_window(std::int64_t quantity) {
        const auto context = as_buyer();
        const domain::window_request asked{.title = "征集",
                                           .offer = numbered<domain::offer_id>(1),
                                           .offer_version = 1,
                                           .unit_price = {600},
                                           .opens_at = clock.now(),
                                           .closes_at = clock.now() + std::chrono::hours(1),
                                           .sections = {"一", "二"}};
        const auto to_text = [](const app::window_view& view) { return base::to_wire(view.what.id); };
        const auto opened = run(collect.open(context, as<app::window_view>(to_text), asked));
        REQUIRE(opened);
        const auto id = base::parse_id<domain::window_id>(opened->body).value();
        const auto added =
            run(collect.add(context, as<domain::intent>([](const domain::intent& what) { return base::to_wire(what.id); }), id,
                            {.section = "一", .paid_by = domain::payer::union_fund, .persons = 1, .quantity = quantity}));
        REQUIRE(added);
        REQUIRE(run(collect.close(context, as<app::window_view>(to_text), id)));
        return id;
    }
    base::result<base::reply> draft(domain::window_id window) {
        const auto context = as_buyer();
        return run(sign.draft(context, as_agreement(), {window}, {base::business_date_of(clock.now()), "约定"}));
    }
    domain::agreement find_agreement(domain::agreement_id id) {
        app::read_agreements use(backend->database());
        const auto context = as_buyer();
        auto found = run(use.find(context, id));
        REQUIRE(found);
        return *std::move(found);
    }
    domain::agreement_id in_force(std::int64_t quantity) {
        const auto drafted = draft(closed_window(quantity));
        REQUIRE(drafted);
        const auto id = base::parse_id<domain::agreement_id>(drafted->body).value();
        const auto text = find_agreement(id).document.sha256;
        for (const auto& context : {as_buyer(), as_supplier()}) REQUIRE(run(sign.sign(context, as_agreement(), {.id = id}, text)));
        return id;
    }
    base::result<base::reply> pay(domain::agreement_id id, std::int64_t amount, const std::string& voucher) {
        const auto context = as_buyer();
        const domain::prepayment_statement said{
            1, "工会", {amount}, voucher, std::string(62, 'a') + (voucher.size() < 2 ? "0" : "") + voucher};
        return run(fulfil.record_payment(context,
                                         as<domain::prepayment>([](const domain::prepayment& what) { return base::to_wire(what.id); }),
                                         {.id = id}, said, domain::payment_direction::paid));
    }
    base::result<base::reply> give_credit(domain::agreement_id id) {
        const auto context = as_supplier();
        return run(fulfil.approve_credit(context, as_agreement(), {.id = id}, 1, base::business_date_of(clock.now())));
    }
    app::allocation_request list(std::int64_t available) {
        return {1, 1, {{{village, "H-1"}, available, true}, {{village, "H-2"}, available, false}}};
    }

    app::collect_intents collect;
    app::sign_agreements sign;
    app::fulfil_agreements fulfil;
};

// All of them at the same time; how many were answered and how many refused by which code.
template <class Start>
std::map<std::string, int> race(agreement_side& on, int count, Start start) {
    std::map<std::string, int> outcomes;
    int done = 0;
    for (int i = 0; i < count; ++i)
        boost::asio::co_spawn(on.backend->io, start(i), [&](std::exception_ptr fault, base::result<base::reply> answer) {
            ++outcomes[fault ? "exception" : answer ? "done" : answer.error().code];
            ++done;
        });
    run_until(on.backend->io, [&] { return done == count; }, patience);
    return outcomes;
}

}  // namespace

TEST_CASE("an agreement is read back as it was written, step by step", "[orders][contract][agreement]") {
    agreement_side on;
    const auto id = on.in_force(5);
    auto what = on.find_agreement(id);
    CHECK(what.status == domain::agreement_status::in_force);
    CHECK(what.version == 3);
    CHECK(what.total().value == 3'000);
    REQUIRE(what.lines.size() == 1);
    CHECK(what.lines[0].sections == std::vector<domain::line_section>{{.name = "一", .ordered = 5}});
    CHECK(what.signatures.size() == 2);
    CHECK(what.document.text == domain::canonical_text(what));

    REQUIRE(on.give_credit(id));
    const auto supplier = on.as_supplier();
    REQUIRE(on.run(on.fulfil.allocate(supplier, on.as_agreement(), {.id = id}, on.list(9))));
    REQUIRE(on.run(on.fulfil.deliver(supplier, on.as_agreement(), {.id = id}, {1, {{"一", 3, "李"}}})));
    REQUIRE(on.run(on.fulfil.propose_settlement(supplier, on.as_agreement(), {.id = id}, 1, "冻损")));
    const auto buyer = on.as_buyer();
    REQUIRE(on.run(on.fulfil.answer_settlement(buyer, on.as_agreement(), {.id = id}, 1, true)));
    what = on.find_agreement(id);
    CHECK(what.status == domain::agreement_status::closed);
    CHECK(what.lines[0].status == domain::line_status::settled);
    CHECK(what.lines[0].sections == std::vector<domain::line_section>{{.name = "一", .ordered = 5, .delivered = 3, .reversed = 2}});
    CHECK(what.lines[0].proposed->reason == "冻损");

    app::read_agreements read(on.backend->database());
    const auto shares = on.run(read.shares(buyer, id, 1, 0, 10)).value().shares;
    REQUIRE(shares.size() == 2);
    CHECK(shares[0].what.quantity + shares[1].what.quantity == 5);
    CHECK(shares[0].what.extra_pack);
    CHECK(shares[0].poor);
    CHECK(on.run(read.shares(buyer, id, 1, 1, 10)).value().shares.size() == 1);
    CHECK(on.run(read.deliveries(buyer, id, 1, std::nullopt, 10)).value().size() == 1);
    const auto reversals = on.run(read.reversals(buyer, id)).value();
    REQUIRE(reversals.size() == 1);
    CHECK(reversals[0].amount.value == 1'200);
    CHECK(on.backend->journal().back() == "agreement.closed");
    on.backend->check_invariants();
}

TEST_CASE("goods of an agreement leave the warehouse that is named, once, and never what orders hold", "[orders][contract][agreement]") {
    agreement_side on;
    REQUIRE(on.receive(1, 10));
    REQUIRE(on.place_one({{1, 6}}));
    const auto id = on.in_force(9);
    REQUIRE(on.give_credit(id));
    const auto supplier = on.as_supplier();
    REQUIRE(on.run(on.fulfil.allocate(supplier, on.as_agreement(), {.id = id}, on.list(9))));
    const auto deliver = [&](std::int64_t quantity, std::optional<app::source_request> from) {
        return on.run(on.fulfil.deliver(supplier, on.as_agreement(), {.id = id}, {1, {{"一", quantity, "李"}}, std::move(from)}));
    };
    CHECK(deliver(5, app::source_request{"W", {}}).error().code == "insufficient-stock");
    CHECK(deliver(5, app::source_request{"W", {}}).error().fields.front().pointer == "/from");
    CHECK(deliver(1, app::source_request{"W", numbered<domain::lot_id>(9)}).error().code == "insufficient-stock");
    CHECK(deliver(1, app::source_request{"Z", {}}).error().code == "warehouse-not-found");
    CHECK(on.find_agreement(id).lines[0].delivered() == 0);
    CHECK(on.stock_of(1) == sums{10, 6});
    REQUIRE(deliver(3, app::source_request{"W", {}}));
    REQUIRE(deliver(1, app::source_request{"W", domain::unnamed_lot}));
    CHECK(on.stock_of(1) == sums{6, 6});
    REQUIRE(deliver(5, std::nullopt));  // from the household
    CHECK(on.stock_of(1) == sums{6, 6});
    app::read_agreements read(on.backend->database());
    const auto entries = on.run(read.deliveries(supplier, id, 1, std::nullopt, 10)).value();
    REQUIRE(entries.size() == 3);
    const auto source_of = [&](std::int64_t quantity) {
        return std::ranges::find(entries, quantity, [](const app::delivery_entry& each) { return each.what.quantity; })->from;
    };
    REQUIRE(source_of(3));
    CHECK(source_of(3)->warehouse_code == "W");
    CHECK_FALSE(source_of(3)->lot);
    REQUIRE(source_of(1));
    CHECK(source_of(1)->lot == domain::unnamed_lot);
    CHECK_FALSE(source_of(5));
    CHECK(on.find_agreement(id).status == domain::agreement_status::closed);
    on.backend->check_invariants();
}

TEST_CASE("figures of a year count what agreements handed over in it, once, by the channel of helping units",
          "[orders][contract][agreement]") {
    agreement_side on;
    const auto buyer = on.as_buyer();
    const auto helper = buyer.who->organisation;
    app::correct_attributions attributions(on.backend->database(), on.random);
    const auto figures = [&](int year) { return on.run(attributions.figures(buyer, helper, year)).value(); };
    const auto year = int(base::business_date_of(on.clock.now()).year());
    REQUIRE(on.receive(1, 100));
    const auto ordered = id_in(on.place_one({{1, 2}}));
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), ordered));
    REQUIRE(on.dispatch(on.as_supplier(), ordered));
    REQUIRE(on.accept(buyer, ordered));
    const auto id = on.in_force(5);
    REQUIRE(on.give_credit(id));
    const auto supplier = on.as_supplier();
    REQUIRE(on.run(on.fulfil.allocate(supplier, on.as_agreement(), {.id = id}, on.list(9))));
    CHECK(figures(year).size() == 1);
    REQUIRE(on.run(on.fulfil.deliver(supplier, on.as_agreement(), {.id = id}, {1, {{"一", 1, "李"}}})));
    REQUIRE(on.run(on.fulfil.deliver(supplier, on.as_agreement(), {.id = id}, {1, {{"一", 2, "李"}}})));
    const auto found = figures(year);
    REQUIRE(found.size() == 2);
    const auto agreed = std::ranges::find(found, domain::channel::assistance_unit, &domain::purchase_figure::by);
    REQUIRE(agreed != found.end());
    CHECK_FALSE(agreed->unit);
    CHECK(agreed->agreed == base::fen{1'800});
    CHECK(agreed->ordered == base::fen{});
    std::int64_t total = 0;
    for (const auto& each : found) total += each.amount().value;
    CHECK(total == 1'800 + domain::accepted_amount(on.find(ordered).lines[0]).value);
    CHECK(figures(year + 1).empty());
    CHECK(on.run(attributions.figures(buyer, supplier.who->organisation, year)).value().empty());
}

TEST_CASE("what was prepaid and not delivered goes back once, whoever records it at the same time", "[orders][contract][agreement]") {
    agreement_side on;
    const auto id = on.in_force(5);
    const auto buyer = on.as_buyer();
    const auto supplier = on.as_supplier();
    const auto as_paid = [&] { return on.as<domain::prepayment>([](const domain::prepayment& what) { return base::to_wire(what.id); }); };
    const auto id_of = [](const base::result<base::reply>& told) {
        return base::parse_id<domain::prepayment_id>(told.value().body).value();
    };
    const auto paid = id_of(on.pay(id, 3'000, "1"));
    REQUIRE(on.run(on.fulfil.confirm_payment(supplier, as_paid(), {.id = id}, paid, domain::payment_direction::paid)));
    REQUIRE(on.run(on.fulfil.allocate(supplier, on.as_agreement(), {.id = id}, on.list(9))));
    REQUIRE(on.run(on.fulfil.deliver(supplier, on.as_agreement(), {.id = id}, {1, {{"一", 3, "李"}}})));
    REQUIRE(on.run(on.fulfil.propose_settlement(supplier, on.as_agreement(), {.id = id}, 1, "冻损")));
    REQUIRE(on.run(on.fulfil.answer_settlement(buyer, on.as_agreement(), {.id = id}, 1, true)));
    CHECK(on.find_agreement(id).lines[0].owed_back() == base::fen{1'200});

    const auto back = [&](int i) {
        const auto number = std::to_string(i + 10);
        return on.fulfil.record_payment(supplier, as_paid(), {.id = id}, {1, "合作社", {400}, number, std::string(62, 'c') + number},
                                        domain::payment_direction::paid_back);
    };
    CHECK(race(on, 20, back) == std::map<std::string, int>{{"done", 3}, {"repayment-too-large", 17}});
    app::read_agreements read(on.backend->database());
    const auto all = on.run(read.prepayments(buyer, id, domain::payment_direction::paid_back)).value();
    REQUIRE(all.size() == 3);
    CHECK(on.run(read.prepayments(buyer, id, domain::payment_direction::paid)).value().size() == 1);
    CHECK(all[0].helper == numbered<domain::organisation_id>(2));
    CHECK(on.run(on.fulfil.confirm_payment(supplier, as_paid(), {.id = id}, all[0].id, domain::payment_direction::paid)).error().code ==
          "prepayment-not-found");
    CHECK(on.run(on.fulfil.confirm_payment(buyer, as_paid(), {.id = id}, paid, domain::payment_direction::paid_back)).error().code ==
          "repayment-not-found");
    CHECK(
        on.run(on.fulfil.confirm_payment(supplier, as_paid(), {.id = id}, all[0].id, domain::payment_direction::paid_back)).error().code ==
        "agreement-party-forbidden");
    CHECK(race(on, 20, [&](int) {
              return on.fulfil.confirm_payment(buyer, as_paid(), {.id = id}, all[0].id, domain::payment_direction::paid_back);
          }) == std::map<std::string, int>{{"done", 1}, {"repayment-confirmed", 19}});
    const auto what = on.find_agreement(id);
    CHECK(what.lines[0].repaid_recorded == base::fen{1'200});
    CHECK(what.lines[0].repaid_confirmed == base::fen{400});
    CHECK(what.lines[0].owed_back() == base::fen{});
    CHECK(what.status == domain::agreement_status::closed);
    on.backend->check_invariants();
}

TEST_CASE("a refused step of an agreement leaves nothing behind", "[orders][contract][agreement]") {
    agreement_side on;
    const auto id = on.in_force(5);
    const auto before = on.find_agreement(id);
    const auto told = on.backend->journal().size();
    CHECK(on.pay(id, 3'001, "1").error().code == "prepayment-too-large");
    REQUIRE(on.give_credit(id));
    const auto supplier = on.as_supplier();
    CHECK(on.run(on.fulfil.allocate(supplier, on.as_agreement(), {.id = id}, on.list(2))).error().code == "allocation-short");
    REQUIRE(on.run(on.fulfil.allocate(supplier, on.as_agreement(), {.id = id}, on.list(3))));
    app::read_agreements read(on.backend->database());
    for (const auto& each : on.run(read.shares(supplier, id, 1, 0, 10)).value().shares) CHECK(each.what.allocated_before == 0);
    CHECK(on.run(on.fulfil.deliver(supplier, on.as_agreement(), {.id = id}, {1, {{"一", 1, "李"}, {"二", 1, "李"}}})).error().code ==
          "delivery-invalid");
    CHECK(on.run(read.deliveries(supplier, id, 1, std::nullopt, 10)).value().empty());
    CHECK(on.find_agreement(id).version == before.version + 2);
    CHECK(on.backend->journal().size() == told + 2);
}

TEST_CASE("of twenty who draft from one window one does; of twenty vouchers alike one counts", "[orders][contract][agreement]") {
    agreement_side on;
    const auto window = on.closed_window(5);
    const auto buyer = on.as_buyer();
    CHECK(race(on, 20, [&](int) {
              return on.sign.draft(buyer, on.as_agreement(), {window}, {base::business_date_of(on.clock.now()), "约定"});
          }) == std::map<std::string, int>{{"done", 1}, {"window-taken", 19}});

    const auto id = on.in_force(20);
    const domain::prepayment_statement said{1, "工会", {100}, "凭1", std::string(64, 'b')};
    CHECK(race(on, 20, [&](int) {
              return on.fulfil.record_payment(
                  buyer, on.as<domain::prepayment>([](const domain::prepayment& what) { return base::to_wire(what.id); }), {.id = id}, said,
                  domain::payment_direction::paid);
          }) == std::map<std::string, int>{{"done", 1}, {"voucher-used", 19}});
    CHECK(on.find_agreement(id).lines[0].prepaid_recorded.value == 100);
}

TEST_CASE("of twenty who allocate at once one does, and the ledger counts it once", "[orders][contract][agreement]") {
    agreement_side on;
    const auto id = on.in_force(5);
    REQUIRE(on.give_credit(id));
    const auto supplier = on.as_supplier();
    CHECK(race(on, 20, [&](int) { return on.fulfil.allocate(supplier, on.as_agreement(), {.id = id}, on.list(9)); }) ==
          std::map<std::string, int>{{"done", 1}, {"agreement-state-conflict", 19}});
    const auto next = on.in_force(5);
    REQUIRE(on.give_credit(next));
    REQUIRE(on.run(on.fulfil.allocate(supplier, on.as_agreement(), {.id = next}, on.list(9))));
    app::read_agreements read(on.backend->database());
    std::int64_t before = 0;
    const auto shares = on.run(read.shares(supplier, next, 1, 0, 10)).value().shares;
    for (const auto& each : shares) before += each.what.allocated_before;
    CHECK(before == 5);
    CHECK(shares[1].what.extra_pack);  // the one who had less
}

TEST_CASE("pairings are told by what was known when", "[orders][contract][agreement]") {
    agreement_side on;
    app::keep_pairings keep(on.backend->database(), on.random);
    const auto office = on.as_buyer();
    const auto helper = numbered<domain::organisation_id>(2);
    const auto text = [](const app::shown_pairing& what) { return base::to_wire(what.what.id); };
    const domain::pairing pairing{.helper = helper,
                                  .who = {domain::helped_kind::supplier, base::to_wire(numbered<domain::organisation_id>(1))}};
    const auto day = base::business_date_of(on.clock.now());
    const domain::pairing_version version{.kind = domain::pairing_kind::unit, .document = "1", .valid_from = day};
    const auto made = on.run(keep.record(office, on.as<app::shown_pairing>(text), pairing, version));
    REQUIRE(made);
    CHECK(on.run(keep.record(office, on.as<app::shown_pairing>(text), pairing, version)).error().code == "pairing-overlaps");
    const auto agreed = on.find_agreement(on.in_force(2));
    CHECK(agreed.lines[0].pairing == base::parse_id<domain::pairing_id>(made->body));

    const auto known = on.clock.now();
    on.clock.advance(std::chrono::hours(48));
    const auto later = on.as_buyer();
    const auto end = base::business_date_of(on.clock.now());
    REQUIRE(on.run(keep.end(later, on.as<app::shown_pairing>(text), *agreed.lines[0].pairing, end, "2")));
    CHECK(on.run(keep.page(later, {.helper = helper, .holds_on = end}, 0, 10)).value().empty());
    CHECK(on.run(keep.page(later, {.helper = helper, .holds_on = end, .known_at = known}, 0, 10)).value().size() == 1);
    CHECK(on.run(keep.page(later, {.helper = helper, .holds_on = day}, 0, 10)).value()[0].version.document == "2");
}
