// Lots: what expires first goes first, no more comes in than was delivered, and stock-taking says every fault.
#include <catch.hpp>

#include <random>

#include "orders/domain/stock/lot.hpp"
#include "orders/domain/stock/stock_taking.hpp"
#include "orders/domain/stock/warehouse.hpp"
#include "platform/base/money.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

base::business_date day(unsigned number) { return {std::chrono::year{2026}, std::chrono::March, std::chrono::day{number}}; }

stock_key key_of(unsigned char product, unsigned char warehouse) {
    return {numbered<product_id>(product), numbered<warehouse_id>(warehouse)};
}

struct shown {
    unsigned char warehouse = 1;
    unsigned char lot = 0;
    std::optional<unsigned> expires{};
    std::int64_t on_hand = 0;
    std::int64_t reserved = 0;
};

// All of product 1; the levels are the sums.
locked_stock stock_of(const std::vector<shown>& lots) {
    locked_stock stock;
    for (const auto& each : lots) {
        const auto key = key_of(1, each.warehouse);
        stock.lots.push_back({.key = key,
                              .lot = each.lot == 0 ? unnamed_lot : numbered<lot_id>(each.lot),
                              .expires_on = each.expires ? std::optional(day(*each.expires)) : std::nullopt,
                              .on_hand = each.on_hand,
                              .reserved = each.reserved});
        auto level = std::ranges::find(stock.levels, key, &stock_level::key);
        if (level == stock.levels.end()) level = stock.levels.insert(level, {.key = key, .version = 1});
        level->on_hand += each.on_hand;
        level->reserved += each.reserved;
    }
    return stock;
}

// "1/3:2" for two of lot 3 in warehouse 1.
std::vector<std::string> held(shelf& stock, std::int64_t quantity, unsigned on) {
    const need needs[] = {{numbered<line_id>(1), numbered<product_id>(1), quantity}};
    std::vector<std::string> texts;
    for (const auto& each : stock.hold(needs, day(on), numbered<order_id>(1), numbered<account_id>(1), {})) {
        const auto number = [](const auto& id) { return std::to_string(std::to_integer<int>(id.value.bytes.back())); };
        texts.push_back(number(each.key.warehouse) + "/" + number(each.lot) + ":" + std::to_string(each.quantity));
    }
    return texts;
}

using texts = std::vector<std::string>;

lot catalogue_lot(std::int64_t intake_g) {
    return {.id = numbered<lot_id>(1),
            .product = numbered<product_id>(1),
            .source = lot_source::catalogue,
            .number = "L-1",
            .harvested_on = day(1),
            .intake_g = intake_g};
}
product_facts facts(std::int64_t unit_net_mass_g) {
    return {.id = numbered<product_id>(1), .unit_net_mass_g = unit_net_mass_g, .shelf_life_hours = 71};
}

}  // namespace

TEST_CASE("what expires first goes first, what has no known expiry last", "[orders][domain]") {
    shelf stock(stock_of({{1, 0, {}, 5}, {1, 1, 20, 5}, {1, 2, 10, 5}, {1, 3, 15, 5}}));
    CHECK(held(stock, 7, 5) == texts{"1/2:5", "1/3:2"});
    CHECK(held(stock, 9, 5) == texts{"1/3:3", "1/1:5", "1/0:1"});
}

TEST_CASE("a lot that expires before the delivery is not taken, one that expires on its day is", "[orders][domain]") {
    shelf stock(stock_of({{1, 1, 10, 5}, {1, 2, 12, 5}}));
    CHECK(stock.available(numbered<product_id>(1), day(10)) == 10);
    CHECK(stock.available(numbered<product_id>(1), day(11)) == 5);
    CHECK(stock.available(numbered<product_id>(1), day(13)) == 0);
    const need six[] = {{numbered<line_id>(1), numbered<product_id>(1), 6}};
    REQUIRE(stock.find_shortages(six, day(11)).size() == 1);
    CHECK(stock.find_shortages(six, day(11)).front().available == 5);
    CHECK(held(stock, 6, 10) == texts{"1/1:5", "1/2:1"});
    CHECK(held(stock, 4, 11) == texts{"1/2:4"});
}

