#include "orders/app/group/group_fill_maker.hpp"

#include <algorithm>

#include "orders/domain/group/sharing.hpp"

namespace chuanpin::orders::app {
namespace {

bool same_conditions(const domain::need_terms& one, const domain::need_terms& other) {
    return one.kind == other.kind && one.by == other.by && one.delivery.county_code == other.delivery.county_code &&
           one.requested_delivery_date == other.requested_delivery_date && one.kilogram_price_max == other.kilogram_price_max &&
           one.share_limit_permille == other.share_limit_permille && one.substitutes == other.substitutes;
}

// What got nothing, although the offer gives something to others.
domain::fill_reason reason_of(const domain::fill_part& part, std::int64_t quantity) {
    return quantity > 0 || part.quantity == 0 ? part.reason : domain::fill_reason::filled_by_others;
}

}  // namespace

std::vector<domain::need_fill> group_fill_maker::propose(std::vector<domain::purchase_need> needs, const domain::fill_terms& terms) {
    std::ranges::sort(needs,
                      [](const auto& one, const auto& other) { return std::pair(one.buyer, one.id) < std::pair(other.buyer, other.id); });
    for (const auto& each : needs) {
        rest_[each.id] = each.rest();
        for (const auto& [supplier, amount] : open_.fills().given_of(each.id)) given_[{each.id, supplier}] = amount;
    }
    std::vector<needs_of_terms> classes;
    for (const auto& each : needs) {
        const auto same =
            std::ranges::find_if(classes, [&](const auto& others) { return same_conditions(others.front()->terms, each.terms); });
        if (same == classes.end())
            classes.push_back({&each});
        else
            same->push_back(&each);
    }
    for (const auto& each : classes) fill_together(each, terms);
    std::vector<domain::need_fill> fills;
    for (auto house = needs.begin(); house != needs.end();) {
        const auto end = std::find_if(house, needs.end(), [&](const auto& each) { return each.buyer != house->buyer; });
        std::vector<domain::purchase_need> own(house, end);
        fills.push_back(keep_of(own, terms));
        house = end;
    }
    return fills;
}

void group_fill_maker::fill_together(const needs_of_terms& needs, const domain::fill_terms& terms) {
    const auto candidates = maker_.candidates_of(*needs.front(), terms);
    domain::fill_question asked;
    for (const auto* each : needs) {
        asked.wanted += rest_[each->id];
        asked.share_limit += domain::share_limit_of(each->terms);
        for (const auto& whose : candidates)
            if (const auto found = given_.find({each->id, whose.supplier}); found != given_.end())
                asked.given[whose.supplier] = asked.given[whose.supplier] + found->second;
    }
    asked.before = maker_.given_before(candidates, needs.front()->terms.by);
    const auto parts = domain::allocate(asked, candidates);
    std::int64_t total = 0;
    for (const auto& each : parts) total += each.amount;
    for (std::size_t i = 0; i < candidates.size(); ++i) share_out(needs, candidates[i], parts[i], total);
}

void group_fill_maker::share_out(const needs_of_terms& needs, const domain::candidate& whose, const domain::fill_part& part,
                                 std::int64_t total) {
    std::vector<std::int64_t> quantities(needs.size(), 0);
    if (part.quantity > 0) {
        std::int64_t all = 0;
        for (const auto* each : needs) all += each->rest();
        std::vector<domain::pooled_need> rooms;
        for (const auto* each : needs)
            rooms.push_back({room_of(*each, whose.supplier), domain::due_of(each->rest(), all, each->rest() - rest_.at(each->id), total)});
        quantities = domain::share_out({part.quantity, whose.pack, whose.minimum}, rooms);
    }
    const auto in_stock = domain::share_out_stock(whose.available, quantities);
    for (std::size_t i = 0; i < needs.size(); ++i) {
        const auto& need = *needs[i];
        const auto amount = quantities[i] * whose.pack;
        rest_[need.id] -= amount;
        given_[{need.id, whose.supplier}] += amount;
        const domain::fill_part own{quantities[i], amount, reason_of(part, quantities[i]), quantities[i] - in_stock[i]};
        for (auto& each : domain::shares_of(whose, own, need.id, need.terms.by)) {
            maker_.note_taken(each.whose, need.terms.requested_delivery_date, each.part.quantity);
            shares_[need.id].push_back(std::move(each));
        }
    }
}

std::int64_t group_fill_maker::room_of(const domain::purchase_need& need, domain::organisation_id supplier) const {
    const auto given = given_.find({need.id, supplier});
    const auto of_supplier = domain::share_limit_of(need.terms) - (given == given_.end() ? 0 : given->second);
    return std::max<std::int64_t>(std::min(rest_.at(need.id), of_supplier), 0);
}

domain::need_fill group_fill_maker::keep_of(std::vector<domain::purchase_need>& house, const domain::fill_terms& terms) {
    domain::need_fill made{.id = domain::fill_id::make(context_.now, random_),
                           .buyer = house.front().buyer,
                           .terms = terms,
                           .proposed_by = context_.who->account,
                           .proposed_at = context_.now};
    for (const auto& each : house) {
        made.needs.push_back(each.id);
        for (auto& share : shares_[each.id]) {
            share.number = static_cast<int>(made.shares.size()) + 1;
            made.shares.push_back(std::move(share));
        }
    }
    maker_.keep(made, house);
    return made;
}

}  // namespace chuanpin::orders::app
