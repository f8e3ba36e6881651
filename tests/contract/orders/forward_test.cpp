// Orders ahead of a harvest, on the fake and on MariaDB: capacity is held and given back, goods that come are set aside.
#include <catch.hpp>

#include <map>
#include <random>

#include "tests/contract/orders/field.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

std::string code_of(const base::result<base::reply>& answer) { return answer ? "" : answer.error().code; }
using packs = std::pair<std::int64_t, std::int64_t>;

}  // namespace

TEST_CASE("a line ahead of the harvest holds capacity of its week, no stock and no lot", "[orders][forward][contract]") {
    side on(each_backend());
    field at(on);
    const auto week = at.week();
    CHECK(code_of(at.place({{1, 1}}, week)) == "capacity-exceeded");
    at.announce(1, 10, week, 9'999);
    const auto id = id_in(at.place({{1, 6}}, week));
    CHECK(at.capacity(1, week) == packs{10, 6});
    CHECK(on.stock_of(1) == sums{0, 0});
    const auto order = on.find(id);
    CHECK(order.lines[0].delivery_week == week);
    CHECK(order.lines[0].waiting_quantity == 6);
    CHECK(order.lines[0].lots.empty());
    CHECK(order.hold_expires_at > base::start_of(base::weeks_after(week, 1)));
    const auto refused = at.place({{1, 5}}, week);
    REQUIRE(code_of(refused) == "capacity-exceeded");
    CHECK(refused.error().fields.at(0).pointer == "/lines/0/quantity");
    CHECK(refused.error().fields.at(0).detail.find("4 are free") != std::string::npos);
    CHECK(at.place({{1, 4}}, week));
    CHECK(code_of(at.place({{1, 1}}, at.week(3))) == "capacity-exceeded");  // another week
    on.backend->check_invariants();
}

TEST_CASE("a line that asks for another week than that of the delivery is refused, and one of a week that is over",
          "[orders][forward][contract]") {
    side on(each_backend());
    field at(on);
    at.announce(1, 10, at.week());
    auto what = at.asked({{1, 1}}, at.week());
    what.asked.requested_delivery_date = at.week(3);
    CHECK(code_of(on.run(on.queue.submit(what))) == "delivery-week-invalid");
    at.announce(1, 10, at.week(-1));
    CHECK(code_of(at.place({{1, 1}}, at.week(-1))) == "delivery-date-past");
}

TEST_CASE("an order holds some lines from stock and some ahead, all or nothing", "[orders][forward][contract]") {
    side on(each_backend());
    field at(on);
    const auto week = at.week();
    at.announce(1, 10, week);
    REQUIRE(on.receive(2, 5));
    auto what = at.asked({{1, 3}, {2, 4}}, week);
    what.asked.lines[1].delivery_week.reset();
    const auto id = id_in(on.run(on.queue.submit(what)));
    CHECK(on.stock_of(2) == sums{5, 4});
    CHECK(at.capacity(1, week) == packs{10, 3});
    auto too_much = at.asked({{1, 3}, {2, 4}}, week);
    too_much.asked.lines[1].delivery_week.reset();
    too_much.as.claim = on.fresh_claim();
    CHECK(code_of(on.run(on.queue.submit(too_much))) == "insufficient-stock");
    CHECK(at.capacity(1, week) == packs{10, 3});
    REQUIRE(on.change<app::cancel_order>(on.as_buyer(), id, std::string("不要了")));
    CHECK(on.stock_of(2) == sums{5, 0});
    CHECK(at.capacity(1, week) == packs{10, 0});
    on.backend->check_invariants();
}

TEST_CASE("what is cancelled, refused or expires gives its capacity back", "[orders][forward][contract]") {
    side on(each_backend());
    field at(on);
    const auto week = at.week();
    at.announce(1, 10, week);
    const auto cancelled = id_in(at.place({{1, 2}}, week));
    const auto expired = id_in(at.place({{1, 3}}, week));
    REQUIRE(on.change<app::cancel_order>(on.as_supplier(), cancelled, std::string("歉收")));
    CHECK(at.capacity(1, week) == packs{10, 3});
    CHECK(on.find(cancelled).lines[0].unmet_quantity == 2);
    app::expire_holds expire(on.backend->database(), on.random);
    on.clock.advance(std::chrono::hours(80));
    auto context = a_context(on.clock.now());
    CHECK(on.run(expire(context)).value() == 0);  // the harvest is to come
    on.clock.advance(std::chrono::days(25));
    context = a_context(on.clock.now());
    CHECK(on.run(expire(context)).value() == 1);
    CHECK(on.find(expired).lines[0].unmet_quantity == 3);
    CHECK(at.capacity(1, week) == packs{10, 0});
    on.backend->check_invariants();
}

TEST_CASE("what is received is set aside for whoever ordered first, by quantity, and turns capacity into stock",
          "[orders][forward][contract]") {
    side on(each_backend());
    field at(on);
    const auto week = at.week();
    at.announce(1, 20, week);
    const auto first = id_in(at.place({{1, 8}}, week));
    on.clock.advance(std::chrono::seconds(1));
    const auto second = id_in(at.place({{1, 3}}, week));
    CHECK(code_of(on.change<app::confirm_order>(on.as_supplier(), first)) == "goods-not-arrived");
    CHECK(code_of(on.dispatch(on.as_supplier(), first)) == "goods-not-arrived");

    REQUIRE(on.receive(1, 5));
    CHECK(on.stock_of(1) == sums{5, 5});
    CHECK(at.waiting(first) == 3);
    CHECK(at.waiting(second) == 3);
    CHECK(at.capacity(1, week) == packs{20, 6});
    CHECK(on.find(first).version == 2);
    CHECK(code_of(on.change<app::confirm_order>(on.as_supplier(), first)) == "goods-not-arrived");
    CHECK(code_of(on.place_one({{1, 1}})) == "insufficient-stock");  // nobody else gets what came

    on.clock.advance(std::chrono::seconds(1));
    REQUIRE(on.receive(1, 7, "Z"));
    CHECK(on.stock_of(1) == sums{12, 11});
    CHECK(at.capacity(1, week) == packs{20, 0});
    CHECK(on.place_one({{1, 1}}));
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), first));
    REQUIRE(on.dispatch(on.as_supplier(), first));
    CHECK(on.stock_of(1) == sums{4, 4});
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), second));
    on.backend->check_invariants();
}

