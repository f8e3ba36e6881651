// Bodies of requests about long-term contracts. Each collects all faults.
#pragma once

#include <string>
#include <string_view>

#include "orders/domain/supply/supply_contract.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<domain::supply_terms> read_supply_terms(std::string_view body);
/// {"text_sha256": "…"}
[[nodiscard]] base::result<std::string> read_supply_signing(std::string_view body);
struct addendum_proposal {
    domain::supply_changes changes{};
    std::string reason{};
};
[[nodiscard]] base::result<addendum_proposal> read_addendum_proposal(std::string_view body);
/// Of which addendum, and what is said to it.
struct addendum_said {
    std::int64_t number = 0;
    std::string said{};
};
/// {"number": 1, "text_sha256": "…"}
[[nodiscard]] base::result<addendum_said> read_supply_addendum_signing(std::string_view body);
/// {"number": 1, "reason": "…"}
[[nodiscard]] base::result<addendum_said> read_addendum_refusal(std::string_view body);
/// {"number": 1}
[[nodiscard]] base::result<std::int64_t> read_addendum_withdrawal(std::string_view body);
/// An order of one line, without its supplier.
[[nodiscard]] base::result<domain::order_request> read_call_off(std::string_view body);

}  // namespace chuanpin::orders::http
