// What is a little like a query that nothing matches as it was typed: products that have much of what was asked for.
//
// A product is near where the terms that it has weigh `percent` of all that were asked for, rare ones more than common ones. The products
// are looked at from the newest on, led by the terms without some of which none can weigh enough; after `steps_max` steps in the lists
// of terms the walk is over, however many products there are. Internal to search/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "catalog/search/name_terms.hpp"
#include "catalog/search/posting_walk.hpp"

namespace chuanpin::catalog::search {

inline constexpr std::size_t near_terms_max = 48;  ///< those that weigh most
inline constexpr std::size_t near_steps_max = 500;
inline constexpr std::size_t near_steps_enough = 250;

class near_matches {
public:
    near_matches(const index_terms& terms, const std::vector<weighted_term>& asked, int percent);

    /// Whether the steps were used up before all products were looked at.
    [[nodiscard]] bool ended_early() const { return steps_ > near_steps_max; }
    /// Whether enough was looked at for a search to make do with what it found.
    [[nodiscard]] bool tired() const { return steps_ > near_steps_enough; }
    /// To the first near product there or behind; `nowhere` at the end.
    Xapian::docid go_to(Xapian::docid place);
    /// Of the product that it stands at.
    [[nodiscard]] std::int64_t rank() const { return rank_; }

private:
    struct list {
        std::string term;
        std::int64_t weight = 0;
        std::optional<term_walk> products{};  ///< opened when it is first walked through: many never are
    };
    void weigh(const std::vector<weighted_term>& asked, int percent);
    void choose_leading();
    Xapian::docid advance(list& in, Xapian::docid to);
    [[nodiscard]] Xapian::docid next_candidate(Xapian::docid from);
    [[nodiscard]] bool weighs_enough(Xapian::docid candidate);

    const index_terms& terms_;
    std::vector<list> lists_;  ///< the heaviest first
    std::size_t leading_ = 0;  ///< so many of them lead
    std::int64_t all_ = 0;     ///< what the lists weigh together
    std::int64_t needed_ = 0;
    std::int64_t rank_ = 0;
    std::size_t steps_ = 0;
};

}  // namespace chuanpin::catalog::search
