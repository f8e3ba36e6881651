// The counties and categories of an index, each with a number for the columns, and in which prefecture and poverty area a county is: kept
// once, not with each product. Internal to search/.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::search {

class facet_words {
public:
    struct county {
        std::string code;
        std::string prefecture;
        std::string poverty_area;  ///< empty: none of the four
        bool operator==(const county&) const = default;
    };

    facet_words() = default;
    explicit facet_words(std::string_view stored);
    /// As they were stored; parsed once as long as they stay the same. The calling thread's, until its next call.
    [[nodiscard]] static const facet_words& in(const Xapian::Database& database);

    struct numbers {
        std::uint16_t county;
        std::uint16_t category;
    };
    /// Of this product; what was not known, or otherwise, has to be stored. Throws std::runtime_error where there are too many.
    [[nodiscard]] numbers number(const app::indexed_product& product);
    /// Answers whether there was anything to be stored.
    bool store(Xapian::WritableDatabase& database);

    [[nodiscard]] const std::vector<county>& counties() const { return counties_; }
    [[nodiscard]] const std::vector<std::string>& categories() const { return categories_; }
    /// nullopt: no product has it.
    [[nodiscard]] std::optional<std::uint16_t> category(std::string_view name) const;

private:
    std::vector<county> counties_;
    std::vector<std::string> categories_;
    std::map<std::string, std::uint16_t, std::less<>> county_numbers_;
    std::map<std::string, std::uint16_t, std::less<>> category_numbers_;
    bool changed_ = false;
};

}  // namespace chuanpin::catalog::search
