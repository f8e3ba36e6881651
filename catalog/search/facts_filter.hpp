// Which products pass the filters of a search, by their facts. Internal to search/.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "catalog/search/facet_words.hpp"
#include "catalog/search/product_columns.hpp"

namespace chuanpin::catalog::search {

class facts_filter {
public:
    facts_filter(const app::product_query& asked, const facet_words& words);

    /// The day of a season is looked for in the details.
    [[nodiscard]] bool passes(const product_columns& columns, Xapian::docid place, const product_facts& facts) const;
    /// Whether anything is asked for but the text and the supplier.
    [[nodiscard]] bool narrows() const { return narrows_; }

private:
    void allow(app::facet what, const std::string& value, const facet_words& words);
    void allow_counties(const facet_words& words, std::string facet_words::county::* what, const std::string& value);
    [[nodiscard]] bool facts_pass(const product_facts& facts) const;
    [[nodiscard]] bool prices_pass(std::optional<base::fen> price) const;

    bool narrows_ = false;
    bool nothing_passes_ = false;
    std::vector<bool> counties_;  ///< by number, empty: every one
    std::optional<std::uint16_t> category_;
    std::optional<domain::storage_class> storage_;
    std::optional<bool> in_stock_;
    bool priced_ = false;
    std::optional<base::fen> price_min_;
    std::optional<base::fen> price_max_;
    std::optional<base::business_date> in_season_;
};

}  // namespace chuanpin::catalog::search
