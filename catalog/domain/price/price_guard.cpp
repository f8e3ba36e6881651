#include "catalog/domain/price/price_guard.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

__extension__ using int128 = __int128;

constexpr std::int64_t grams_of_kilogram = 1'000;
constexpr std::int64_t hundred = 100;

constexpr std::array limit_names = {
    std::pair{price_limit::warn_average, std::string_view("warn_average")},
    std::pair{price_limit::block_average, std::string_view("block_average")},
    std::pair{price_limit::maker_shop, std::string_view("maker_shop")},
    std::pair{price_limit::self_operated, std::string_view("self_operated")},
};
constexpr std::array outcome_names = {
    std::pair{price_outcome::passed, std::string_view("passed")},
    std::pair{price_outcome::no_comparison, std::string_view("no_comparison")},
    std::pair{price_outcome::warned, std::string_view("warned")},
    std::pair{price_outcome::to_explain, std::string_view("explained")},
    std::pair{price_outcome::blocked, std::string_view("blocked")},
};

template <class Enum, class Table>
std::optional<Enum> find_value(const Table& table, std::string_view name) {
    const auto found = std::ranges::find(table, name, [](const auto& row) { return row.second; });
    if (found == table.end()) return std::nullopt;
    return found->first;
}

std::optional<base::fen> share_of(const price_average& average, std::int64_t percent, base::rounding mode) {
    const auto rate = base::rational::make(percent, hundred * average.count);
    if (!rate) return std::nullopt;
    const auto amount = base::multiply_rounded(average.sum_per_kilogram_fen, 1, *rate, mode);
    if (!amount) return std::nullopt;
    return base::fen{*amount};
}

void keep_lowest(std::optional<price_comparable>& lowest, const price_comparable& each) {
    if (!lowest || is_above(lowest->price, lowest->unit_mass_g, each)) lowest = each;
}

std::optional<price_comparable_id> id_of(const std::optional<price_comparable>& what) {
    if (!what) return std::nullopt;
    return what->id;
}

price_outcome outcome_of(price_action action) {
    switch (action) {
        case price_action::warn:
            return price_outcome::warned;
        case price_action::explain:
            return price_outcome::to_explain;
        case price_action::block:
            return price_outcome::blocked;
    }
    return price_outcome::blocked;
}

tier_verdict judge(const price_tier& tier, std::int64_t mass, const price_basis& basis, const price_terms& terms) {
    tier_verdict verdict{.quantity_from = tier.quantity_from, .unit_price = tier.unit_price};
    const auto note = [&](bool above, price_limit limit, price_action action) {
        if (!above) return;
        verdict.above.push_back(limit);
        verdict.outcome = std::max(verdict.outcome, outcome_of(action));
    };
    if (basis.average.count < terms.comparables_min) {
        verdict.outcome = price_outcome::no_comparison;
    } else {
        note(is_above(tier.unit_price, mass, terms.warn_percent, basis.average), price_limit::warn_average, terms.warn_action);
        note(is_above(tier.unit_price, mass, terms.block_percent, basis.average), price_limit::block_average, terms.block_action);
    }
    if (terms.not_above_maker_shop && basis.maker_shop)
        note(is_above(tier.unit_price, mass, *basis.maker_shop), price_limit::maker_shop, terms.block_action);
    if (terms.not_above_self_operated && basis.self_operated)
        note(is_above(tier.unit_price, mass, *basis.self_operated), price_limit::self_operated, terms.block_action);
    return verdict;
}

std::int64_t value_of(const std::optional<base::fen>& amount) { return amount ? amount->value : 0; }

std::string told(const price_evidence& evidence, const tier_verdict& tier) {
    auto text = fmt::format("{} fen for {} g", tier.unit_price.value, evidence.unit_net_mass_g);
    for (const auto limit : tier.above) {
        switch (limit) {
            case price_limit::warn_average:
                text += fmt::format("; above {} fen/kg", value_of(evidence.warn_above));
                break;
            case price_limit::block_average:
                text += fmt::format("; above {} fen/kg", value_of(evidence.block_above));
                break;
            case price_limit::maker_shop:
                text += "; above the supplier's own shop";
                break;
            case price_limit::self_operated:
                text += "; above the lowest self-operated price";
                break;
        }
    }
    return fmt::format("{} (average of {} like goods: {} fen/kg).", text, evidence.average.count, value_of(rounded(evidence.average)));
}

