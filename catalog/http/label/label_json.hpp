// Pack labels between the wire and the domain.
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/label/keep_labels.hpp"
#include "catalog/app/label/scan_labels.hpp"

namespace chuanpin::catalog::http {

/// {count}. Errors of all: those of json::parse, invalid-fields.
[[nodiscard]] base::result<std::int64_t> decode_label_count(std::string_view text);
/// {reason}.
[[nodiscard]] base::result<std::string> decode_voidance(std::string_view text);
struct scan_request {
    domain::label_code code{};
    std::optional<std::string> place{};
};
/// {code, county_code?}. Errors: label-code-invalid, where nothing else is wrong.
[[nodiscard]] base::result<scan_request> decode_scan(std::string_view text);

[[nodiscard]] std::string encode_label_range(const domain::label_range& what);
[[nodiscard]] std::string encode_label_ranges(const app::label_range_page& page, const std::string& next_cursor);
[[nodiscard]] std::string encode_scan(const app::scan_view& view);
[[nodiscard]] std::string encode_scans(const app::scan_page& page, const app::scan_labels& labels, const std::string& next_cursor);

}  // namespace chuanpin::catalog::http
