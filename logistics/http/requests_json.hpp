// JSON bodies to commands. Every fault of a body is answered at once.
#pragma once

#include "logistics/app/assess_subsidy.hpp"
#include "logistics/app/create_shipment.hpp"
#include "logistics/app/record_delivery.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::logistics::http {

/// Errors (invalid_input): those of json::parse, invalid-fields.
[[nodiscard]] base::result<app::create_shipment::command> decode_shipment(const chuanpin::http::request& request);
[[nodiscard]] base::result<app::record_delivery::command> decode_delivery(const chuanpin::http::request& request);
/// An empty body asks for the default rule.
[[nodiscard]] base::result<app::assess_subsidy::command> decode_assessment(const chuanpin::http::request& request);
/// Errors: shipment-not-found, also where the text is no such id.
[[nodiscard]] base::result<domain::shipment_id> decode_shipment_id(const chuanpin::http::request& request);

}  // namespace chuanpin::logistics::http
