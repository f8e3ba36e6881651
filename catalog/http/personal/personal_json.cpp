#include "catalog/http/personal/personal_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/domain/lot/lot.hpp"
#include "catalog/http/parts_json.hpp"
#include "platform/base/identity_card.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

constexpr json::limits body_limits{.bytes_max = std::size_t{8} * 1024, .depth_max = 2, .values_max = 10, .members_max = 10};

}  // namespace

base::result<app::erasure_wish> decode_erasure(std::string_view text, base::business_date today) {
    return json::decode<app::erasure_wish>(text, body_limits, [today](json::object_reader& body) {
        app::erasure_wish wish;
        wish.identity_number = body.optional_text("identity_number", {.length_max = base::identity_card_bytes});
        if (wish.identity_number && !base::is_identity_card(*wish.identity_number, today))
            body.fault("identity_number", "invalid-format", "Not a number of GB 11643.");
        const auto lot = body.optional_id<domain::lot_id>("lot_id");
        const auto position = body.optional_integer("position", {1, domain::lot_intakes_max});
        if (lot && position) wish.intake = domain::named_intake{*lot, *position};
        if (body.present("identity_number") == body.present("lot_id") || body.present("lot_id") != body.present("position"))
            body.fault("identity_number", "one-of-two", "Either an identity number or an intake of a lot.");
        wish.reason = body.text("reason", {.length_max = domain::erasure_reason_length_max, .lines_allowed = true});
        return wish;
    });
}

std::string encode_erasure(const domain::personal_erasure& what) {
    return json::dump(json::ordered_value{{"id", base::to_wire(what.id)},
                                          {"members", what.rows.members},
                                          {"workers", what.rows.workers},
                                          {"intakes", what.rows.intakes},
                                          {"erased_at", base::to_rfc3339(what.at)}});
}

}  // namespace chuanpin::catalog::http
