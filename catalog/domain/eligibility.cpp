#include "catalog/domain/eligibility.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr origin_row row_kinds[] = {origin_row::county, origin_row::village, origin_row::park, origin_row::household};

const county_version* county_on(const origin_evidence& known, std::string_view code, base::business_date on) {
    const auto found = std::ranges::find_if(known.counties, [&](const auto& each) { return each.code == code && holds_on(each, on); });
    return found == known.counties.end() ? nullptr : &*found;
}

// The first row that made the county poor, on that day or before.
const county_version* poor_county(const origin_evidence& known, std::string_view code, base::business_date on) {
    const auto found = std::ranges::find_if(
        known.counties, [&](const auto& each) { return each.code == code && each.facts.poverty_county && each.valid_from <= on; });
    return found == known.counties.end() ? nullptr : &*found;
}

const place_version* place_on(const origin_evidence& known, std::string_view code, base::business_date on) {
    const auto found = std::ranges::find_if(known.places, [&](const auto& each) { return each.code == code && holds_on(each, on); });
    return found == known.places.end() ? nullptr : &*found;
}

// A village that was ever poor; a park only while it is one: it has no poverty to leave.
std::optional<origin_proof> proof_of_place(const origin_evidence& known, std::string_view code, base::business_date on, bool raw_material) {
    for (const auto& each : known.places) {
        if (each.code != code) continue;
        const bool park = kind_of_place_code(code) == place_kind::park;
        if (park ? holds_on(each, on) : each.facts.poor_village && each.valid_from <= on)
            return origin_proof{park ? origin_row::park : origin_row::village, each.id, each.code, each.facts.name_zh, raw_material};
    }
    return std::nullopt;
}

std::optional<origin_proof> proof_of_household(const origin_evidence& known, std::string_view number, base::business_date on) {
    for (const auto& each : known.households) {
        if (each.number == number && is_poor_from(each, on))
            return origin_proof{origin_row::household, each.id, mask_household_number(number), each.facts.village_code};
    }
    return std::nullopt;
}

std::optional<origin_proof> proof_of_raw_material(const origin_evidence& known, std::string_view code, base::business_date on) {
    if (!is_county_code(code)) return proof_of_place(known, code, on, true);
    const auto* poor = poor_county(known, code, on);
    if (poor == nullptr) return std::nullopt;
    return origin_proof{origin_row::county, poor->id, poor->code, poor->facts.name_zh, true};
}

class claim_checker {
public:
    claim_checker(const origin_claim& claim, const origin_evidence& known, base::business_date on) : claim_(claim), known_(known), on_(on) {
        if (claim.place_code) check_place(*claim.place_code);
        if (claim.household_number) check_household(*claim.household_number);
        if (claim.raw_material_code) check_raw_material(*claim.raw_material_code);
    }
    std::vector<base::field_error> faults;

private:
    void refuse(std::string pointer, std::string code, std::string detail) {
        faults.push_back({std::move(pointer), std::move(code), std::move(detail)});
    }
    void check_place(const std::string& code) {
        if (place_on(known_, code, on_) == nullptr)
            refuse("/origin_place_code", "unknown", fmt::format("No place {} on {}.", code, base::to_text(on_)));
        else if (county_of_place_code(code) != claim_.county_code)
            refuse("/origin_place_code", "inconsistent", fmt::format("{} does not lie in {}.", code, claim_.county_code));
    }
    void check_household(const std::string& number) {
        const auto found =
            std::ranges::find_if(known_.households, [&](const auto& each) { return each.number == number && holds_on(each, on_); });
        if (found == known_.households.end())
            refuse("/origin_household_number", "unknown", fmt::format("No such household on {}.", base::to_text(on_)));
        else if (county_of_place_code(found->facts.village_code) != claim_.county_code)
            refuse("/origin_household_number", "inconsistent", fmt::format("The household does not live in {}.", claim_.county_code));
    }
    void check_raw_material(const std::string& code) {
        if (county_on(known_, code, on_) == nullptr && place_on(known_, code, on_) == nullptr)
            refuse("/raw_material_code", "unknown", fmt::format("No county or place {} on {}.", code, base::to_text(on_)));
    }

    const origin_claim& claim_;
    const origin_evidence& known_;
    base::business_date on_;
};

std::optional<origin_proof> find_proof(const origin_claim& claim, const origin_evidence& known, base::business_date on) {
    std::optional<origin_proof> found;
    if (claim.place_code) found = proof_of_place(known, *claim.place_code, on, false);
    if (!found && claim.household_number) found = proof_of_household(known, *claim.household_number, on);
    if (!found && claim.raw_material_code) found = proof_of_raw_material(known, *claim.raw_material_code, on);
    return found;
}

}  // namespace

std::string_view name_of(origin_verdict verdict) { return verdict == origin_verdict::eligible ? "eligible" : "needs_proof"; }

std::string_view name_of(origin_row kind) {
    switch (kind) {
        case origin_row::county:
            return "county";
        case origin_row::village:
            return "village";
        case origin_row::park:
            return "park";
        case origin_row::household:
            return "household";
    }
    return {};
}

std::optional<origin_row> parse_origin_row(std::string_view name) {
    for (const auto each : row_kinds)
        if (name == name_of(each)) return each;
    return std::nullopt;
}

base::result<origin_decision> decide_origin(const origin_claim& claim, const origin_evidence& known, base::business_date on) {
    const auto* county = county_on(known, claim.county_code, on);
    if (county == nullptr) return base::refusal(errors::county_unknown(claim.county_code));
    if (auto checked = claim_checker(claim, known, on); !checked.faults.empty())
        return base::refusal(errors::origin_place_invalid(std::move(checked.faults)));
    const auto* poor = poor_county(known, claim.county_code, on);
    if (poor != nullptr) return origin_decision{origin_verdict::eligible, poor->id, poor->facts.name_zh, on};
    auto proof = find_proof(claim, known, on);
    const auto verdict = proof ? origin_verdict::eligible : origin_verdict::needs_proof;
    return origin_decision{verdict, county->id, county->facts.name_zh, on, std::move(proof)};
}

}  // namespace chuanpin::catalog::domain
