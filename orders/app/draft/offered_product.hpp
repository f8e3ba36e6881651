// Whose product a line of a draft asks for.
#pragma once

#include "orders/app/ports.hpp"

namespace chuanpin::orders::app {

/// The product is the offer's, whichever of its versions is in force; what the version says is looked at when the order is placed. Errors:
/// offer-not-yet-known, offer-expired.
[[nodiscard]] base::result<domain::product_id> product_of(transaction& open, const domain::requested_line& asked, base::instant now);

}  // namespace chuanpin::orders::app
