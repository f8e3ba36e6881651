#include "catalog/listing_settings.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/base/whole_number.hpp"

namespace chuanpin::catalog {
namespace {

constexpr std::string_view first_publication = "catalog.review_first_publication";
constexpr std::string_view price_change = "catalog.review_price_change_percent";
constexpr std::string_view document_bytes = "catalog.document_bytes_max";
constexpr std::string_view names[] = {first_publication, price_change, document_bytes};
constexpr std::int64_t percent_max = 10'000;
constexpr std::int64_t bytes_min = 1'024;

std::int64_t read(const std::map<std::string, std::string>& of, std::string_view key, std::int64_t usual, std::int64_t min,
                  std::int64_t max) {
    const auto found = of.find(std::string(key));
    if (found == of.end()) return usual;
    const auto value = base::parse_whole_number(found->second);
    if (!value || *value < min || *value > max)
        throw std::runtime_error(fmt::format("[catalog] {} must be a whole number from {} to {}", key.substr(8), min, max));
    return *value;
}

bool read_switch(const std::map<std::string, std::string>& of, std::string_view key, bool usual) {
    const auto found = of.find(std::string(key));
    if (found == of.end()) return usual;
    if (found->second != "true" && found->second != "false")
        throw std::runtime_error(fmt::format("[catalog] {} must be true or false", key.substr(8)));
    return found->second == "true";
}

}  // namespace

bool is_listing_setting(std::string_view name) { return std::ranges::find(names, name) != std::end(names); }

listing_settings read_listing_settings(const std::map<std::string, std::string>& of) {
    listing_settings found;
    found.review.first_publication = read_switch(of, first_publication, found.review.first_publication);
    found.review.price_change_percent = read(of, price_change, found.review.price_change_percent, 0, percent_max);
    found.document_bytes_max = static_cast<std::size_t>(read(of, document_bytes, static_cast<std::int64_t>(found.document_bytes_max),
                                                             bytes_min, std::int64_t{domain::document_bytes_max_max}));
    return found;
}

}  // namespace chuanpin::catalog
