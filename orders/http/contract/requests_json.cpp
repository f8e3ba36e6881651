#include "orders/http/contract/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/sha256_text.hpp"
#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr json::text_rule a_note{.length_max = 1'000, .lines_allowed = true};

domain::freight_terms freight_in(json::object_reader& from) {
    const base::fen amount{from.integer("freight_fen")};
    return {amount, from.choice("borne_by", {"buyer", "supplier"}) == 0 ? domain::freight_bearer::buyer : domain::freight_bearer::supplier};
}

app::signing signing_in(json::object_reader& from, std::int64_t document) {
    app::signing said{.document = document,
                      .sha256 = from.text("text_sha256", {.length_max = base::sha256_text_digits}),
                      .budget = from.optional_id<domain::budget_id>("budget_id")};
    if (!said.sha256.empty() && !base::is_sha256_text(said.sha256))
        from.fault("text_sha256", "invalid-format", "64 hexadecimal digits in lower case.");
    return said;
}

}  // namespace

base::result<domain::freight_terms> read_freight(std::string_view body) {
    return json::decode<domain::freight_terms>(body, {}, freight_in);
}

base::result<app::signing> read_signing(std::string_view body) {
    return json::decode<app::signing>(body, {}, [](json::object_reader& from) { return signing_in(from, 0); });
}

base::result<app::signing> read_addendum_signing(std::string_view body) {
    return json::decode<app::signing>(body, {}, [](json::object_reader& from) {
        const auto number = from.integer("number", {.min = 1, .max = domain::contract_addenda_max});
        return signing_in(from, number);
    });
}

base::result<domain::addendum_request> read_addendum(std::string_view body) {
    return json::decode<domain::addendum_request>(body, {}, [](json::object_reader& from) {
        domain::addendum_request asked;
        from.optional_object("freight", [&](json::object_reader& freight) { asked.freight = freight_in(freight); });
        asked.deliver_by = from.optional_date("deliver_by");
        asked.note = from.text("note", a_note);
        return asked;
    });
}

}  // namespace chuanpin::orders::http
