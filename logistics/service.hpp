// Logistics: shipments, temperature evidence, cold-chain verdicts, subsidies. What main knows of it.
#pragma once

#include "platform/runtime/service.hpp"

namespace chuanpin::logistics {

[[nodiscard]] runtime::service_definition definition();

}  // namespace chuanpin::logistics
