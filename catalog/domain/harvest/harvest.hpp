// The first harvest that was announced (公告首采日) of a variety in a county and a year: fruit that was picked earlier is unripe, or not
// from there.
//
// Source of the facts: notices of counties, as 盐边, 仁和 and 米易 give them for each variety of mango. A lot is held against them on its
// day of harvest, never on the day of an order. A lot that was harvested earlier is flagged, not refused.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/document/document.hpp"
#include "catalog/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t harvest_source_title_length_max = 200;       ///< code points
inline constexpr std::size_t harvest_source_number_length_max = 64;       ///< code points
inline constexpr std::size_t harvest_withdrawal_reason_length_max = 500;  ///< code points
inline constexpr std::int64_t harvest_year_min = 2000;
inline constexpr std::int64_t harvest_year_max = 2100;
inline constexpr std::chrono::days harvest_days_max{366};         ///< that an announcement speaks of
inline constexpr std::size_t harvest_announcements_max = 10'000;  ///< of one variety in one county, superseded ones too

/// The document that says so.
struct harvest_source {
    std::string title{};
    std::optional<std::string> number{};  ///< 文号
    base::business_date dated_on{};
    std::optional<content_hash> document{};  ///< of a stored document
    bool operator==(const harvest_source&) const = default;
};

/// What is announced. Two that are equal say the same.
struct harvest_terms {
    std::string variety{};  ///< as the document writes it, "凯特芒"
    base::business_date first_harvest_on{};
    harvest_source source{};
    base::business_date valid_from{};  ///< lots that were harvested on [valid_from, valid_to) are held against it
    base::business_date valid_to{};
    bool operator==(const harvest_terms&) const = default;
};

/// Why what was announced is taken back (撤销) without another in its place: of a wrong county or variety.
struct harvest_withdrawal {
    base::instant at{};
    account_id by{};
    std::string reason{};
    bool operator==(const harvest_withdrawal&) const = default;
};

/// A row of the register. Never changed, only superseded: by a later one of its year, or by its withdrawal.
struct harvest_announcement {
    std::int64_t id = 0;  ///< the row; 0 before it is stored
    std::string category{};
    std::string variety_key{};  ///< goods_key_of(variety): what makes names of a variety alike
    std::string county_code{};
    std::int64_t year = 0;  ///< that the harvest begins in
    harvest_terms terms{};
    std::optional<account_id> recorded_by{};  ///< empty: by an operator's command
    base::instant recorded_at{};
    std::optional<base::instant> superseded_at{};
    std::optional<harvest_withdrawal> withdrawal{};  ///< at the moment of superseded_at
    bool operator==(const harvest_announcement&) const = default;
};

/// A whole year, where an announcement does not say for which days of harvest it speaks.
[[nodiscard]] base::business_date first_day_of(std::int64_t year);

/// What is wrong with it: each fault with the member it is about.
[[nodiscard]] std::vector<base::field_error> faults_of(const harvest_announcement& what, base::business_date today);

struct harvest_change {
    std::vector<std::int64_t> superseded{};
    std::vector<harvest_announcement> inserted{};
};
/// `live`: rows of the same category, variety and county that are known now. Nothing is inserted where the same is known already; the row
/// of the same year is superseded, by one that is known no earlier: who asked first may be decided last. Errors:
/// harvest-announcement-invalid (it speaks of days that another year's speaks of).
[[nodiscard]] base::result<harvest_change> plan_harvest(std::span<const harvest_announcement> live, harvest_announcement fresh);

/// Known until now, or until it was recorded where that is later, and for nothing from then on. Errors: harvest-announcement-superseded (it
/// is known no more).
[[nodiscard]] base::result<harvest_announcement> withdraw(harvest_announcement what, harvest_withdrawal why);

/// The county of a lot's place: of a county's own code, or of one of the registry of places.
[[nodiscard]] std::string county_of_lot_place(std::string_view place_code);

/// What a lot was harvested before; nullptr where nothing was announced for that county and day, or it was harvested on it or later.
[[nodiscard]] const harvest_announcement* find_broken(std::span<const harvest_announcement> live, std::string_view county_code,
                                                      base::business_date harvested_on);

}  // namespace chuanpin::catalog::domain
