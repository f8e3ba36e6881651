// Prices of like goods as a file: one row a comparable, in the members of POST /v1/price-comparables. Ids and keys are the use case's.
#pragma once

#include "catalog/domain/price/comparable.hpp"
#include "platform/table/definition.hpp"

namespace chuanpin::catalog::files {

[[nodiscard]] const table::definition<domain::price_comparable>& comparable_table();

}  // namespace chuanpin::catalog::files
