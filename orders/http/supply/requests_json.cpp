#include "orders/http/supply/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "orders/http/order_readers.hpp"
#include "platform/base/sha256_text.hpp"
#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr json::text_rule a_note{.length_max = 1'000, .lines_allowed = true};

std::optional<base::fen> price_in(json::object_reader& from, std::string_view name) {
    const auto price = from.optional_integer(name, {.min = 1});
    return price ? std::optional(base::fen{*price}) : std::nullopt;
}

std::string hash_in(json::object_reader& from) {
    auto sha256 = from.text("text_sha256", {.length_max = base::sha256_text_digits});
    if (!sha256.empty() && !base::is_sha256_text(sha256))
        from.fault("text_sha256", "invalid-format", "64 hexadecimal digits in lower case.");
    return sha256;
}

std::int64_t number_in(json::object_reader& from) {
    return from.integer("number", {.min = 1, .max = std::int64_t{domain::supply_addenda_max}});
}

domain::supply_quantity quantity_in(json::object_reader& from) {
    const auto period = from.integer("period", {.min = 1, .max = domain::supply_periods_max});
    return {period, from.integer("quantity", {.max = domain::supply_quantity_max})};
}

}  // namespace

base::result<domain::supply_terms> read_supply_terms(std::string_view body) {
    return json::decode<domain::supply_terms>(body, {}, [](json::object_reader& from) {
        domain::supply_terms terms;
        terms.kind = domain::supply_kinds[from.choice("kind", {"supply", "underwriting"})];
        terms.product = from.id<domain::product_id>("product_id");
        terms.goods = from.text("goods");
        terms.floor_price = base::fen{from.integer("floor_price_fen", {.min = 1})};
        terms.pricing = domain::price_rules[from.choice("pricing", {"fixed", "market"})];
        terms.unit_price = price_in(from, "unit_price_fen");
        terms.starts_on = from.date("starts_on");
        terms.step = domain::supply_steps[from.choice("step", {"week", "month", "quarter"})];
        terms.periods = from.integer("periods", {.min = 1, .max = domain::supply_periods_max});
        terms.quantity_per_period = from.integer("quantity_per_period", {.min = 1, .max = domain::supply_quantity_max});
        terms.note = from.optional_text("note", a_note).value_or("");
        return terms;
    });
}

base::result<std::string> read_supply_signing(std::string_view body) { return json::decode<std::string>(body, {}, hash_in); }

base::result<addendum_proposal> read_addendum_proposal(std::string_view body) {
    return json::decode<addendum_proposal>(body, {}, [](json::object_reader& from) {
        addendum_proposal asked;
        asked.changes.ends_on = from.optional_date("ends_on");
        from.objects("quantities", {.items_min = 0, .items_max = static_cast<std::size_t>(domain::supply_periods_max)},
                     [&](json::object_reader& each) { asked.changes.quantities.push_back(quantity_in(each)); });
        from.optional_object("price", [&](json::object_reader& price) {
            const auto day = price.date("from");
            asked.changes.price = domain::supply_price{day, base::fen{price.integer("unit_price_fen", {.min = 1})}};
        });
        asked.reason = from.text("reason", {.length_max = domain::supply_addendum_reason_max, .lines_allowed = true});
        return asked;
    });
}

base::result<addendum_said> read_supply_addendum_signing(std::string_view body) {
    return json::decode<addendum_said>(body, {}, [](json::object_reader& from) {
        const auto number = number_in(from);
        return addendum_said{number, hash_in(from)};
    });
}

base::result<addendum_said> read_addendum_refusal(std::string_view body) {
    return json::decode<addendum_said>(body, {}, [](json::object_reader& from) {
        const auto number = number_in(from);
        return addendum_said{number, from.text("reason")};
    });
}

base::result<std::int64_t> read_addendum_withdrawal(std::string_view body) { return json::decode<std::int64_t>(body, {}, number_in); }

base::result<domain::order_request> read_call_off(std::string_view body) {
    return json::decode<domain::order_request>(body, {}, [](json::object_reader& from) {
        domain::order_request asked;
        from.object("delivery", [&](json::object_reader& delivery) { asked.delivery = read_delivery(delivery); });
        asked.requested_delivery_date = from.date("requested_delivery_date");
        from.objects("lines", {.items_min = 1, .items_max = 1},
                     [&](json::object_reader& line) { asked.lines.push_back(read_line_ahead(line)); });
        asked.terms = read_terms(from);
        asked.contract = from.optional_boolean("contract").value_or(false);
        return asked;
    });
}

}  // namespace chuanpin::orders::http
