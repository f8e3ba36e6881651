// The refusals about replacements; rows of the service's one table.
#pragma once

#include <span>
#include <vector>

#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> replacement_errors();

namespace errors {

base::error replacement_invalid(std::vector<base::field_error> replacements);
base::error replacement_not_permitted(std::vector<base::field_error> replacements);

}  // namespace errors
}  // namespace chuanpin::orders::domain
