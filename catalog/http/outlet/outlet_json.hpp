// Outlets as documents.
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/outlet/outlet_views.hpp"

namespace chuanpin::catalog::http {

struct outlet_opening {
    domain::outlet_kind kind = domain::outlet_kind::zone;
    domain::outlet_details details{};
};
struct outlet_revision {
    domain::outlet_details details{};
    std::string reason;
};
struct outlet_closure {
    base::business_date closed_on{};
    std::string reason;
};
/// Errors of all: those of json::parse, invalid-fields.
[[nodiscard]] base::result<outlet_opening> decode_outlet(std::string_view text);
[[nodiscard]] base::result<outlet_revision> decode_outlet_change(std::string_view text);
[[nodiscard]] base::result<outlet_closure> decode_outlet_closure(std::string_view text);
[[nodiscard]] base::result<domain::outlet_sales> decode_outlet_sales(std::string_view text);

/// What everybody may know: of the sales only the mark's share.
[[nodiscard]] std::string encode_outlet(const app::outlet_view& view);
[[nodiscard]] std::string encode_outlets(const app::outlet_page& page, const std::string& next_cursor);
/// For the operator and the offices: household, device, every version, every report.
[[nodiscard]] std::string encode_outlet_record(const app::outlet_record& record);
[[nodiscard]] std::string encode_outlet_sales(const app::outlet_sales_view& view);

}  // namespace chuanpin::catalog::http
