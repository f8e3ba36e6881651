#include "orders/http/refund/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {

base::result<app::refund_request> read_refund(std::string_view body) {
    return json::decode<app::refund_request>(body, {}, [](json::object_reader& from) {
        return app::refund_request{.payee_name = from.text("payee_name", {.length_max = 100}),
                                   .amount = {from.integer("amount_fen", {.min = 1})},
                                   .voucher_number = from.text("voucher_number", {.length_max = 40}),
                                   .paid_on = from.date("paid_on")};
    });
}

base::result<domain::refund_id> read_refund_confirmation(std::string_view body) {
    return json::decode<domain::refund_id>(body, {}, [](json::object_reader& from) { return from.id<domain::refund_id>("refund_id"); });
}

}  // namespace chuanpin::orders::http
