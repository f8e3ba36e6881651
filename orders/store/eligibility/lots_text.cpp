#include "orders/store/eligibility/lots_text.hpp"

#include <charconv>
#include <stdexcept>

#include <fmt/format.h>

#include "orders/store/eligibility/text_parts.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view column = "purchase_order_line.lots";

std::int64_t quantity_in(std::string_view text) {
    std::int64_t quantity = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), quantity);
    if (fault != std::errc() || end != text.data() + text.size()) throw std::logic_error("a quantity of purchase_order_line.lots");
    return quantity;
}

}  // namespace

std::string to_text(const std::vector<domain::taken_lot>& lots) {
    std::string text;
    for (const auto& each : lots)
        text += fmt::format("{} {} {} {} {}\n", base::to_wire(each.lot), each.quantity, day_text(each.harvested_on),
                            day_text(each.first_harvest_on), day_text(each.expires_on));
    return text;
}

std::vector<domain::taken_lot> parse_lots(std::string_view text) {
    std::vector<domain::taken_lot> lots;
    while (!text.empty()) {
        domain::taken_lot lot;
        const auto id = base::parse_id<domain::lot_id>(next_part(text, ' ', column));
        if (!id) throw std::logic_error("a lot of purchase_order_line.lots");
        lot.lot = *id;
        lot.quantity = quantity_in(next_part(text, ' ', column));
        lot.harvested_on = parse_day(next_part(text, ' ', column), column);
        lot.first_harvest_on = parse_day(next_part(text, ' ', column), column);
        lot.expires_on = parse_day(next_part(text, '\n', column), column);
        lots.push_back(lot);
    }
    return lots;
}

}  // namespace chuanpin::orders::store
