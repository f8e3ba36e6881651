#include "platform/redis/errors.hpp"

#include "platform/redis/client.hpp"

namespace chuanpin::redis {
namespace {

using base::error_kind;

constexpr base::error_definition unreachable{"redis-unreachable", error_kind::unavailable, "缓存服务暂不可用", "Redis is away"};
constexpr base::error_definition timeout{"redis-timeout", error_kind::unavailable, "缓存服务响应超时", "Redis did not answer in time"};
constexpr base::error_definition queue_full{"redis-queue-full", error_kind::unavailable, "缓存服务请求过多",
                                            "Too many commands wait for Redis"};
constexpr base::error_definition table[] = {unreachable, timeout, queue_full};

base::error soon(const base::error_definition& definition, std::string detail) {
    auto error = base::make_error(definition, std::move(detail));
    error.retry_after = std::chrono::seconds(1);
    return error;
}

}  // namespace

namespace errors {

base::error redis_unreachable() { return soon(unreachable, "There is no connection to Redis."); }
base::error redis_timeout() { return soon(timeout, "Redis took too long to answer."); }
base::error redis_queue_full() { return soon(queue_full, "Too many commands wait for Redis."); }

}  // namespace errors

std::span<const base::error_definition> redis_errors() { return table; }

}  // namespace chuanpin::redis
