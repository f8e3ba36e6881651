#include "orders/http/quotation/requests_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "orders/http/order_readers.hpp"
#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr std::size_t id_length_max = 64;
constexpr json::text_rule a_reason{.length_max = 1'000, .lines_allowed = true};

domain::asked_line read_asked_line(json::object_reader& from) {
    return {.kind_zh = from.text("kind_zh", {.length_max = 100}),
            .like = from.optional_id<domain::product_id>("product_id"),
            .mass_g = from.integer("mass_g", {.min = 1})};
}

std::vector<domain::organisation_id> read_suppliers(json::object_reader& from) {
    std::vector<domain::organisation_id> suppliers;
    const auto texts = from.texts("supplier_organisation_ids", {.items_min = 1, .items_max = domain::quotation_suppliers_max},
                                  {.length_max = id_length_max});
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto id = base::parse_id<domain::organisation_id>(texts[i]);
        if (!id) from.fault("supplier_organisation_ids", "invalid-format", fmt::format("Item {}: not an id of an organisation.", i + 1));
        suppliers.push_back(id.value_or(domain::organisation_id{}));
    }
    return suppliers;
}

domain::quote_request::line read_quoted_line(json::object_reader& from) {
    return {.number = from.integer("line_number", {.min = 1, .max = domain::quotation_lines_max}),
            .product = from.id<domain::product_id>("product_id"),
            .quantity = from.integer("quantity", {.min = 1}),
            .unit_price = {from.integer("unit_price_fen")}};
}

}  // namespace

base::result<domain::quotation_request> read_quotation_request(std::string_view body) {
    return json::decode<domain::quotation_request>(body, {}, [](json::object_reader& from) {
        domain::quotation_request asked;
        asked.title = from.text("title", {.length_max = 100});
        asked.county_code = read_county(from);
        asked.deliver_on = from.date("deliver_on");
        asked.deadline = from.instant("deadline");
        from.objects("lines", {.items_min = 1, .items_max = domain::quotation_lines_max},
                     [&](json::object_reader& line) { asked.lines.push_back(read_asked_line(line)); });
        asked.suppliers = read_suppliers(from);
        return asked;
    });
}

base::result<base::instant> read_new_deadline(std::string_view body) {
    return json::decode<base::instant>(body, {}, [](json::object_reader& from) { return from.instant("deadline"); });
}

base::result<award_request> read_award(std::string_view body) {
    return json::decode<award_request>(body, {}, [](json::object_reader& from) {
        const auto to = from.id<domain::organisation_id>("supplier_organisation_id");
        return award_request{to, from.optional_text("reason", a_reason)};
    });
}

base::result<domain::quote_request> read_quote(std::string_view body) {
    return json::decode<domain::quote_request>(body, {}, [](json::object_reader& from) {
        domain::quote_request said;
        from.objects("lines", {.items_min = 1, .items_max = domain::quotation_lines_max},
                     [&](json::object_reader& line) { said.lines.push_back(read_quoted_line(line)); });
        said.freight = {from.integer("freight_fen")};
        return said;
    });
}

}  // namespace chuanpin::orders::http
