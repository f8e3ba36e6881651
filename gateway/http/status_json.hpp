// /readyz as JSON.
#pragma once

#include <string>
#include <string_view>

namespace chuanpin::gateway::http {

/// {"status": "ready" | "not-ready", "missing": text or null, "clock_start": time or null}
[[nodiscard]] std::string encode_readiness(std::string_view missing, std::string_view clock_start);

}  // namespace chuanpin::gateway::http
