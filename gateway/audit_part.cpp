#include "gateway/audit_part.hpp"

#include "platform/runtime/composition.hpp"

namespace chuanpin::gateway {

namespace {

constexpr std::chrono::seconds write_time_max{5};

}  // namespace

audit_part::audit_part(runtime::service_context& context, const std::string& schema, const gateway::settings& settings)
    : database(context.foreground, schema),
      background_database(context.background, schema),
      reads(context.executor, database, context.random),
      list(database),
      trail(refusals, reads, context.log, context.metrics),
      write(background_database, refusals, context.random),
      job(
          context.executor, write, [&context] { return runtime::own_context(context, "job:write-refusals", write_time_max); }, context.log,
          settings.refusal_write) {}

}  // namespace chuanpin::gateway
