#include "orders/http/agreement/agreement_requests_json.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/base/sha256_text.hpp"
#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr json::limits body_limits{};
constexpr std::size_t county_digits = 6;
constexpr std::size_t village_digits = 12;
constexpr std::size_t household_length_max = 40;
constexpr json::integer_rule line_rule{1, static_cast<std::int64_t>(domain::agreement_lines_max)};
constexpr json::integer_rule quantity_rule{1, domain::allocated_quantity_max};

bool is_digits(std::string_view text, std::size_t length) {
    return text.size() == length && std::ranges::all_of(text, [](char each) { return '0' <= each && each <= '9'; });
}
bool is_household(std::string_view text) {
    return std::ranges::all_of(text, [](char each) {
        return ('0' <= each && each <= '9') || ('A' <= each && each <= 'Z') || ('a' <= each && each <= 'z') || each == '*' || each == '-';
    });
}

void check_helped(json::object_reader& from, const domain::helped& who) {
    const bool fine = who.kind == domain::helped_kind::county    ? is_digits(who.code, county_digits)
                      : who.kind == domain::helped_kind::village ? is_digits(who.code, village_digits)
                                                                 : base::parse_id<domain::organisation_id>(who.code).has_value();
    if (!who.code.empty() && !fine)
        from.fault("helped_code", "invalid-format", "Six digits of a county, twelve of a village, or the id of a supplier.");
}

std::string read_sha256(json::object_reader& from, std::string_view name) {
    auto text = from.text(name, {.length_max = base::sha256_text_digits});
    if (!text.empty() && !base::is_sha256_text(text)) from.fault(name, "invalid-format", "64 hexadecimal digits in lower case.");
    return text;
}

app::capacity read_capacity(json::object_reader& from, std::set<domain::claimant>& seen) {
    app::capacity what;
    what.who = {from.text("village_code", {.length_max = village_digits}), from.text("household", {.length_max = household_length_max})};
    what.available = from.integer("available_quantity", quantity_rule);
    what.poor = from.boolean("poor");
    if (!what.who.village_code.empty() && !is_digits(what.who.village_code, village_digits))
        from.fault("village_code", "invalid-format", "Twelve digits.");
    if (!is_household(what.who.household)) from.fault("household", "invalid-format", "A masked reference: letters, digits, '*' and '-'.");
    if (!seen.insert(what.who).second) from.fault("household", "duplicate", "Each household of a village stands once.");
    return what;
}

}  // namespace

base::result<pairing_request> read_pairing_request(std::string_view body) {
    return json::decode<pairing_request>(body, body_limits, [](json::object_reader& from) {
        constexpr domain::helped_kind helped_kinds[] = {domain::helped_kind::county, domain::helped_kind::village,
                                                        domain::helped_kind::supplier};
        constexpr domain::pairing_kind kinds[] = {domain::pairing_kind::fixed_point, domain::pairing_kind::east_west,
                                                  domain::pairing_kind::unit};
        pairing_request asked;
        asked.what.helper = from.id<domain::organisation_id>("helper_organisation_id");
        asked.what.unit = from.optional_id<base::unit_id>("helper_unit_id");
        asked.what.who.kind = helped_kinds[from.choice("helped_kind", {"county", "village", "supplier"})];
        asked.what.who.code = from.text("helped_code", {.length_max = 40});
        check_helped(from, asked.what.who);
        asked.version.kind = kinds[from.choice("kind", {"fixed_point", "east_west", "unit"})];
        asked.version.document = from.text("document", {.length_max = 100});
        asked.version.valid_from = from.date("valid_from");
        asked.version.valid_to = from.optional_date("valid_to");
        return asked;
    });
}

base::result<pairing_ending> read_pairing_ending(std::string_view body) {
    return json::decode<pairing_ending>(body, body_limits, [](json::object_reader& from) {
        return pairing_ending{from.date("valid_to"), from.text("document", {.length_max = 100})};
    });
}

base::result<domain::window_request> read_window_request(std::string_view body) {
    return json::decode<domain::window_request>(body, body_limits, [](json::object_reader& from) {
        domain::window_request asked;
        asked.title = from.text("title", {.length_max = domain::window_title_length_max});
        asked.offer = from.id<domain::offer_id>("offer_id");
        asked.offer_version = from.integer("offer_version", {.min = 1});
        asked.unit_price = {from.integer("unit_price_fen", {.min = 1})};
        asked.opens_at = from.instant("opens_at");
        asked.closes_at = from.instant("closes_at");
        asked.sections =
            from.texts("sections", {.items_min = 1, .items_max = domain::sections_max}, {.length_max = domain::section_name_length_max});
        return asked;
    });
}

base::result<domain::intent_statement> read_intent_statement(std::string_view body) {
    return json::decode<domain::intent_statement>(body, body_limits, [](json::object_reader& from) {
        domain::intent_statement said;
        said.section = from.text("section", {.length_max = domain::section_name_length_max});
        said.paid_by = from.choice("paid_by", {"union_fund", "staff"}) == 0 ? domain::payer::union_fund : domain::payer::staff;
        said.persons = from.integer("persons", {.min = 1, .max = domain::intent_persons_max});
        said.quantity = from.integer("quantity", {.min = 1, .max = domain::intent_quantity_max});
        const auto voluntary = from.optional_boolean("voluntary");
        if (said.paid_by == domain::payer::staff && !voluntary.value_or(false))
            from.fault("voluntary", "required", "Orders of staff are voluntary; say so with true.");
        return said;
    });
}

