#include "orders/domain/standing/partial_day.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

constexpr std::string_view about_lines[] = {"insufficient-stock",     "offer-changed",       "offer-expired",
                                            "product-not-authorised", "listing-held",        "below-minimum-quantity",
                                            "outside-delivery-area",  "channel-not-offered", "capacity-exceeded"};
constexpr std::string_view lines_prefix = "/lines/";

// "/lines/3/quantity" is about line 3.
std::optional<std::size_t> line_of(std::string_view pointer, std::size_t count) {
    if (!pointer.starts_with(lines_prefix)) return std::nullopt;
    pointer.remove_prefix(lines_prefix.size());
    std::size_t number = 0;
    const auto read = std::from_chars(pointer.data(), pointer.data() + pointer.size(), number);
    if (read.ec != std::errc() || number >= count) return std::nullopt;
    return number;
}

}  // namespace

std::map<std::size_t, const base::field_error*> lines_named(const base::error& why, std::size_t count) {
    std::map<std::size_t, const base::field_error*> named;
    for (const auto& each : why.fields)
        if (const auto line = line_of(each.pointer, count)) named.try_emplace(*line, &each);
    return named;
}

std::vector<skipped_line> leave_out(order_request& asked, const base::error& why) {
    if (std::ranges::find(about_lines, why.code) == std::end(about_lines)) return {};
    const auto named = lines_named(why, asked.lines.size());
    std::vector<skipped_line> skipped;
    std::vector<requested_line> kept;
    for (std::size_t i = 0; i < asked.lines.size(); ++i) {
        const auto& line = asked.lines[i];
        const auto fault = named.find(i);
        if (fault == named.end())
            kept.push_back(line);
        else
            skipped.push_back({line.offer, base::to_wire(line.offer), line.quantity, fault->second->code, fault->second->detail});
    }
    asked.lines = std::move(kept);
    return skipped;
}

std::string sentences_of(std::span<const skipped_line> skipped, std::size_t bytes_max) {
    std::string text;
    for (const auto& each : skipped) {
        const auto more = fmt::format("{}{}: {}", text.empty() ? "" : " ", each.name_zh, each.detail);
        if (text.size() + more.size() > bytes_max) break;
        text += more;
    }
    return text;
}

}  // namespace chuanpin::orders::domain
