#include "orders/domain/order/placing.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "orders/domain/eligibility/errors.hpp"
#include "orders/domain/errors.hpp"
#include "orders/domain/forward/errors.hpp"
#include "orders/domain/forward/waiting.hpp"
#include "orders/domain/quotation/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

using faults = std::vector<base::field_error>;

// What may be wrong with a line, most urgent first.
struct line_faults {
    faults not_yet_known;
    faults changed;
    faults expired;
    faults not_authorised;
    faults held;
    faults other_supplier;
    faults below_minimum;
    faults outside_area;
    faults other_channel;
    faults no_harvest;
    const offer_version* first_changed = nullptr;
};

// What is ordered of the offer of each line: of what is there and of what is to come it may stand in two, which its supplier delivers
// together.
std::vector<std::int64_t> quantities_together(const order_request& request) {
    std::vector<std::int64_t> found;
    found.reserve(request.lines.size());
    for (const auto& line : request.lines) found.push_back(line.quantity);
    if (std::ranges::none_of(request.lines, [](const requested_line& line) { return line.delivery_week.has_value(); })) return found;
    std::unordered_map<offer_id, std::int64_t> sums;
    for (const auto& line : request.lines) sums[line.offer] += line.quantity;
    for (std::size_t i = 0; i < found.size(); ++i) found[i] = sums[request.lines[i].offer];
    return found;
}

void look_at_line(const order_request& request, std::size_t i, std::int64_t together, const seen_offer& seen, base::business_date today,
                  line_faults& found) {
    const auto& line = request.lines[i];
    const auto at = [i](std::string_view field) { return fmt::format("/lines/{}/{}", i, field); };
    switch (seen.how) {
        case sight::not_yet_known:
            found.not_yet_known.push_back({at("offer_version"), "offer-not-yet-known", "This version of the offer is not known here yet."});
            return;
        case sight::changed:
            if (found.first_changed == nullptr) found.first_changed = seen.in_force;
            found.changed.push_back({at("offer_version"), "offer-changed", fmt::format("Version {} is in force.", seen.in_force->version)});
            return;
        case sight::ended:
            found.expired.push_back({at("offer_id"), "offer-expired", "No version of this offer is in force."});
            return;
        case sight::current:
            break;
    }
    if (certificate_on(*seen.in_force, today) == nullptr)
        found.not_authorised.push_back(
            {at("offer_id"), "product-not-authorised",
             fmt::format("No certificate lets {} carry the mark on {}.", seen.in_force->name_zh, base::to_text(today))});
    for (const auto& each : seen.in_force->held)
        if (holds_on(each, today)) found.held.push_back({at("offer_id"), "listing-held", sentence_of(each, seen.in_force->name_zh)});
    if (seen.in_force->supplier != request.supplier)
        found.other_supplier.push_back({at("offer_id"), "other-supplier", "This offer is not of the supplier of the order."});
    if (!request.quotation && together < seen.in_force->minimum_quantity)
        found.below_minimum.push_back(
            {at("quantity"), "below-minimum-quantity", fmt::format("At least {} must be ordered.", seen.in_force->minimum_quantity)});
    if (!covers(seen.in_force->area, request.delivery.county_code))
        found.outside_area.push_back({at("offer_id"), "outside-delivery-area",
                                      fmt::format("{} is delivered to {} only.", seen.in_force->name_zh, told(seen.in_force->area))});
    if (!seen.in_force->sold_by.has(line.by))
        found.other_channel.push_back(
            {at("channel"), "channel-not-offered", fmt::format("{} is not sold by {}.", seen.in_force->name_zh, name_of(line.by))});
    if (line.delivery_week && seen.in_force->unit_net_mass_g == 0)
        found.no_harvest.push_back(
            {at("delivery_week"), "no-harvest", fmt::format("{} is a service: nothing of it is harvested.", seen.in_force->name_zh)});
}

