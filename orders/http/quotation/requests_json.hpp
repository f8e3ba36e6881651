// Bodies of requests about requests for quotation and quotes. Each collects all faults.
#pragma once

#include <string_view>
#include <utility>

#include "orders/domain/quotation/quoting.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<domain::quotation_request> read_quotation_request(std::string_view body);
[[nodiscard]] base::result<base::instant> read_new_deadline(std::string_view body);
/// Whom it is awarded to, and why.
struct award_request {
    domain::organisation_id to{};
    std::optional<std::string> reason{};
};
[[nodiscard]] base::result<award_request> read_award(std::string_view body);
[[nodiscard]] base::result<domain::quote_request> read_quote(std::string_view body);

}  // namespace chuanpin::orders::http
