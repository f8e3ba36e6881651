// The conditions of an offer as columns of offer_version: priced_by, weight_under_permille, weight_over_permille, channels, delivery_area.
#pragma once

#include <string>

#include "catalog/domain/offer/conditions.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

/// Names of channels with blanks between them.
[[nodiscard]] std::string channels_text(const domain::offer_conditions& what);
/// Codes with blanks between them.
[[nodiscard]] std::string area_text(const domain::offer_conditions& what);
/// From the five columns that begin with that one. Throws std::logic_error where they cannot be read.
[[nodiscard]] domain::offer_conditions read_conditions(const mysql::row_set& rows, std::size_t first);

}  // namespace chuanpin::catalog::store
