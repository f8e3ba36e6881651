#include "gateway/notice_part.hpp"

#include "platform/http/derived_keys.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::gateway {

namespace {

constexpr std::chrono::seconds job_time_max{20};

}  // namespace

notice_part::notice_part(runtime::service_context& context, const std::string& schema, const gateway::settings& settings,
                         journal::sequencer& sequencer)
    : database(context.foreground, schema),
      background_database(context.background, schema),
      news(sequencer),
      box(derive_keys(context.settings.principal_keys, "gateway notice addresses 1")),
      list(database),
      read(database),
      summarise(database),
      follow(database, news),
      mark_read(database),
      preferences(database),
      set_preferences(database, box, context.random),
      queue(context.background, schema, context.random),
      sender(std::filesystem::path(context.settings.blob_directory) / "notices" / "messages.jsonl", context.cpu),
      send(queue, sender, box, context.clock, context.random, context.log, context.metrics),
      remind(background_database, settings.notices),
      jobs(context.executor, remind, send, [&context] { return runtime::own_context(context, "job:remind-of-tasks", job_time_max); },
           context.log, {.clock_pause = settings.notice_check, .sends = settings.notices.sends_messages}) {}

}  // namespace chuanpin::gateway
