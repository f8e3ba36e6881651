// Refusals of pack labels: a part of the catalogue's one table (errors.hpp).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "catalog/domain/ids.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

[[nodiscard]] std::span<const base::error_definition> label_error_table();

namespace errors {

base::error label_range_not_found(std::string_view id);
base::error labels_exhausted(std::int64_t packs, std::int64_t issued);
base::error lot_has_too_many_label_ranges(lot_id id);
base::error label_range_void(std::int64_t number);
base::error label_numbers_used_up();
/// `position`: of the character that does not fit, from 1; 0 where the length is wrong.
base::error label_code_invalid(std::size_t position);
base::error label_not_genuine();

}  // namespace errors
}  // namespace chuanpin::catalog::domain
