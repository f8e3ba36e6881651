// Drafts on both sides of the ports: what is added, changed and removed, by whom, and that one draft gives one order.
#include <catch.hpp>

#include "orders/app/draft/keep_drafts.hpp"
#include "orders/app/draft/submit_draft.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

constexpr std::chrono::hours kept{24};

class desk {
public:
    explicit desk(side& on) : on_(on), keep_(on.backend->database(), on.random, kept), submit_(on.backend->database(), on.queue) {}

    domain::draft_id open() {
        const auto context = on_.as_buyer();
        const auto made =
            on_.run(keep_.open(context, {on_.fresh_claim(), [](const domain::draft& what) { return base::to_wire(what.id); }},
                               {numbered<domain::organisation_id>(1), {"510107", "成都", "张"}, base::business_date_of(on_.clock.now())}));
        return base::parse_id<domain::draft_id>(made.value().body).value();
    }
    base::result<base::reply> add(domain::draft_id id, unsigned char product, std::int64_t quantity = 1) {
        const auto context = on_.as_buyer();
        return on_.run(keep_.add_line(context, line_claim(), id, {numbered<domain::offer_id>(product), 1, quantity}));
    }
    base::result<base::reply> change(const app::draft_line_target& target, std::int64_t quantity) {
        const auto context = on_.as_buyer();
        return on_.run(keep_.change_line(context, line_claim(), target, {{}, 1, quantity}));
    }
    base::result<base::reply> remove(const app::draft_line_target& target) {
        const auto context = on_.as_buyer();
        return on_.run(keep_.remove_line(context, line_claim(), target));
    }
    base::result<base::reply> submit(domain::draft_id id, base::version_condition seen = {}, std::optional<base::receipt> claim = {}) {
        const auto context = on_.as_buyer();
        return on_.run(submit_(context,
                               {claim.value_or(on_.fresh_claim()), [](const domain::order& what) { return base::to_wire(what.id); }}, id,
                               std::move(seen), {}));
    }
    domain::draft find(domain::draft_id id) {
        const auto context = on_.as_buyer();
        return on_.run(keep_.find(context, id)).value();
    }
    app::keep_drafts& use() { return keep_; }
    base::idempotent<app::line_view> line_claim() {
        return {on_.fresh_claim(), [](const app::line_view& what) { return base::to_wire(what.line.id); }};
    }

private:
    side& on_;
    app::keep_drafts keep_;
    app::submit_draft submit_;
};

domain::line_id line_in(const base::result<base::reply>& reply) { return base::parse_id<domain::line_id>(reply.value().body).value(); }

}  // namespace

TEST_CASE("lines of a draft come, change and go, each by itself and by its own version", "[orders][draft][contract]") {
    side on(each_backend());
    desk at(on);
    const auto id = at.open();
    const auto first = line_in(at.add(id, 1, 5));
    const auto second = line_in(at.add(id, 2, 6));
    const auto twice = at.add(id, 1);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().code == "draft-product-twice");
    CHECK(twice.error().fields.front().pointer == "/offer_id");
    CHECK(twice.error().facts.front().second == base::to_wire(first));
    CHECK(at.change({id, first, {{{1}}}}, 50));
    CHECK(at.change({id, first, {{{1}}}}, 60).error().code == "version-stale");
    CHECK(at.change({id, numbered<domain::line_id>(9), {}}, 60).error().code == "draft-line-not-found");
    CHECK(at.remove({id, second, {{{2}}}}).error().code == "version-stale");
    CHECK(at.remove({id, second, {{{1}}}}));
    CHECK(at.remove({id, second, {}}).error().code == "draft-line-not-found");
    const auto what = at.find(id);
    CHECK(what.version == 5);
    CHECK(what.line_count == 1);
    REQUIRE(what.lines.size() == 1);
    CHECK(what.lines[0].version == 2);
    CHECK(what.lines[0].asked.quantity == 50);
    CHECK(what.lines[0].asked.offer == numbered<domain::offer_id>(1));
    CHECK(at.add(id, 2));  // its place is free again
    CHECK(at.add(id, 77).error().code == "offer-not-yet-known");
    on.backend->check_invariants();
}

