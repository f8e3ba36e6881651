#include "gateway/retelling.hpp"

#include "gateway/commands/retelling.hpp"
#include "gateway/store/organisation_retelling.hpp"
#include "platform/base/fresh_receipt.hpp"
#include "platform/mysql/transactor.hpp"
#include "platform/runtime/blocking.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::gateway {
namespace {

constexpr std::string_view service_name = "gateway";
constexpr std::string_view operation = "tell_organisations";
constexpr std::chrono::seconds step_time_max{30};
constexpr std::size_t told_at_once = 100;

base::task<int> tell(runtime::service_context& program) { co_return commands::say_retold(co_await tell_all_organisations(program)); }

}  // namespace

// A transaction for each hundred: what was told before a fault stays told.
base::task<base::result<std::size_t>> tell_all_organisations(runtime::service_context& program) {
    mysql::transactor database(program.background, program.settings.schema_of(service_name));
    std::size_t told = 0;
    for (base::organisation_id after{};;) {
        const auto context = runtime::own_context(program, "command", step_time_max);
        std::optional<base::organisation_id> last;
        const auto done = co_await database.write(context, base::fresh_receipt(operation, context.now, program.random),
                                                  [&](mysql::session& connection) -> base::result<std::string> {
                                                      last = store::tell_organisations(connection, context, after, told_at_once);
                                                      return std::string();
                                                  });
        if (!done) co_return base::refusal(done.error());
        if (!last) co_return told;
        after = *last;
    }
}

int tell_organisations(runtime::service_context& program, const std::map<std::string, std::string>&) {
    return runtime::run_blocking(program, tell(program));
}

}  // namespace chuanpin::gateway
