// Permits and reviews of listings as JSON.
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/listing/permits.hpp"
#include "catalog/app/listing/reviews.hpp"

namespace chuanpin::catalog::http {

/// A licence of the organisation. Errors: json's and invalid-fields.
[[nodiscard]] base::result<domain::permit_terms> decode_licence(std::string_view text);
[[nodiscard]] base::result<domain::permit_terms> decode_report(std::string_view text, domain::product_id product);
[[nodiscard]] base::result<domain::permit_terms> decode_quality_mark(std::string_view text, domain::product_id product);
/// {reason}.
[[nodiscard]] base::result<std::string> decode_permit_withdrawal(std::string_view body);
[[nodiscard]] std::string encode_permit(const domain::permit& what);
[[nodiscard]] std::string encode_permits(const app::permit_page& page, const std::string& next_cursor);

struct review_ruling {
    bool passes = false;
    std::string reasons;
};
[[nodiscard]] base::result<review_ruling> decode_review_ruling(std::string_view text);
[[nodiscard]] std::string encode_review(const app::review_view& view);
[[nodiscard]] std::string encode_reviews(const app::review_page& page, const std::string& next_cursor);

}  // namespace chuanpin::catalog::http