base::refusal refused(const price_evidence& evidence, base::error (*make)(std::vector<base::field_error>)) {
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < evidence.tiers.size(); ++i) {
        const auto& tier = evidence.tiers[i];
        if (tier.outcome != evidence.outcome) continue;
        faults.push_back(
            {fmt::format("/tiers/{}/unit_price_fen", i), "above-" + std::string(name_of(tier.above.back())), told(evidence, tier)});
    }
    auto error = make(std::move(faults));
    std::string ids;
    for (const auto& each : evidence.comparables) ids += (ids.empty() ? "" : " ") + base::to_wire(each);
    error.facts = {{"average_per_kilogram_fen", std::to_string(value_of(rounded(evidence.average)))},
                   {"warn_above_per_kilogram_fen", std::to_string(value_of(evidence.warn_above))},
                   {"block_above_per_kilogram_fen", std::to_string(value_of(evidence.block_above))},
                   {"comparables", std::to_string(evidence.average.count)},
                   {"comparable_ids", std::move(ids)},
                   {"price_rule", std::to_string(evidence.rule)}};
    return base::refusal(std::move(error));
}

}  // namespace

std::string_view name_of(price_limit limit) {
    return std::ranges::find(limit_names, limit, [](const auto& row) { return row.first; })->second;
}
std::optional<price_limit> parse_price_limit(std::string_view name) { return find_value<price_limit>(limit_names, name); }

std::string_view name_of(price_outcome outcome) {
    return std::ranges::find(outcome_names, outcome, [](const auto& row) { return row.first; })->second;
}
std::optional<price_outcome> parse_price_outcome(std::string_view name) { return find_value<price_outcome>(outcome_names, name); }

std::optional<base::fen> rounded(const price_average& average) { return share_of(average, hundred, base::rounding::half_up); }

std::optional<base::fen> percent_of(const price_average& average, std::int64_t percent) {
    return share_of(average, percent, base::rounding::floor);
}

// price ÷ mass · 1000 > percent ÷ 100 · sum ÷ count, multiplied out. At most 10^8 · 10^5 · 200 against 10^3 · 2·10^13 · 10^6.
bool is_above(base::fen unit_price, std::int64_t unit_mass_g, std::int64_t percent, const price_average& average) {
    const auto asked = int128{unit_price.value} * (grams_of_kilogram * hundred) * average.count;
    const auto allowed = int128{average.sum_per_kilogram_fen} * percent * unit_mass_g;
    return asked > allowed;
}

bool is_above(base::fen unit_price, std::int64_t unit_mass_g, const price_comparable& other) {
    return int128{unit_price.value} * other.unit_mass_g > int128{other.price.value} * unit_mass_g;
}

base::business_date window_start(base::business_date on, std::int64_t window_days) {
    return std::chrono::sys_days(on) - std::chrono::days(window_days);
}

price_basis basis_of(std::span<const price_comparable> like, organisation_id supplier) {
    price_basis basis;
    for (const auto& each : like) {
        if (each.source == comparable_source::self_operated) keep_lowest(basis.self_operated, each);
        if (each.source == comparable_source::maker_shop && each.maker == supplier) {
            keep_lowest(basis.maker_shop, each);
            continue;
        }
        basis.average.sum_per_kilogram_fen += value_of(price_per_kilogram(each.price, each.unit_mass_g));
        ++basis.average.count;
    }
    return basis;
}

price_evidence weigh(const price_question& asked, std::span<const price_comparable> like, const price_rule& rule) {
    const auto basis = basis_of(like, asked.supplier);
    price_evidence evidence{.rule = rule.id,
                            .judged_at = asked.judged_at,
                            .category = asked.category,
                            .goods_key = asked.goods_key,
                            .unit_net_mass_g = asked.unit_net_mass_g,
                            .average = basis.average,
                            .maker_shop = id_of(basis.maker_shop),
                            .self_operated = id_of(basis.self_operated),
                            .explanation = asked.explanation};
    if (basis.average.count >= rule.terms.comparables_min) {
        evidence.warn_above = percent_of(basis.average, rule.terms.warn_percent);
        evidence.block_above = percent_of(basis.average, rule.terms.block_percent);
    }
    for (const auto& each : like) evidence.comparables.push_back(each.id);
    for (const auto& each : asked.tiers) {
        evidence.tiers.push_back(judge(each, asked.unit_net_mass_g, basis, rule.terms));
        evidence.outcome = std::max(evidence.outcome, evidence.tiers.back().outcome);
    }
    return evidence;
}

base::result<void> check_evidence(const price_evidence& evidence) {
    if (evidence.outcome == price_outcome::blocked) return refused(evidence, errors::offer_price_too_high);
    if (evidence.outcome == price_outcome::to_explain && !evidence.explanation) return refused(evidence, errors::offer_price_unexplained);
    return {};
}

}  // namespace chuanpin::catalog::domain
