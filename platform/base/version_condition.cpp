#include "platform/base/version_condition.hpp"

namespace chuanpin::base {

result<void> check_version(const version_condition& condition, std::string_view aggregate, std::int64_t version) {
    if (condition.holds(version)) return {};
    error stale{.kind = error_kind::precondition_failed, .code = "version-stale", .detail = "Read it again, and decide by what it is now."};
    stale.facts.emplace_back("aggregate_id", aggregate);
    stale.facts.emplace_back("current_version", std::to_string(version));
    return refusal(std::move(stale));
}

}  // namespace chuanpin::base
