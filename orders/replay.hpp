// `chuanpin replay catalog`: the projection of the catalogue's events is made anew from their beginning.
#pragma once

#include <map>
#include <string>

#include "platform/runtime/service.hpp"

namespace chuanpin::orders {

/// Says whether there is anything to hear again. Until it has been heard nothing is sold (offers-behind), as when orders starts.
int replay_catalogue(runtime::service_context& program, const std::map<std::string, std::string>& options);

}  // namespace chuanpin::orders
