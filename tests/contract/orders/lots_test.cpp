// Lots, transfers, stock-taking and writing off, on the fake and on MariaDB.
#include <catch.hpp>

#include <random>
#include <set>

#include "orders/app/stock/count_stock.hpp"
#include "orders/app/stock/transfer_stock.hpp"
#include "orders/app/stock/write_off_stock.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

std::string summary_of(const app::changed_stock& what) {
    std::string text;
    for (const auto& each : what.movements) text += std::string(domain::name_of(each.kind)) + " " + std::to_string(each.quantity) + ";";
    for (const auto& each : what.levels) text += " " + each.warehouse_code + " " + std::to_string(each.level.on_hand);
    return text;
}

base::business_date after_days(const side& on, int days) {
    return std::chrono::sys_days(base::business_date_of(on.clock.now())) + std::chrono::days(days);
}

base::result<base::reply> receive(side& on, app::stock_receipt receipt) {
    app::receive_stock use(on.backend->database(), on.random);
    const auto context = on.as_supplier();
    if (receipt.product == domain::product_id{}) receipt.product = numbered<domain::product_id>(1);
    receipt.reason = "入库";
    return on.run(
        use(context, {on.fresh_claim(), [](const app::shown_level& what) { return std::to_string(what.level.on_hand); }}, receipt));
}
base::result<base::reply> receive_batch(side& on, const std::string& number, int expires_in_days, std::int64_t quantity,
                                        const std::string& warehouse = "W") {
    return receive(on, {.warehouse_code = warehouse,
                        .quantity = quantity,
                        .batch = app::named_batch{number, after_days(on, -1), after_days(on, expires_in_days)}});
}

std::vector<app::shown_lot> lots_of(side& on) {
    app::read_stock use(on.backend->database());
    const auto context = on.as_supplier();
    return on.run(use.lots(context, numbered<domain::product_id>(1), std::nullopt, 100)).value();
}
// "A 1 5/2": of batch 1 in warehouse A five on hand, two of them reserved; sorted by name.
std::set<std::string> shown_lots(side& on) {
    std::set<std::string> texts;
    for (const auto& each : lots_of(on))
        texts.insert(each.warehouse_code + " " + each.number.value_or("-") + " " + std::to_string(each.stock.on_hand) + "/" +
                     std::to_string(each.stock.reserved));
    return texts;
}
domain::lot_id lot_of(side& on, const std::string& number) {
    for (const auto& each : lots_of(on))
        if (each.number == number) return each.stock.lot;
    return {};
}

template <class UseCase, class Asked>
base::result<base::reply> change(side& on, Asked asked) {
    UseCase use(on.backend->database(), on.random);
    const auto context = on.as_supplier();
    asked.product = numbered<domain::product_id>(1);
    asked.reason = "r";
    return on.run(use(context, {on.fresh_claim(), summary_of}, asked));
}

using texts = std::set<std::string>;

}  // namespace

TEST_CASE("an order takes what expires first, ships it and gives it back by lot", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(receive_batch(on, "late", 20, 5));
    REQUIRE(receive_batch(on, "early", 10, 5));
    REQUIRE(receive_batch(on, "gone", 0, 5));
    REQUIRE(on.receive(1, 5));
    auto submission = on.submission({{1, 7}});
    submission.asked.requested_delivery_date = after_days(on, 1);
    const auto id = id_in(on.run(on.queue.submit(std::move(submission))));
    CHECK(shown_lots(on) == texts{"W - 5/0", "W early 5/5", "W gone 5/0", "W late 5/2"});
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), id));
    REQUIRE(on.change<app::dispatch_order>(on.as_supplier(), id));
    CHECK(shown_lots(on) == texts{"W - 5/0", "W early 0/0", "W gone 5/0", "W late 3/0"});
    auto second = on.submission({{1, 8}});
    second.asked.requested_delivery_date = after_days(on, 20);
    const auto other = id_in(on.run(on.queue.submit(std::move(second))));
    CHECK(shown_lots(on) == texts{"W - 5/5", "W early 0/0", "W gone 5/0", "W late 3/3"});
    auto third = on.submission({{1, 1}});
    third.asked.requested_delivery_date = after_days(on, 1);
    const auto refused = on.run(on.queue.submit(std::move(third)));
    CHECK(refused.error().code == "goods-not-fresh");  // what is left expires today
    CHECK(refused.error().facts.front().second == "0");
    REQUIRE(on.change<app::cancel_order>(on.as_supplier(), other, std::string("歉收")));
    CHECK(shown_lots(on) == texts{"W - 5/0", "W early 0/0", "W gone 5/0", "W late 3/0"});
    REQUIRE(on.receive(1, 1));
    CHECK(shown_lots(on) == texts{"W - 6/0", "W gone 5/0", "W late 3/0"});  // a receipt drops what is sold out
    on.backend->check_invariants();
}