TEST_CASE("of the warehouses that have all of it the one goes whose goods expire first", "[orders][domain]") {
    shelf stock(stock_of({{1, 1, 20, 5}, {2, 2, 10, 1}, {2, 3, 30, 9}, {3, 4, 8, 4}}));
    CHECK(held(stock, 5, 5) == texts{"2/2:1", "2/3:4"});
    CHECK(held(stock, 13, 5) == texts{"3/4:4", "1/1:5", "2/3:4"});  // nobody has all of it: by expiry over all
}

TEST_CASE("random orders over lots: nothing is lost, no lot is oversold, no earlier good lot is passed over",
          "[orders][domain][property]") {
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        std::mt19937 engine(seed);
        const auto dice = [&](unsigned sides) { return static_cast<unsigned>(engine() % sides); };
        std::vector<shown> lots;
        for (unsigned char lot = 1; lot <= 8; ++lot)
            lots.push_back({static_cast<unsigned char>(1 + dice(3)), lot, dice(4) == 0 ? std::optional<unsigned>() : 1 + dice(28),
                            std::int64_t{dice(10)}});
        shelf stock(stock_of(lots));
        std::int64_t given = 0;
        for (int step = 0; step < 20; ++step) {
            const auto on = 1 + dice(28);
            const auto quantity = static_cast<std::int64_t>(1 + dice(6));
            const need needs[] = {{numbered<line_id>(1), numbered<product_id>(1), quantity}};
            const bool short_of = stock.available(numbered<product_id>(1), day(on)) < quantity;
            REQUIRE(stock.find_shortages(needs, day(on)).empty() != short_of);
            if (short_of) continue;
            std::int64_t sum = 0;
            for (const auto& each : stock.hold(needs, day(on), numbered<order_id>(1), {}, {})) {
                const auto* from = stock.lot_of(each.key, each.lot);
                REQUIRE(from->is_good_on(day(on)));
                for (const auto& other : stock.lots())  // within its warehouse nothing good that expires earlier was left
                    if (other.key == each.key && other.available() > 0 && other.is_good_on(day(on)) && other.expires_on)
                        REQUIRE((from->expires_on && *from->expires_on <= *other.expires_on));
                sum += each.quantity;
            }
            REQUIRE(sum == quantity);
            given += sum;
        }
        std::int64_t in_lots = 0;
        std::int64_t in_levels = 0;
        for (const auto& each : stock.changed_lots()) in_lots += each.reserved;
        for (const auto& each : stock.changed()) in_levels += each.reserved;
        INFO("seed " << seed);
        REQUIRE(in_lots == given);
        REQUIRE(in_levels == given);
    }
}

