// The routes of the gateway itself: who may call what.
#pragma once

#include <span>
#include <string_view>

#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

/// The journal's feed included, which is never public.
[[nodiscard]] std::span<const chuanpin::http::route> routes();
/// What a key may not do, whatever its scopes: it concerns somebody who signed in, or makes keys.
[[nodiscard]] bool needs_session(const chuanpin::http::route& row);
/// A row by its name; throws std::logic_error where there is none (a handler without a row).
[[nodiscard]] const chuanpin::http::route& route_named(std::string_view name);

}  // namespace chuanpin::gateway::http
