// A union, a cooperative and what stands between them, over the service's own router: the steps of an agreement, each in one call.
#pragma once

#include <catch.hpp>

#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

namespace chuanpin::tests {

constexpr std::int64_t box_fen = 21'800;

class gift_boxes {
public:
    using json = nlohmann::json;

    static caller union_of(unsigned char number) {
        return {a_context_of(numbered<base::organisation_id>(number), "union",
                             {"agreements:collect", "agreements:pay", "agreements:read", "agreements:sign"},
                             numbered<base::account_id>(number))
                    .who.value()};
    }
    static caller village_cooperative(unsigned char number = 1) {
        return {a_context_of(numbered<base::organisation_id>(number), "cooperative",
                             {"agreements:pay", "agreements:read", "agreements:sign", "agreements:supply"},
                             numbered<base::account_id>(number))
                    .who.value()};
    }
    static caller office() {
        return {
            a_context_of(numbered<base::organisation_id>(99), "operator", {"pairings:write"}, numbered<base::account_id>(99)).who.value()};
    }

    /// The body of a window that opens now and closes in seven days.
    json window_body(const shown_offer& boxes, std::vector<std::string> sections) {
        return {{"title", "年货节"},
                {"offer_id", boxes.offer},
                {"offer_version", boxes.version},
                {"unit_price_fen", box_fen},
                {"opens_at", base::to_rfc3339(market.clock.now())},
                {"closes_at", base::to_rfc3339(market.clock.now() + std::chrono::hours(7 * 24))},
                {"sections", std::move(sections)}};
    }
    json must(const http::response& answer, int status) {
        INFO(answer.body);
        REQUIRE(answer.status == status);
        return json_of(answer);
    }
    json open_window(const caller& helper, const shown_offer& boxes, std::vector<std::string> sections) {
        return must(market.post("/v1/collecting-windows", helper, window_body(boxes, std::move(sections))), 201);
    }
    static json wants(const std::string& section, std::int64_t quantity) {
        return {{"section", section}, {"paid_by", "union_fund"}, {"persons", quantity}, {"quantity", quantity}};
    }
    json add(const caller& helper, const json& window, const std::string& section, std::int64_t quantity) {
        return must(market.post(path("/v1/collecting-windows/", window, "/intents"), helper, wants(section, quantity)), 201);
    }
    json close(const caller& helper, const json& window) {
        return must(market.post(path("/v1/collecting-windows/", window, "/closing"), helper, json::object()), 200);
    }
    /// A window with these quantities, closed.
    json closed_window(const caller& helper, const shown_offer& boxes, std::vector<std::pair<std::string, std::int64_t>> quantities) {
        std::vector<std::string> sections;
        for (const auto& [name, quantity] : quantities) sections.push_back(name);
        const auto window = open_window(helper, boxes, sections);
        for (const auto& [name, quantity] : quantities) add(helper, window, name, quantity);
        return close(helper, window);
    }
    json draft(const caller& helper, std::vector<json> windows) {
        json ids = json::array();
        for (const auto& each : windows) ids.push_back(each["id"]);
        return must(market.post("/v1/agreements", helper, {{"window_ids", ids}, {"deliver_by", "2026-06-30"}, {"note", "送至校工会"}}),
                    201);
    }
    http::response act(const json& agreement, const std::string& action, const caller& who, const json& body) {
        return market.post(path("/v1/agreements/", agreement, "/" + action), who, body);
    }
    json sign(const json& agreement, const caller& who) {
        const auto seen = read(agreement, who);
        return must(act(agreement, "signatures", who, {{"text_sha256", seen["text_sha256"]}}), 200);
    }
    json read(const json& agreement, const caller& who) { return must(market.get(path("/v1/agreements/", agreement, ""), who), 200); }
    static json payment(std::int64_t amount_fen, int number) {
        auto sha256 = std::string(64, '0');
        const auto digits = std::to_string(number);
        sha256.replace(64 - digits.size(), digits.size(), digits);
        return {{"line_number", 1},
                {"payer_name", "示例大学工会"},
                {"amount_fen", amount_fen},
                {"voucher_number", "凭" + digits},
                {"document_sha256", sha256}};
    }
    void pay(const json& agreement, const caller& helper, const caller& supplier, std::int64_t amount_fen, int number) {
        const auto paid = must(act(agreement, "prepayments", helper, payment(amount_fen, number)), 201);
        must(act(agreement, "prepayment-confirmations", supplier, {{"prepayment_id", paid["id"]}}), 200);
    }
    /// Households 1 to n of two villages, the i-th with `first` + i boxes.
    static json capacities(int households, std::int64_t first) {
        json all = json::array();
        for (int i = 1; i <= households; ++i)
            all.push_back({{"village_code", i % 2 == 0 ? "513423100201" : "513423100202"},
                           {"household", "H-" + std::to_string(1'000 + i)},
                           {"available_quantity", first + i},
                           {"poor", i % 3 != 0}});
        return all;
    }
    static json allocation(json capacities, std::int64_t pack_size = 1) {
        return {{"line_number", 1}, {"pack_size", pack_size}, {"capacities", std::move(capacities)}};
    }
    static std::string path(const std::string& before, const json& of, const std::string& after) {
        return before + of["id"].get<std::string>() + after;
    }
    /// Signed by both and wholly prepaid.
    json funded(const caller& helper, const caller& supplier, const shown_offer& boxes, std::int64_t quantity, int voucher) {
        const auto agreement = draft(helper, {closed_window(helper, boxes, {{"一分会", quantity}})});
        sign(agreement, helper);
        sign(agreement, supplier);
        pay(agreement, helper, supplier, quantity * box_fen, voucher);
        return read(agreement, helper);
    }
    shown_offer list_boxes(const caller& supplier) { return market.list_product(supplier, {{1, box_fen}}); }

    shop market;
};

}  // namespace chuanpin::tests
