// The text of an addendum to a long-term contract. Its bytes are signed: a change of a word here is a change of every addendum that is
// not signed yet.
#include <fmt/format.h>

#include "orders/domain/supply/supply_addendum.hpp"

namespace chuanpin::orders::domain {
namespace {

std::string_view name_zh(party side) { return side == party::buyer ? "买方" : "供方"; }

std::string remainder_text(const supply_contract& of) {
    if (of.terms.kind == supply_kind::supply)
        return "截至该日未要部分作废,双方互不承担。What was not called off by then lapses; neither side owes it.\n";
    return "该日所在期及以前各期未要部分仍按原合同由买方承担;其后各期未要部分双方互不承担。Of the period of that day and of those before "
           "it "
           "the buyer owes what it did not call off, as the contract says; of later periods neither side owes it.\n";
}

std::string end_text(const supply_contract& of, base::business_date last) {
    return fmt::format(
               "\n提前终止 Early end\n最后要货日 Last day of delivery: {}\n该日之后的日期不得再要货;此前已成立的订单照常履行。Nothing is "
               "called off for a later day; orders that were made before stand.\n",
               base::to_text(last)) +
           remainder_text(of);
}

std::string quantities_text(const supply_contract& of, const std::vector<supply_quantity>& quantities) {
    std::string text = "\n数量变更 Quantities\n";
    for (const auto& each : quantities) {
        const auto& period = of.periods.at(static_cast<std::size_t>(each.period) - 1);
        text += fmt::format("第 {} 期({} 至 {}) Period {}: {} -> {}\n", each.period, base::to_text(period.from), base::to_text(period.to),
                            each.period, period.quantity, each.quantity);
    }
    return text;
}

std::string price_text(const supply_price& price) {
    return fmt::format(
        "\n价格变更 Price\n自 From: {}\n约定单价 Agreed price of a trade unit (fen): "
        "{}\n自该日起的要货按此价;未要部分由买方承担的,按该期最后"
        "一日的约定单价计。Call-offs that are made from that day on cost this; what a buyer owes of a period it owes at the price that is "
        "agreed on the last day of the period.\n",
        base::to_text(price.from), price.unit_price.value);
}

}  // namespace

std::string canonical_text(const supply_contract& of, const supply_addendum& what) {
    auto text = fmt::format(
        "补充协议 Addendum {}\n长期合同编号 Long-term contract: {}\n合同摘要 SHA-256 of the contract: {}\n提出方 Proposed by: {} "
        "{}\n提出日期 "
        "Proposed on: {}\n",
        what.number, base::to_wire(of.id), of.document.sha256, name_zh(what.side), name_of(what.side),
        base::to_text(base::business_date_of(what.proposed_at)));
    if (what.changes.ends_on) text += end_text(of, *what.changes.ends_on);
    if (!what.changes.quantities.empty()) text += quantities_text(of, what.changes.quantities);
    if (what.changes.price) text += price_text(*what.changes.price);
    return text + fmt::format("\n缘由 Reason\n{}\n\n其余条款不变。Everything else stands.\n", what.reason);
}

}  // namespace chuanpin::orders::domain
