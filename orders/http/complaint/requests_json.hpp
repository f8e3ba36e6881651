// Bodies of requests about complaints. Each collects all faults.
#pragma once

#include <string_view>
#include <utility>

#include "orders/domain/complaint/complaint.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<domain::complaint_request> read_complaint(std::string_view body);
/// What is said and the amount: of an answer "offer_fen", of a ruling "refund_fen".
[[nodiscard]] base::result<std::pair<std::string, base::fen>> read_words_and_amount(std::string_view body, std::string_view amount_name);
[[nodiscard]] base::result<std::string> read_words(std::string_view body);

}  // namespace chuanpin::orders::http
