#include "catalog/search/posting_walk.hpp"

#include <algorithm>
#include <bit>

namespace chuanpin::catalog::search {

std::int64_t rarity(Xapian::doccount products, Xapian::doccount of_all) {
    if (products == 0) return rarity_max;
    return std::min(rarity_max, static_cast<std::int64_t>(std::bit_width(of_all / products)));
}

term_walk::term_walk(const Xapian::Database& database, const std::string& term)
    : at_(database.postlist_begin(term)), end_(database.postlist_end(term)), now_(at_ == end_ ? nowhere : *at_) {}

Xapian::docid term_walk::go_to(Xapian::docid place) {
    if (now_ >= place) return now_;
    // The next one is more often than not what is asked for, and needs no search in the files.
    if (++at_ != end_ && *at_ < place) at_.skip_to(place);
    now_ = at_ == end_ ? nowhere : *at_;
    return now_;
}

way_walk::way_walk(const Xapian::Database& database, const way& of, bool ranks) {
    for (const auto& term : of.terms) {
        const auto weight = ranks ? of.weight * rarity(database.get_termfreq(term), database.get_doccount()) : 0;
        terms_.push_back({term_walk(database, term), weight});
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

need_walk::need_walk(const Xapian::Database& database, const need& of) {
    for (const auto& each : of.ways) ways_.emplace_back(database, each, of.ranks);
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

needs_walk::needs_walk(const Xapian::Database& database, const needs& of, std::optional<std::size_t> gives_up_after)
    : gives_up_after_(gives_up_after) {
    for (const auto& each : of) needs_.emplace_back(database, each);
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
