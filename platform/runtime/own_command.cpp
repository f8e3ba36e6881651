#include "platform/runtime/engine.hpp"
#include "platform/runtime/verbs.hpp"

namespace chuanpin::runtime {

int run_command(const configuration& settings, definitions all, const command& own, const std::map<std::string, std::string>& options) {
    register_errors(all);
    engine room(settings, all, log_destination::standard_error);
    room.context().redis.start();
    return own.run(room.context(), options);
}

}  // namespace chuanpin::runtime
