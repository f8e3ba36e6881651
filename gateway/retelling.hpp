// `chuanpin tell organisations`: every organisation is told again, as it stands, to the services that follow them. For those that
// registered before `organisation.*` events told credit codes; running it again tells the same again.
#pragma once

#include <map>
#include <string>

#include "platform/runtime/service.hpp"

namespace chuanpin::gateway {

int tell_organisations(runtime::service_context& program, const std::map<std::string, std::string>& options);
/// The same without a word; answers how many were told.
base::task<base::result<std::size_t>> tell_all_organisations(runtime::service_context& program);

}  // namespace chuanpin::gateway
