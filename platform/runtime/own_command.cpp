#include <algorithm>

#include "platform/runtime/engine.hpp"
#include "platform/runtime/verbs.hpp"

namespace chuanpin::runtime {

int run_commands(const configuration& settings, definitions all, std::span<const command* const> own,
                 const std::map<std::string, std::string>& options) {
    register_errors(all);
    engine room(settings, all, log_destination::standard_error);
    room.context().redis.start();
    int worst = 0;
    for (const auto* each : own) worst = std::max(worst, each->run(room.context(), options));
    return worst;
}

}  // namespace chuanpin::runtime
