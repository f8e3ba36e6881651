// Refusals of outlets, of the board of unsold stock and of the supply plan: a part of the catalogue's one table (errors.hpp).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/ids.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

[[nodiscard]] std::span<const base::error_definition> market_error_table();

namespace errors {

base::error outlet_not_found(std::string_view id);
base::error outlet_kind_not_yours(std::string_view organisation_kind, std::string_view outlet_kind);
base::error outlet_invalid(std::vector<base::field_error> fields);
base::error outlet_closed(outlet_id id, std::string_view closed_on);
base::error outlet_device_taken(std::string_view device_number);
base::error outlet_has_too_many_changes(outlet_id id);
base::error outlet_sales_invalid(std::vector<base::field_error> fields);
base::error outlet_sales_corrected_too_often(std::string_view month);
base::error unsold_not_found(std::string_view id);
base::error unsold_without_offer(product_id id);
base::error unsold_invalid(std::vector<base::field_error> fields);
base::error unsold_ended(unsold_listing_id id, std::string_view status);
base::error unsold_has_too_many_changes(unsold_listing_id id);
base::error unsold_too_many(std::size_t max);
base::error announcement_invalid(std::vector<base::field_error> fields);
base::error announcements_too_many(std::size_t max);

}  // namespace errors
}  // namespace chuanpin::catalog::domain
