#include "gateway/api_key_part.hpp"

#include "platform/http/derived_keys.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::gateway {

namespace {

constexpr std::chrono::seconds job_time_max{20};

}  // namespace

api_key_part::api_key_part(runtime::service_context& context, const std::string& schema)
    : database(context.foreground, schema),
      nonces(context.foreground, schema),
      background_nonces(context.background, schema),
      box(derive_keys(context.settings.principal_keys, "gateway signing secrets 1")),
      authenticate(database, context.random),
      authenticate_signature(database, nonces, box, context.random),
      create(database, box, context.random),
      list(database),
      revoke(database, authenticate, context.random),
      forget_nonces(background_nonces),
      job(
          context.executor, forget_nonces, [&context] { return runtime::own_context(context, "job:forget-nonces", job_time_max); },
          context.log) {}

}  // namespace chuanpin::gateway
