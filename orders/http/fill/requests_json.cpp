#include "orders/http/fill/requests_json.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr std::size_t id_length_max = 64;

std::vector<domain::need_id> read_needs(json::object_reader& from) {
    std::vector<domain::need_id> needs;
    const auto texts = from.texts("need_ids", {.items_min = 1, .items_max = domain::needs_of_fill_max}, {.length_max = id_length_max});
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto id = base::parse_id<domain::need_id>(texts[i]);
        if (!id)
            from.fault("need_ids", "invalid-format", fmt::format("Number {} is not an id of this kind.", i + 1));
        else if (std::ranges::find(needs, *id) != needs.end())
            from.fault("need_ids", "duplicate", fmt::format("Number {} stands there twice.", i + 1));
        else
            needs.push_back(*id);
    }
    return needs;
}

}  // namespace

base::result<app::fill_request> read_fill_request(std::string_view body) {
    return json::decode<app::fill_request>(body, {}, [](json::object_reader& from) {
        app::fill_request asked;
        asked.needs = read_needs(from);
        asked.terms.by = domain::channels[from.optional_choice("channel", {"ecommerce", "assistance_unit", "commercial", "directed_supply"})
                                              .value_or(static_cast<std::size_t>(domain::channel::directed_supply))];
        asked.terms.campaign = from.optional_text("campaign", {.length_max = 40});
        asked.terms.budget = from.optional_id<domain::budget_id>("budget_id");
        return asked;
    });
}

}  // namespace chuanpin::orders::http
