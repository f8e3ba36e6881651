// One suite for the ports of orders, on the fake and on MariaDB.
#include <catch.hpp>

#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

TEST_CASE("stock grows by receipts, in warehouses that appear when they are named", "[orders][contract]") {
    side on(each_backend());
    CHECK(on.receive(1, 10)->body == "10");
    CHECK(on.receive(1, 5)->body == "15");
    CHECK(on.receive(1, 7, "B")->body == "7");
    CHECK(on.stock_of(1) == sums{22, 0});
    CHECK(on.receive(9, 1).error().code == "product-not-yet-known");
    CHECK(on.receive(1, base::wire_integer_max - 15)->body == std::to_string(base::wire_integer_max));
    CHECK(on.receive(1, 1).error().code == "stock-too-large");
    CHECK(on.backend->journal() == std::vector<std::string>(4, "stock.level_changed"));
    on.backend->check_invariants();
}

TEST_CASE("a batch answers each order by itself: some are granted, some refused, in the order of arrival", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 10));
    REQUIRE(on.receive(2, 1));
    std::vector<app::order_submission> batch;
    batch.push_back(on.submission({{1, 6}}));
    batch.push_back(on.submission({{1, 4}, {2, 2}}));  // 2 is short: nothing of it
    batch.push_back(on.submission({{1, 5}}));          // only 4 are left
    batch.push_back(on.submission({{1, 4}, {2, 1}}));
    batch.push_back(on.submission({{9, 1}}));
    const auto outcomes = on.place_batch(std::move(batch));
    REQUIRE(outcomes.size() == 5);
    for (const auto& each : outcomes) REQUIRE_FALSE(each.fault);
    CHECK(outcomes[0].answer);
    CHECK(outcomes[1].answer.error().code == "insufficient-stock");
    CHECK(outcomes[1].answer.error().facts.front() == std::pair<std::string, std::string>("available", "1"));
    CHECK(outcomes[2].answer.error().facts.front() == std::pair<std::string, std::string>("available", "4"));
    CHECK(outcomes[3].answer);
    CHECK(outcomes[4].answer.error().code == "offer-not-yet-known");
    CHECK(on.stock_of(1) == sums{10, 10});
    CHECK(on.stock_of(2) == sums{1, 1});
    on.backend->check_invariants();
}

TEST_CASE("what was placed is read back as it was decided", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    const auto id = id_in(on.place_one({{1, 10}}));
    const auto order = on.find(id);
    CHECK(order.version == 1);
    CHECK(order.status == domain::order_status::placed);
    CHECK(order.total == base::fen{5'000});
    CHECK(order.delivery == domain::delivery_place{"510107", "成都", "张"});
    CHECK(order.hold_expires_at == on.clock.now() + std::chrono::hours(72));
    REQUIRE(order.lines.size() == 1);
    CHECK(order.lines[0].unit_price == base::fen{500});
    CHECK(order.lines[0].storage == domain::storage_range{"chilled", std::nullopt, 4'000});
    CHECK_FALSE(order.accepted_total);
}

TEST_CASE("an order that the database refuses fails alone; its neighbours are placed", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 10));
    std::vector<app::order_submission> batch;
    for (int i = 0; i < 5; ++i) batch.push_back(on.submission({{1, 1}}));
    std::string long_address;
    for (int i = 0; i < 201; ++i) long_address += "长";
    batch.insert(batch.begin() + 2, on.submission({{1, 1}}, long_address));
    const auto outcomes = on.place_batch(std::move(batch));
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        CHECK((outcomes[i].fault != nullptr) == (i == 2));
        if (i != 2) CHECK(outcomes[i].answer);
    }
    CHECK(on.stock_of(1) == sums{10, 5});
    on.backend->check_invariants();
}

TEST_CASE("work that ends in a refusal or an exception leaves nothing behind, and its key free", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 10));
    const auto before = on.backend->journal().size();
    const auto claim = on.fresh_claim();
    const auto context = on.as_supplier();
    const auto spoil = [&](app::transaction& open) {
        const domain::product_id products[] = {numbered<domain::product_id>(1)};
        domain::shelf stock(open.stock().lock(products));
        const auto& level = stock.level_of(stock.lots().front().key);
        stock.move({.kind = domain::movement_kind::received, .key = level.key, .quantity = 90});
        open.stock().save(stock);
    };
    const auto refused = on.run(on.backend->database().write(context, claim, [&](app::transaction& open) -> base::result<std::string> {
        spoil(open);
        return base::refusal(base::error{base::error_kind::conflict, "no", "No."});
    }));
    CHECK(refused.error().code == "no");
    CHECK_THROWS(on.run(on.backend->database().write(context, claim, [&](app::transaction& open) -> base::result<std::string> {
        spoil(open);
        throw std::logic_error("a bug");
    })));
    CHECK(on.stock_of(1) == sums{10, 0});
    CHECK(on.backend->journal().size() == before);
    const auto done =
        on.run(on.backend->database().write(context, claim, [&](app::transaction&) -> base::result<std::string> { return "done"; }));
    REQUIRE(done);
    CHECK_FALSE(done->replayed);
}

