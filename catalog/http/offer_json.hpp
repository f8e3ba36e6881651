// Offers between the wire and the domain.
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/exchange/import_offers.hpp"
#include "catalog/app/publish_offer.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::http {

/// `valid_from` and `valid_to` are instants (RFC 3339) or business dates, which mean their first instant in Shanghai.
/// Errors: json-…, invalid-fields.
[[nodiscard]] base::result<app::offer_request> decode_offer(std::string_view body);
[[nodiscard]] std::string encode_offer(const app::offer_view& view);
[[nodiscard]] std::string encode_offer_import(const app::offer_import_counts& done);
[[nodiscard]] std::string encode_withdrawal(const app::withdrawal_view& view);

}  // namespace chuanpin::catalog::http
