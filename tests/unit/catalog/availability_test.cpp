#include "catalog/domain/availability/availability.hpp"

#include <catch.hpp>

#include "catalog/consumers/changed_products_json.hpp"
#include "catalog/consumers/stock_news_json.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;
using tests::numbered;

namespace {

journal::feed_entry entry_of(std::string type, std::string data) {
    journal::feed_entry entry;
    entry.type = std::move(type);
    entry.data = std::move(data);
    return entry;
}

const std::string ids = R"("stock_id":"stk_00000000000000000000000003","product_id":"prd_00000000000000000000000001")";

}  // namespace

TEST_CASE("what can be ordered is none, few or plenty", "[catalog][availability]") {
    using enum domain::availability;
    CHECK(domain::band_of(-1, 20) == none);
    CHECK(domain::band_of(0, 20) == none);
    CHECK(domain::band_of(1, 20) == few);
    CHECK(domain::band_of(19, 20) == few);
    CHECK(domain::band_of(20, 20) == plenty);
    CHECK(domain::band_of(1, 1) == plenty);
    CHECK(domain::name_of(none) == "none");
    CHECK(domain::name_of(few) == "few");
    CHECK(domain::name_of(plenty) == "plenty");
}

TEST_CASE("a level of stock is read from orders' event, and no other event is", "[catalog][availability]") {
    const auto read =
        consumers::read_stock(entry_of("stock.level_changed", "{" + ids + R"(,"on_hand":9,"reserved":2,"available":7,"version":4})"));
    CHECK(read == domain::stock_news{numbered<domain::stock_id>(3), numbered<domain::product_id>(1), 7, 4});
    CHECK_FALSE(consumers::read_stock(entry_of("order.placed", "{}")));
    CHECK_THROWS(consumers::read_stock(entry_of("stock.level_changed", "{")));
    CHECK_THROWS(consumers::read_stock(entry_of("stock.level_changed", "{" + ids + "}")));
    CHECK_THROWS(consumers::read_stock(entry_of("stock.level_changed", R"({"stock_id":"x","product_id":"y","available":1,"version":1})")));
}

TEST_CASE("a product of which there is less or more than before is indexed again", "[catalog][availability]") {
    auto entry = entry_of("product.availability_turned", "{" + ids + R"(,"availability":"few"})");
    entry.aggregate_type = "product_availability";
    CHECK(consumers::changed_products(entry) == std::vector<std::string>{"prd_00000000000000000000000001"});
    entry.aggregate_type = "unsold_stock";
    CHECK(consumers::changed_products(entry).empty());
}
