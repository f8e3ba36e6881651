// Going through all products of the columns, from the newest on. Internal to search/.
#pragma once

#include <cstdint>

#include "catalog/search/product_columns.hpp"

namespace chuanpin::catalog::search {

class columns_walk {
public:
    explicit columns_walk(const product_columns& columns) : columns_(columns) {}
    Xapian::docid go_to(Xapian::docid place) {
        ++steps_;
        place = std::max(place, columns_.begin());
        return place < columns_.end() ? place : nowhere;
    }
    [[nodiscard]] static std::int64_t rank() { return 0; }
    /// Whether enough was looked at for a search to make do with what it found.
    [[nodiscard]] bool tired() const { return steps_ > steps_max; }

private:
    static constexpr std::size_t steps_max = 4'000;
    const product_columns& columns_;
    std::size_t steps_ = 0;
};

}  // namespace chuanpin::catalog::search
