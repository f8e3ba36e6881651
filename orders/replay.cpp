#include "orders/replay.hpp"

#include "orders/commands/replay.hpp"
#include "platform/journal/applying.hpp"
#include "platform/journal/guarded.hpp"
#include "platform/runtime/blocking.hpp"

namespace chuanpin::orders {
namespace {

constexpr std::chrono::seconds time_max{60};
constexpr std::string_view followed = "catalog";

base::task<int> rewind(runtime::service_context& program) {
    bool followed_before = false;
    const auto done = co_await journal::run_guarded(
        program.foreground, program.settings.schema_of("orders"), std::chrono::steady_clock::now() + time_max,
        [&](mysql::session& connection) { followed_before = journal::rewind(connection, std::string(followed)); });
    if (!done) co_return commands::tell_replay(base::refusal(done.error()));
    co_return commands::tell_replay(followed_before);
}

}  // namespace

int replay_catalogue(runtime::service_context& program, const std::map<std::string, std::string>&) {
    return runtime::run_blocking(program, rewind(program));
}

}  // namespace chuanpin::orders
