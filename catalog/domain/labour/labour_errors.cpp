#include "catalog/domain/labour/labour_errors.hpp"

#include <fmt/format.h>

namespace chuanpin::catalog::domain {
namespace {

using base::error_definition;
using base::error_kind;

constexpr error_definition too_small{"labour-list-too-small", error_kind::unprocessable, "用工名单人数过少",
                                     "The labour list names too few people"};
constexpr error_definition quota_exceeded{"labour-quota-exceeded", error_kind::rate_limited, "今日用工名单比对已达上限",
                                          "The organisation has handed in enough labour lists today"};

constexpr error_definition table[] = {too_small, quota_exceeded};

}  // namespace

std::span<const error_definition> labour_error_table() { return table; }

namespace errors {

base::error labour_list_too_small(std::int64_t workers_min) {
    auto error = base::make_error(too_small, "Of a few people a count would tell who is registered poor.");
    error.fields = {{"/workers", "too-few", fmt::format("Must have at least {} items.", workers_min)}};
    error.facts = {{"workers_min", std::to_string(workers_min)}};
    return error;
}

base::error labour_quota_exceeded(std::int64_t lists_per_day, std::int64_t names_per_day, std::chrono::seconds wait) {
    auto error = base::make_error(
        quota_exceeded, fmt::format("An organisation hands in at most {} lists and {} names a day.", lists_per_day, names_per_day));
    error.retry_after = wait;
    error.facts = {{"lists_per_day", std::to_string(lists_per_day)}, {"names_per_day", std::to_string(names_per_day)}};
    return error;
}

}  // namespace errors
}  // namespace chuanpin::catalog::domain
