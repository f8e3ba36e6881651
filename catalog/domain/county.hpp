// Counties and what is known of them, in time: validity (when it held) and record (when we knew).
//
// Source of the facts: the province's list of 88 poverty counties in four contiguous areas (四大片区), of which 45 are in deep poverty.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/validity_line.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

/// What the registry says of a county. Two versions with equal facts say the same.
struct county_facts {
    std::string name_zh;
    std::string prefecture;
    std::string poverty_area;                              ///< one of `poverty_areas`; empty where it is none of the 88
    bool poverty_county = false;                           ///< one of the 88 (贫困县)
    bool deep_poverty_county = false;                      ///< one of the 45 (深度贫困县)
    std::optional<base::business_date> poverty_exit_on{};  ///< day of exit (摘帽); empty until it has a source. Eligibility outlives it
    bool operator==(const county_facts&) const = default;
};

/// One row of the registry: facts that hold on [valid_from, valid_to). Never changed, only superseded.
struct county_version {
    std::int64_t id = 0;  ///< the row; 0 before it is stored
    std::string code;     ///< six digits (GB/T 2260)
    county_facts facts;
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};
    base::instant recorded_at{};
    bool operator==(const county_version&) const = default;
};

inline constexpr std::string_view poverty_areas[] = {"高原藏区", "秦巴山区", "乌蒙山区", "大小凉山彝区"};

[[nodiscard]] bool is_poverty_area(std::string_view name);
/// Six digits that begin with 51 (Sichuan).
[[nodiscard]] bool is_county_code(std::string_view code);
using county_change = validity_change<county_version>;
/// `live` are the county's rows that are not superseded; nullopt where they say the same already: `facts` hold from
/// `valid_from` until the next known change.
[[nodiscard]] std::optional<county_change> plan_county_change(std::span<const county_version> live, const std::string& code,
                                                              const county_facts& facts, base::business_date valid_from);

}  // namespace chuanpin::catalog::domain
