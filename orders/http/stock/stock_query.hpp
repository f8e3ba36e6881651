// ?product_id of the lists of stock.
#pragma once

#include <optional>

#include "orders/domain/ids.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::orders::http {

/// Errors: invalid-parameters at ?product_id.
[[nodiscard]] base::result<std::optional<domain::product_id>> product_of(const chuanpin::http::request& from);
/// The same where it must be given.
[[nodiscard]] base::result<domain::product_id> required_product_of(const chuanpin::http::request& from);

}  // namespace chuanpin::orders::http