TEST_CASE("a lot of the catalogue takes in what was delivered into it and not a unit more", "[orders][contract]") {
    side on(each_backend());
    const auto lot = numbered<domain::lot_id>(1);
    const auto receipt = [&](std::int64_t quantity) { return receive(on, {.warehouse_code = "W", .quantity = quantity, .lot = lot}); };
    CHECK(receipt(1).error().code == "lot-not-yet-known");
    domain::lot_known known{.lot = lot,
                            .product = numbered<domain::product_id>(1),
                            .supplier = numbered<domain::organisation_id>(1),
                            .number = "2026-03",
                            .harvested_on = after_days(on, 0),
                            .intake_g = 0};
    on.backend->tell(known);
    CHECK(receipt(1).error().code == "product-not-yet-known");
    on.backend->tell(domain::product_altered{numbered<domain::product_id>(1), 10'000, 72});
    CHECK(receipt(1).error().code == "lot-exceeded");
    known.intake_g = 59'999;
    on.backend->tell(known);
    CHECK(receipt(6).error().code == "lot-exceeded");
    CHECK(receipt(5)->body == "5");
    known.intake_g = 60'000;
    on.backend->tell(known);
    CHECK(receipt(2).error().facts.front().second == "1");
    CHECK(receipt(1)->body == "6");
    CHECK(lots_of(on).front().stock.expires_on == after_days(on, 3));
    CHECK(lots_of(on).front().source == domain::lot_source::catalogue);
    on.backend->tell(domain::product_altered{numbered<domain::product_id>(1), 5'000, 72});
    known.intake_g = 600'000;
    on.backend->tell(known);
    CHECK(receipt(1).error().code == "lot-of-other-units");
    CHECK(receive(on, {.product = numbered<domain::product_id>(2), .warehouse_code = "W", .quantity = 1, .lot = lot}).error().code ==
          "lot-not-found");
    const auto other = receive(on, {.warehouse_code = "W", .quantity = 1, .lot = lot, .expires_on = after_days(on, 4)});
    CHECK(other.error().code == "lot-dates-invalid");
    CHECK(other.error().fields.at(0).pointer == "/expires_on");
    on.backend->check_invariants();
}

TEST_CASE("a batch keeps the days that were said of it first, and is not received when it has expired", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(receive_batch(on, "B", 5, 1));
    CHECK(receive_batch(on, "B", 5, 1, "V")->body == "1");
    const auto differs = receive_batch(on, "B", 6, 1);
    CHECK(differs.error().code == "lot-dates-invalid");
    CHECK(differs.error().fields.at(0).pointer == "/batch/expires_on");
    CHECK(receive_batch(on, "C", -1, 1).error().code == "lot-expired");
    const auto wrong =
        receive(on, {.warehouse_code = "W", .quantity = 1, .batch = app::named_batch{"D", after_days(on, 1), after_days(on, 0)}});
    REQUIRE(wrong.error().fields.size() == 2);
    CHECK(wrong.error().fields[0].pointer == "/batch/harvested_on");
    CHECK(wrong.error().fields[1].pointer == "/batch/expires_on");
    CHECK(shown_lots(on) == texts{"V B 1/0", "W B 1/0"});
}

TEST_CASE("a transfer takes goods from one warehouse to another, lot by lot, but not what is held", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(receive_batch(on, "B", 5, 10, "A"));
    REQUIRE(on.receive(1, 3, "Z"));
    REQUIRE(on.place_one({{1, 4}}));
    const auto lot = lot_of(on, "B");
    const auto transfer = [&](std::int64_t quantity, const std::string& to = "Z") {
        return change<app::transfer_stock>(
            on, app::stock_transfer{.from_warehouse_code = "A", .to_warehouse_code = to, .lot = lot, .quantity = quantity});
    };
    CHECK(transfer(7).error().code == "insufficient-stock");
    CHECK(transfer(1, "A").error().code == "same-warehouse");
    CHECK(transfer(1, "Q").error().code == "warehouse-not-found");
    const auto done = transfer(6);
    REQUIRE(done);
    CHECK(done->body.starts_with("transferred_out 6;transferred_in 6;"));
    CHECK(shown_lots(on) == texts{"A B 4/4", "Z - 3/0", "Z B 6/0"});
    CHECK(on.stock_of(1) == sums{13, 4});
    CHECK(change<app::transfer_stock>(
              on,
              app::stock_transfer{.from_warehouse_code = "A", .to_warehouse_code = "Z", .lot = numbered<domain::lot_id>(99), .quantity = 1})
              .error()
              .code == "lot-not-found");
    on.backend->check_invariants();
}

TEST_CASE("stock-taking writes down what was counted, with its causes", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(receive_batch(on, "B", 5, 10));
    REQUIRE(on.receive(1, 3));
    REQUIRE(on.place_one({{1, 4}}));
    const auto lot = lot_of(on, "B");
    const auto count = [&](std::vector<domain::lot_count> counts) {
        return change<app::count_stock>(on, app::stock_taking{.warehouse_code = "W", .counts = std::move(counts)});
    };
    CHECK(count({{lot, 3, domain::movement_cause::loss}}).error().fields.at(0).pointer == "/counts/0/counted");
    CHECK(count({{lot, 10, {}}, {{}, 3, {}}})->body.empty());
    const auto done = count({{lot, 7, domain::movement_cause::spoilage}, {{}, 5, domain::movement_cause::found}});
    REQUIRE(done);
    CHECK(done->body == "counted_short 3;counted_over 2; W 12");
    CHECK(shown_lots(on) == texts{"W - 5/0", "W B 7/4"});
    on.backend->check_invariants();
}

TEST_CASE("more than was delivered into a lot is not found", "[orders][contract]") {
    side on(each_backend());
    const auto lot = numbered<domain::lot_id>(1);
    on.backend->tell(
        domain::lot_known{lot, numbered<domain::product_id>(1), numbered<domain::organisation_id>(1), "L", after_days(on, 0), 40'000});
    on.backend->tell(domain::product_altered{numbered<domain::product_id>(1), 10'000, 72});
    REQUIRE(receive(on, {.warehouse_code = "W", .quantity = 3, .lot = lot}));
    const auto count = [&](std::int64_t counted) {
        return change<app::count_stock>(
            on, app::stock_taking{.warehouse_code = "W", .counts = {{lot, counted, domain::movement_cause::found}}});
    };
    CHECK(count(5).error().code == "lot-exceeded");
    CHECK(count(4));
    on.backend->check_invariants();
}

TEST_CASE("what has expired is written off, but for what is held", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(receive_batch(on, "B", 2, 10));
    REQUIRE(on.place_one({{1, 4}}));
    const auto write_off = [&] { return change<app::write_off_stock>(on, app::stock_write_off{.warehouse_code = "W"}); };
    CHECK(write_off().error().code == "nothing-expired");
    on.clock.advance(std::chrono::hours(24 * 3));
    CHECK(write_off()->body == "written_off 6; W 4");
    CHECK(write_off().error().code == "nothing-expired");
    CHECK(shown_lots(on) == texts{"W B 4/4"});
    on.backend->check_invariants();
}

TEST_CASE("random changes of lots leave the same stock on both sides", "[orders][contract][property]") {
    for (const std::uint32_t seed : {11U, 12U}) {
        side fake(make_fake_backend());
        side real(make_mysql_backend());
        std::mt19937 engine(seed);
        const auto dice = [&](unsigned sides) { return static_cast<int>(engine() % sides); };
        std::vector<domain::order_id> ids;
        for (int step = 0; step < 80; ++step) {
            INFO("seed " << seed << ", step " << step);
            const auto both = [&](auto what) {
                const auto left = what(fake);
                const auto right = what(real);
                REQUIRE(left.has_value() == right.has_value());
                if (!left) REQUIRE(left.error().code == right.error().code);
                return left;
            };
            const auto command = dice(8);
            const int number = dice(4);
            const std::string name = "B" + std::to_string(number);
            const std::string place = dice(2) == 0 ? "A" : "Z";
            const std::int64_t quantity = 1 + dice(6);
            const auto cause = domain::movement_causes[static_cast<std::size_t>(dice(5))];
            if (command <= 1) both([&](side& on) { return receive_batch(on, name, number, quantity, place); });
            if (command == 2)
                both([&](side& on) {
                    return change<app::transfer_stock>(on, app::stock_transfer{.from_warehouse_code = place,
                                                                               .to_warehouse_code = place == "A" ? "Z" : "A",
                                                                               .lot = lot_of(on, name),
                                                                               .quantity = quantity});
                });
            if (command == 3)
                both([&](side& on) {
                    return change<app::count_stock>(
                        on, app::stock_taking{.warehouse_code = place, .counts = {{lot_of(on, name), quantity, cause}}});
                });
            if (command == 4)
                both([&](side& on) { return change<app::write_off_stock>(on, app::stock_write_off{.warehouse_code = place}); });
            if (command >= 5) {
                const auto placed = both([&](side& on) { return on.place_one({{1, quantity}}); });
                if (placed) ids.push_back(id_in(placed));
            }
            if (command == 7 && !ids.empty()) {
                const auto target = ids[static_cast<std::size_t>(dice(static_cast<unsigned>(ids.size())))];
                both([&](side& on) { return on.change<app::cancel_order>(on.as_supplier(), target, std::string("歉收")); });
            }
            REQUIRE(shown_lots(fake) == shown_lots(real));
            fake.clock.advance(std::chrono::hours(2));
            real.clock.advance(std::chrono::hours(2));
        }
        CHECK(fake.backend->journal() == real.backend->journal());
        real.backend->check_invariants();
    }
}

TEST_CASE("the database enters a movement into its sums as the domain does, and takes no cause that does not fit", "[orders][contract]") {
    const auto mysql = make_mysql_backend();
    std::vector<domain::movement> all;
    for (const auto kind : domain::movement_kinds)
        for (const auto cause : domain::movement_causes)
            if (domain::fits(kind, cause)) all.push_back({.kind = kind, .key = {}, .quantity = 3, .cause = cause});
    for (const auto& each : all) {
        INFO(domain::name_of(each.kind) << " " << domain::name_of(each.cause));
        const auto effect = domain::effect_of(each.kind);
        CHECK(mysql->sums_of(each) == std::optional(std::pair<std::int64_t, std::int64_t>(3 * effect.on_hand, 3 * effect.reserved)));
    }
    for (const auto kind : domain::movement_kinds)
        for (const auto cause : domain::movement_causes)
            if (!domain::fits(kind, cause)) CHECK_FALSE(mysql->sums_of({.kind = kind, .key = {}, .quantity = 3, .cause = cause}));
}
