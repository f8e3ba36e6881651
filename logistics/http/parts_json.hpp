// Pieces that the encoders of this folder share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "platform/base/money.hpp"
#include "platform/base/time.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::logistics::http {

using json_object = json::ordered_value;

[[nodiscard]] json_object or_null(const std::optional<std::int64_t>& value);
[[nodiscard]] json_object or_null(const std::optional<base::instant>& at);
[[nodiscard]] json_object or_null(const std::optional<base::business_date>& day);
/// {numerator, denominator}.
[[nodiscard]] json_object rational_object(const base::rational& value);
/// {data, next_cursor, has_more}; `cursor` is empty on the last page.
[[nodiscard]] json_object page_object(json_object data, const std::string& cursor);

}  // namespace chuanpin::logistics::http
