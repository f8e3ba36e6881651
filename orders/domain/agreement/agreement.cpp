#include "orders/domain/agreement/agreement.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

std::vector<organisation_id> parties_of(const agreement& what, organisation_id agreement_line::* which) {
    std::vector<organisation_id> found;
    for (const auto& line : what.lines) found.push_back(line.*which);
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

std::string text_of(const agreement_line& line) {
    auto text = fmt::format("第{}项 Item {}\n采购方 helper: {}\n供货方 supplier: {}\n产品 product: {} ({}, {} g)\n报价 offer: {} v{}\n",
                            line.number, line.number, base::to_wire(line.helper), base::to_wire(line.supplier), line.name_zh,
                            base::to_wire(line.product), line.unit_net_mass_g, base::to_wire(line.offer), line.offer_version);
    text += fmt::format("数量 quantity: {}\n单价 unit price (fen): {}\n金额 amount (fen): {}\n", line.quantity, line.unit_price.value,
                        line.amount.value);
    for (const auto& section : line.sections) text += fmt::format("分发 section: {} × {}\n", section.name, section.ordered);
    return text;
}

}  // namespace

std::int64_t agreement_line::delivered() const {
    std::int64_t sum = 0;
    for (const auto& each : sections) sum += each.delivered;
    return sum;
}
std::int64_t agreement_line::reversed() const {
    std::int64_t sum = 0;
    for (const auto& each : sections) sum += each.reversed;
    return sum;
}

base::fen agreement_line::worth_delivered() const { return {delivered() * unit_price.value}; }
base::fen agreement_line::owed_back() const {
    if (status != line_status::settled) return {};
    return {std::max<std::int64_t>(prepaid_confirmed.value - worth_delivered().value - repaid_recorded.value, 0)};
}

std::vector<organisation_id> agreement::helpers() const { return parties_of(*this, &agreement_line::helper); }
std::vector<organisation_id> agreement::suppliers() const { return parties_of(*this, &agreement_line::supplier); }

base::fen agreement::total() const {
    base::fen sum;
    for (const auto& line : lines) sum.value += line.amount.value;
    return sum;
}

std::optional<side> side_of(const agreement& what, organisation_id organisation) {
    for (const auto& line : what.lines) {
        if (line.helper == organisation) return side::helper;
        if (line.supplier == organisation) return side::supplier;
    }
    return std::nullopt;
}

std::string canonical_text(const agreement& what) {
    auto text = fmt::format("购销协议 Purchase agreement {}\n交货期限 deliver by: {}\n约定 note: {}\n", base::to_wire(what.id),
                            base::to_text(what.deliver_by), what.note);
    for (const auto& line : what.lines) text += text_of(line);
    return text + fmt::format("合计 total (fen): {}\n", what.total().value);
}

std::string canonical_text(const agreement& of, const addendum& what) {
    return fmt::format("补充协议 Addendum {} to {}\n原协议 SHA-256 of the agreement: {}\n交货期限 deliver by: {}\n约定 note: {}\n",
                       what.number, base::to_wire(of.id), of.document.sha256, base::to_text(what.deliver_by), what.note);
}

}  // namespace chuanpin::orders::domain
