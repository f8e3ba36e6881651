// A school and three cooperatives that quote for its apples; part of the tests of requests for quotation.
#pragma once

#include <fmt/format.h>
#include <catch.hpp>

#include "tests/integration/orders/faults.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

namespace chuanpin::tests::quoting {

using nlohmann::json;

inline const auto clerk =
    shop::colleague(101, {"orders:place", "orders:read", "quotations:read", "quotations:request", "quotations:award"});
inline const auto head = shop::colleague(120, {"contracts:sign", "quotations:award", "quotations:read", "orders:read", "orders:approve"});
inline const auto administrator = shop::colleague(111, {"budgets:read", "purchasing-rules:write"});

inline caller supplier(unsigned char number) {
    return {a_context_of(numbered<base::organisation_id>(number), "cooperative",
                         {"contracts:sign", "orders:confirm", "orders:read", "quotations:read", "quotes:write", "stock:write"},
                         numbered<base::account_id>(number))
                .who.value()};
}

inline json ok(const http::response& answer, int status = 200) {
    INFO(answer.body);
    REQUIRE(answer.status == status);
    return json_of(answer);
}

using list = std::vector<std::string>;

// A school, three cooperatives with a product each of 10 kg a unit, and stock of it.
struct bidding {
    bidding() {
        for (unsigned char i = 1; i <= 3; ++i) {
            products.push_back(market.list_product(supplier(i), {{1, 9'000}}, 50));
            market.catalogue.publish("product.changed", products.back().product,
                                     {{"product_id", products.back().product}, {"unit_net_mass_g", 10'000}, {"shelf_life_hours", 2'160}},
                                     market.clock.now());
            market.wait_for_catalogue();
            market.stock_up(supplier(i), products.back(), 100);
        }
    }
    json request_body() {
        json body{{"title", "四月苹果询价"},
                  {"county_code", "510107"},
                  {"deliver_on", "2026-03-10"},
                  {"deadline", base::to_rfc3339(market.clock.now() + std::chrono::hours(24))},
                  {"lines", {{{"kind_zh", "苹果"}, {"mass_g", 95'000}}}},
                  {"supplier_organisation_ids", json::array()}};
        for (unsigned char i = 1; i <= 3; ++i) body["supplier_organisation_ids"].push_back(supplier(i).organisation());
        return body;
    }
    std::string ask() {
        path = "/v1/quotations/" + ok(market.post("/v1/quotations", clerk, request_body()), 201)["id"].get<std::string>();
        return path;
    }
    json quote_body(unsigned char who, std::int64_t unit_price, std::int64_t freight) const {
        return {
            {"lines", {{{"line_number", 1}, {"product_id", products[who - 1U].product}, {"quantity", 10}, {"unit_price_fen", unit_price}}}},
            {"freight_fen", freight}};
    }
    http::response quote(unsigned char who, std::int64_t unit_price, std::int64_t freight) {
        return market.post(path + "/quote", supplier(who), quote_body(who, unit_price, freight));
    }
    void pass_deadline() { market.clock.advance(std::chrono::hours(24)); }
    // 1: 81,237 fen for 100 kg, 2: 80,999, 3: 85,000.
    void all_quote() {
        ok(quote(1, 8'123, 7));
        ok(quote(2, 8'000, 999));
        ok(quote(3, 8'500, 0));
    }
    std::string id() const { return path.substr(path.rfind('/') + 1); }
    json order_body(unsigned char who) const {
        auto body = market.order_body(supplier(who), {{products[who - 1U], 10}});
        body["requested_delivery_date"] = "2026-03-10";
        body["quotation_id"] = id();
        return body;
    }
    void set_rules(const json& more) {
        json body{{"approvals", json::array()}, {"budget_required", false}};
        body.update(more);
        ok(market.post("/v1/purchasing-rules", administrator, body));
    }

    shop market;
    std::vector<shown_offer> products;
    std::string path;
};

inline std::string hex_of(std::string_view text) {
    std::string hex;
    for (const char each : text) hex += fmt::format("{:02X}", static_cast<unsigned char>(each));
    return hex;
}

// The bytes of every cell of every table of the schema, in hexadecimal digits.
inline std::string everything_in(const shop& market) {
    auto connection = market.session();
    std::vector<std::pair<std::string, std::string>> columns;
    {
        auto rows = connection.query("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = DATABASE()");
        while (rows.next()) columns.emplace_back(rows.text(0), rows.text(1));
    }
    REQUIRE(columns.size() > 300);
    std::string text;
    for (const auto& [table, column] : columns) {
        auto rows = connection.query("SELECT HEX(CAST(`" + column + "` AS BINARY)) FROM `" + table + "`");
        while (rows.next()) text += rows.optional_text(0).value_or("") + "\n";
    }
    return text;
}

}  // namespace chuanpin::tests::quoting