TEST_CASE("an order is saved only over the version that was read", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 10));
    const auto id = id_in(on.place_one({{1, 1}}));
    const auto context = on.as_supplier();
    for (const std::int64_t version : {1, 3}) {
        CHECK_THROWS_AS(on.run(on.backend->database().write(context, on.fresh_claim(),
                                                            [&](app::transaction& open) -> base::result<std::string> {
                                                                auto order = open.orders().lock(id).value();
                                                                order.version = version;
                                                                open.orders().save(order);
                                                                return "saved";
                                                            })),
                        std::logic_error);
    }
    CHECK(on.find(id).version == 1);
}

TEST_CASE("sixty-four orders race for ten units: exactly ten are granted", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 6));
    REQUIRE(on.receive(1, 4, "B"));
    std::size_t granted = 0;
    std::size_t refused = 0;
    for (int i = 0; i < 64; ++i) {
        boost::asio::co_spawn(on.backend->io, on.queue.submit(on.submission({{1, 1}})),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  if (!fault && answer) ++granted;
                                  if (!fault && !answer && answer.error().code == "insufficient-stock") ++refused;
                              });
    }
    run_until(on.backend->io, [&] { return granted + refused == 64; }, patience);
    CHECK(granted == 10);
    CHECK(refused == 54);
    CHECK(on.stock_of(1) == sums{10, 10});
    on.backend->check_invariants();
}