TEST_CASE("goods that become free in another way are found by the job", "[orders][forward][contract]") {
    side on(each_backend());
    field at(on);
    const auto week = at.week();
    at.announce(1, 20, week);
    REQUIRE(on.receive(1, 4));
    const auto other = id_in(on.place_one({{1, 4}}));
    const auto first = id_in(at.place({{1, 3}}, week));
    on.clock.advance(std::chrono::seconds(1));
    const auto second = id_in(at.place({{1, 3}}, week));
    CHECK(at.run_job() == 0);
    REQUIRE(on.change<app::cancel_order>(on.as_supplier(), other, std::string("不要了")));
    CHECK(at.run_job() == 2);
    CHECK(at.waiting(first) == 0);
    CHECK(at.waiting(second) == 2);
    CHECK(on.stock_of(1) == sums{4, 4});
    CHECK(at.run_job() == 0);
    on.backend->check_invariants();
}

TEST_CASE("an announcement below what is held takes nothing back and lets nothing in", "[orders][forward][contract]") {
    side on(each_backend());
    field at(on);
    const auto week = at.week();
    at.announce(1, 10, week);
    const auto id = id_in(at.place({{1, 6}}, week));
    at.announce(1, 4, week);
    CHECK(at.capacity(1, week) == packs{4, 6});
    CHECK(at.all({.product = numbered<domain::product_id>(1), .from = week}).front().what.overcommitted_g() == 2 * pack_g);
    CHECK(code_of(at.place({{1, 1}}, week)) == "capacity-exceeded");
    CHECK(at.waiting(id) == 6);
    REQUIRE(on.receive(1, 3));
    CHECK(at.capacity(1, week) == packs{4, 3});
    CHECK(at.place({{1, 1}}, week));
    on.backend->tell(domain::capacity_announced{
        {numbered<domain::product_id>(1), week, numbered<domain::organisation_id>(1)}, 99 * pack_g, 1});  // heard again
    CHECK(at.capacity(1, week) == packs{4, 4});
    on.backend->check_invariants();
}

TEST_CASE("capacities are read by week, of a product or of a supplier, page by page", "[orders][forward][contract]") {
    side on(each_backend());
    field at(on);
    for (const int ahead : {3, 1, 2}) {
        at.announce(1, ahead, at.week(ahead));
        at.announce(2, 10 * ahead, at.week(ahead));
    }
    const app::capacity_question of_product{.product = numbered<domain::product_id>(2), .from = at.week(2)};
    const auto found = at.all(of_product);
    REQUIRE(found.size() == 2);
    CHECK(found[0].what.announced_g == 20 * pack_g);
    const app::capacity_question of_supplier{.supplier = numbered<domain::organisation_id>(1), .from = at.week(1)};
    const auto page = at.all(of_supplier, std::nullopt, 3);
    REQUIRE(page.size() == 3);
    CHECK(page[2].what.key.week == at.week(2));
    const auto rest = at.all(of_supplier, app::capacity_place{page[2].what.key.week, page[2].what.key.product}, 9);
    REQUIRE(rest.size() == 3);
    CHECK(rest[0].what.key.product == numbered<domain::product_id>(2));
    CHECK(at.all({.supplier = numbered<domain::organisation_id>(9), .from = at.week(0)}).empty());
    CHECK(
        at.all({.product = numbered<domain::product_id>(1), .supplier = numbered<domain::organisation_id>(1), .from = at.week(0)}).size() ==
        3);
}

