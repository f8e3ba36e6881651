// The refusals about drafts; rows of the service's one table.
#pragma once

#include <span>
#include <string_view>

#include "orders/domain/ids.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> draft_errors();

namespace errors {

base::error draft_not_found(std::string_view id);
base::error draft_line_not_found(std::string_view id);
base::error draft_submitted(draft_id id, order_id order);
base::error draft_expired(draft_id id);
base::error draft_full();
base::error draft_empty();
base::error draft_changed(draft_id id);
/// `standing`: the line in which the product stands already.
base::error draft_product_twice(line_id standing);

}  // namespace errors
}  // namespace chuanpin::orders::domain
