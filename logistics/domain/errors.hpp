// Every refusal of logistics: the table, and a factory for each row.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "logistics/domain/ids.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::logistics::domain::errors {

/// All rows, for the catalogue of problems.
[[nodiscard]] std::span<const base::error_definition> all();

/// The order has not come through the feed yet: ask again after a second.
[[nodiscard]] base::error order_not_yet_known(const order_id& id);
[[nodiscard]] base::error order_not_found(const order_id& id);
[[nodiscard]] base::error shipment_not_found(const shipment_id& id);
[[nodiscard]] base::error shipment_exists(const order_id& order, const shipment_id& shipment);
/// The order has several deliveries; one travels at a time.
[[nodiscard]] base::error delivery_required(const order_id& order, std::size_t deliveries);
[[nodiscard]] base::error loading_in_future();
[[nodiscard]] base::error already_delivered(const shipment_id& id);
[[nodiscard]] base::error delivery_not_after_loading();
[[nodiscard]] base::error delivery_in_future();
[[nodiscard]] base::error temperature_log_empty();
[[nodiscard]] base::error temperature_log_reused();
[[nodiscard]] base::error verdict_not_given(const shipment_id& id);
[[nodiscard]] base::error assessment_not_found(const assessment_id& id);
[[nodiscard]] base::error rules_invalid(std::vector<base::field_error> faults);
[[nodiscard]] base::error rule_version_changed(const std::string& code, int version);
[[nodiscard]] base::error rule_version_not_next(const std::string& code, int version, int newest);
[[nodiscard]] base::error distance_changed(const std::string& origin, const std::string& destination, int table_version);

}  // namespace chuanpin::logistics::domain::errors
