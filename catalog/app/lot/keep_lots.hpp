// A supplier opens a lot of a product, records what households and others deliver into it, and closes it.
#pragma once

#include "catalog/app/harvest/read_harvests.hpp"
#include "catalog/app/household/personal_keys.hpp"
#include "catalog/app/views.hpp"

namespace chuanpin::catalog::app {

struct new_lot {
    std::string number;
    base::business_date harvested_on{};
    std::optional<std::string> place_code{};  ///< the product's place or county without it
};
/// Either a household of the registry or the name of somebody else.
struct new_intake {
    std::optional<std::string> household_number{};
    std::optional<std::string> supplier_name{};
    domain::delivery delivered{};
};
/// A lot, and what it was harvested before: a red flag.
struct lot_view {
    domain::lot what{};
    std::optional<domain::harvest_announcement> broken{};
    domain::lot_goods goods{};
};
struct lot_page {
    std::vector<lot_summary> lots{};
    std::vector<std::optional<domain::harvest_announcement>> broken{};  ///< in the order of `lots`
    bool has_more = false;
};

class keep_lots {
public:
    keep_lots(unit_of_work& database, base::random_source& random, const personal_keys& keys)
        : database_(database), random_(random), keys_(keys) {}

    /// Errors: product-not-found (also others'), product-not-published, lot-invalid, lot-number-taken.
    base::task<base::result<base::reply>> open(const base::call_context& context, base::idempotent<lot_view> request,
                                               domain::product_id product, new_lot asked);
    /// Errors: lot-not-found (also others'), lot-invalid (a household that the registry does not know, …), and those of domain::take_in.
    base::task<base::result<base::reply>> take_in(const base::call_context& context, base::idempotent<lot_view> request, domain::lot_id id,
                                                  new_intake asked);
    /// Errors: lot-not-found (also others'), and those of domain::close.
    base::task<base::result<base::reply>> close(const base::call_context& context, base::idempotent<lot_view> request, domain::lot_id id);

    /// As anybody may. Errors: lot-not-found.
    base::task<base::result<lot_view>> one(const base::call_context& context, domain::lot_id id);
    /// Lots of a published product, newest first. Errors: product-not-found.
    base::task<base::result<lot_page>> page(const base::call_context& context, domain::product_id product,
                                            std::optional<domain::lot_id> before, std::size_t limit);

private:
    unit_of_work& database_;
    base::random_source& random_;
    const personal_keys& keys_;
};

}  // namespace chuanpin::catalog::app
