#include "platform/mysql/errors.hpp"

#include "platform/mysql/faults.hpp"

namespace chuanpin::mysql {
namespace {

using base::error_kind;

constexpr base::error_definition unreachable{"database-unreachable", error_kind::unavailable, "数据库暂不可用", "The database is away"};
constexpr base::error_definition queue_full{"database-queue-full", error_kind::unavailable, "数据库请求过多",
                                            "Too much work waits for the database"};
constexpr base::error_definition busy{"database-busy", error_kind::conflict, "并发冲突，请重试", "Others hold the same rows"};
constexpr base::error_definition passed{"deadline-passed", error_kind::timeout, "处理超时", "The deadline passed"};
constexpr base::error_definition unknown{"outcome-unknown", error_kind::unknown_outcome, "结果未知，请用同一幂等键重试",
                                         "It may have happened"};
constexpr base::error_definition reused{"idempotency-key-reused", error_kind::unprocessable, "幂等键已用于其他请求",
                                        "The key belongs to another request"};
constexpr base::error_definition in_progress{"request-in-progress", error_kind::conflict, "相同请求正在处理",
                                             "The same request is being handled"};

constexpr base::error_definition table[] = {unreachable, queue_full, busy, passed, unknown, reused, in_progress};

base::error soon(const base::error_definition& definition, std::string detail) {
    auto error = base::make_error(definition, std::move(detail));
    error.retry_after = std::chrono::seconds(1);
    return error;
}

}  // namespace

namespace errors {

base::error database_unreachable() { return soon(unreachable, "No connection to the database could be used."); }
base::error database_queue_full() { return soon(queue_full, "The queue in front of the database is full."); }
base::error database_busy() { return soon(busy, "The rows are in use by others, also after several attempts."); }
base::error deadline_passed() { return base::make_error(passed, "The deadline passed before the work was done; nothing was changed."); }
base::error outcome_unknown() {
    return base::make_error(unknown, "The change may have been made. Ask again with the same idempotency key.");
}
base::error idempotency_key_reused() { return base::make_error(reused, "This idempotency key was used for another request."); }
base::error request_in_progress() { return soon(in_progress, "A request with this idempotency key is being handled at this moment."); }

}  // namespace errors

std::span<const base::error_definition> mysql_errors() { return table; }

}  // namespace chuanpin::mysql
