// Needs on both sides of the ports: stated, changed, withdrawn, listed, added up.
#include <catch.hpp>

#include "orders/app/need/keep_needs.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

class pantry {
public:
    explicit pantry(side& on) : on_(on), keep_(on.backend->database(), on.random) {}

    [[nodiscard]] domain::need_terms terms(std::int64_t wanted = 1'000, int days = 0) const {
        const auto today = std::chrono::sys_days(base::business_date_of(on_.clock.now()));
        return {.kind = {.by = domain::kind_by::category, .name = "fruit"},
                .by = domain::measure::grams,
                .wanted = wanted,
                .delivery = {"510107", "成都", "张"},
                .requested_delivery_date = today + std::chrono::days(days),
                .kilogram_price_max = base::fen{1'200},
                .share_limit_permille = 500,
                .substitutes = domain::substitution_permission{true, {numbered<domain::product_id>(1)}, 50}};
    }
    domain::need_id state(domain::need_terms terms, unsigned char buyer = 2) {
        const auto context = as(buyer);
        return base::parse_id<domain::need_id>(on_.run(keep_.state(context, claim(), std::move(terms))).value().body).value();
    }
    base::result<base::reply> change(domain::need_id id, base::version_condition seen, domain::need_terms terms, unsigned char buyer = 2) {
        const auto context = as(buyer);
        return on_.run(keep_.change(context, claim(), {id, std::move(seen)}, std::move(terms)));
    }
    base::result<base::reply> withdraw(domain::need_id id, base::version_condition seen = {}, unsigned char buyer = 2) {
        const auto context = as(buyer);
        return on_.run(keep_.withdraw(context, claim(), {id, std::move(seen)}));
    }
    domain::purchase_need find(domain::need_id id) {
        const auto context = as(2);
        return on_.run(keep_.find(context, id)).value();
    }
    std::vector<domain::purchase_need> page(unsigned char buyer, std::optional<domain::need_id> before = {}, std::size_t limit = 10) {
        const auto context = as(buyer);
        return on_.run(keep_.page(context, before, limit)).value();
    }
    std::vector<domain::need_total> totals(domain::total_question asked, std::optional<domain::total_place> after = {},
                                           std::size_t limit = 100) {
        const auto context = as(9);
        return on_.run(keep_.totals(context, std::move(asked), std::move(after), limit)).value();
    }
    [[nodiscard]] base::call_context as(unsigned char buyer) const {
        auto context =
            a_context_of(numbered<domain::organisation_id>(buyer), "school", {}, numbered<domain::account_id>(buyer), on_.clock.now());
        context.deadline = std::chrono::steady_clock::now() + patience;
        return context;
    }
    app::keep_needs::claim claim() {
        return {on_.fresh_claim(), [](const domain::purchase_need& what) { return base::to_wire(what.id); }};
    }
    app::keep_needs& use() { return keep_; }

private:
    side& on_;
    app::keep_needs keep_;
};

}  // namespace

TEST_CASE("a need is kept as it was stated, changed by who saw it, and withdrawn once", "[orders][need][contract]") {
    side on(each_backend());
    pantry at(on);
    const auto id = at.state(at.terms());
    auto what = at.find(id);
    CHECK(what.terms == at.terms());
    CHECK(what.version == 1);
    CHECK(what.committed == 0);
    auto pieces = at.terms(7, 3);
    pieces.by = domain::measure::pieces;
    pieces.kind = {.by = domain::kind_by::products, .products = {numbered<domain::product_id>(1), numbered<domain::product_id>(3)}};
    pieces.kilogram_price_max.reset();
    pieces.substitutes.reset();
    CHECK(at.change(id, {{{2}}}, pieces).error().code == "version-stale");
    CHECK(at.change(id, {{{1}}}, pieces, 3).error().code == "need-not-found");
    REQUIRE(at.change(id, {{{1}}}, pieces));
    what = at.find(id);
    CHECK(what.terms == pieces);
    CHECK(what.version == 2);
    CHECK(at.withdraw(id, {}, 3).error().code == "need-not-found");
    CHECK(at.withdraw(id, {{{2}}}));
    CHECK(at.withdraw(id).error().code == "need-not-open");
    CHECK(at.withdraw(numbered<domain::need_id>(77)).error().code == "need-not-found");
    CHECK(on.backend->journal() == std::vector<std::string>{"need.stated", "need.changed", "need.withdrawn"});
}

