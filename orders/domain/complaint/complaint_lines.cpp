#include "orders/domain/complaint/complaint_lines.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "orders/domain/complaint/complaint.hpp"
#include "orders/domain/complaint/errors.hpp"
#include "orders/domain/returning/goods_return.hpp"

namespace chuanpin::orders::domain {
namespace {

__extension__ using wide = __int128;
using faults = std::vector<base::field_error>;

std::string place(std::size_t at, std::string_view field) { return fmt::format("/lines/{}/{}", at, field); }

// What is left of a line once everything that was given back, and may still be, is taken off.
std::int64_t left_of(const order_line& line, std::span<const complaint> others, std::span<const goods_return> returns) {
    auto after = line;
    for (const auto& each : returns) {
        if (!is_open(each)) continue;
        for (const auto& part : each.lines)
            if (part.line == line.id) after.returned_quantity += part.quantity;
    }
    auto left = accepted_amount(line).value - returned_amount(after).value - line.refunded.value;
    for (const auto& each : others) {
        if (each.ended_at) continue;  // what it gave back is among what the line was refunded
        for (const auto& part : each.lines)
            if (part.line == line.id) left -= part.asked.value;
    }
    return std::max<std::int64_t>(left, 0);
}

template <class Said>
bool named_before(std::span<const Said> said, std::size_t at) {
    return std::ranges::find(said.first(at), said[at].line, &Said::line) != said.begin() + static_cast<std::ptrdiff_t>(at);
}

void share(std::vector<complaint_line>& lines, base::fen amount, std::optional<base::fen> complaint_line::* into) {
    if (lines.empty()) return;  // about the whole order
    std::int64_t asked = 0;
    for (const auto& each : lines) asked += each.asked.value;
    auto left = amount.value;
    std::vector<std::pair<std::int64_t, std::size_t>> rests;  // of the exact share behind the whole fen
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto product = wide{amount.value} * lines[i].asked.value;
        const auto whole = asked == 0 ? 0 : static_cast<std::int64_t>(product / asked);
        rests.emplace_back(asked == 0 ? 0 : -static_cast<std::int64_t>(product % asked), i);
        lines[i].*into = base::fen{whole};
        left -= whole;
    }
    std::ranges::sort(rests);
    for (std::size_t i = 0; 0 < left; ++i, --left) ++(lines[rests[i].second].*into)->value;
}

// Every line of a complaint says what it gets; those that are not named get nothing.
base::result<void> take_said(std::vector<complaint_line>& lines, std::span<const line_amount> said, base::fen amount,
                             std::optional<base::fen> complaint_line::* into) {
    for (auto& each : lines) each.*into = base::fen{};
    faults wrong;
    faults too_much;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < said.size(); ++i) {
        const auto line = std::ranges::find(lines, said[i].line, &complaint_line::line);
        sum += said[i].amount.value;
        if (line == lines.end())
            wrong.push_back({place(i, "line_id"), "unknown-line", "The complaint does not name this line."});
        else if (named_before(said, i))
            wrong.push_back({place(i, "line_id"), "duplicate-line", "The line is named twice."});
        else if (line->asked < said[i].amount)
            too_much.push_back({place(i, "amount_fen"), "out-of-range", fmt::format("At most {}.", line->asked.value)});
        else
            (*line).*into = said[i].amount;
    }
    if (sum != amount.value) wrong.push_back({"/lines", "sum-differs", fmt::format("Together they are {} fen.", amount.value)});
    if (!wrong.empty()) return base::refusal(errors::complaint_lines_invalid(std::move(wrong)));
    if (!too_much.empty()) return base::refusal(errors::refund_too_large_by_line(std::move(too_much)));
    return {};
}

}  // namespace

base::result<std::vector<complaint_line>> complained_lines(const order& about, std::span<const complained_line> said,
                                                           std::span<const complaint> others, std::span<const goods_return> returns) {
    std::vector<complaint_line> lines;
    faults wrong;
    faults too_much;
    for (std::size_t i = 0; i < said.size(); ++i) {
        const auto line = std::ranges::find(about.lines, said[i].line, &order_line::id);
        if (line == about.lines.end()) {
            wrong.push_back({place(i, "line_id"), "unknown-line", "The order has no such line."});
            continue;
        }
        if (named_before(said, i)) wrong.push_back({place(i, "line_id"), "duplicate-line", "The line is named twice."});
        if (line->shipped_quantity < said[i].quantity)
            wrong.push_back({place(i, "quantity"), "above-shipped", fmt::format("{} have left.", line->shipped_quantity)});
        if (const auto left = left_of(*line, others, returns); left < said[i].asked.value)
            too_much.push_back({place(i, "refund_fen"), "out-of-range", fmt::format("At most {}.", left)});
        lines.push_back({.line = said[i].line, .quantity = said[i].quantity, .asked = said[i].asked});
    }
    if (!wrong.empty()) return base::refusal(errors::complaint_lines_invalid(std::move(wrong)));
    if (!too_much.empty()) return base::refusal(errors::refund_too_large_by_line(std::move(too_much)));
    return lines;
}

base::result<void> offer_by_line(complaint& what, std::span<const line_amount> said) {
    if (!said.empty()) return take_said(what.lines, said, *what.offered, &complaint_line::offered);
    share(what.lines, *what.offered, &complaint_line::offered);
    return {};
}

base::result<void> refund_by_line(complaint& what, const order& about, std::span<const line_amount> said) {
    if (said.empty()) {
        share(what.lines, *what.refund, &complaint_line::refund);
        return {};
    }
    if (!what.lines.empty()) return take_said(what.lines, said, *what.refund, &complaint_line::refund);
    // Nobody asked for lines, so each may get whatever is left of it; that much is checked where it is granted.
    auto lines = what.lines;
    for (const auto& each : said)
        if (std::ranges::find(about.lines, each.line, &order_line::id) != about.lines.end() &&
            std::ranges::find(lines, each.line, &complaint_line::line) == lines.end())
            lines.push_back({.line = each.line, .asked = each.amount});
    if (auto fine = take_said(lines, said, *what.refund, &complaint_line::refund); !fine) return fine;
    for (auto& each : lines) each.asked = {};
    what.lines = std::move(lines);
    return {};
}

base::result<void> check_lines_left(const complaint& ended, const order& about, std::span<const goods_return> returns) {
    faults found;
    for (std::size_t i = 0; i < ended.lines.size(); ++i) {
        const auto& line = *std::ranges::find(about.lines, ended.lines[i].line, &order_line::id);
        if (const auto left = left_of(line, {}, returns); left < ended.lines[i].refund.value_or(base::fen{}).value)
            found.push_back({place(i, "amount_fen"), "out-of-range", fmt::format("At most {} of line {}.", left, base::to_wire(line.id))});
    }
    if (!found.empty()) return base::refusal(errors::refund_too_large_by_line(std::move(found)));
    return {};
}

std::vector<line_amount> refunds_of_lines(const complaint& what) {
    std::vector<line_amount> amounts;
    for (const auto& each : what.lines)
        if (each.refund) amounts.push_back({each.line, *each.refund});
    return amounts;
}

std::vector<line_amount> bound_lines(const complaint& what) {
    if (what.ended_at) return refunds_of_lines(what);
    std::vector<line_amount> amounts;
    for (const auto& each : what.lines) amounts.push_back({each.line, each.asked});
    return amounts;
}

}  // namespace chuanpin::orders::domain
