// What filters, orders and counts look at of a product. Internal to search/.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::search {

/// The parts of a year that a product is harvested in, without those that pass its turn.
inline constexpr std::size_t season_parts_max = domain::seasons_max + 1;

class season_days {
public:
    season_days() = default;
    explicit season_days(const domain::seasons& harvested);
    [[nodiscard]] bool has(base::business_date day) const;

    /// As two numbers, for a file.
    using packed = std::array<std::uint64_t, 2>;
    explicit season_days(const packed& from) : packed_(from) {}
    [[nodiscard]] const packed& as_packed() const { return packed_; }

private:
    packed packed_{};  ///< three parts each: the first day and the day behind the last, counted from 1; zero: none
};

/// What every product that a search comes across is looked at for.
struct product_facts {
    std::optional<base::fen> price{};  ///< of a kilogram
    std::uint16_t county = 0;          ///< its number among facet_words
    std::uint16_t category = 0;
    std::optional<domain::storage_class> storage{};
    bool in_stock = false;
};

/// And what fewer are.
struct product_details {
    domain::product_id id{};
    base::instant published_at{};
    season_days harvested{};
};

}  // namespace chuanpin::catalog::search