TEST_CASE("many processes that race for the same stock rows in different orders never deadlock into a wrong sum", "[orders][contract]") {
    side on(each_backend());
    for (unsigned char product = 1; product <= 3; ++product) REQUIRE(on.receive(product, 1'000));
    app::order_queue second(on.backend->io.get_executor(), on.place, 4);
    std::size_t done = 0;
    std::size_t granted = 0;
    for (int i = 0; i < 60; ++i) {
        auto lines = i % 2 == 0 ? on.submission({{1, 1}, {2, 1}, {3, 1}}) : on.submission({{3, 1}, {2, 1}, {1, 1}});
        auto& through = i % 3 == 0 ? on.queue : second;
        boost::asio::co_spawn(on.backend->io, through.submit(std::move(lines)),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  ++done;
                                  if (!fault && answer) ++granted;
                              });
    }
    run_until(on.backend->io, [&] { return done == 60; }, patience);
    CHECK(granted == 60);
    for (unsigned char product = 1; product <= 3; ++product) CHECK(on.stock_of(product) == sums{1'000, 60});
    on.backend->check_invariants();
}

TEST_CASE("the life of an order moves the stock as its table says", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 10));
    REQUIRE(on.receive(2, 10));
    const auto id = id_in(on.place_one({{1, 4}, {2, 3}}));
    CHECK(on.change<app::confirm_order>(on.as_supplier(), id)->body == "confirmed");
    CHECK(on.change<app::confirm_order>(on.as_supplier(), id).error().code == "order-state-conflict");
    CHECK(on.change<app::dispatch_order>(on.as_buyer(), id).error().code == "order-party-forbidden");
    CHECK(on.change<app::dispatch_order>(on.as_supplier(), id)->body == "dispatched");
    CHECK(on.stock_of(1) == sums{6, 0});
    const auto lines = on.find(id).lines;
    domain::acceptance said;
    said.lines = {{lines[1].id, 2, 1, "碰伤", domain::rejection_outcome::returned, std::string(64, '0'), -1'500}, {lines[0].id, 4, 0}};
    CHECK(on.change<app::accept_order>(on.as_buyer(), id, said)->body == "partly_accepted");
    const auto after = on.find(id);
    CHECK(after.accepted_total == base::fen{6 * 600});
    CHECK(after.lines[1].rejection_reason == "碰伤");
    CHECK(after.lines[1].rejected_goods == domain::rejection_outcome::returned);
    CHECK(after.lines[1].rejection_photo_sha256 == std::string(64, '0'));
    CHECK(after.lines[1].handover_temperature_mc == -1'500);
    CHECK(after.accepted_by == domain::signer{numbered<domain::account_id>(2), "Test account"});
    REQUIRE(on.change<app::rate_order>(on.as_buyer(), id, domain::rating{.stars = 4, .comment = "新鲜"}));
    CHECK(on.find(id).rated == domain::rating{4, "新鲜", on.clock.now()});
    CHECK(on.change<app::rate_order>(on.as_buyer(), id, domain::rating{.stars = 5}).error().code == "rated-already");
    CHECK(after.version == 4);
    CHECK(on.change<app::cancel_order>(on.as_buyer(), id, std::string("x")).error().code == "order-state-conflict");
    on.backend->check_invariants();
}

TEST_CASE("twenty changes of one version race: one is made, the others are stale", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 10));
    const auto id = id_in(on.place_one({{1, 4}}));
    app::confirm_order confirm(on.backend->database(), on.random);
    const auto context = on.as_supplier();
    const app::change_target target{id, {.any_of = std::vector<std::int64_t>{1}}};
    int done = 0;
    int stale = 0;
    for (int i = 0; i < 20; ++i) {
        boost::asio::co_spawn(
            on.backend->io,
            confirm(context, {on.fresh_claim(), [](const domain::order& order) { return std::string(name_of(order.status)); }}, target),
            [&](std::exception_ptr fault, base::result<base::reply> answer) {
                if (fault) std::rethrow_exception(fault);
                if (answer) ++done;
                if (!answer && answer.error().code == "version-stale") ++stale;
            });
    }
    run_until(on.backend->io, [&] { return done + stale == 20; }, patience);
    CHECK(done == 1);
    CHECK(on.find(id).version == 2);
    const auto refused = on.change_seen<app::dispatch_order>(on.as_supplier(), {id, {.any_of = std::vector<std::int64_t>{1, 3}}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().facts ==
          std::vector<std::pair<std::string, std::string>>{{"aggregate_id", base::to_wire(id)}, {"current_version", "2"}});
    CHECK(on.change_seen<app::dispatch_order>(on.as_supplier(), {id, {.any_of = std::vector<std::int64_t>{1, 2}}}));
    on.backend->check_invariants();
}

TEST_CASE("expired holds are found in the order of their expiry and given back once", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 10));
    const auto first = id_in(on.place_one({{1, 1}}));
    on.clock.advance(std::chrono::hours(1));
    const auto second = id_in(on.place_one({{1, 2}}));
    const auto confirmed = id_in(on.place_one({{1, 3}}));
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), confirmed));
    const auto expire = [&] {
        app::expire_holds job(on.backend->database(), on.random);
        const auto context = a_context(on.clock.now(), patience);
        return on.run(job(context)).value();
    };
    on.clock.advance(std::chrono::hours(71));
    CHECK(expire() == 1);
    CHECK(on.find(first).status == domain::order_status::cancelled);
    CHECK(on.find(second).status == domain::order_status::placed);
    on.clock.advance(std::chrono::hours(1));
    CHECK(expire() == 1);
    CHECK(expire() == 0);
    CHECK(on.stock_of(1) == sums{10, 3});
    on.backend->check_invariants();
}

