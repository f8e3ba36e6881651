// Named labour lists: who works for an applicant, and how many of them are registered poor on the day.
//
// Rule: at least 30 % of the people employed in the area are registered poor labour (trial rules of 2018). The figures come from a list
// of names that is matched to the registry of households; what somebody types is no figure.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "catalog/domain/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t labour_list_workers_max = 5'000;

/// An uploaded list; never changed.
struct labour_list {
    labour_list_id id{};
    organisation_id organisation{};
    base::business_date dated_on{};  ///< the day that the list speaks of
    std::int64_t workers = 0;
    account_id by{};
    base::instant created_at{};
    bool operator==(const labour_list&) const = default;
};

/// What the match of a list with the registry gave.
struct labour_match {
    std::int64_t total = 0;         ///< workers of the list
    std::int64_t poor = 0;          ///< of them members of a household that is or was registered, under the same name
    std::int64_t names_differ = 0;  ///< whose identity number is registered under another name: not counted as poor
    bool operator==(const labour_match&) const = default;
};

/// People who stand on another applicant's list too.
struct labour_overlap {
    labour_list_id other{};
    organisation_id applicant{};  ///< whose list it is
    std::int64_t people = 0;
    bool operator==(const labour_overlap&) const = default;
};

/// What an application rests on: counted on the day of applying or correcting. Applications from before there were lists have no list
/// and declared figures.
struct labour_evidence {
    labour_match counted{};
    std::optional<base::business_date> matched_on{};
    std::vector<labour_overlap> overlaps{};  ///< as known now, with applications that are not refused
    bool operator==(const labour_evidence&) const = default;
};

}  // namespace chuanpin::catalog::domain
