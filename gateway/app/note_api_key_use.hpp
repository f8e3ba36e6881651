// That a key is in use is written down, at most once in api_key_use_interval. Errors: those of the database.
#pragma once

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<void>> note_api_key_use(api_key_unit_of_work& database, base::random_source& random,
                                                const base::call_context& context, const domain::api_key& key);

}  // namespace chuanpin::gateway::app
