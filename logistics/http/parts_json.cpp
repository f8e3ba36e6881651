#include "logistics/http/parts_json.hpp"

#include <nlohmann/json.hpp>

namespace chuanpin::logistics::http {

json_object or_null(const std::optional<std::int64_t>& value) { return value ? json_object(*value) : json_object(nullptr); }
json_object or_null(const std::optional<base::instant>& at) { return at ? json_object(base::to_rfc3339(*at)) : json_object(nullptr); }
json_object or_null(const std::optional<base::business_date>& day) { return day ? json_object(base::to_text(*day)) : json_object(nullptr); }
json_object rational_object(const base::rational& value) {
    return {{"numerator", value.numerator()}, {"denominator", value.denominator()}};
}

json_object page_object(json_object data, const std::string& cursor) {
    return {{"data", std::move(data)},
            {"next_cursor", cursor.empty() ? json_object(nullptr) : json_object(cursor)},
            {"has_more", !cursor.empty()}};
}

}  // namespace chuanpin::logistics::http