base::result<void> refuse_first(line_faults found, base::fen price_in_force) {
    if (!found.not_yet_known.empty()) return base::refusal(errors::offer_not_yet_known(std::move(found.not_yet_known)));
    if (!found.changed.empty()) return base::refusal(errors::offer_changed(*found.first_changed, price_in_force, std::move(found.changed)));
    if (!found.expired.empty()) return base::refusal(errors::offer_expired(std::move(found.expired)));
    if (!found.not_authorised.empty()) return base::refusal(errors::product_not_authorised(std::move(found.not_authorised)));
    if (!found.held.empty()) return base::refusal(errors::listing_held(std::move(found.held)));
    if (!found.other_supplier.empty()) return base::refusal(errors::order_of_several_suppliers(std::move(found.other_supplier)));
    if (!found.below_minimum.empty()) return base::refusal(errors::below_minimum_quantity(std::move(found.below_minimum)));
    if (!found.outside_area.empty()) return base::refusal(errors::outside_delivery_area(std::move(found.outside_area)));
    if (!found.other_channel.empty()) return base::refusal(errors::channel_not_offered(std::move(found.other_channel)));
    if (!found.no_harvest.empty()) return base::refusal(errors::delivery_week_invalid(std::move(found.no_harvest)));
    return {};
}

// The price that the first changed line would have now, so that the refusal can say it.
base::fen price_in_force(const order_request& request, const offer_version* changed) {
    if (changed == nullptr) return {};
    for (const auto& line : request.lines)
        if (line.offer == changed->offer) return unit_price_of(*changed, line.quantity).value_or(changed->tiers.front().unit_price);
    return {};
}

// What the nominal mass costs. The most that may be delivered must have a price too, since a budget commits that.
std::optional<priced_line> price_by_mass(const offer_version& offer, std::int64_t quantity, const price_tier& tier) {
    const weight_terms terms{*tier.kilogram_price, offer.weight_under_permille, offer.weight_over_permille};
    const auto nominal = nominal_mass_g(quantity, offer.unit_net_mass_g);
    if (!nominal || !price_of_mass(terms.kilogram_price, agreed_mass(terms, *nominal).most_g)) return std::nullopt;
    const auto amount = price_of_mass(terms.kilogram_price, *nominal);
    if (!amount) return std::nullopt;
    return priced_line{&offer, quantity, tier.unit_price, *amount, terms};
}

std::optional<priced_line> price_line(const offer_version& offer, std::int64_t quantity, std::int64_t together) {
    const auto* tier = tier_of(offer, together);
    if (tier == nullptr) return std::nullopt;
    if (tier->kilogram_price) return price_by_mass(offer, quantity, *tier);
    const auto amount = base::multiply(tier->unit_price, quantity);
    if (!amount) return std::nullopt;
    return priced_line{&offer, quantity, tier->unit_price, *amount, std::nullopt};
}

std::optional<priced_line> price_awarded(const offer_version& offer, const quoted_line& quoted) {
    const auto amount = base::multiply(quoted.unit_price, quoted.quantity);
    if (!amount) return std::nullopt;
    return priced_line{&offer, quoted.quantity, quoted.unit_price, *amount, std::nullopt};
}

// What an order by an award asks for that was not awarded.
faults find_differences(const order_request& request, const std::vector<const offer_version*>& offers, const quotation_award& carried) {
    faults found;
    const auto& of = carried.of;
    const auto differs = [&](std::string at, std::string why) { found.push_back({std::move(at), "award-differs", std::move(why)}); };
    if (request.supplier != of.winner) differs("/supplier_organisation_id", "It was awarded to another supplier.");
    if (request.delivery.county_code != of.asked.county_code)
        differs("/delivery/county_code", fmt::format("It was awarded for {}.", of.asked.county_code));
    if (request.requested_delivery_date != of.asked.deliver_on)
        differs("/requested_delivery_date", fmt::format("It was awarded for {}.", base::to_text(of.asked.deliver_on)));
    if (offers.size() != carried.content.lines.size())
        differs("/lines", fmt::format("{} lines were awarded.", carried.content.lines.size()));
    for (std::size_t i = 0; i < offers.size(); ++i) {
        const auto* quoted = find_quoted(carried, offers[i]->product);
        if (quoted == nullptr || quoted->unit_net_mass_g != offers[i]->unit_net_mass_g)
            differs(fmt::format("/lines/{}/offer_id", i), "No such goods were awarded.");
        else if (quoted->quantity != request.lines[i].quantity)
            differs(fmt::format("/lines/{}/quantity", i), fmt::format("{} were awarded.", quoted->quantity));
    }
    return found;
}

