#include "platform/base/error.hpp"

#include <utility>

namespace chuanpin::base {

std::string_view name_of(error_kind kind) {
    switch (kind) {
        case error_kind::invalid_input:
            return "invalid_input";
        case error_kind::unauthenticated:
            return "unauthenticated";
        case error_kind::forbidden:
            return "forbidden";
        case error_kind::not_found:
            return "not_found";
        case error_kind::method_not_allowed:
            return "method_not_allowed";
        case error_kind::conflict:
            return "conflict";
        case error_kind::precondition_required:
            return "precondition_required";
        case error_kind::precondition_failed:
            return "precondition_failed";
        case error_kind::too_large:
            return "too_large";
        case error_kind::unsupported_media_type:
            return "unsupported_media_type";
        case error_kind::unprocessable:
            return "unprocessable";
        case error_kind::rate_limited:
            return "rate_limited";
        case error_kind::unavailable:
            return "unavailable";
        case error_kind::timeout:
            return "timeout";
        case error_kind::unknown_outcome:
            return "unknown_outcome";
    }
    std::unreachable();
}

error make_error(const error_definition& definition, std::string detail) {
    return error{.kind = definition.kind, .code = std::string(definition.code), .detail = std::move(detail)};
}

}  // namespace chuanpin::base
