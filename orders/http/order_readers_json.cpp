#include <algorithm>

#include <nlohmann/json.hpp>

#include "orders/http/need/requests_json.hpp"
#include "orders/http/order_readers.hpp"
#include "platform/base/iso_week.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr std::size_t county_code_digits = 6;
constexpr std::size_t week_length = 8;

bool is_county_code(std::string_view text) {
    return text.size() == county_code_digits && std::ranges::all_of(text, [](char each) { return '0' <= each && each <= '9'; });
}

}  // namespace

std::string read_county(json::object_reader& from) {
    auto code = from.text("county_code", {.length_max = county_code_digits});
    if (!code.empty() && !is_county_code(code)) from.fault("county_code", "invalid-format", "Six digits (GB/T 2260).");
    return code;
}

std::optional<std::string> read_optional_county(json::object_reader& from) {
    if (!from.present("county_code")) return from.optional_text("county_code");
    return read_county(from);
}

domain::delivery_place read_delivery(json::object_reader& from) {
    domain::delivery_place place;
    place.county_code = read_county(from);
    place.address = from.text("address", {.length_max = 200});
    place.contact = from.text("contact", {.length_max = 100});
    return place;
}

domain::payment_terms read_terms(json::object_reader& from) {
    domain::payment_terms terms;
    from.optional_object("payment", [&](json::object_reader& payment) {
        terms.kind = domain::payment_kinds[payment.choice("kind", {"on_acceptance", "prepaid", "credit"})];
        const bool credit = terms.kind == domain::payment_kind::credit;
        const auto days = payment.optional_integer("days", {.min = 1, .max = domain::credit_days_max});
        if (credit && !days && !payment.present("days")) payment.fault("days", "required", "Within how many days it is paid.");
        if (!credit && payment.present("days")) payment.fault("days", "unexpected", "Only of credit.");
        if (credit) terms.days = static_cast<int>(days.value_or(1));
    });
    return terms;
}

domain::requested_line read_line_of(json::object_reader& from, domain::offer_id offer) {
    return {.offer = offer,
            .offer_version = from.integer("offer_version", {.min = 1}),
            .quantity = from.integer("quantity", {.min = 1}),
            .budget = from.optional_id<domain::budget_id>("budget_id"),
            .by = domain::channels[from.optional_choice("channel", {"ecommerce", "assistance_unit", "commercial", "directed_supply"})
                                       .value_or(static_cast<std::size_t>(domain::channel::directed_supply))],
            .campaign = from.optional_text("campaign", {.length_max = 40})};
}

domain::requested_line read_line(json::object_reader& from) {
    const auto offer = from.id<domain::offer_id>("offer_id");
    return read_line_of(from, offer);
}

std::optional<base::business_date> read_week(json::object_reader& from) {
    const auto text = from.optional_text("delivery_week", {.length_max = week_length});
    if (!text) return std::nullopt;
    const auto week = base::parse_week(*text);
    if (!week) from.fault("delivery_week", "invalid-format", "A week as YYYY-Www.");
    return week;
}

domain::requested_line read_line_ahead(json::object_reader& from) {
    auto line = read_line(from);
    line.delivery_week = read_week(from);
    return line;
}

std::optional<domain::substitution_permission> read_substitutes(json::object_reader& from) {
    std::optional<domain::substitution_permission> allowed;
    from.optional_object("substitutes", [&](json::object_reader& said) { allowed = read_permission(said); });
    return allowed;
}

domain::requested_line read_replaceable_line(json::object_reader& from) {
    auto line = read_line_ahead(from);
    line.substitutes = read_substitutes(from);
    return line;
}

}  // namespace chuanpin::orders::http