TEST_CASE("of a lot of the catalogue no more comes in than was delivered into it", "[orders][domain]") {
    const auto first = take_in(catalogue_lot(100'500), facts(10'000), 9, day(1));
    REQUIRE(first);
    CHECK(first->units_in == 9);
    CHECK(first->unit_net_mass_g == 10'000);
    CHECK(take_in(*first, facts(10'000), 1, day(1)));
    const auto over = take_in(*first, facts(10'000), 2, day(1));
    REQUIRE_FALSE(over);
    CHECK(over.error().code == "lot-exceeded");
    CHECK(over.error().facts == std::vector<std::pair<std::string, std::string>>{{"room", "1"}});
    CHECK(over.error().fields.at(0).pointer == "/quantity");
    CHECK(take_in(*first, facts(10'000), base::wire_integer_max, day(1)).error().code == "lot-exceeded");
    CHECK(take_in(*first, facts(5'000), 1, day(1)).error().code == "lot-of-other-units");
    CHECK(take_in(catalogue_lot(1), {.id = numbered<product_id>(1)}, 1, day(1)).error().code == "product-not-yet-known");
    CHECK(find_more(*first, 1));
    CHECK(find_more(*first, 2).error().code == "lot-exceeded");
}

TEST_CASE("an expired lot takes nothing in, one on its last day does", "[orders][domain]") {
    lot batch{.id = numbered<lot_id>(1), .number = "B", .harvested_on = day(1), .expires_on = day(5)};
    CHECK(take_in(batch, facts(1), 1, day(5)));
    CHECK(take_in(batch, facts(1), 1, day(6)).error().code == "lot-expired");
    batch.units_in = base::wire_integer_max;
    CHECK(take_in(batch, facts(1), 1, day(5)).error().code == "stock-too-large");
    CHECK(expiry_of(day(1), facts(1)) == day(3));  // 71 hours: two whole days
    CHECK_FALSE(expiry_of(day(1), {}));
}

TEST_CASE("a transfer moves what nobody holds, and says how much that is", "[orders][domain]") {
    const shelf stock(stock_of({{1, 1, 20, 9, 4}, {2, 0, {}, 1}}));
    const auto move = [&](std::int64_t quantity, unsigned char lot) {
        return move_between(
            stock, {.from = key_of(1, 1), .to = numbered<warehouse_id>(2), .lot = numbered<lot_id>(lot), .quantity = quantity, .id = {}},
            {.by = {}, .at = {}, .reason = "r"});
    };
    const auto done = move(5, 1);
    REQUIRE(done);
    REQUIRE(done->size() == 2);
    CHECK(done->at(0).kind == movement_kind::transferred_out);
    CHECK(done->at(1).kind == movement_kind::transferred_in);
    CHECK(done->at(1).key == key_of(1, 2));
    CHECK(done->at(0).transfer.has_value());
    const auto refused = move(6, 1);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "insufficient-stock");
    CHECK(refused.error().facts.front().second == "5");
    CHECK(move(1, 9).error().code == "insufficient-stock");
}

TEST_CASE("a stock-taking answers the differences, or every fault by its place", "[orders][domain]") {
    const shelf stock(stock_of({{1, 1, 20, 9, 4}, {1, 2, 21, 5}, {1, 3, 22, 7}}));
    const auto count = [&](std::vector<lot_count> counts) {
        return take_stock(stock, key_of(1, 1), counts, {.by = {}, .at = {}, .reason = "r"});
    };
    const auto lot = [](unsigned char number) { return numbered<lot_id>(number); };
    const auto done = count({{lot(1), 4, movement_cause::spoilage}, {lot(2), 6, movement_cause::found}, {lot(3), 7}});
    REQUIRE(done);
    REQUIRE(done->size() == 2);
    CHECK(done->at(0).kind == movement_kind::counted_short);
    CHECK(done->at(0).quantity == 5);
    CHECK(done->at(1).kind == movement_kind::counted_over);
    CHECK(done->at(1).cause == movement_cause::found);
    CHECK(count({{lot(3), 7}})->empty());
    const auto refused = count({{lot(1), 3, movement_cause::loss},
                                {lot(2), 6},
                                {lot(2), 6, movement_cause::found},
                                {lot(3), 7, movement_cause::loss},
                                {lot(4), 1, movement_cause::loss}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "stock-taking-invalid");
    texts places;
    for (const auto& each : refused.error().fields) places.push_back(each.pointer + " " + each.code);
    CHECK(places == texts{"/counts/0/counted below-reserved", "/counts/1/cause required", "/counts/2/lot_id duplicate",
                          "/counts/3/cause unexpected", "/counts/4/cause does-not-fit"});
}

TEST_CASE("only what has expired and nobody holds is written off", "[orders][domain]") {
    const shelf stock(stock_of({{1, 1, 9, 9, 4}, {1, 2, 10, 5}, {1, 0, {}, 5}, {2, 3, 9, 5}, {1, 4, 9, 3, 3}}));
    const stock_deed deed{.by = {}, .at = {}, .reason = "r"};
    const auto done = write_off(stock, key_of(1, 1), day(10), deed);
    REQUIRE(done);
    REQUIRE(done->size() == 1);
    CHECK(done->front().lot == numbered<lot_id>(1));
    CHECK(done->front().quantity == 5);
    CHECK(done->front().cause == movement_cause::expired);
    CHECK(write_off(stock, key_of(1, 1), day(9), deed).error().code == "nothing-expired");
}

TEST_CASE("each kind of movement has the causes that fit it", "[orders][domain]") {
    std::size_t pairs = 0;
    for (const auto kind : movement_kinds)
        for (const auto cause : movement_causes) pairs += fits(kind, cause) ? 1 : 0;
    CHECK(pairs == 8 + 3 + 2 + 2);  // those without a cause, short, over, written off
    for (const auto cause : movement_causes) CHECK(parse_movement_cause(name_of(cause)) == cause);
    for (const auto kind : warehouse_kinds) CHECK(parse_warehouse_kind(name_of(kind)) == kind);
    CHECK_FALSE(parse_movement_cause("mice"));
    CHECK_FALSE(parse_warehouse_kind("cave"));
}
