#include "catalog/search/facet_words.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace chuanpin::catalog::search {

namespace {

constexpr std::string_view counties_key = "counties";
constexpr std::string_view categories_key = "categories";
constexpr char separator = '\0';  ///< behind each text; none has it
/// Between the two texts of which the words of an index are made.
constexpr char end_of_counties = '\1';

std::string take_text(std::string_view& packed) {
    const auto end = std::min(packed.find(separator), packed.size());
    std::string text(packed.substr(0, end));
    packed.remove_prefix(std::min(end + 1, packed.size()));
    return text;
}

std::uint16_t next_number(std::size_t known) {
    if (known > std::numeric_limits<std::uint16_t>::max()) throw std::runtime_error("the search index has too many counties or categories");
    return static_cast<std::uint16_t>(known);
}

}  // namespace

facet_words::facet_words(std::string_view stored) {
    auto counties = stored.substr(0, stored.find(end_of_counties));
    auto categories = stored.substr(std::min(counties.size() + 1, stored.size()));
    while (!counties.empty()) {
        county each{.code = take_text(counties), .prefecture = take_text(counties), .poverty_area = take_text(counties)};
        county_numbers_.emplace(each.code, next_number(counties_.size()));
        counties_.push_back(std::move(each));
    }
    while (!categories.empty()) {
        categories_.push_back(take_text(categories));
        category_numbers_.emplace(categories_.back(), next_number(categories_.size() - 1));
    }
}

const facet_words& facet_words::in(const Xapian::Database& database) {
    thread_local std::string stored;
    thread_local facet_words words;
    auto now = database.get_metadata(std::string(counties_key)) + end_of_counties + database.get_metadata(std::string(categories_key));
    if (now != stored) {
        words = facet_words(now);
        stored = std::move(now);
    }
    return words;
}

facet_words::numbers facet_words::number(const app::indexed_product& product) {
    const county asked{product.county_code, product.prefecture, product.poverty_area};
    auto place = county_numbers_.find(asked.code);
    if (place == county_numbers_.end()) {
        place = county_numbers_.emplace(asked.code, next_number(counties_.size())).first;
        counties_.emplace_back();
    }
    if (auto& known = counties_[place->second]; known != asked) {
        known = asked;
        changed_ = true;
    }
    auto category = category_numbers_.find(product.category);
    if (category == category_numbers_.end()) {
        category = category_numbers_.emplace(product.category, next_number(categories_.size())).first;
        categories_.push_back(product.category);
        changed_ = true;
    }
    return {place->second, category->second};
}

bool facet_words::store(Xapian::WritableDatabase& database) {
    if (!changed_) return false;
    std::string counties;
    for (const auto& each : counties_) {
        for (const auto* text : {&each.code, &each.prefecture, &each.poverty_area}) counties.append(*text).push_back(separator);
    }
    std::string categories;
    for (const auto& each : categories_) categories.append(each).push_back(separator);
    database.set_metadata(std::string(counties_key), counties);
    database.set_metadata(std::string(categories_key), categories);
    changed_ = false;
    return true;
}

std::optional<std::uint16_t> facet_words::category(std::string_view name) const {
    const auto known = category_numbers_.find(name);
    return known == category_numbers_.end() ? std::nullopt : std::optional(known->second);
}

}  // namespace chuanpin::catalog::search