TEST_CASE("sixty-four orders race for the last ten packs of a week: exactly ten are promised", "[orders][forward][contract]") {
    side on(each_backend());
    field at(on);
    const auto week = at.week();
    at.announce(1, 10, week);
    app::order_queue other(on.backend->io.get_executor(), on.place, 2);
    std::size_t granted = 0;
    std::size_t refused = 0;
    for (int i = 0; i < 64; ++i) {
        auto& queue = i % 2 == 0 ? on.queue : other;
        boost::asio::co_spawn(on.backend->io, queue.submit(at.asked({{1, 1}}, week)),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  if (!fault && answer) ++granted;
                                  if (!fault && !answer && answer.error().code == "capacity-exceeded") ++refused;
                              });
    }
    run_until(on.backend->io, [&] { return granted + refused == 64; }, patience);
    CHECK(granted == 10);
    CHECK(at.capacity(1, week) == packs{10, 10});
    on.backend->check_invariants();
}

TEST_CASE("random placing, cancelling, receiving and announcing: no more is promised than was announced, sums hold, both sides agree",
          "[orders][forward][contract][property]") {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        side fake(make_fake_backend());
        side real(make_mysql_backend());
        field model(fake);
        field at(real);
        std::mt19937 engine(seed);
        const auto dice = [&](std::uint32_t sides) { return static_cast<std::int64_t>(engine() % sides); };
        std::vector<domain::order_id> ids;
        for (int step = 0; step < 80; ++step) {
            INFO("seed " << seed << ", step " << step);
            const auto command = dice(8);
            const auto product = static_cast<unsigned char>(1 + dice(2));
            const auto quantity = 1 + dice(6);
            const auto week = at.week(1 + static_cast<int>(dice(2)));
            const auto target =
                ids.empty() ? domain::order_id{} : ids[static_cast<std::size_t>(dice(static_cast<std::uint32_t>(ids.size())))];
            const auto both = [&](auto what) {
                const auto left = what(model);
                const auto right = what(at);
                REQUIRE(code_of(left) == code_of(right));
                if (left) REQUIRE(left->body == right->body);
                return left;
            };
            const auto before = at.capacity(product, week);
            const auto announced = dice(2) == 0 ? quantity : 3 * quantity;
            if (command <= 1)
                for (auto* each : {&model, &at}) each->announce(product, announced, week);
            if (command >= 2 && command <= 4) {
                const auto placed = both([&](field& each) { return each.place({{product, quantity}}, week); });
                if (placed) {
                    ids.push_back(id_in(placed));
                    CHECK(before.second + quantity <= before.first);
                    CHECK(at.capacity(product, week) == packs{before.first, before.second + quantity});
                } else {
                    CHECK(before.second + quantity > before.first);
                }
            }
            if (command == 5) both([&](field& each) { return each.on.receive(product, quantity, quantity % 2 == 0 ? "A" : "B"); });
            if (command == 6 && !ids.empty())
                both([&](field& each) { return each.on.change<app::cancel_order>(each.on.as_supplier(), target, std::string("歉收")); });
            if (command == 7 && !ids.empty())
                both([&](field& each) { return each.on.change<app::confirm_order>(each.on.as_supplier(), target); });
            REQUIRE(model.capacity(product, week) == at.capacity(product, week));
            REQUIRE(fake.stock_of(product) == real.stock_of(product));
            for (auto* each : {&fake, &real}) each->clock.advance(std::chrono::milliseconds(1));
        }
        for (const auto& id : ids) CHECK(fake.find(id) == real.find(id));
        // What is held of a week is what waits for it.
        std::map<domain::capacity_key, std::int64_t> sums_of_lines;
        for (const auto& id : ids)
            for (const auto& each : domain::awaited_by(real.find(id))) sums_of_lines[each.key] += each.mass_g;
        for (const auto& each : at.all({.supplier = numbered<domain::organisation_id>(1), .from = at.week(0)}))
            CHECK(each.what.held_g == sums_of_lines[each.what.key]);
        real.backend->check_invariants();
    }
}
