// The parts of a body that say what is ordered and where it goes, for orders and their drafts.
#pragma once

#include "orders/domain/order/placing.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::orders::http {

/// "county_code".
/// nullopt where it is left out.
[[nodiscard]] std::optional<std::string> read_optional_county(json::object_reader& from);
[[nodiscard]] std::string read_county(json::object_reader& from);
[[nodiscard]] domain::delivery_place read_delivery(json::object_reader& from);
[[nodiscard]] domain::requested_line read_line(json::object_reader& from);
/// "delivery_week": ahead of which week's harvest it is ordered; its Monday.
[[nodiscard]] std::optional<base::business_date> read_week(json::object_reader& from);
/// With "delivery_week".
[[nodiscard]] domain::requested_line read_line_ahead(json::object_reader& from);
/// With "delivery_week", and with "substitutes": what the supplier may send instead.
[[nodiscard]] domain::requested_line read_replaceable_line(json::object_reader& from);
[[nodiscard]] std::optional<domain::substitution_permission> read_substitutes(json::object_reader& from);
/// "payment"; paid on acceptance where it is left out.
[[nodiscard]] domain::payment_terms read_terms(json::object_reader& from);
/// All but the offer, which is known.
[[nodiscard]] domain::requested_line read_line_of(json::object_reader& from, domain::offer_id offer);

}  // namespace chuanpin::orders::http
