#include "orders/http/spending/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr std::int64_t first_year = 2018;
constexpr std::int64_t last_year = 2100;

domain::approval_step read_step(json::object_reader& from) {
    return {.amount_from = {from.integer("amount_from_fen")},
            .approvals = static_cast<int>(from.integer("approvals", {.max = domain::approvals_max}))};
}

}  // namespace

base::result<app::approval_request> read_approval(std::string_view body) {
    return json::decode<app::approval_request>(body, {}, [](json::object_reader& from) {
        app::approval_request asked;
        asked.approved = from.choice("decision", {"approve", "refuse"}) == 0;
        asked.comment = from.optional_text("comment").value_or("");
        if (!asked.approved && asked.comment.empty() && !from.present("comment"))
            from.fault("comment", "required", "Say why it is refused.");
        return asked;
    });
}

base::result<domain::purchasing_rules> read_purchasing_rules(std::string_view body) {
    return json::decode<domain::purchasing_rules>(body, {}, [](json::object_reader& from) {
        domain::purchasing_rules rules;
        rules.unit = from.optional_id<domain::unit_id>("unit_id");
        from.objects("approvals", {.items_min = 0, .items_max = domain::approval_steps_max},
                     [&](json::object_reader& step) { rules.approvals.push_back(read_step(step)); });
        rules.budget_required = from.boolean("budget_required");
        if (const auto amount = from.optional_integer("contract_from_fen")) rules.contract_from = base::fen{*amount};
        if (const auto amount = from.optional_integer("quotation_from_fen")) rules.quotation_from = base::fen{*amount};
        if (const auto least = from.optional_integer("quotes_min", {.min = 1, .max = domain::quotes_needed_max}))
            rules.quotes_min = static_cast<int>(*least);
        return rules;
    });
}

base::result<app::budget_request> read_budget_request(std::string_view body) {
    return json::decode<app::budget_request>(body, {}, [](json::object_reader& from) {
        app::budget_request asked;
        asked.unit = from.optional_id<domain::unit_id>("unit_id");
        asked.year = static_cast<int>(from.integer("year", {.min = first_year, .max = last_year}));
        asked.from = domain::funds[from.choice("fund", {"budget", "canteen", "nutrition", "union_dues", "staff"})];
        asked.name_zh = from.text("name_zh", {.length_max = 100});
        asked.allocated = {from.integer("allocated_fen")};
        return asked;
    });
}

base::result<base::fen> read_allocation(std::string_view body) {
    return json::decode<base::fen>(body, {}, [](json::object_reader& from) { return base::fen{from.integer("allocated_fen")}; });
}

}  // namespace chuanpin::orders::http
