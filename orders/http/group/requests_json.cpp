#include "orders/http/group/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "orders/http/need/requests_json.hpp"
#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {

base::result<std::string> read_group_name(std::string_view body) {
    return json::decode<std::string>(
        body, {}, [](json::object_reader& from) { return from.text("name", {.length_max = domain::group_name_length_max}); });
}

base::result<domain::organisation_id> read_invitation(std::string_view body) {
    return json::decode<domain::organisation_id>(
        body, {}, [](json::object_reader& from) { return from.id<domain::organisation_id>("organisation_id"); });
}

base::result<app::group_removal> read_group_removal(std::string_view body) {
    return json::decode<app::group_removal>(body, {}, [](json::object_reader& from) {
        const auto whom = from.id<domain::organisation_id>("organisation_id");
        return app::group_removal{whom, from.text("reason")};
    });
}

base::result<app::membership_answer> read_membership(std::string_view body) {
    return json::decode<app::membership_answer>(body, {}, [](json::object_reader& from) {
        app::membership_answer said{.joins = from.boolean("joins")};
        const auto may_order = from.optional_boolean("may_order");
        if (may_order && !said.joins) from.fault("may_order", "unexpected", "Only of who joins.");
        said.may_order = may_order.value_or(false);
        return said;
    });
}

base::result<app::group_fill_request> read_group_fill_request(std::string_view body) {
    return json::decode<app::group_fill_request>(body, {}, [](json::object_reader& from) {
        app::group_fill_request asked;
        from.object("kind", [&](json::object_reader& kind) { asked.wish.kind = read_kind(kind); });
        asked.wish.by = domain::measures[from.choice("measure", {"grams", "pieces"})];
        asked.wish.requested_delivery_date = from.date("requested_delivery_date");
        asked.terms.by = domain::channels[from.optional_choice("channel", {"ecommerce", "assistance_unit", "commercial", "directed_supply"})
                                              .value_or(static_cast<std::size_t>(domain::channel::directed_supply))];
        asked.terms.campaign = from.optional_text("campaign", {.length_max = 40});
        return asked;
    });
}

}  // namespace chuanpin::orders::http
