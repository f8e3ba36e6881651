#include "orders/domain/order/replacement.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "orders/domain/order/replacement_errors.hpp"

namespace chuanpin::orders::domain {
namespace {

__extension__ using wide = __int128;
using faults = std::vector<base::field_error>;

constexpr std::string_view lines_pointer = "/lines/";

std::string offer_pointer(std::size_t i) { return fmt::format("/replacements/{}/offer_id", i); }

// Which lines are meant, parallel to what is asked.
base::result<std::vector<std::size_t>> find_lines(const order& before, std::span<const proposed_replacement> asked) {
    faults found;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto line = std::ranges::find(before.lines, asked[i].line, &order_line::id);
        const auto place = static_cast<std::size_t>(line - before.lines.begin());
        const auto at = fmt::format("/replacements/{}/line_id", i);
        if (line == before.lines.end())
            found.push_back({at, "unknown-line", "There is no such line."});
        else if (std::ranges::find(places, place) != places.end())
            found.push_back({at, "duplicate-line", "The line is named twice."});
        places.push_back(place);
        const auto is_offered = [&](const auto& each) { return each.offer == asked[i].offer; };
        if (std::ranges::any_of(before.lines, is_offered) || std::ranges::any_of(asked.first(i), is_offered))
            found.push_back({offer_pointer(i), "duplicate", "The same offer stands in another line."});
    }
    if (!found.empty()) return base::refusal(errors::replacement_invalid(std::move(found)));
    return places;
}

order_request request_of(const order& before, std::span<const std::size_t> places, std::span<const proposed_replacement> asked) {
    order_request request{
        .supplier = before.supplier, .delivery = before.delivery, .requested_delivery_date = before.requested_delivery_date, .lines = {}};
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto& line = before.lines[places[i]];
        request.lines.push_back({.offer = asked[i].offer,
                                 .offer_version = asked[i].offer_version,
                                 .quantity = line.quantity,
                                 .budget = line.budget,
                                 .by = line.by,
                                 .campaign = line.campaign,
                                 .substitutes = line.substitutes});
    }
    return request;
}

bool is_of_category(const order_line& line, const order_line& instead, const replacement_market& market) {
    const auto asked = market.categories.find(line.product);
    const auto offered = market.categories.find(instead.product);
    return asked != market.categories.end() && offered != market.categories.end() && asked->second == offered->second;
}

bool is_dearer(const order_line& line, const order_line& instead) {
    if (instead.amount > line.amount || committed_amount(instead) > committed_amount(line)) return true;
    if (line.by_weight && instead.by_weight) return instead.by_weight->kilogram_price > line.by_weight->kilogram_price;
    return static_cast<wide>(instead.unit_price.value) * line.unit_net_mass_g >
           static_cast<wide>(line.unit_price.value) * instead.unit_net_mass_g;
}

void look_at(const order& before, const order_line& line, const order_line& instead, const replacement_market& market,
             const std::string& at, faults& found) {
    if (before.award) found.push_back({at, "awarded", "What was awarded is delivered as it was quoted."});
    if (line.delivery_week) found.push_back({at, "awaits-harvest", "What is ordered ahead of its harvest is not replaced."});
    if (!line.substitutes)
        return found.push_back({at, "no-permission", fmt::format("The buyer allows nothing instead of {}.", line.name_zh)});
    const auto& allowed = *line.substitutes;
    const bool is_named = std::ranges::find(allowed.products, instead.product) != allowed.products.end();
    if (!is_named && !(allowed.same_category && is_of_category(line, instead, market)))
        found.push_back({at, "other-goods", fmt::format("The buyer does not allow {} instead of {}.", instead.name_zh, line.name_zh)});
    if (!weighs_about_the_same(allowed, instead.unit_net_mass_g, line.unit_net_mass_g))
        found.push_back({at, "weight-differs",
                         fmt::format("{} g instead of {} g: {} permille less or more are allowed.", instead.unit_net_mass_g,
                                     line.unit_net_mass_g, allowed.weight_permille)});
    if (is_dearer(line, instead))
        found.push_back({at, "dearer", fmt::format("{} costs more than {} was ordered for.", instead.name_zh, line.name_zh)});
}

line_replacement remember(const order_line& line, const order_line& instead, const std::string& reason, account_id by, base::instant now) {
    return {.line = instead.id,
            .replaced = line.id,
            .offer = line.offer,
            .offer_version = line.offer_version,
            .product = line.product,
            .name_zh = line.name_zh,
            .quantity = line.quantity,
            .unit_net_mass_g = line.unit_net_mass_g,
            .unit_price = line.unit_price,
            .amount = line.amount,
            .certificate_number = line.certificate_number,
            .reason = reason,
            .by = by,
            .at = now};
}

// As they are read again, in whichever order they were asked for.
void sort_by_line(order& what) {
    std::ranges::sort(what.replacements, {},
                      [&](const line_replacement& each) { return std::ranges::find(what.lines, each.line, &order_line::id); });
}

base::fen sum_of(const std::vector<order_line>& lines) {
    base::fen total{};
    for (const auto& each : lines) total.value += each.amount.value;  // each no more than before
    return total;
}

}  // namespace

base::result<order> replace_lines(const order& before, party who, std::span<const proposed_replacement> asked,
                                  const replacement_market& market, account_id by, base::instant now, id_sequence& ids) {
    const auto step = before.contract_required ? order_action::confirm_for_contract : order_action::confirm;
    if (auto may = advance(before, step, who); !may) return base::refusal(std::move(may.error()));
    const auto places = find_lines(before, asked);
    if (!places) return base::refusal(places.error());
    const auto request = request_of(before, *places, asked);
    const auto priced = price(request, market.offers, now);
    if (!priced) return base::refusal(about_replacements(priced.error()));
    faults found;
    auto after = before;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto& line = before.lines[(*places)[i]];
        auto instead = make_line(request.lines[i], priced->lines[i], base::business_date_of(now), ids);
        look_at(before, line, instead, market, offer_pointer(i), found);
        after.replacements.push_back(remember(line, instead, asked[i].reason, by, now));
        after.lines[(*places)[i]] = std::move(instead);
    }
    if (!found.empty()) return base::refusal(errors::replacement_not_permitted(std::move(found)));
    after.total = sum_of(after.lines);
    sort_by_line(after);
    return after;
}

base::error about_replacements(base::error what) {
    for (auto& each : what.fields)
        if (each.pointer.starts_with(lines_pointer)) each.pointer = "/replacements/" + each.pointer.substr(lines_pointer.size());
    return what;
}

std::vector<charge> no_longer_committed(const order& before, const order& after) {
    auto less = committed_charges(before);
    const auto left = committed_charges(after);
    for (std::size_t i = 0; i < less.size(); ++i) {
        less[i].amount.value -= left[i].amount.value;  // of the same budgets
        if (less[i].budget != left[i].budget || less[i].amount.value < 0)
            throw std::logic_error("a replacement commits more than what was ordered");
    }
    std::erase_if(less, [](const charge& each) { return each.amount.value == 0; });
    return less;
}

}  // namespace chuanpin::orders::domain
