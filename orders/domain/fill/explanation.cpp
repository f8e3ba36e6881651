#include <algorithm>

#include <fmt/format.h>

#include "orders/domain/fill/allocation.hpp"

namespace chuanpin::orders::domain {
namespace {

struct reason_row {
    fill_reason reason;
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};

constexpr reason_row rows[] = {
    {fill_reason::all_in_stock, "all_in_stock", "已取尽可用库存", "all that is in stock for that day"},
    {fill_reason::all_announced, "all_announced", "已取尽该周可预订产能", "all that is free of what was announced for that week"},
    {fill_reason::up_to_share, "up_to_share", "该社已达单社份额上限", "its supplier has reached the share limit"},
    {fill_reason::need_covered, "need_covered", "需求已满足，或余量不足一件",
     "the need is covered, or less than a trade unit is left of it"},
    {fill_reason::service, "service", "服务不参与合供", "services fill no needs"},
    {fill_reason::not_authorised, "not_authorised", "今日无有效标识证书", "no certificate lets it carry the mark today"},
    {fill_reason::held, "held", "今日暂停销售", "it is held back from sale today"},
    {fill_reason::outside_area, "outside_area", "不配送至该县", "it is not delivered to that county"},
    {fill_reason::other_channel, "other_channel", "不经该渠道销售", "it is not sold by that channel"},
    {fill_reason::too_dear, "too_dear", "每公斤单价高于限价", "a kilogram costs more than the need allows"},
    {fill_reason::weight_differs, "weight_differs", "替代品单件重量超出允许范围",
     "a trade unit weighs less or more than is allowed instead"},
    {fill_reason::stock_below_minimum, "stock_below_minimum", "可用库存不足起订量", "less is in stock than must be taken at least"},
    {fill_reason::announced_below_minimum, "announced_below_minimum", "该周可预订产能不足起订量",
     "less is free of what was announced for that week than must be taken at least"},
    {fill_reason::share_below_minimum, "share_below_minimum", "份额上限余量不足起订量",
     "the share limit leaves its supplier less than must be taken at least"},
    {fill_reason::filled_by_others, "filled_by_others", "已由更近或此前供货更少的合作社满足，余量不足起订量",
     "those nearer, or those that gave less before, left less than must be taken at least"},
};

const reason_row& row_of(fill_reason reason) { return *std::ranges::find(rows, reason, &reason_row::reason); }

std::string zh_of(const candidate& whose) {
    return std::string(whose.substitute ? "替代品；" : "") + (whose.ahead ? "现货不足，按当周预告产能预订；" : "");
}
std::string en_of(const candidate& whose) {
    return std::string(whose.substitute ? "Instead. " : "") +
           (whose.ahead ? "Not enough in stock, ordered ahead of that week's harvest. " : "");
}
std::string_view zh_of(distance from) {
    switch (from) {
        case distance::same_county:
            return "同县";
        case distance::same_prefecture:
            return "同市州";
        case distance::elsewhere:
            return "其他市州";
    }
    return {};
}
std::string_view en_of(distance from) {
    switch (from) {
        case distance::same_county:
            return "Of the same county";
        case distance::same_prefecture:
            return "Of the same prefecture";
        case distance::elsewhere:
            return "Of another prefecture";
    }
    return {};
}

}  // namespace

std::string_view name_of(fill_reason reason) { return row_of(reason).name; }

std::optional<fill_reason> parse_fill_reason(std::string_view name) {
    const auto* const found = std::ranges::find(rows, name, &reason_row::name);
    if (found == std::end(rows)) return std::nullopt;
    return found->reason;
}

fill_explanation explain(const fill_part& what, const candidate& whose, measure by) {
    const auto& row = row_of(what.reason);
    if (what.quantity == 0)
        return {fmt::format("{}{}；可用{}件，至少取{}件。未分配：{}。", zh_of(whose), zh_of(whose.from), whose.available, whose.minimum,
                            row.zh),
                fmt::format("{}{}; {} available, at least {} to be taken. Nothing: {}.", en_of(whose), en_of(whose.from), whose.available,
                            whose.minimum, row.en)};
    const bool in_two = what.quantity < whose.minimum;  // its minimum is reached together with its other share
    const auto* const zh_other = !in_two ? "" : whose.ahead ? "（连同现货）" : "（连同预订）";
    const auto* const en_other = !in_two ? "" : whose.ahead ? " with what is in stock" : " with what is ordered ahead";
    const auto* const zh_unit = by == measure::grams ? "克" : "件";
    return {fmt::format("{}{}；可用{}件，至少取{}件{}。分配{}件（{}{}）：{}。", zh_of(whose), zh_of(whose.from), whose.available,
                        whose.minimum, zh_other, what.quantity, what.amount, zh_unit, row.zh),
            fmt::format("{}{}; {} available, at least {} to be taken{}. {} ({} {}): {}.", en_of(whose), en_of(whose.from), whose.available,
                        whose.minimum, en_other, what.quantity, what.amount, name_of(by), row.en)};
}

}  // namespace chuanpin::orders::domain
