// The public routes of logistics: who may call what.
#pragma once

#include <span>

#include "platform/http/router.hpp"

namespace chuanpin::logistics::http {

[[nodiscard]] std::span<const chuanpin::http::route> routes();
/// A row by its name; throws std::logic_error where there is none (a handler without a row).
[[nodiscard]] const chuanpin::http::route& route_named(std::string_view name);

}  // namespace chuanpin::logistics::http
