#include "catalog/search/posting_walk.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace chuanpin::catalog::search {

std::int64_t rarity(Xapian::doccount products, Xapian::doccount of_all) {
    if (products == 0) return rarity_max;
    return std::min(rarity_max, static_cast<std::int64_t>(std::bit_width(of_all / products)));
}

term_walk::term_walk(const index_terms& terms, const std::string& term) : term_(&terms.of(term)), list_(term_->list()) {
    if (list_) {
        go_in_list(0);
        return;
    }
    at_ = terms.database().postlist_begin(term);
    end_ = terms.database().postlist_end(term);
    now_ = at_ == end_ ? nowhere : *at_;
}

term_walk::term_walk(term_walk&& other) noexcept
    : term_(other.term_),
      list_(other.list_),
      next_(other.next_),
      at_(other.at_),
      end_(other.end_),
      steps_(std::exchange(other.steps_, 0)),
      now_(other.now_) {}

term_walk::~term_walk() {
    if (steps_ > 0) term_->walked(steps_);
}

Xapian::docid term_walk::go_to(Xapian::docid place) {
    if (now_ >= place) return now_;
    return list_ ? go_in_list(place) : go_in_files(place);
}

// Twice as far each time until it is too far, then between the last two places: the next product is found at once.
Xapian::docid term_walk::go_in_list(Xapian::docid place) {
    const auto& places = list_->places;
    auto here = next_;
    if (here < places.size() && places[here] < place) {
        std::size_t further = 1;
        for (; here + further < places.size() && places[here + further] < place; further *= 2) here += further;
        const auto begin = places.begin() + static_cast<std::ptrdiff_t>(here + 1);
        const auto end = places.begin() + static_cast<std::ptrdiff_t>(std::min(places.size(), here + further));
        here = static_cast<std::size_t>(std::lower_bound(begin, end, place) - places.begin());
    }
    next_ = here + 1;
    now_ = here < places.size() ? places[here] : nowhere;
    return now_;
}

Xapian::docid term_walk::go_in_files(Xapian::docid place) {
    ++steps_;
    // The next one is more often than not what is asked for, and needs no search in the files.
    if (++at_ != end_ && *at_ < place) at_.skip_to(place);
    now_ = at_ == end_ ? nowhere : *at_;
    return now_;
}

way_walk::way_walk(const index_terms& terms, const way& of, bool ranks) {
    for (const auto& term : of.terms) {
        const auto weight = ranks ? of.weight * rarity(terms.products_with(term), terms.products()) : 0;
        terms_.push_back({term_walk(terms, term), weight});
    }
}

Xapian::docid way_walk::go_to(Xapian::docid place, std::size_t& steps) {
    if (now_ != nowhere && now_ >= place) return now_;
    while (true) {
        ++steps;
        now_ = terms_.front().products.go_to(place);
        if (now_ == nowhere) return now_;
        const auto other = std::ranges::find_if(terms_, [&](ranked_term& each) {
            place = each.products.go_to(now_);
            return place != now_;
        });
        if (other == terms_.end()) return now_;
        if (place == nowhere) return now_ = nowhere;
    }
}

std::int64_t way_walk::rank() const {
    std::int64_t sum = 0;
    for (const auto& each : terms_) {
        if (each.weight != 0) sum += each.weight * rank_by_frequency(each.products.frequency());
    }
    return sum;
}

need_walk::need_walk(const index_terms& terms, const need& of) {
    for (const auto& each : of.ways) ways_.emplace_back(terms, each, of.ranks);
}

Xapian::docid need_walk::go_to(Xapian::docid place, std::size_t& steps) {
    now_ = nowhere;
    for (auto& each : ways_) now_ = std::min(now_, each.go_to(place, steps));
    return now_;
}

std::int64_t need_walk::rank() const {
    std::int64_t sum = 0;
    for (const auto& each : ways_) {
        if (each.at() == now_) sum += each.rank();
    }
    return sum;
}

needs_walk::needs_walk(const index_terms& terms, const needs& of, std::optional<std::size_t> gives_up_after)
    : gives_up_after_(gives_up_after) {
    for (const auto& each : of) needs_.emplace_back(terms, each);
}

Xapian::docid needs_walk::go_to(Xapian::docid place) {
    while (true) {
        const auto now = needs_.front().go_to(place, steps_);
        if (now == nowhere || gave_up()) return nowhere;
        const auto other = std::ranges::find_if(needs_, [&](need_walk& each) {
            place = each.go_to(now, further_steps_);
            return place != now;
        });
        if (other == needs_.end() || place == nowhere) return place == nowhere ? nowhere : now;
    }
}

std::int64_t needs_walk::rank() const {
    std::int64_t sum = 0;
    for (const auto& each : needs_) sum += each.rank();
    return sum;
}

}  // namespace chuanpin::catalog::search
