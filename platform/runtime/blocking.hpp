// For commands: runs a coroutine to its end on the calling thread.
#pragma once

#include "platform/base/task.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::runtime {

/// Drives the context's executor until `work` has answered; its exceptions reach the caller. Never call it on a running server.
int run_blocking(service_context& context, base::task<int> work);

}  // namespace chuanpin::runtime