TEST_CASE("of twenty who change one need by the same version one does", "[orders][need][contract]") {
    side on(each_backend());
    pantry at(on);
    const auto id = at.state(at.terms());
    const auto context = at.as(2);
    int changed = 0;
    int done = 0;
    for (int i = 0; i < 20; ++i)
        boost::asio::co_spawn(on.backend->io, at.use().change(context, at.claim(), {id, {{{1}}}}, at.terms(100 + i)),
                              [&](std::exception_ptr fault, base::result<base::reply> reply) {
                                  if (fault) std::rethrow_exception(fault);
                                  if (reply)
                                      ++changed;
                                  else
                                      CHECK(reply.error().code == "version-stale");
                                  ++done;
                              });
    run_until(on.backend->io, [&] { return done == 20; }, patience);
    CHECK(changed == 1);
    CHECK(at.find(id).version == 2);
}

TEST_CASE("a house lists its own needs, newest first", "[orders][need][contract]") {
    side on(each_backend());
    pantry at(on);
    const auto first = at.state(at.terms());
    on.clock.advance(std::chrono::seconds(1));
    const auto second = at.state(at.terms());
    at.state(at.terms(), 3);
    const auto page = at.page(2, {}, 1);
    REQUIRE(page.size() == 1);
    CHECK(page[0].id == second);
    const auto next = at.page(2, second);
    REQUIRE(next.size() == 1);
    CHECK(next[0].id == first);
}

TEST_CASE("what many houses still want adds up by day, kind, county and measure, page by page", "[orders][need][contract]") {
    side on(each_backend());
    pantry at(on);
    const auto today = base::business_date_of(on.clock.now());
    at.state(at.terms(1'000), 2);
    at.state(at.terms(500), 2);
    at.state(at.terms(70), 3);
    at.withdraw(at.state(at.terms(9'999), 2));
    auto elsewhere = at.terms(30);
    elsewhere.delivery.county_code = "513423";
    at.state(elsewhere, 3);
    auto named = at.terms(20, 1);
    named.kind = {.by = domain::kind_by::name, .name = "盐源 苹果"};
    at.state(named, 3);
    named.by = domain::measure::pieces;
    at.state(named, 4);
    at.state(at.terms(40, 40), 4);  // beyond the days that are asked for

    const domain::total_question asked{.from = today, .to = std::chrono::sys_days(today) + std::chrono::days(30)};
    const auto totals = at.totals(asked);
    const base::business_date tomorrow = std::chrono::sys_days(today) + std::chrono::days(1);
    REQUIRE(totals.size() == 4);
    CHECK(totals[0] == domain::need_total{{today, "category:fruit", "510107", domain::measure::grams}, 1'570, 3, 2});
    CHECK(totals[1] == domain::need_total{{today, "category:fruit", "513423", domain::measure::grams}, 30, 1, 1});
    CHECK(totals[2] == domain::need_total{{tomorrow, "name:盐源 苹果", "510107", domain::measure::grams}, 20, 1, 1});
    CHECK(totals[3] == domain::need_total{{tomorrow, "name:盐源 苹果", "510107", domain::measure::pieces}, 20, 1, 1});

    std::vector<domain::need_total> paged;
    for (auto page = at.totals(asked, {}, 1); !page.empty(); page = at.totals(asked, paged.back().at, 1)) paged.push_back(page.front());
    CHECK(paged == totals);

    auto narrowed = asked;
    narrowed.kind = domain::goods_kind{.by = domain::kind_by::category, .name = "fruit"};
    narrowed.county_code = "513423";
    CHECK(at.totals(narrowed) == std::vector{totals[1]});

    auto weekly = asked;
    weekly.by = domain::total_by::week;
    const auto weeks = at.totals(weekly);
    REQUIRE_FALSE(weeks.empty());
    CHECK(weeks[0].at.period == domain::week_of(today));
    CHECK(weeks[0].wanted == 1'570);
}