TEST_CASE("a draft holds nothing, becomes one order, and answers a repeated submission with the same bytes", "[orders][draft][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto id = at.open();
    CHECK(at.submit(id).error().code == "draft-empty");
    REQUIRE(at.add(id, 1, 5));
    CHECK(on.stock_of(1) == sums{100, 0});
    CHECK(at.submit(id, {{{1}}}).error().code == "version-stale");
    const auto claim = on.fresh_claim();
    const auto made = at.submit(id, {{{2}}}, claim);
    CHECK(on.find(id_in(made)).lines.size() == 1);
    CHECK(on.stock_of(1) == sums{100, 5});
    CHECK(at.submit(id, {{{2}}}, claim).value().body == made.value().body);
    const auto again = at.submit(id);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == "draft-submitted");
    CHECK(again.error().facts.front().second == made.value().body);
    CHECK(at.add(id, 2).error().code == "draft-submitted");
    CHECK(at.find(id).order == id_in(made));
    CHECK(on.stock_of(1) == sums{100, 5});
    on.backend->check_invariants();
}

TEST_CASE("a draft whose order is refused stays open", "[orders][draft][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 4));
    desk at(on);
    const auto id = at.open();
    REQUIRE(at.add(id, 1, 5));
    CHECK(at.submit(id).error().code == "insufficient-stock");
    CHECK_FALSE(at.find(id).order);
    REQUIRE(on.receive(1, 1));
    CHECK(at.submit(id));
    on.backend->check_invariants();
}

TEST_CASE("two of one batch that claim one draft give one order", "[orders][draft][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto id = at.open();
    REQUIRE(at.add(id, 1, 5));
    std::vector<app::order_submission> batch(2, on.submission({{1, 5}}));
    for (auto& each : batch) {
        each.as.claim = on.fresh_claim();
        each.draft = domain::draft_claim{id, 2, {}};
    }
    const auto outcomes = on.place_batch(std::move(batch));
    REQUIRE(outcomes[0].answer);
    REQUIRE_FALSE(outcomes[1].answer);
    CHECK(outcomes[1].answer.error().code == "draft-submitted");
    CHECK(on.stock_of(1) == sums{100, 5});
    on.backend->check_invariants();
}

TEST_CASE("drafts are of their unit alone and expire where nobody changes them", "[orders][draft][contract]") {
    side on(each_backend());
    desk at(on);
    const auto id = at.open();
    auto stranger = on.as_buyer();
    stranger.who->unit = numbered<base::unit_id>(4);
    CHECK(on.run(at.use().find(stranger, id)).error().code == "draft-not-found");
    CHECK(on.run(at.use().page(stranger, std::nullopt, 10))->empty());
    CHECK(on.run(at.use().add_line(stranger, at.line_claim(), id, {numbered<domain::offer_id>(1), 1, 1})).error().code ==
          "draft-not-found");
    const auto seller = on.as_supplier();
    CHECK(on.run(at.use().find(seller, id)).error().code == "draft-not-found");
    const auto mine = on.as_buyer();
    CHECK(on.run(at.use().page(mine, std::nullopt, 10))->size() == 1);
    CHECK(on.run(at.use().page(mine, id, 10))->empty());
    on.clock.advance(kept - std::chrono::seconds(1));
    REQUIRE(at.add(id, 1));  // which gives it the whole time anew
    on.clock.advance(kept - std::chrono::seconds(1));
    REQUIRE(at.add(id, 2));
    on.clock.advance(kept);
    CHECK(at.add(id, 3).error().code == "draft-expired");
    CHECK(at.submit(id).error().code == "draft-expired");
    on.backend->check_invariants();
}
