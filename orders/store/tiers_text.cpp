#include "orders/store/tiers_text.hpp"

#include <charconv>
#include <stdexcept>

#include <fmt/format.h>

namespace chuanpin::orders::store {
namespace {

// Takes an integer and the separator behind it (the end counts as one) off `rest`.
std::int64_t take(std::string_view& rest, char separator) {
    std::int64_t value = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    const bool ended = rest.empty() && separator == ' ';
    if (read.ec != std::errc() || (!ended && !rest.starts_with(separator))) throw std::logic_error("offer_version.tiers cannot be read");
    if (!ended) rest.remove_prefix(1);
    return value;
}

}  // namespace

std::string to_text(const std::vector<domain::price_tier>& tiers) {
    std::string text;
    for (const auto& tier : tiers) text += fmt::format("{}{}:{}", text.empty() ? "" : " ", tier.quantity_from, tier.unit_price.value);
    return text;
}

std::vector<domain::price_tier> parse_tiers(std::string_view text) {
    std::vector<domain::price_tier> tiers;
    while (!text.empty()) {
        const auto quantity = take(text, ':');
        tiers.push_back({quantity, base::fen{take(text, ' ')}});
    }
    return tiers;
}

}  // namespace chuanpin::orders::store
