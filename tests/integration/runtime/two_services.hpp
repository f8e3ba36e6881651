// Two services that are as small as services can be.
#pragma once

#include <vector>

#include "platform/runtime/service.hpp"

namespace chuanpin::tests {

/// gateway: GET /healthz, /readyz, /ask (asks stock), /slow (300 ms); stock: GET /internal/level and its feed, `receive stock`.
[[nodiscard]] const std::vector<runtime::service_definition>& two_services();

}  // namespace chuanpin::tests
