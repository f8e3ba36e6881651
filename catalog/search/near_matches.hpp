// What is a little like a query that nothing matches as it was typed: products that have much of what was asked for.
//
// A product is near where the terms that it has weigh `percent` of all that were asked for, rare ones more than common ones. The products
// are looked at from the newest on, led by the terms without some of which none can weigh enough; after `steps_max` steps in the lists
// of terms the search is over, however many products there are. Internal to search/.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "catalog/search/name_terms.hpp"
#include "catalog/search/newest_matches.hpp"

namespace chuanpin::catalog::search {

inline constexpr std::size_t near_terms_max = 48;  ///< those that weigh most
inline constexpr std::size_t near_steps_max = 4'000;

/// It must outlive the query.
class near_matches final : public Xapian::PostingSource {
public:
    near_matches(std::vector<weighted_term> asked, int percent) : asked_(std::move(asked)), percent_(percent) {}

    /// Whether the steps were used up before all products were looked at.
    [[nodiscard]] bool ended_early() const { return steps_ > near_steps_max; }

    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return leading_products_; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return leading_products_; }
    [[nodiscard]] match_weight get_weight() const override;
    void next(match_weight at_least) override;
    void skip_to(Xapian::docid to, match_weight at_least) override;
    [[nodiscard]] bool at_end() const override { return over_; }
    [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
    void init(const Xapian::Database& database) override;
    [[nodiscard]] std::string get_description() const override { return "near"; }

private:
    struct list {
        Xapian::PostingIterator at;
        Xapian::doccount products = 0;
        std::int64_t weight = 0;
    };
    void open(const Xapian::Database& database);
    void choose_leading();
    [[nodiscard]] bool over(const list& of) const { return of.at == Xapian::PostingIterator(); }
    void advance(list& in, Xapian::docid to);
    [[nodiscard]] Xapian::docid next_candidate(Xapian::docid from);
    [[nodiscard]] bool weighs_enough(Xapian::docid candidate);

    std::vector<weighted_term> asked_;
    int percent_;
    std::vector<list> lists_;  ///< the heaviest first
    std::size_t leading_ = 0;  ///< so many of them lead
    Xapian::doccount products_ = 0;
    Xapian::doccount leading_products_ = 0;  ///< fewer than all, so that the filter of the newest is asked after this
    std::int64_t all_ = 0;
    std::int64_t needed_ = 0;
    std::int64_t rank_ = 0;  ///< of the product that was found
    std::size_t steps_ = 0;
    Xapian::docid at_ = 0;
    bool over_ = false;
};

}  // namespace chuanpin::catalog::search
