#include "catalog/http/query.hpp"

#include <fmt/format.h>

#include "platform/base/encoding.hpp"
#include "platform/base/whole_number.hpp"
#include "platform/http/errors.hpp"

namespace chuanpin::catalog::http {
namespace {

std::optional<bool> parse_boolean(std::string_view text) {
    if (text == "true") return true;
    if (text == "false") return false;
    return std::nullopt;
}

}  // namespace

std::optional<std::string> query_reader::text(std::string_view name, std::size_t length_max) {
    const auto given = request_.query_parameter(name);
    if (!given) return std::nullopt;
    if (!base::is_utf8(*given)) {
        fault(name, "invalid-format", "Not UTF-8.");
    } else if (const auto length = base::length_in_code_points(*given); length < 1 || length > length_max) {
        fault(name, "out-of-range", fmt::format("1 to {} characters.", length_max));
    }
    return std::string(*given);
}

std::optional<bool> query_reader::boolean(std::string_view name) { return parsed<bool>(name, parse_boolean, "true or false."); }

std::optional<base::business_date> query_reader::date(std::string_view name) {
    return parsed<base::business_date>(name, base::parse_date, "A day as YYYY-MM-DD.");
}

std::optional<base::instant> query_reader::instant(std::string_view name) {
    return parsed<base::instant>(name, base::parse_rfc3339, "A moment as RFC 3339.");
}

std::optional<std::int64_t> query_reader::integer(std::string_view name, std::int64_t min, std::int64_t max) {
    const auto value = parsed<std::int64_t>(name, base::parse_whole_number, "A whole number.");
    if (value && (*value < min || *value > max)) fault(name, "out-of-range", fmt::format("From {} to {}.", min, max));
    return value;
}

void query_reader::require(std::string_view name) {
    if (!request_.query_parameter(name)) fault(name, "required", "Needed.");
}

base::result<void> query_reader::finish() {
    if (faults_.empty()) return {};
    return chuanpin::http::errors::invalid_parameters(std::move(faults_));
}

void query_reader::fault(std::string_view name, std::string code, std::string detail) {
    faults_.push_back({fmt::format("?{}", name), std::move(code), std::move(detail)});
}

}  // namespace chuanpin::catalog::http
