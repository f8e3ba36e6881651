// The text of a contract. Its bytes are signed: a change of a word here is a change of every contract that is not signed yet.
#include <fmt/format.h>

#include "orders/domain/contract/contract.hpp"

namespace chuanpin::orders::domain {
namespace {

std::string_view name_zh(freight_bearer by) { return by == freight_bearer::buyer ? "买方" : "供方"; }

std::string text_of(const freight_terms& what) {
    return fmt::format("运费 Freight (fen): {}\n承担方 Borne by: {} {}\n", what.amount.value, name_zh(what.by), name_of(what.by));
}

std::string text_of(const payment_terms& what) {
    switch (what.kind) {
        case payment_kind::on_acceptance:
            return "验收后付款。Paid after the acceptance.\n";
        case payment_kind::prepaid:
            return "先款后货:付清后发货。Paid in full before the dispatch.\n";
        case payment_kind::credit:
            break;
    }
    return fmt::format("先货后款:验收后 {} 日内付清。Paid within {} days after the acceptance.\n", what.days, what.days);
}

std::string text_of(const order_line& line, std::size_t number) {
    auto text = fmt::format(
        "{}. {}\n   产品 Product: {}\n   报价 Offer: {} v{}\n   数量 Quantity: {}\n   单价 Unit price (fen): {}\n   金额 Amount (fen): "
        "{}\n",
        number, line.name_zh, base::to_wire(line.product), base::to_wire(line.offer), line.offer_version, line.quantity,
        line.unit_price.value, line.amount.value);
    if (line.unit_net_mass_g > 0) text += fmt::format("   每件净含量 Net mass of a unit (g): {}\n", line.unit_net_mass_g);
    if (!line.storage.storage_class.empty()) text += fmt::format("   贮存条件 Storage: {}\n", line.storage.storage_class);
    if (line.storage.min_mc) text += fmt::format("   最低温度 Not colder than (m°C): {}\n", *line.storage.min_mc);
    if (line.storage.max_mc) text += fmt::format("   最高温度 Not warmer than (m°C): {}\n", *line.storage.max_mc);
    text += fmt::format("   产地 Origin: {}\n", line.origin_county_code);
    if (line.certificate_number) text += fmt::format("   授权证书 Certificate: {}\n", *line.certificate_number);
    return text;
}

}  // namespace

// The contact's name stays out of it: both sides read it with the order.
std::string canonical_text(const order& of, const freight_terms& freight) {
    auto text = fmt::format(
        "购销合同 Purchase contract\n合同编号 Number: {}\n订立日期 Drawn up on: {}\n\n一、当事人 Parties\n买方 Buyer: {}\n",
        base::to_wire(of.id), base::to_text(base::business_date_of(of.confirmed_at.value_or(of.placed_at))), base::to_wire(of.buyer));
    if (of.unit) text += fmt::format("买方单位 Unit of the buyer: {}\n", base::to_wire(*of.unit));
    text += fmt::format("供方 Supplier: {}\n\n二、标的与价款 Goods and prices\n", base::to_wire(of.supplier));
    if (of.award) text += fmt::format("询价单 Request for quotation: {}\n", base::to_wire(of.award->quotation));
    for (std::size_t i = 0; i < of.lines.size(); ++i) text += text_of(of.lines[i], i + 1);
    text += fmt::format("货款合计 Total of the goods (fen): {}\n\n三、运费 Freight\n{}", of.total.value, text_of(freight));
    text += fmt::format("\n四、交付 Delivery\n交付地点 Place: {} {}\n交付日期 Day: {}\n", of.delivery.county_code, of.delivery.address,
                        base::to_text(of.requested_delivery_date));
    text += "\n五、数量允差 Tolerance\n按约定数量交付,不设允差。The quantities are exact.\n";
    text +=
        "\n六、验收 Acceptance\n买方到货后逐行验收并签字;拒收部分说明原因,不计入应付金额。The buyer accepts line by line and signs; what "
        "is "
        "rejected, with the reason, is not owed.\n";
    text += "\n七、付款 Payment\n" + text_of(of.terms);
    text +=
        "\n八、变更 Changes\n双方签署后,仅可由双方签署的编号补充协议变更。Once both have signed, only numbered addenda signed by both "
        "change it.\n";
    return text;
}

std::string canonical_text(const contract& of, const contract_addendum& what) {
    auto text = fmt::format("补充协议 Addendum {}\n合同编号 Contract: {}\n合同摘要 SHA-256 of the contract: {}\n", what.number,
                            base::to_wire(of.order), of.document.sha256);
    if (what.deliver_by) text += fmt::format("交付日期 Day of delivery: {}\n", base::to_text(*what.deliver_by));
    if (what.freight) text += text_of(*what.freight);
    return text + fmt::format("约定 Note: {}\n", what.note);
}

}  // namespace chuanpin::orders::domain