bool add_priced(priced_request& into, const offer_version& offer, std::int64_t quantity, std::int64_t together,
                const quotation_award* carried) {
    const auto line =
        carried == nullptr ? price_line(offer, quantity, together) : price_awarded(offer, *find_quoted(*carried, offer.product));
    if (!line) return false;
    const auto total = base::add(into.total, line->amount);
    if (!total || total->value > base::wire_integer_max) return false;
    into.lines.push_back(*line);
    into.total = *total;
    return true;
}

}  // namespace

base::result<void> check_request(const order_request& request, base::business_date today) {
    if (std::chrono::sys_days(request.requested_delivery_date) < std::chrono::sys_days(today))
        return base::refusal(errors::delivery_date_past(request.requested_delivery_date));
    faults duplicates;
    std::unordered_map<offer_id, std::size_t> in_stock;
    std::unordered_map<offer_id, std::size_t> ahead;
    in_stock.reserve(request.lines.size());
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        const auto& line = request.lines[i];
        auto& first = line.delivery_week && !request.quotation ? ahead : in_stock;  // an award is taken as it is
        const auto [place, fresh] = first.try_emplace(line.offer, i);
        if (!fresh)
            duplicates.push_back(
                {fmt::format("/lines/{}/offer_id", i), "duplicate", fmt::format("The same offer stands in line {}.", place->second)});
    }
    if (!duplicates.empty()) return base::refusal(errors::duplicate_lines(std::move(duplicates)));
    return check_weeks(request);
}

base::result<priced_request> price(const order_request& request, const offer_book& book, base::instant now,
                                   const quotation_award* carried) {
    line_faults found;
    const auto today = base::business_date_of(now);
    std::vector<const offer_version*> offers;
    offers.reserve(request.lines.size());
    const auto together = quantities_together(request);
    for (std::size_t i = 0; i < request.lines.size(); ++i) {
        const auto seen = look_up(book, request.lines[i].offer, request.lines[i].offer_version, now);
        look_at_line(request, i, together[i], seen, today, found);
        offers.push_back(seen.in_force);
    }
    const auto* changed = found.first_changed;
    if (auto fine = refuse_first(std::move(found), price_in_force(request, changed)); !fine) return base::refusal(std::move(fine.error()));
    if (carried != nullptr)
        if (auto differences = find_differences(request, offers, *carried); !differences.empty())
            return base::refusal(errors::award_differs(std::move(differences)));
    priced_request priced;
    if (carried != nullptr) priced.award = carried_award{carried->of.id, carried->content.freight};
    priced.lines.reserve(offers.size());
    for (std::size_t i = 0; i < offers.size(); ++i)
        if (!add_priced(priced, *offers[i], request.lines[i].quantity, together[i], carried))
            return base::refusal(errors::order_amount_too_large(i));
    return priced;
}

order_line make_line(const requested_line& asked, const priced_line& priced, base::business_date today, id_sequence& ids) {
    const auto& offer = *priced.offer;
    const auto* certificate = certificate_on(offer, today);
    return {.id = ids.make<line_id>(),
            .offer = offer.offer,
            .offer_version = offer.version,
            .product = offer.product,
            .name_zh = offer.name_zh,
            .quantity = priced.quantity,
            .unit_net_mass_g = offer.unit_net_mass_g,
            .unit_price = priced.unit_price,
            .amount = priced.amount,
            .storage = offer.storage,
            .origin_county_code = offer.origin_county_code,
            .certificate_number = certificate ? std::optional(*certificate) : std::nullopt,
            .budget = asked.budget,
            .by = asked.by,
            .campaign = asked.campaign,
            .by_weight = priced.by_weight,
            .substitutes = asked.substitutes,
            .delivery_week = asked.delivery_week,
            .waiting_quantity = asked.delivery_week ? priced.quantity : 0};
}

