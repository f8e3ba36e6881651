// The API's description, deploy/docs/openapi.yaml, embedded at build time (cmake/embed_file.cmake).
#pragma once

#include <string_view>

namespace chuanpin::gateway::http {

[[nodiscard]] std::string_view openapi_document();

}  // namespace chuanpin::gateway::http
