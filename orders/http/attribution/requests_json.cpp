#include "orders/http/attribution/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

domain::attribution read_attribution(json::object_reader& from) {
    return {from.id<domain::organisation_id>("organisation_id"), from.optional_id<domain::unit_id>("unit_id"),
            domain::channels[from.choice("channel", {"ecommerce", "assistance_unit", "commercial", "directed_supply"})]};
}

}  // namespace

base::result<domain::correction_request> read_correction_request(std::string_view body) {
    return json::decode<domain::correction_request>(body, {}, [](json::object_reader& from) {
        domain::correction_request said{.line = from.id<domain::line_id>("line_id")};
        from.object("to", [&](json::object_reader& to) { said.to = read_attribution(to); });
        said.reason = from.text("reason");
        return said;
    });
}

base::result<correction_answer> read_correction_answer(std::string_view body) {
    return json::decode<correction_answer>(body, {}, [](json::object_reader& from) {
        correction_answer said{.agreed = from.boolean("agreed"), .words = from.optional_text("words")};
        if (!said.agreed && !said.words) from.fault("words", "required", "Say why.");
        return said;
    });
}

}  // namespace chuanpin::orders::http
