// The refusals about needs and their fills; rows of the service's one table.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "orders/domain/need/ids.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> need_errors();

namespace errors {

base::error need_not_found(std::string_view id);
/// `status` is the wire name of what it is instead.
base::error need_not_open(need_id id, std::string_view status);
base::error fill_not_found(std::string_view id);
/// Another proposal, a change or a withdrawal came after it.
base::error fill_superseded(fill_id id);
/// Nothing of it can be ordered.
base::error fill_empty(fill_id id);
/// This part of it is an order already.
base::error fill_share_ordered(fill_id id);

}  // namespace errors
}  // namespace chuanpin::orders::domain
