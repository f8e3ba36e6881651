// The edge: identity, sessions, routing, webhooks, the API's description. What main knows of it.
//
// The gateway routes by the tables of all services of the program, which it finds in service_context::services.
#pragma once

#include "platform/runtime/service.hpp"

namespace chuanpin::gateway {

[[nodiscard]] runtime::service_definition definition();

}  // namespace chuanpin::gateway
