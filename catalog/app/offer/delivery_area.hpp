// Whether the registry of counties knows where an offer is delivered to.
#pragma once

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::app {

/// Each code is a county of today, or a prefecture of one. Errors: offer-conditions-invalid with each code that is not.
[[nodiscard]] base::result<void> check_delivery_area(transaction& tx, const domain::offer_conditions& what, base::instant now);

}  // namespace chuanpin::catalog::app
