#include "catalog/app/exchange/group_offers.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace chuanpin::catalog::app {
namespace {

constexpr std::string_view code_column = "supplier_code";
constexpr std::string_view valid_from_column = "valid_from";
constexpr std::string_view valid_to_column = "valid_to";
constexpr std::string_view quantity_column = "quantity_from";
constexpr std::string_view unit_price_column = "unit_price_fen";
constexpr std::string_view kilogram_price_column = "price_per_kilogram_fen";
constexpr std::string_view under_column = "weight_under_permille";
constexpr std::string_view over_column = "weight_over_permille";
constexpr std::string_view channels_column = "channels";
constexpr std::string_view area_column = "delivery_area";
constexpr std::string_view columns[] = {valid_from_column,     valid_to_column, "minimum_quantity",   quantity_column,
                                        unit_price_column,     under_column,    over_column,          channels_column,
                                        kilogram_price_column, area_column,     "comparable_name_zh", "price_explanation"};

/// Where no field is named, what the error is about.
std::string_view column_of(const base::error& why) {
    if (why.code == "offer-overlaps" || why.code == "offer-rewrites-past") return valid_from_column;
    if (why.code == "offer-validity-invalid") return valid_to_column;
    if (why.code == "comparable-goods-unknown") return "comparable_name_zh";
    return code_column;
}

/// "/tiers/2/unit_price_fen" is the third tier's row, "/valid_from" the first one's.
std::pair<std::size_t, std::string_view> place_of(const offer_group& group, std::string_view pointer) {
    constexpr std::string_view of_tier = "/tiers/";
    std::size_t tier = 0;
    if (pointer.starts_with(of_tier)) {
        pointer.remove_prefix(of_tier.size());
        const auto end = std::from_chars(pointer.data(), pointer.data() + pointer.size(), tier).ptr;
        pointer.remove_prefix(static_cast<std::size_t>(end - pointer.data()));
    }
    if (pointer.starts_with('/')) pointer.remove_prefix(1);
    pointer = pointer.substr(0, pointer.find('/'));  // "/delivery_area/3" is its column
    if (pointer == "priced_by") pointer = kilogram_price_column;
    const auto* const found = std::ranges::find(columns, pointer);
    return {group.rows[std::min(tier, group.rows.size() - 1)], found == std::end(columns) ? quantity_column : *found};
}

class grouping {
public:
    grouping(std::span<const offer_row> rows, const offer_refusal& refuse) : rows_(rows), refuse_(refuse) {}

    offer_group make(std::vector<std::size_t> members) {
        const auto& first = rows_[members.front()];
        for (const auto each : members) compare(each, first);
        std::ranges::sort(members, {}, [this](std::size_t row) { return std::pair(rows_[row].tier.quantity_from, row); });
        offer_group group{
            first.code, {first.minimum_quantity, {}, first.valid_from, first.valid_to, first.conditions}, first.price, std::move(members)};
        for (const auto each : group.rows) group.terms.tiers.push_back(rows_[each].tier);
        return group;
    }

    void check(const offer_group& group) {
        bool overlaps = false;
        for (std::size_t i = 1; i < group.rows.size(); ++i) {
            if (group.terms.tiers[i].quantity_from != group.terms.tiers[i - 1].quantity_from) continue;
            refuse_(group.rows[i], quantity_column, "tier-overlaps", "Another row of this offer begins at the same quantity.");
            overlaps = true;
        }
        if (overlaps) return;
        if (const auto fits = domain::check_terms(group.terms); !fits) refuse_group(group, fits.error(), refuse_);
    }

private:
    void compare(std::size_t row, const offer_row& first) {
        const auto& each = rows_[row];
        const auto differs = [&](std::string_view column) {
            refuse_(row, column, "inconsistent", "Another than in the offer's first row.");
        };
        if (each.valid_to != first.valid_to) differs(valid_to_column);
        if (each.minimum_quantity != first.minimum_quantity) differs("minimum_quantity");
        if (each.conditions.priced_by != first.conditions.priced_by) differs(kilogram_price_column);
        if (each.conditions.weight_under_permille != first.conditions.weight_under_permille) differs(under_column);
        if (each.conditions.weight_over_permille != first.conditions.weight_over_permille) differs(over_column);
        if (each.conditions.channels != first.conditions.channels) differs(channels_column);
        if (each.conditions.delivery_area != first.conditions.delivery_area) differs(area_column);
        if (each.price.comparable_name != first.price.comparable_name) differs("comparable_name_zh");
        if (each.price.explanation != first.price.explanation) differs("price_explanation");
    }

    std::span<const offer_row> rows_;
    const offer_refusal& refuse_;
};

}  // namespace

std::vector<offer_group> group_offers(std::span<const offer_row> rows, const offer_refusal& refuse) {
    std::map<std::pair<std::string, base::instant>, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < rows.size(); ++i) members[{rows[i].code, rows[i].valid_from}].push_back(i);
    grouping one(rows, refuse);
    std::vector<offer_group> groups;
    for (auto& [key, of] : members) groups.push_back(one.make(std::move(of)));
    for (std::size_t i = 0; i + 1 < groups.size(); ++i) {
        auto& each = groups[i].terms.valid_to;
        const auto& next = groups[i + 1];
        if (groups[i].code != next.code) continue;
        if (!each) each = next.terms.valid_from;
        if (*each > next.terms.valid_from)
            refuse(next.rows.front(), valid_from_column, "offer-overlaps", "An offer of an earlier row is valid beyond this moment.");
    }
    for (const auto& each : groups) one.check(each);
    return groups;
}

void refuse_group(const offer_group& group, const base::error& why, const offer_refusal& refuse) {
    for (const auto& each : why.fields) {
        const auto [row, column] = place_of(group, each.pointer);
        refuse(row, column, each.code, each.detail);
    }
    if (why.fields.empty()) refuse(group.rows.front(), column_of(why), why.code, why.detail);
}

}  // namespace chuanpin::catalog::app
