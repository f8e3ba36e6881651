// The board of unsold stock: what perishes first stands first.
#pragma once

#include "catalog/app/unsold/sell_off.hpp"

namespace chuanpin::catalog::app {

struct unsold_page {
    std::vector<unsold_view> listings{};
    std::optional<unsold_key> next{};  ///< where another page follows: the last entry of this one
};

class read_unsold {
public:
    explicit read_unsold(unit_of_work& database) : database_(database) {}

    /// On the board only products that are listed today; an own list shows the others too.
    base::task<base::result<unsold_page>> page(const base::call_context& context, unsold_filter filter, std::optional<unsold_key> after,
                                               std::size_t limit);
    /// Ended ones too. Errors: unsold-not-found.
    base::task<base::result<unsold_view>> one(const base::call_context& context, domain::unsold_listing_id id);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::catalog::app
