#include "orders/http/payment/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {

base::result<app::payment_request> read_payment(std::string_view body) {
    return json::decode<app::payment_request>(body, {}, [](json::object_reader& from) {
        return app::payment_request{.payer_name = from.text("payer_name", {.length_max = 100}),
                                    .amount = {from.integer("amount_fen", {.min = 1})},
                                    .voucher_number = from.text("voucher_number", {.length_max = 40}),
                                    .paid_on = from.date("paid_on")};
    });
}

base::result<domain::payment_id> read_payment_confirmation(std::string_view body) {
    return json::decode<domain::payment_id>(body, {}, [](json::object_reader& from) { return from.id<domain::payment_id>("payment_id"); });
}

base::result<app::credit_request> read_credit_limit(std::string_view body) {
    return json::decode<app::credit_request>(body, {}, [](json::object_reader& from) {
        return app::credit_request{.buyer = from.id<domain::organisation_id>("buyer_organisation_id"),
                                   .unit = from.optional_id<domain::unit_id>("unit_id"),
                                   .limit = {from.integer("limit_fen")}};
    });
}

}  // namespace chuanpin::orders::http
