// Query parameters of the catalogue's lists, all faults at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/message.hpp"

namespace chuanpin::catalog::http {

/// Like json::object_reader, for a query: reads on after a fault, `finish` decides.
class query_reader {
public:
    explicit query_reader(const chuanpin::http::request& request) : request_(request) {}

    /// 1 to `length_max` code points.
    std::optional<std::string> text(std::string_view name, std::size_t length_max);
    std::optional<bool> boolean(std::string_view name);
    std::optional<base::business_date> date(std::string_view name);
    std::optional<base::instant> instant(std::string_view name);
    std::optional<std::int64_t> integer(std::string_view name, std::int64_t min, std::int64_t max);
    template <class Id>
    std::optional<Id> id(std::string_view name) {
        return parsed<Id>(name, base::parse_id<Id>, "Not an id of this kind.");
    }
    /// Anything that `parse` (text → optional) can read.
    template <class T, class Parse>
    std::optional<T> parsed(std::string_view name, Parse parse, std::string detail) {
        const auto given = request_.query_parameter(name);
        if (!given) return std::nullopt;
        std::optional<T> value = parse(*given);
        if (!value) fault(name, "invalid-format", std::move(detail));
        return value;
    }

    /// A fault where it is not given.
    void require(std::string_view name);

    /// Errors: invalid-parameters.
    base::result<void> finish();

private:
    void fault(std::string_view name, std::string code, std::string detail);

    const chuanpin::http::request& request_;
    std::vector<base::field_error> faults_;
};

}  // namespace chuanpin::catalog::http
