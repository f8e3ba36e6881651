#include "platform/http/problem.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/base/money.hpp"
#include "platform/base/sentences.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/text.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::http {

namespace {

constexpr std::string_view type_prefix = "https://chuanpin.example/problems/";
constexpr std::string_view instance_prefix = "urn:chuanpin:request:";

/// For a code that nobody registered: better a plain title than none.
base::error_definition plain_definition(const base::error& error) {
    return {error.code, error.kind, "请求未能完成", "The request was refused"};
}

json::ordered_value fact_value(const std::string& text) {
    const bool plain = all_digits(text) && (text.size() == 1 || text.front() != '0');
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (plain && read.ec == std::errc() && number <= base::wire_integer_max) return number;
    return text;
}

json::ordered_value field_values(const std::vector<base::field_error>& fields, std::string_view language) {
    auto list = json::ordered_value::array();
    for (const auto& field : fields)
        list.push_back({{"pointer", field.pointer}, {"code", field.code}, {"detail", base::detail_in(language, field)}});
    return list;
}

std::string document_of(const base::error& error, int status, std::string_view title, const base::call_context& context) {
    json::ordered_value document;
    document["type"] = fmt::format("{}{}", type_prefix, error.code);
    document["title"] = title;
    document["status"] = status;
    if (!error.detail.empty()) document["detail"] = base::detail_in(context.language, error.detail);
    document["instance"] = fmt::format("{}{}", instance_prefix, context.request_id);
    document["code"] = error.code;
    document["request_id"] = context.request_id;
    if (!error.fields.empty()) document["errors"] = field_values(error.fields, context.language);
    for (const auto& [name, value] : error.facts) {
        if (!document.contains(name)) document[name] = fact_value(value);  // a fact never replaces a standard member
    }
    return json::dump(document);
}

std::optional<std::string> fact_of(const base::error& error, std::string_view name) {
    const auto found = std::ranges::find(error.facts, name, [](const auto& fact) { return std::string_view(fact.first); });
    if (found == error.facts.end()) return std::nullopt;
    return found->second;
}

void add_headers(const base::error& error, int status, const base::call_context& context, header_list& headers) {
    headers.add("Content-Language", context.language);
    headers.add("Vary", "Accept-Language");
    headers.add("Cache-Control", "no-store");
    if (!context.request_id.empty()) headers.add("X-Request-Id", context.request_id);
    if (error.retry_after) headers.add("Retry-After", std::to_string(error.retry_after->count()));
    if (status == 401) headers.add("WWW-Authenticate", "Bearer realm=\"chuanpin\"");  // RFC 9110 §11.6.1: a 401 names a scheme
    if (error.kind == base::error_kind::method_not_allowed) {
        if (const auto allow = fact_of(error, "allow")) headers.add("Allow", *allow);
    }
    if (error.kind == base::error_kind::precondition_failed) {
        const auto aggregate = fact_of(error, "aggregate_id");
        const auto version = fact_of(error, "current_version");
        if (aggregate && version) headers.add("ETag", "\"" + *aggregate + "-" + *version + "\"");  // as conditional.hpp writes it
    }
}

}  // namespace

int status_of(base::error_kind kind) {
    switch (kind) {
        case base::error_kind::invalid_input:
            return 400;
        case base::error_kind::unauthenticated:
            return 401;
        case base::error_kind::forbidden:
            return 403;
        case base::error_kind::not_found:
            return 404;
        case base::error_kind::method_not_allowed:
            return 405;
        case base::error_kind::conflict:
            return 409;
        case base::error_kind::precondition_required:
            return 428;
        case base::error_kind::precondition_failed:
            return 412;
        case base::error_kind::too_large:
            return 413;
        case base::error_kind::unsupported_media_type:
            return 415;
        case base::error_kind::unprocessable:
            return 422;
        case base::error_kind::rate_limited:
            return 429;
        case base::error_kind::unavailable:
            return 503;
        case base::error_kind::timeout:
            return 504;
        case base::error_kind::unknown_outcome:
            return 504;
    }
    throw std::logic_error("an error kind without a status");
}

void error_catalogue::add(std::span<const base::error_definition> definitions) {
    for (const auto& definition : definitions) {
        const auto* known = find(definition.code);
        if (known == nullptr) {
            definitions_.push_back(definition);
        } else if (known->kind != definition.kind) {
            throw std::logic_error(fmt::format("the error code {} is given to two kinds", definition.code));
        }
    }
}

const base::error_definition* error_catalogue::find(std::string_view code) const {
    const auto found = std::ranges::find(definitions_, code, &base::error_definition::code);
    return found == definitions_.end() ? nullptr : &*found;
}

error_catalogue& known_errors() {
    static error_catalogue catalogue = [] {
        error_catalogue first;
        first.add(http_errors());
        return first;
    }();
    return catalogue;
}

response problem_with_status(const base::error& error, int status, const base::call_context& context) {
    const auto* known = known_errors().find(error.code);
    const auto definition = known == nullptr ? plain_definition(error) : *known;
    const auto title = context.language == "en" ? definition.title_en : definition.title_zh;
    auto answer = typed_response(document_of(error, status, title, context), "application/problem+json", status);
    add_headers(error, status, context, answer.headers);
    return answer;
}

response problem_response(const base::error& error, const base::call_context& context) {
    return problem_with_status(error, status_of(error.kind), context);
}

response internal_problem(const base::call_context& context) {
    return problem_with_status(base::make_error(errors::internal_error, "The request id helps us to find out."), 500, context);
}

}  // namespace chuanpin::http
