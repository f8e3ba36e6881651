// Bodies of requests about complaints. Each collects all faults.
#pragma once

#include <string_view>
#include <vector>

#include "orders/domain/complaint/complaint.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<domain::complaint_request> read_complaint(std::string_view body);
struct complaint_answer {
    std::string words;
    base::fen amount;
    std::vector<domain::line_amount> lines;
};
/// What is said and the amount: of an answer "offer_fen", of a ruling "refund_fen"; by line where lines are named.
[[nodiscard]] base::result<complaint_answer> read_complaint_answer(std::string_view body, std::string_view amount_name);
[[nodiscard]] base::result<std::string> read_words(std::string_view body);

}  // namespace chuanpin::orders::http
