#include "orders/app/stock/received_lot.hpp"

#include <fmt/format.h>

#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {
namespace {

using faults = std::vector<base::field_error>;

void must_agree(faults& found, std::string pointer, base::business_date known, base::business_date said) {
    if (known != said) found.push_back({std::move(pointer), "differs", fmt::format("{} was said before.", base::to_text(known))});
}

// A lot of the catalogue has its harvest from there; its last good day is said with the first receipt, or follows from the shelf life.
base::result<domain::lot> find_catalogue_lot(transaction& open, const domain::product_facts& product, const stock_receipt& asked) {
    auto known = open.lots().lock({&*asked.lot, 1});
    if (known.empty()) return base::refusal(domain::errors::lot_not_yet_known(*asked.lot));
    auto* found = &known.front();
    if (found->product != product.id) return base::refusal(domain::errors::lot_not_found(*asked.lot));
    faults wrong;
    if (asked.expires_on && found->expires_on) must_agree(wrong, "/expires_on", *found->expires_on, *asked.expires_on);
    if (asked.expires_on && *asked.expires_on < found->harvested_on)
        wrong.push_back({"/expires_on", "before-harvest", fmt::format("It was harvested on {}.", base::to_text(found->harvested_on))});
    if (!wrong.empty()) return base::refusal(domain::errors::lot_dates_invalid(std::move(wrong)));
    if (!found->expires_on) found->expires_on = asked.expires_on ? asked.expires_on : domain::expiry_of(found->harvested_on, product);
    return std::move(*found);
}

base::result<domain::lot> find_batch(transaction& open, const domain::product_facts& product, const named_batch& asked,
                                     domain::lot_id fresh, base::business_date today) {
    faults wrong;
    if (asked.harvested_on > today) wrong.push_back({"/batch/harvested_on", "in-future", "Goods are received after their harvest."});
    if (asked.expires_on < asked.harvested_on) wrong.push_back({"/batch/expires_on", "before-harvest", "Must not be before the harvest."});
    if (!wrong.empty()) return base::refusal(domain::errors::lot_dates_invalid(std::move(wrong)));
    auto found = open.lots().lock_or_add({.id = fresh,
                                          .product = product.id,
                                          .supplier = product.supplier,
                                          .number = asked.number,
                                          .harvested_on = asked.harvested_on,
                                          .expires_on = asked.expires_on});
    must_agree(wrong, "/batch/harvested_on", found.harvested_on, asked.harvested_on);
    must_agree(wrong, "/batch/expires_on", *found.expires_on, asked.expires_on);
    if (!wrong.empty()) return base::refusal(domain::errors::lot_dates_invalid(std::move(wrong)));
    return found;
}

}  // namespace

base::result<domain::stock_lot> receive_lot(transaction& open, const domain::product_facts& product, const stock_receipt& asked,
                                            domain::lot_id fresh, base::business_date today) {
    if (!asked.lot && !asked.batch) return domain::stock_lot{};
    auto found = asked.lot ? find_catalogue_lot(open, product, asked) : find_batch(open, product, *asked.batch, fresh, today);
    if (!found) return base::refusal(std::move(found.error()));
    const auto after = domain::take_in(*std::move(found), product, asked.quantity, today);
    if (!after) return base::refusal(after.error());
    open.lots().save(*after);
    return domain::stock_lot{.lot = after->id,
                             .harvested_on = after->harvested_on,
                             .expires_on = after->expires_on,
                             .first_harvest_on = after->first_harvest_on};
}

}  // namespace chuanpin::orders::app
