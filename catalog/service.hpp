// The catalogue as the program runs it: counties, products and offers. Start reading at README.md.
#pragma once

#include "platform/runtime/service.hpp"

namespace chuanpin::catalog {

[[nodiscard]] runtime::service_definition definition();

}  // namespace chuanpin::catalog
