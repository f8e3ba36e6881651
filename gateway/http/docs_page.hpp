// /docs: one page of our own that shows every public route, made once from the route tables; no script, nothing from elsewhere.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gateway/http/page_handlers.hpp"

namespace chuanpin::gateway::http {

/// What a route does is the line "summary:" that follows its "operationId:" in `openapi`; without one, its name in words.
[[nodiscard]] std::string render_docs_page(std::span<const service_routes> services, std::string_view openapi);

}  // namespace chuanpin::gateway::http
