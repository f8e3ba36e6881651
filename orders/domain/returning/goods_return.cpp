#include "orders/domain/returning/goods_return.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "orders/domain/complaint/errors.hpp"
#include "orders/domain/returning/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

using status = return_status;
using action = return_action;

// clang-format off
constexpr return_transition table[] = {
    // from             action            to                 event               by
    {status::requested, action::agree,    status::agreed,    "return.agreed",    party::supplier},
    {status::requested, action::decline,  status::declined,  "return.declined",  party::supplier},
    {status::requested, action::withdraw, status::withdrawn, "return.withdrawn", party::buyer},
    {status::agreed,    action::withdraw, status::withdrawn, "return.withdrawn", party::buyer},
    {status::agreed,    action::receive,  status::received,  "return.received",  party::supplier},
};
// clang-format on

struct named_status {
    status what;
    std::string_view name;
};
constexpr named_status names[] = {{status::requested, "requested"},
                                  {status::agreed, "agreed"},
                                  {status::declined, "declined"},
                                  {status::withdrawn, "withdrawn"},
                                  {status::received, "received"}};

// Reads what is asked back against what was accepted and is not asked back already; collects every fault.
class request_reader {
public:
    request_reader(const order& what, const return_request& said, std::span<const goods_return> others,
                   std::span<const line_amount> bound_lines)
        : order_(what), said_(said) {
        for (const auto& each : bound_lines) bound_[each.line] += each.amount.value;
        for (const auto& line : what.lines) left_[line.id] = line.accepted_quantity.value_or(0) - line.returned_quantity;
        for (const auto& other : others)
            if (is_open(other))
                for (const auto& line : other.lines) left_[line.line] -= line.quantity;
    }

    base::result<std::vector<return_line>> read() {
        for (std::size_t i = 0; i < said_.lines.size(); ++i) read_part(i);
        if (!faults_.empty()) return base::refusal(errors::return_invalid(std::move(faults_)));
        return std::move(lines_);
    }
    [[nodiscard]] base::fen amount() const { return amount_; }

private:
    void read_part(std::size_t i) {
        const auto& each = said_.lines[i];
        const auto at = fmt::format("/lines/{}", i);
        const auto line = std::ranges::find(order_.lines, each.line, &order_line::id);
        if (line == order_.lines.end()) return fault(at + "/line_id", "unknown-line", "The order has no such line.");
        if (std::ranges::find(lines_, each.line, &return_line::line) != lines_.end())
            return fault(at + "/line_id", "duplicate-line", "The line is named twice.");
        if (is_service(*line)) return fault(at + "/line_id", "service", "What was performed cannot be sent back.");
        if (left_[each.line] < each.quantity)
            return fault(at + "/quantity", "above-accepted", fmt::format("{} were accepted and not returned.", left_[each.line]));
        auto after = *line;
        after.returned_quantity = line->accepted_quantity.value_or(0) - left_[each.line] + each.quantity;
        if (accepted_amount(*line).value - returned_amount(after).value < bound_[each.line])
            return fault(at + "/quantity", "given-back",
                         fmt::format("Complaints about this line gave back, or may, {} fen of it.", bound_[each.line]));
        auto before = *line;
        before.returned_quantity = after.returned_quantity - each.quantity;
        lines_.push_back({.line = each.line, .quantity = each.quantity});
        amount_.value += returned_amount(after).value - returned_amount(before).value;  // at most what was accepted of the line costs
    }

    void fault(std::string pointer, std::string code, std::string detail) {
        faults_.push_back({std::move(pointer), std::move(code), std::move(detail)});
    }

    const order& order_;
    const return_request& said_;
    std::unordered_map<line_id, std::int64_t> left_;
    std::unordered_map<line_id, std::int64_t> bound_;  // of money, by complaints that name the line
    std::vector<return_line> lines_;
    std::vector<base::field_error> faults_;
    base::fen amount_{};
};

base::result<changed_return> advance(const goods_return& before, action what, party who) {
    const auto* row = find_return_transition(before.status, what);
    if (row == nullptr) return base::refusal(errors::return_state_conflict(before, what));
    if (row->by != who) return base::refusal(errors::return_party_forbidden());
    changed_return changed{before, row};
    changed.after.status = row->to;
    ++changed.after.version;
    return changed;
}

// What open returns would still take of what is owed.
std::int64_t pending(std::span<const goods_return> others) {
    std::int64_t sum = 0;
    for (const auto& each : others)
        if (is_open(each)) sum += each.amount.value;
    return sum;
}

}  // namespace

std::string_view name_of(return_status what) { return std::ranges::find(names, what, &named_status::what)->name; }
std::optional<return_status> parse_return_status(std::string_view name) {
    const auto* found = std::ranges::find(names, name, &named_status::name);
    return found == std::end(names) ? std::nullopt : std::optional(found->what);
}

std::string_view name_of(return_action what) {
    switch (what) {
        case action::agree:
            return "agree";
        case action::decline:
            return "decline";
        case action::withdraw:
            return "withdraw";
        case action::receive:
            return "receive";
    }
    return {};
}

std::span<const return_transition> return_transitions() { return table; }

const return_transition* find_return_transition(return_status from, return_action what) {
    for (const auto& row : table)
        if (row.from == from && row.action == what) return &row;
    return nullptr;
}

bool is_open(const goods_return& what) { return what.status == status::requested || what.status == status::agreed; }

base::result<goods_return> request_return(const order& what, party who, const return_request& said, std::span<const goods_return> others,
                                          base::fen bound, return_id id, base::instant now, std::span<const line_amount> bound_lines) {
    if (who != party::buyer) return base::refusal(errors::return_party_forbidden());
    if (what.status == order_status::closed) return base::refusal(errors::return_after_closing(what.id));
    if (!is_settled(what.status)) return base::refusal(errors::return_too_early(what.id, what.status));
    if (others.size() >= returns_max) return base::refusal(errors::too_many_returns(what.id));
    request_reader reader(what, said, others, bound_lines);
    auto lines = reader.read();
    if (!lines) return base::refusal(std::move(lines.error()));
    const base::fen most{owed_for_goods(what).value - bound.value - pending(others)};
    if (most < reader.amount()) return base::refusal(errors::refund_too_large("/lines", most));
    return goods_return{.id = id,
                        .order = what.id,
                        .buyer = what.buyer,
                        .unit = what.unit,
                        .supplier = what.supplier,
                        .reason = said.reason,
                        .amount = reader.amount(),
                        .requested_by = said.by,
                        .requested_at = now,
                        .lines = *std::move(lines)};
}

base::result<changed_return> answer_return(const goods_return& before, party who, bool agreed, std::string words, base::instant now) {
    auto changed = advance(before, agreed ? action::agree : action::decline, who);
    if (!changed) return changed;
    changed->after.answer = std::move(words);
    changed->after.answered_at = now;
    if (!agreed) changed->after.ended_at = now;
    return changed;
}

base::result<changed_return> withdraw_return(const goods_return& before, party who, base::instant now) {
    auto changed = advance(before, action::withdraw, who);
    if (changed) changed->after.ended_at = now;
    return changed;
}

base::result<changed_order> close(const order& before, party who, bool returns_open, bool complaints_open, base::instant now) {
    auto changed = advance(before, order_action::close, who);
    if (!changed) return changed;
    if (returns_open) return base::refusal(errors::returns_open(before.id));
    if (complaints_open) return base::refusal(errors::complaints_open(before.id));
    changed->after.closed_at = no_earlier_than(before, now);
    return changed;
}

}  // namespace chuanpin::orders::domain
