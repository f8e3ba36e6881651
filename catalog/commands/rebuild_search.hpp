// `chuanpin rebuild search`: a sentence out.
#pragma once

#include "catalog/app/index_products.hpp"

namespace chuanpin::catalog::commands {

/// Exit code: 0 asked for, 1 refused; why goes to standard error.
base::task<int> ask_for_rebuilding(app::index_products& index, base::random_source& random);

}  // namespace chuanpin::catalog::commands
