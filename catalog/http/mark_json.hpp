// Applications for the mark as documents.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "catalog/app/views.hpp"

namespace chuanpin::catalog::http {

/// Errors of all: those of json::parse, invalid-fields.
[[nodiscard]] base::result<domain::mark_claim> decode_claim(std::string_view text);
/// {verdict, reasons?, number?, site_visit?} for the step.
[[nodiscard]] base::result<domain::ruling> decode_ruling(std::string_view text, domain::mark_step step);
/// {reason}.
[[nodiscard]] base::result<std::string> decode_reason(std::string_view text);
struct waiver_request {
    domain::mark_test test = domain::mark_test::labour_share;
    std::string reason;
};
[[nodiscard]] base::result<waiver_request> decode_waiver(std::string_view text);

[[nodiscard]] std::string encode_application(const app::mark_view& view);
[[nodiscard]] std::string encode_applications(const app::mark_page& page, const std::string& next_cursor);

}  // namespace chuanpin::catalog::http