base::result<draft_request> read_draft_request(std::string_view body) {
    return json::decode<draft_request>(body, body_limits, [](json::object_reader& from) {
        draft_request asked;
        const auto texts = from.texts("window_ids", {.items_min = 1, .items_max = domain::agreement_lines_max}, {.length_max = 64});
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto id = base::parse_id<domain::window_id>(texts[i]);
            if (!id) from.fault("window_ids", "invalid-format", fmt::format("Number {} is not an id of this kind.", i + 1));
            asked.windows.push_back(id.value_or(domain::window_id{}));
        }
        asked.terms = {from.date("deliver_by"), from.text("note", {.length_max = domain::note_length_max, .lines_allowed = true})};
        return asked;
    });
}

base::result<domain::window_id> read_joining(std::string_view body) {
    return json::decode<domain::window_id>(body, body_limits,
                                           [](json::object_reader& from) { return from.id<domain::window_id>("window_id"); });
}

base::result<signature_request> read_signature(std::string_view body, bool of_addendum) {
    return json::decode<signature_request>(body, body_limits, [&](json::object_reader& from) {
        signature_request asked;
        if (of_addendum) asked.number = from.integer("number", {.min = 1, .max = static_cast<std::int64_t>(domain::addenda_max)});
        asked.sha256 = read_sha256(from, "text_sha256");
        return asked;
    });
}

base::result<domain::agreement_terms> read_terms(std::string_view body) {
    return json::decode<domain::agreement_terms>(body, body_limits, [](json::object_reader& from) {
        return domain::agreement_terms{from.date("deliver_by"),
                                       from.text("note", {.length_max = domain::note_length_max, .lines_allowed = true})};
    });
}

base::result<domain::prepayment_statement> read_prepayment(std::string_view body) {
    return json::decode<domain::prepayment_statement>(body, body_limits, [](json::object_reader& from) {
        return domain::prepayment_statement{
            .line_number = from.integer("line_number", line_rule),
            .payer_name = from.text("payer_name", {.length_max = domain::payer_name_length_max}),
            .amount = {from.integer("amount_fen", {.min = 1})},
            .voucher_number = from.text("voucher_number", {.length_max = domain::voucher_number_length_max}),
            .document_sha256 = read_sha256(from, "document_sha256")};
    });
}

namespace {

base::result<domain::prepayment_id> read_confirmation(std::string_view body, std::string_view name) {
    return json::decode<domain::prepayment_id>(body, body_limits,
                                               [&](json::object_reader& from) { return from.id<domain::prepayment_id>(name); });
}

}  // namespace

base::result<domain::prepayment_id> read_prepayment_confirmation(std::string_view body) { return read_confirmation(body, "prepayment_id"); }
base::result<domain::prepayment_id> read_repayment_confirmation(std::string_view body) { return read_confirmation(body, "repayment_id"); }

base::result<credit_request> read_credit(std::string_view body) {
    return json::decode<credit_request>(body, body_limits, [](json::object_reader& from) {
        return credit_request{from.integer("line_number", line_rule), from.date("due_on")};
    });
}

base::result<app::allocation_request> read_household_list(std::string_view body) {
    return json::decode<app::allocation_request>(body, body_limits, [](json::object_reader& from) {
        app::allocation_request asked;
        std::set<domain::claimant> seen;
        asked.line_number = from.integer("line_number", line_rule);
        asked.pack_size = from.integer("pack_size", quantity_rule);
        from.objects("capacities", {.items_min = 1, .items_max = domain::claims_max},
                     [&](json::object_reader& each) { asked.capacities.push_back(read_capacity(each, seen)); });
        return asked;
    });
}

base::result<app::delivery_request> read_delivery(std::string_view body) {
    return json::decode<app::delivery_request>(body, body_limits, [](json::object_reader& from) {
        app::delivery_request asked;
        asked.line_number = from.integer("line_number", line_rule);
        from.objects("handed_over", {.items_min = 1, .items_max = domain::sections_max}, [&](json::object_reader& each) {
            asked.handed.push_back({each.text("section", {.length_max = domain::section_name_length_max}),
                                    each.integer("quantity", quantity_rule), each.text("receiver", {.length_max = 100})});
        });
        from.optional_object("from", [&](json::object_reader& source) {
            asked.from = {source.text("warehouse_code", {.length_max = domain::warehouse_code_length_max}),
                          source.optional_id<domain::lot_id>("lot_id")};
        });
        return asked;
    });
}

base::result<settlement_request> read_settlement(std::string_view body) {
    return json::decode<settlement_request>(body, body_limits, [](json::object_reader& from) {
        return settlement_request{.line_number = from.integer("line_number", line_rule), .reason = from.text("reason")};
    });
}

base::result<settlement_request> read_settlement_answer(std::string_view body) {
    return json::decode<settlement_request>(body, body_limits, [](json::object_reader& from) {
        return settlement_request{.line_number = from.integer("line_number", line_rule), .reason = {}, .agreed = from.boolean("agreed")};
    });
}

}  // namespace chuanpin::orders::http
