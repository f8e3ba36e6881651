#include "orders/domain/fill/need_fill.hpp"

#include <algorithm>

#include "orders/domain/need/errors.hpp"
#include "platform/base/iso_week.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr std::string_view refusals_of_supplier[] = {"insufficient-stock",     "capacity-exceeded",     "goods-not-fresh",
                                                     "goods-harvested-early",  "offer-changed",         "offer-expired",
                                                     "product-not-authorised", "listing-held",          "outside-delivery-area",
                                                     "channel-not-offered",    "below-minimum-quantity"};

const need_share& share_of(const need_fill& what, int number) { return *std::ranges::find(what.shares, number, &need_share::number); }

}  // namespace

std::string_view name_of(share_status status) {
    switch (status) {
        case share_status::proposed:
            return "proposed";
        case share_status::ordered:
            return "ordered";
        case share_status::refused:
            return "refused";
        case share_status::released:
            return "released";
    }
    return {};
}

std::optional<share_status> parse_share_status(std::string_view name) {
    for (const auto each : share_statuses)
        if (name_of(each) == name) return each;
    return std::nullopt;
}

std::vector<need_share> shares_of(const candidate& whose, const fill_part& part, need_id need, measure by) {
    std::vector<need_share> shares;
    const auto add = [&](bool ahead, std::int64_t quantity, fill_reason reason) {
        shares.push_back({.need = need, .by = by, .whose = whose, .part = {quantity, quantity * whose.pack, reason}});
        auto& told = shares.back().whose;
        told.ahead = ahead;
        if (ahead) told.available = whose.available_ahead;
        told.available_ahead = 0;
    };
    const auto in_stock = part.quantity - part.quantity_ahead;
    // What is ordered ahead comes after all that is in stock.
    const bool took_all = part.quantity_ahead > 0 || part.reason == fill_reason::all_announced;
    if (in_stock > 0) add(false, in_stock, took_all ? fill_reason::all_in_stock : part.reason);
    if (part.quantity_ahead > 0) add(true, part.quantity_ahead, part.reason);
    if (part.quantity == 0) add(whose.available == 0 && whose.available_ahead > 0, 0, part.reason);
    return shares;
}

std::vector<fill_group> groups_to_order(const need_fill& what) {
    std::vector<fill_group> groups;
    if (what.settled_at) return groups;
    for (const auto& each : what.shares) {
        if (each.part.quantity == 0 || each.status != share_status::proposed) continue;
        const auto same = std::ranges::find_if(
            groups, [&](const fill_group& group) { return group.need == each.need && group.supplier == each.whose.supplier; });
        if (same == groups.end())
            groups.push_back({each.need, each.whose.supplier, {each.number}});
        else
            same->numbers.push_back(each.number);
    }
    return groups;
}

order_request request_of(const need_fill& what, const fill_group& group, const purchase_need& need) {
    order_request asked{.supplier = group.supplier,
                        .delivery = need.terms.delivery,
                        .requested_delivery_date = need.terms.requested_delivery_date,
                        .lines = {}};
    for (const auto number : group.numbers) {
        const auto& share = share_of(what, number);
        asked.lines.push_back(
            {.offer = share.whose.offer,
             .offer_version = share.whose.offer_version,
             .quantity = share.part.quantity,
             .budget = what.terms.budget,
             .by = what.terms.by,
             .campaign = what.terms.campaign,
             .delivery_week = share.whose.ahead ? std::optional(base::week_of(asked.requested_delivery_date)) : std::nullopt,
             .substitutes = need.terms.substitutes});
    }
    return asked;
}

fill_claim claim_of(const need_fill& what, const fill_group& group) {
    fill_claim claim{what.id, group};
    for (const auto number : group.numbers) claim.amount += share_of(what, number).part.amount;
    return claim;
}

base::result<void> check_claim(const purchase_need& locked, const fill_claim& claim, base::business_date today) {
    if (const auto status = status_of(locked, today); !is_wanting(status))
        return base::refusal(errors::need_not_open(locked.id, name_of(status)));
    if (locked.current_fill != claim.fill || claim.amount > locked.rest()) return base::refusal(errors::fill_superseded(claim.fill));
    return {};
}

bool is_of_supplier(std::string_view refusal) { return std::ranges::find(refusals_of_supplier, refusal) != std::end(refusals_of_supplier); }

}  // namespace chuanpin::orders::domain
