// The text of a long-term contract. Its bytes are signed: a change of a word here is a change of every contract that is not signed yet.
#include <fmt/format.h>

#include "orders/domain/supply/supply_contract.hpp"

namespace chuanpin::orders::domain {
namespace {

std::string_view title_of(supply_kind kind) {
    return kind == supply_kind::supply ? "长期产销合同 Long-term supply contract" : "承销合同 Underwriting contract";
}

std::string_view unit_of(supply_step step) {
    switch (step) {
        case supply_step::week:
            return "周 week";
        case supply_step::month:
            return "月 month";
        case supply_step::quarter:
            return "季 quarter";
    }
    return {};
}

std::string price_text(const supply_terms& terms) {
    auto text = fmt::format("保底价 Floor price of a trade unit (fen): {}\n", terms.floor_price.value);
    if (terms.unit_price) return text + fmt::format("约定单价 Agreed price of a trade unit (fen): {}\n", terms.unit_price->value);
    return text +
           "定价方式:按要货当日供方报价计价,低于保底价的按保底价。The price is that of the supplier's offer on the day of the call-off, "
           "and the floor where that is lower.\n";
}

std::string remainder_text(const supply_terms& terms) {
    if (terms.kind == supply_kind::supply)
        return "买方按需要货,各期未要部分到期作废。The buyer calls off what it needs; what it did not call off lapses with its period.\n";
    return fmt::format(
        "买方包销:期满未要部分由买方按每件 {} 分承担;供方未能供货的部分除外。The buyer takes it all: what it has not called off when the "
        "term ends it owes at {} fen a trade unit, except for what the supplier did not supply.\n",
        shortfall_price(terms).value, shortfall_price(terms).value);
}

}  // namespace

std::string canonical_text(const supply_contract& of) {
    const auto& terms = of.terms;
    auto text =
        fmt::format("{}\n合同编号 Number: {}\n订立日期 Drawn up on: {}\n\n一、当事人 Parties\n买方 Buyer: {}\n", title_of(terms.kind),
                    base::to_wire(of.id), base::to_text(base::business_date_of(of.proposed_at)), base::to_wire(of.buyer));
    if (of.unit) text += fmt::format("买方单位 Unit of the buyer: {}\n", base::to_wire(*of.unit));
    text += fmt::format("供方 Supplier: {}\n\n二、标的 Goods\n产品 Product: {}\n品名规格 Goods: {}\n", base::to_wire(of.supplier),
                        base::to_wire(terms.product), terms.goods);
    text += fmt::format(
        "\n三、数量与期限 Quantity and term\n每期数量 Quantity of a period: {}\n期 Period: {}\n期数 Periods: {}\n合计 In all: {}\n自 From: "
        "{}\n至 "
        "To: {}\n",
        terms.quantity_per_period, unit_of(terms.step), terms.periods, contracted_quantity(terms), base::to_text(terms.starts_on),
        base::to_text(last_day_of(terms)));
    text += "\n四、价款 Price\n" + price_text(terms);
    text +=
        "\n五、要货 Call-offs\n买方在各期数量内要货,每次要货即为一份订单,按本合同价格。Each call-off is an order at the price of this "
        "contract, "
        "within the quantity of the period of its delivery.\n";
    text += "\n六、未要部分 The remainder\n" + remainder_text(terms);
    if (!terms.note.empty()) text += fmt::format("\n七、其他约定 Note\n{}\n", terms.note);
    return text;
}

}  // namespace chuanpin::orders::domain
