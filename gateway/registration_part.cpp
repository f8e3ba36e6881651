#include "gateway/registration_part.hpp"

#include "platform/runtime/composition.hpp"

namespace chuanpin::gateway {

namespace {

constexpr std::chrono::seconds run_time_max{20};
constexpr std::chrono::minutes pause{10};

}  // namespace

registration_part::registration_part(runtime::service_context& context, const std::string& schema, const gateway::settings& settings)
    : database(context.background, schema),
      lapse(database, settings.registration_life),
      job(
          context.executor, lapse, [&context] { return runtime::own_context(context, "job:lapse-registrations", run_time_max); },
          context.log, pause) {}

}  // namespace chuanpin::gateway
