#include "platform/http/errors.hpp"

#include <array>

#include <fmt/format.h>

#include "platform/http/problem.hpp"

namespace chuanpin::http {

namespace {

using kind = base::error_kind;
using definition = base::error_definition;

constexpr definition target_invalid_{"target-invalid", kind::invalid_input, "请求地址无效", "The request target is invalid"};
constexpr definition route_not_found_{"route-not-found", kind::not_found, "没有这个地址", "There is nothing at this path"};
constexpr definition method_not_allowed_{"method-not-allowed", kind::method_not_allowed, "不支持此方法",
                                         "The path does not take this method"};
constexpr definition sign_in_required_{"sign-in-required", kind::unauthenticated, "请先登录", "Signing in is required"};
constexpr definition permission_missing_{"permission-missing", kind::forbidden, "没有权限", "The account lacks the permission"};
constexpr definition media_type_unsupported_{"media-type-unsupported", kind::unsupported_media_type, "不支持此内容类型",
                                             "The content type is not taken here"};
constexpr definition key_required_{"idempotency-key-required", kind::invalid_input, "缺少 Idempotency-Key", "Idempotency-Key is required"};
constexpr definition key_invalid_{"idempotency-key-invalid", kind::invalid_input, "Idempotency-Key 无效", "Idempotency-Key is invalid"};
constexpr definition invalid_parameters_{"invalid-parameters", kind::invalid_input, "查询参数无效", "Query parameters are invalid"};
constexpr definition cursor_invalid_{"cursor-invalid", kind::invalid_input, "分页游标无效", "The cursor is not one of this list"};
constexpr definition if_match_required_{"if-match-required", kind::precondition_required, "缺少 If-Match", "If-Match is required"};
constexpr definition if_match_invalid_{"if-match-invalid", kind::invalid_input, "If-Match 无效", "If-Match cannot be read"};
constexpr definition version_stale_{"version-stale", kind::precondition_failed, "内容已被他人修改", "Somebody changed it meanwhile"};
constexpr definition quota_exceeded_{"quota-exceeded", kind::rate_limited, "请求过于频繁", "Too many requests"};
constexpr definition principal_invalid_{"principal-invalid", kind::unauthenticated, "身份凭据无效", "The principal is invalid"};
constexpr definition upstream_unreachable_{"upstream-unreachable", kind::unavailable, "服务暂不可达", "A service cannot be reached"};
constexpr definition upstream_timeout_{"upstream-timeout", kind::timeout, "服务响应超时", "A service took too long"};
constexpr definition audit_unavailable_{"audit-unavailable", kind::unavailable, "查阅记录暂时无法写入",
                                        "The reading cannot be recorded at the moment"};
constexpr definition upstream_fault_{"upstream-fault", kind::unavailable, "服务响应异常", "A service gave a broken answer"};
constexpr definition outcome_unknown_{"outcome-unknown", kind::unknown_outcome, "结果未知", "It is not known whether this happened"};

// What platform/json refuses with, listed here because it has no table of its own and its documents come by HTTP.
constexpr definition invalid_fields{"invalid-fields", kind::invalid_input, "字段无效", "Some fields are invalid"};
constexpr definition json_invalid{"json-invalid", kind::invalid_input, "JSON 无效", "The JSON cannot be read"};
constexpr definition json_too_large{"json-too-large", kind::invalid_input, "JSON 过大", "The JSON is too large"};
constexpr definition json_too_deep{"json-too-deep", kind::invalid_input, "JSON 嵌套过深", "The JSON is nested too deeply"};
constexpr definition json_too_many_values{"json-too-many-values", kind::invalid_input, "JSON 值过多", "The JSON holds too many values"};
constexpr definition json_duplicate_key{"json-duplicate-key", kind::invalid_input, "JSON 键重复", "The JSON names a member twice"};
constexpr definition json_nul_byte{"json-nul-byte", kind::invalid_input, "JSON 含 NUL 字节", "The JSON holds a NUL byte"};
constexpr definition json_number_out_of_range{"json-number-out-of-range", kind::invalid_input, "JSON 数值超出范围",
                                              "The JSON holds a number out of range"};

}  // namespace

namespace errors {

constexpr definition malformed_request{"malformed-request", kind::invalid_input, "请求格式错误", "The request breaks the rules of HTTP"};
constexpr definition request_body_too_large{"body-too-large", kind::too_large, "请求内容过大", "The request body is too large"};
constexpr definition request_timeout{"request-timeout", kind::timeout, "请求接收超时", "The request came too slowly"};
constexpr definition header_too_large{"header-too-large", kind::too_large, "请求头过大", "The request header is too large"};
constexpr definition target_too_long{"target-too-long", kind::too_large, "请求地址过长", "The request target is too long"};
constexpr definition method_unknown{"method-unknown", kind::method_not_allowed, "未知的请求方法", "The method is not known"};
constexpr definition version_unsupported{"version-unsupported", kind::invalid_input, "不支持此 HTTP 版本",
                                         "The HTTP version is not supported"};
constexpr definition coding_unsupported{"coding-unsupported", kind::invalid_input, "不支持此传输编码",
                                        "The transfer coding is not supported"};
constexpr definition expectation_failed{"expectation-failed", kind::invalid_input, "无法满足 Expect", "The expectation cannot be met"};
constexpr definition host_unknown{"host-unknown", kind::not_found, "本服务器不是此主机", "This server is not that host"};
constexpr definition internal_error{"internal-error", kind::unavailable, "服务器内部错误", "Something went wrong on our side"};

base::refusal target_invalid(std::string detail) { return base::refusal(base::make_error(target_invalid_, std::move(detail))); }

base::refusal route_not_found() { return base::refusal(base::make_error(route_not_found_, "No route has this path.")); }

base::refusal method_not_allowed(std::string allow) {
    auto fault = base::make_error(method_not_allowed_, fmt::format("This path takes {}.", allow));
    fault.facts.emplace_back("allow", std::move(allow));
    return base::refusal(std::move(fault));
}

base::refusal sign_in_required() {
    return base::refusal(base::make_error(sign_in_required_, "This route is for accounts that are signed in."));
}

base::refusal permission_missing(std::string_view permission) {
    auto fault = base::make_error(permission_missing_, fmt::format("This route needs the permission {}.", permission));
    fault.facts.emplace_back("permission", permission);
    return base::refusal(std::move(fault));
}

base::refusal body_too_large(std::size_t bytes_max) {
    auto fault = base::make_error(request_body_too_large, fmt::format("The body may have at most {} bytes here.", bytes_max));
    fault.facts.emplace_back("bytes_max", std::to_string(bytes_max));
    return base::refusal(std::move(fault));
}

base::refusal media_type_unsupported(std::string_view wanted) {
    return base::refusal(base::make_error(media_type_unsupported_, fmt::format("The body must be {}, in UTF-8.", wanted)));
}

base::refusal idempotency_key_required() {
    return base::refusal(base::make_error(key_required_, "Send an Idempotency-Key: a text that is new for each thing that you want done."));
}

base::refusal idempotency_key_invalid() {
    return base::refusal(
        base::make_error(key_invalid_, "Idempotency-Key must be one text of 16 to 128 printable ASCII characters without spaces."));
}

base::refusal invalid_parameters(std::vector<base::field_error> fields) {
    auto fault = base::make_error(invalid_parameters_, "One or more query parameters are invalid.");
    fault.fields = std::move(fields);
    return base::refusal(std::move(fault));
}

base::refusal cursor_invalid() {
    auto fault = base::make_error(cursor_invalid_, "Take cursors from next_cursor, for the same list, filters and organisation.");
    fault.fields = {{"?cursor", "invalid-format", "Not a cursor that was handed out for this list."}};
    return base::refusal(std::move(fault));
}

base::refusal if_match_required() {
    return base::refusal(base::make_error(if_match_required_, "Send If-Match with the ETag of what you saw, so that no change is lost."));
}

base::refusal if_match_invalid() {
    return base::refusal(base::make_error(if_match_invalid_, "If-Match is '*' or a list of entity tags in double quotes."));
}

base::refusal quota_exceeded(const std::vector<std::string_view>& policies, std::chrono::seconds retry_after) {
    const auto names = fmt::format("{}", fmt::join(policies, ", "));
    auto fault =
        base::make_error(quota_exceeded_, fmt::format("The quota of {} is used up; try again in {} s.", names, retry_after.count()));
    fault.facts.emplace_back("violated_policies", names);
    fault.retry_after = retry_after;
    return base::refusal(std::move(fault));
}

base::refusal principal_invalid(std::string detail) { return base::refusal(base::make_error(principal_invalid_, std::move(detail))); }

base::refusal upstream_unreachable(std::string detail) {
    auto fault = base::make_error(upstream_unreachable_, std::move(detail));
    fault.retry_after = std::chrono::seconds(1);
    return base::refusal(std::move(fault));
}

base::refusal upstream_timeout(std::string detail) { return base::refusal(base::make_error(upstream_timeout_, std::move(detail))); }

base::refusal audit_unavailable() {
    auto fault = base::make_error(audit_unavailable_, "Personal data of others is given only to who is written down; try again.");
    fault.retry_after = std::chrono::seconds(1);
    return base::refusal(std::move(fault));
}

base::refusal upstream_fault(std::string detail) {
    auto fault = base::make_error(upstream_fault_, std::move(detail));
    fault.retry_after = std::chrono::seconds(1);
    return base::refusal(std::move(fault));
}

base::refusal outcome_unknown(std::string detail) { return base::refusal(base::make_error(outcome_unknown_, std::move(detail))); }

}  // namespace errors

std::span<const base::error_definition> http_errors() {
    static constexpr std::array all = {
        errors::malformed_request,
        errors::request_timeout,
        errors::header_too_large,
        errors::target_too_long,
        errors::method_unknown,
        errors::version_unsupported,
        errors::coding_unsupported,
        errors::expectation_failed,
        errors::host_unknown,
        errors::internal_error,
        target_invalid_,
        route_not_found_,
        method_not_allowed_,
        sign_in_required_,
        permission_missing_,
        errors::request_body_too_large,
        media_type_unsupported_,
        key_required_,
        key_invalid_,
        invalid_parameters_,
        cursor_invalid_,
        if_match_required_,
        if_match_invalid_,
        version_stale_,
        quota_exceeded_,
        principal_invalid_,
        upstream_unreachable_,
        upstream_timeout_,
        audit_unavailable_,
        upstream_fault_,
        outcome_unknown_,
        invalid_fields,
        json_invalid,
        json_too_large,
        json_too_deep,
        json_too_many_values,
        json_duplicate_key,
        json_nul_byte,
        json_number_out_of_range,
    };
    return all;
}

}  // namespace chuanpin::http