order make_order(const order_request& request, const priced_request& priced, const base::principal& buyer, int approvals, base::instant now,
                 base::instant hold_expires_at, id_sequence& ids) {
    order made{.id = ids.make<order_id>(),
               .status = approvals == 0 ? order_status::placed : order_status::submitted,
               .buyer = buyer.organisation,
               .supplier = request.supplier,
               .unit = buyer.unit,
               .placed_by = buyer.account,
               .total = priced.total,
               .delivery = request.delivery,
               .requested_delivery_date = request.requested_delivery_date,
               .placed_at = now,
               .hold_expires_at = hold_expires_at,
               .approvals_needed = approvals,
               .approved_at = approvals == 0 ? std::optional(now) : std::nullopt,
               .terms = request.terms,
               .award = priced.award};
    made.lines.reserve(priced.lines.size());
    const auto today = base::business_date_of(now);
    for (std::size_t i = 0; i < priced.lines.size(); ++i) made.lines.push_back(make_line(request.lines[i], priced.lines[i], today, ids));
    return made;
}

namespace {

// Where a line's budget may not be used for it, why.
std::optional<std::string> find_budget_fault(const order& what, budget_id id, const purse& money) {
    const auto* from = money.find(id);
    if (from == nullptr || !may_spend(*from, what.buyer, what.unit)) return "There is no such budget for your unit.";
    const int year = int(what.requested_delivery_date.year());
    if (from->year != year) return fmt::format("The budget is of {}, the delivery of {}.", from->year, year);
    return std::nullopt;
}

base::result<void> check_overrun(const order& what, const purse& money) {
    const auto charges = committed_charges(what);
    const auto* over = money.find_overrun(charges);
    if (over == nullptr) return {};
    faults lines;
    for (std::size_t i = 0; i < what.lines.size(); ++i)
        if (what.lines[i].budget == over->budget)
            lines.push_back({fmt::format("/lines/{}/budget_id", i), "budget-exceeded", "Out of a budget that has not enough left."});
    return base::refusal(errors::budget_exceeded(*money.find(over->budget), over->amount, std::move(lines)));
}

}  // namespace

base::result<void> check_budgets(const order& what, const purchasing_rules& rules, const purse& money) {
    faults missing;
    faults unusable;
    for (std::size_t i = 0; i < what.lines.size(); ++i) {
        const auto& budget = what.lines[i].budget;
        const auto at = fmt::format("/lines/{}/budget_id", i);
        if (!budget && rules.budget_required) missing.push_back({at, "required", "Name the budget that pays for it."});
        if (!budget) continue;
        if (auto fault = find_budget_fault(what, *budget, money)) unusable.push_back({at, "budget-unusable", *std::move(fault)});
    }
    if (!missing.empty()) return base::refusal(errors::budget_required(std::move(missing)));
    if (!unusable.empty()) return base::refusal(errors::budget_unusable(std::move(unusable)));
    return check_overrun(what, money);
}

std::vector<need> needs_of(const order& what) {
    std::vector<need> needs;
    needs.reserve(what.lines.size());
    for (const auto& line : what.lines)
        needs.push_back({line.id, line.product, is_service(line) ? 0 : line.quantity - line.waiting_quantity});
    return needs;
}

void note_lots(std::span<order_line> lines, std::span<const movement> held, const shelf& stock) {
    auto line = lines.begin();
    for (const auto& each : held) {
        if (each.lot == unnamed_lot) continue;
        while (line->id != each.line) ++line;
        const auto* lot = stock.lot_of(each.key, each.lot);
        line->lots.push_back({each.lot, each.quantity, lot->harvested_on, lot->first_harvest_on, lot->expires_on});
    }
}

}  // namespace chuanpin::orders::domain
