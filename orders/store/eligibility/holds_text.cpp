#include "orders/store/eligibility/holds_text.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "orders/store/eligibility/text_parts.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view column = "product_listing.holds";

}  // namespace

std::string to_text(const std::vector<domain::listing_hold>& holds) {
    std::string text;
    for (const auto& each : holds)
        text += fmt::format("{} {} {} {}\n", each.code, base::to_text(each.valid_from), day_text(each.valid_to), each.decided_by);
    return text;
}

std::vector<domain::listing_hold> parse_holds(std::string_view text) {
    std::vector<domain::listing_hold> holds;
    while (!text.empty()) {
        domain::listing_hold hold;
        hold.code = next_part(text, ' ', column);
        const auto first = parse_day(next_part(text, ' ', column), column);
        if (!first) throw std::logic_error("a hold of product_listing.holds begins on no day");
        hold.valid_from = *first;
        hold.valid_to = parse_day(next_part(text, ' ', column), column);
        hold.decided_by = next_part(text, '\n', column);
        holds.push_back(std::move(hold));
    }
    return holds;
}

}  // namespace chuanpin::orders::store
