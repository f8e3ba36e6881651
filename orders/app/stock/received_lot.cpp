#include "orders/app/stock/received_lot.hpp"

#include <fmt/format.h>

#include "orders/domain/eligibility/errors.hpp"
#include "orders/domain/errors.hpp"
#include "platform/base/alike_key.hpp"

namespace chuanpin::orders::app {
namespace {

using faults = std::vector<base::field_error>;

void must_agree(faults& found, std::string pointer, base::business_date known, base::business_date said) {
    if (known != said) found.push_back({std::move(pointer), "differs", fmt::format("{} was said before.", base::to_text(known))});
}

// Only what is said again is held against it: what is left out follows the first receipt.
void must_agree(faults& found, std::string pointer, const std::optional<std::string>& known, const std::optional<std::string>& said) {
    if (!said || known == said) return;
    found.push_back(
        {std::move(pointer), "differs", known ? fmt::format("{} was said before.", *known) : std::string("None was said before.")});
}

std::optional<std::string> key_of(const std::optional<std::string>& variety) {
    if (!variety) return std::nullopt;
    return base::alike_key(*variety);
}

domain::lot_goods goods_of(transaction& open, const domain::product_facts& product, const named_batch& asked) {
    auto goods = open.lots().goods_of(product.id);
    if (asked.variety) goods.variety_key = key_of(asked.variety);
    if (asked.county_code) goods.county_code = asked.county_code;
    return goods;
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
                                          .expires_on = asked.expires_on,
                                          .goods = goods_of(open, product, asked)});
    must_agree(wrong, "/batch/harvested_on", found.harvested_on, asked.harvested_on);
    must_agree(wrong, "/batch/expires_on", *found.expires_on, asked.expires_on);
    const bool dates = !wrong.empty();
    must_agree(wrong, "/batch/variety", found.goods.variety_key, key_of(asked.variety));
    must_agree(wrong, "/batch/county_code", found.goods.county_code, asked.county_code);
    if (dates) return base::refusal(domain::errors::lot_dates_invalid(std::move(wrong)));
    if (!wrong.empty()) return base::refusal(domain::errors::batch_origin_differs(std::move(wrong)));
    return found;
}

}  // namespace

base::result<received_lot> receive_lot(transaction& open, const domain::product_facts& product, const stock_receipt& asked,
                                       domain::lot_id fresh, base::business_date today) {
    if (!asked.lot && !asked.batch) return received_lot{};
    auto found = asked.lot ? find_catalogue_lot(open, product, asked) : find_batch(open, product, *asked.batch, fresh, today);
    if (!found) return base::refusal(std::move(found.error()));
    const auto after = domain::take_in(*std::move(found), product, asked.quantity, today);
    if (!after) return base::refusal(after.error());
    open.lots().save(*after);
    return received_lot{.row = {.lot = after->id,
                                .harvested_on = after->harvested_on,
                                .expires_on = after->expires_on,
                                .first_harvest_on = after->first_harvest_on},
                        .season = domain::season_of(*after)};
}

}  // namespace chuanpin::orders::app
