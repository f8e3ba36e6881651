// Comparables, averages, rules of prices and evidence between the wire and the domain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/app/price/read_prices.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::http {

/// Errors of all: json-…, invalid-fields.
[[nodiscard]] base::result<domain::price_comparable> decode_comparable(std::string_view body);
[[nodiscard]] base::result<std::string> decode_withdrawal_reason(std::string_view body);
[[nodiscard]] base::result<domain::price_rule> decode_rule(std::string_view body);

[[nodiscard]] std::string encode_comparable(const domain::price_comparable& what);
[[nodiscard]] std::string encode_comparables(const app::comparable_page& page, const std::string& next_cursor);
[[nodiscard]] std::string encode_average(const app::average_view& view);
[[nodiscard]] std::string encode_rule(const domain::price_rule& rule);
[[nodiscard]] std::string encode_rules(const std::vector<domain::price_rule>& rules);
[[nodiscard]] std::string encode_spikes(const app::spike_page& page, const std::string& next_cursor);
[[nodiscard]] std::string encode_evidence(const app::evidence_view& view);

}  // namespace chuanpin::catalog::http
