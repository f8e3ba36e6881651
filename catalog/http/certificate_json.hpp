// Certificates as documents.
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/issue_certificate.hpp"

namespace chuanpin::catalog::http {

/// {kind, valid_from?}. Errors of both: those of json::parse, invalid-fields.
[[nodiscard]] base::result<app::certificate_wish> decode_certificate_wish(std::string_view text);
/// {action, from?, valid_to?, successor_number?, reason}; without `from` it is `today`.
[[nodiscard]] base::result<domain::certificate_order> decode_certificate_order(std::string_view text, base::business_date today);
/// {remove, catalogue_numbers: [{product_id, number}], from?, reason}; without `from` it is `today`.
[[nodiscard]] base::result<domain::scope_order> decode_scope_order(std::string_view text, base::business_date today);

/// What everybody may know: status and period of the day, holder, scope.
[[nodiscard]] std::string encode_certificate(const app::certificate_view& view);
/// With every row that was ever known, who wrote it and why.
[[nodiscard]] std::string encode_certificate_history(const app::certificate_view& view);

}  // namespace chuanpin::catalog::http
