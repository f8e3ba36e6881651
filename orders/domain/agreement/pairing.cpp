#include "orders/domain/agreement/pairing.hpp"

#include <algorithm>

#include "orders/domain/agreement/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr helped_kind helped_kinds[] = {helped_kind::county, helped_kind::village, helped_kind::supplier};
constexpr pairing_kind pairing_kinds[] = {pairing_kind::fixed_point, pairing_kind::east_west, pairing_kind::unit};

bool overlap(const pairing_version& one, const pairing_version& other) {
    return (!one.valid_to || other.valid_from < *one.valid_to) && (!other.valid_to || one.valid_from < *other.valid_to);
}

}  // namespace

std::string_view name_of(helped_kind kind) {
    switch (kind) {
        case helped_kind::county:
            return "county";
        case helped_kind::village:
            return "village";
        case helped_kind::supplier:
            return "supplier";
    }
    return {};
}
std::string_view name_of(pairing_kind kind) {
    switch (kind) {
        case pairing_kind::fixed_point:
            return "fixed_point";
        case pairing_kind::east_west:
            return "east_west";
        case pairing_kind::unit:
            return "unit";
    }
    return {};
}
std::optional<helped_kind> parse_helped_kind(std::string_view name) {
    for (const auto each : helped_kinds)
        if (name_of(each) == name) return each;
    return std::nullopt;
}
std::optional<pairing_kind> parse_pairing_kind(std::string_view name) {
    for (const auto each : pairing_kinds)
        if (name_of(each) == name) return each;
    return std::nullopt;
}

bool holds_on(const pairing_version& version, base::business_date day) {
    return version.valid_from <= day && (!version.valid_to || day < *version.valid_to);
}

base::result<void> check_new_version(std::span<const pairing_version> known, const pairing_version& fresh) {
    if (fresh.valid_to && *fresh.valid_to <= fresh.valid_from)
        return base::refusal(errors::pairing_invalid({{"/valid_to", "out-of-range", "Must be after valid_from."}}));
    const auto other = std::ranges::find_if(known, [&](const pairing_version& each) { return overlap(each, fresh); });
    if (other != known.end()) return base::refusal(errors::pairing_overlaps(fresh.of, other->valid_from, other->valid_to));
    if (known.size() >= pairing_versions_max) return base::refusal(errors::pairing_has_too_many_changes(fresh.of));
    return {};
}

base::result<ended_pairing> end_pairing(std::span<const pairing_version> known, base::business_date valid_to, std::string document,
                                        base::instant now) {
    const auto found = std::ranges::find_if(
        known, [&](const pairing_version& each) { return each.valid_from <= valid_to && (!each.valid_to || valid_to < *each.valid_to); });
    if (found == known.end()) return base::refusal(errors::pairing_not_in_force(valid_to));
    ended_pairing ended{.superseded = found->id};
    if (found->valid_from < valid_to) {
        ended.shorter = *found;
        ended.shorter->id = 0;
        ended.shorter->valid_to = valid_to;
        ended.shorter->document = std::move(document);
        ended.shorter->recorded_at = now;
    }
    return ended;
}

}  // namespace chuanpin::orders::domain
