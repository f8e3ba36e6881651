#include "platform/base/error.hpp"

#include <catch.hpp>

#include <set>

#include "platform/base/principal.hpp"

namespace {
using namespace chuanpin::base;
}  // namespace

TEST_CASE("every kind of error has a name of its own", "[base][error]") {
    std::set<std::string_view> names;
    constexpr int kinds = static_cast<int>(error_kind::unknown_outcome) + 1;
    for (int kind = 0; kind < kinds; ++kind) names.insert(name_of(static_cast<error_kind>(kind)));
    CHECK(names.size() == kinds);
    CHECK(name_of(error_kind::invalid_input) == "invalid_input");
    CHECK(name_of(error_kind::unknown_outcome) == "unknown_outcome");
}

TEST_CASE("an error is made from its definition and this occurrence's detail", "[base][error]") {
    constexpr error_definition definition{"order-not-found", error_kind::not_found, "没有这份订单", "No such order"};
    const auto made = make_error(definition, "Order 7 is not there.");
    CHECK(made.code == "order-not-found");
    CHECK(made.kind == error_kind::not_found);
    CHECK(made.detail == "Order 7 is not there.");
    CHECK(made.fields.empty());
    CHECK_FALSE(made.retry_after);
}

TEST_CASE("a principal may do exactly what its permissions name", "[base][principal]") {
    const principal buyer{.organisation_kind = "school", .display_name = "Buyer", .permissions = {"orders:accept", "orders:place"}};
    CHECK(buyer.may("orders:place"));
    CHECK(buyer.may("orders:accept"));
    CHECK_FALSE(buyer.may("orders:cancel"));
    CHECK_FALSE(buyer.may("orders:"));
    CHECK_FALSE(buyer.may(""));
    CHECK_FALSE(principal{}.may("orders:place"));
}
