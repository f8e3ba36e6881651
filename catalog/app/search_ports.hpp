// What finding products needs from an index. Its functions take milliseconds and touch files, so they run on CPU threads.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "catalog/domain/availability/availability.hpp"
#include "catalog/domain/offer.hpp"
#include "catalog/domain/product.hpp"

namespace chuanpin::catalog::app {

/// A published product as the index knows it.
struct indexed_product {
    domain::product_id id{};
    domain::organisation_id supplier{};
    std::string name_zh;
    std::optional<std::string> name_en{};
    std::string category;
    std::string county_code;
    std::string county_name;
    std::string prefecture;
    std::string poverty_area;                        ///< empty: none of the four
    std::optional<domain::storage_class> storage{};  ///< of goods
    domain::seasons harvested{};
    std::optional<base::fen> price_per_kilogram{};  ///< of the first tier in force; nullopt without an offer
    base::instant published_at{};
    domain::availability stock{};
    std::optional<base::instant> next_change{};  ///< when the price will be another: it is indexed again then
    std::string row{};                           ///< what is answered of it: the index keeps it as it is
};

/// What a product is now: to be found so, or (not published any more) not at all.
using index_change = std::variant<indexed_product, domain::product_id>;

enum class search_sort { relevance, newest, price_ascending, price_descending };
[[nodiscard]] std::string_view name_of(search_sort sort);
[[nodiscard]] std::optional<search_sort> parse_search_sort(std::string_view name);
[[nodiscard]] bool orders_by_price(search_sort sort);

/// Counted by value: how many a filter would leave, at least.
enum class facet { county, prefecture, poverty_area, category, storage_class, in_stock };
inline constexpr facet facets[] = {facet::county,   facet::prefecture,    facet::poverty_area,
                                   facet::category, facet::storage_class, facet::in_stock};
[[nodiscard]] std::string_view name_of(facet what);

struct product_query {
    std::string text{};  ///< as somebody typed it; empty: everything
    std::map<facet, std::string> only{};
    std::optional<domain::organisation_id> supplier{};
    std::optional<base::fen> price_min{};  ///< a kilogram
    std::optional<base::fen> price_max{};
    std::optional<base::business_date> in_season{};
    search_sort sort = search_sort::relevance;
    std::size_t skipped = 0;
    std::size_t limit = 20;
};

inline constexpr std::size_t search_results_max = 1'000;     ///< that can be paged through
inline constexpr std::size_t search_counted_max = 1'000;     ///< of those that match, the newest, that are ranked and counted
inline constexpr std::size_t search_faceted_max = 250;       ///< whose facets are counted: the newest of those
inline constexpr std::size_t search_facet_values_max = 200;  ///< of a facet, the most frequent ones

struct facet_count {
    std::string value;
    std::size_t products = 0;
    bool operator==(const facet_count&) const = default;
};

struct product_hits {
    std::vector<domain::product_id> ids{};  ///< best first
    std::vector<std::string> rows{};        ///< of each of them, as it was indexed
    std::size_t total = 0;                  ///< exact where `exact`, otherwise at least so many
    bool exact = true;
    bool facets_exact = true;  ///< whether `counts` are of all that was found, or of the newest of it
    bool has_more = false;
    std::map<facet, std::vector<facet_count>> counts{};  ///< most frequent first
};

/// Thread-safe. Throws std::runtime_error where the files cannot be used.
class product_index {
public:
    virtual ~product_index() = default;
    [[nodiscard]] virtual product_hits search(const product_query& query) = 0;

    /// Whether this process may write: one at a time may, and another takes over where it ends. Tries to become it.
    virtual bool may_write() = 0;
    /// The journal's sequence up to which the index is right; nullopt where it has to be built first.
    [[nodiscard]] virtual std::optional<std::int64_t> position(std::int64_t generation) = 0;
    /// Changes and position become visible together. Only who may write.
    virtual void apply(std::span<const index_change> changes, std::int64_t position) = 0;
    /// Products whose price changes by itself until then, at most `limit`.
    [[nodiscard]] virtual std::vector<domain::product_id> due(base::instant until, std::size_t limit) = 0;
    /// Builds anew beside the index that answers meanwhile: begin, add in any number of batches, then finish replaces it.
    virtual void begin_building() = 0;
    virtual void add(std::span<const indexed_product> products) = 0;
    virtual void finish_building(std::int64_t generation, std::int64_t position) = 0;
};

}  // namespace chuanpin::catalog::app
