// Going through the products that have terms, from the newest on: each walk stands at a product or at its end (`nowhere`) and only ever
// goes forward. The lists are read from the index's files as far as they are walked through. Internal to search/.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "catalog/search/document_order.hpp"
#include "catalog/search/known_terms.hpp"
#include "catalog/search/product_needs.hpp"

namespace chuanpin::catalog::search {

/// What a match is worth where a term counts so often in the document (product_document.cpp): half of this for once, ever closer to all.
inline constexpr std::int64_t rank_of_a_term = 1'000;
[[nodiscard]] constexpr std::int64_t rank_by_frequency(Xapian::termcount frequency) { return rank_of_a_term * frequency / (frequency + 1); }
/// How much a term says that so many products have: what one in 128 has says as much as any.
inline constexpr std::int64_t rarity_max = 8;
[[nodiscard]] std::int64_t rarity(Xapian::doccount products, Xapian::doccount of_all);

/// The products with one term.
class term_walk {
public:
    term_walk(const index_terms& terms, const std::string& term);
    ~term_walk();
    term_walk(term_walk&& other) noexcept;
    term_walk& operator=(term_walk&&) = delete;

    [[nodiscard]] Xapian::docid at() const { return now_; }
    /// To the first product there or behind.
    Xapian::docid go_to(Xapian::docid place);
    [[nodiscard]] Xapian::termcount frequency() const { return list_ ? list_->frequencies[next_ - 1] : at_.get_wdf(); }

private:
    Xapian::docid go_in_list(Xapian::docid place);
    Xapian::docid go_in_files(Xapian::docid place);

    known_term* term_;
    const kept_list* list_;
    std::size_t next_ = 0;  ///< in the list that is kept: behind where it stands
    Xapian::PostingIterator at_;
    Xapian::PostingIterator end_;
    std::size_t steps_ = 0;  ///< in the files
    Xapian::docid now_ = nowhere;
};

/// The products with all terms of one way.
class way_walk {
public:
    way_walk(const index_terms& terms, const way& of, bool ranks);
    [[nodiscard]] Xapian::docid at() const { return now_; }
    Xapian::docid go_to(Xapian::docid place, std::size_t& steps);
    [[nodiscard]] std::int64_t rank() const;

private:
    struct ranked_term {
        term_walk products;
        std::int64_t weight;  ///< zero: does not rank
    };
    std::vector<ranked_term> terms_;
    Xapian::docid now_ = nowhere;
};

/// The products with any of the ways to have something.
class need_walk {
public:
    need_walk(const index_terms& terms, const need& of);
    Xapian::docid go_to(Xapian::docid place, std::size_t& steps);
    /// Of the product that it stands at.
    [[nodiscard]] std::int64_t rank() const;

private:
    std::vector<way_walk> ways_;
    Xapian::docid now_ = nowhere;
};

/// The products that have all that is needed; at least one need.
class needs_walk {
public:
    /// It gives up, as at its end, after so many steps in all lists; none: never.
    needs_walk(const index_terms& terms, const needs& of, std::optional<std::size_t> gives_up_after = std::nullopt);
    Xapian::docid go_to(Xapian::docid place);
    [[nodiscard]] bool gave_up() const { return gives_up_after_ && steps_ + further_steps_ > *gives_up_after_; }
    [[nodiscard]] std::int64_t rank() const;
    /// Whether enough of the rarest lists was looked at for a search to make do with what it found.
    [[nodiscard]] bool tired() const { return steps_ > steps_max; }

private:
    static constexpr std::size_t steps_max = 2'000;
    std::vector<need_walk> needs_;
    std::optional<std::size_t> gives_up_after_;
    std::size_t steps_ = 0;          ///< in the rarest lists
    std::size_t further_steps_ = 0;  ///< in the others
};

}  // namespace chuanpin::catalog::search