TEST_CASE("a version that was withdrawn, or followed by another, ends where it was told to", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 10));
    auto next = on.offer_of(1, 2);
    next.valid_from = on.clock.now() + std::chrono::hours(1);
    on.backend->tell(domain::version_known{next});
    CHECK(on.place_one({{1, 1}}));
    on.clock.advance(std::chrono::hours(1));
    CHECK(on.place_one({{1, 1}}).error().code == "offer-changed");
    on.backend->tell(domain::version_withdrawn{next.offer, 2, on.clock.now()});
    CHECK(on.place_one({{1, 1}}).error().code == "offer-expired");
}

TEST_CASE("the newest news of a certificate decides, by the day, when placing and when confirming", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    const auto today = base::business_date_of(on.clock.now());
    const base::business_date tomorrow = std::chrono::sys_days(today) + std::chrono::days(1);
    const auto number = side::number_of(1);
    const auto id = id_in(on.place_one({{1, 10}}));
    CHECK(on.find(id).lines[0].certificate_number == number);

    on.backend->tell(side::certificate(1, {}));  // suspended
    CHECK(on.place_one({{1, 10}}).error().code == "product-not-authorised");
    CHECK(on.change<app::confirm_order>(on.as_supplier(), id).error().code == "product-not-authorised");
    on.backend->tell(side::certificate(1, {{number, tomorrow, std::nullopt}}));
    CHECK(on.place_one({{1, 10}}).error().code == "product-not-authorised");
    on.backend->tell(side::certificate(1, {{number, today, tomorrow}, {number, tomorrow, std::nullopt}}));
    CHECK(on.place_one({{1, 10}}));
    CHECK(on.change<app::confirm_order>(on.as_supplier(), id));
    on.backend->check_invariants();
}

TEST_CASE("what the catalogue holds back is refused by name, by the day; news that is older or comes again changes nothing",
          "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    const auto today = base::business_date_of(on.clock.now());
    const base::business_date tomorrow = std::chrono::sys_days(today) + std::chrono::days(1);
    const auto product = numbered<domain::product_id>(1);
    const auto id = id_in(on.place_one({{1, 10}}));
    const auto tell = [&](std::int64_t revision, std::vector<domain::listing_hold> holds) {
        on.backend->tell(domain::listing_known{product, revision, std::move(holds)});
    };
    tell(2, {{"licence_expired", today, std::nullopt, "pmt_1"}});
    const auto refused = on.place_one({{1, 10}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "listing-held");
    REQUIRE(refused.error().fields.size() == 1);
    CHECK(refused.error().fields[0].pointer == "/lines/0/offer_id");
    CHECK(refused.error().fields[0].detail == fmt::format("苹果: licence pmt_1 does not hold since {}.", base::to_text(today)));
    CHECK(on.change<app::confirm_order>(on.as_supplier(), id).error().code == "listing-held");
    tell(1, {});  // late
    CHECK(on.place_one({{1, 10}}).error().code == "listing-held");
    tell(3, {{"licence_expired", tomorrow, std::nullopt, "pmt_1"}});  // foreseen
    CHECK(on.place_one({{1, 10}}));
    tell(4, {{"under_review", today, std::nullopt, "lrv_1"}});
    CHECK(on.place_one({{1, 10}}).error().code == "listing-held");
    CHECK(on.change<app::confirm_order>(on.as_supplier(), id));  // what was on the list when it was ordered
    tell(5, {});
    CHECK(on.place_one({{1, 10}}));
    on.backend->check_invariants();
}
