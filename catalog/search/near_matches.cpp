#include "catalog/search/near_matches.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace chuanpin::catalog::search {

namespace {

/// A term that one in 128 products has says as much as any: what nothing has may be a slip.
constexpr std::int64_t rarity_max = 8;
/// What a match is worth by how often the document counts its term (product_document.cpp): half of this for once, ever closer to all of it.
constexpr std::int64_t rank_max = 1'000;
std::int64_t rank_of(Xapian::termcount frequency) { return rank_max * frequency / (frequency + 1); }

std::int64_t rarity(Xapian::doccount products, Xapian::doccount of_all) {
    if (products == 0) return rarity_max;
    return std::min(rarity_max, static_cast<std::int64_t>(std::bit_width(of_all / products)));
}

}  // namespace

void near_matches::init(const Xapian::Database& database) {
    at_ = 0;
    steps_ = 0;
    open(database);
    choose_leading();
    set_maxweight(static_cast<match_weight>(all_ * rank_max));
    over_ = lists_.empty();
}

void near_matches::open(const Xapian::Database& database) {
    lists_.clear();
    products_ = database.get_doccount();
    struct known {
        const std::string* term;
        Xapian::doccount products;
        std::int64_t weight;
    };
    std::vector<known> terms;
    for (const auto& each : asked_) {
        const auto having = database.get_termfreq(each.term);
        if (having == 0 && each.guess) continue;
        terms.push_back({&each.term, having, each.weight * rarity(having, products_)});
    }
    std::ranges::sort(terms, [](const known& one, const known& other) {
        return one.weight != other.weight ? one.weight > other.weight : *one.term < *other.term;
    });
    if (terms.size() > near_terms_max) terms.resize(near_terms_max);
    all_ = 0;
    for (const auto& each : terms) {
        all_ += each.weight;
        if (each.products > 0) lists_.push_back({database.postlist_begin(*each.term), each.products, each.weight});
    }
    needed_ = all_ * percent_ / 100 + 1;
}

// The lightest terms that together do not weigh enough need not be led by: whatever weighs enough has one of the others, too.
void near_matches::choose_leading() {
    leading_ = lists_.size();
    for (std::int64_t left_out = 0; leading_ > 0 && left_out + lists_[leading_ - 1].weight < needed_; --leading_)
        left_out += lists_[leading_ - 1].weight;
    leading_products_ = 0;
    for (std::size_t i = 0; i < leading_; ++i) leading_products_ += lists_[i].products;
    leading_products_ = std::min(leading_products_, products_ > 0 ? products_ - 1 : 0);
}

match_weight near_matches::get_weight() const { return static_cast<match_weight>(rank_); }

void near_matches::next(match_weight at_least) { skip_to(at_ + 1, at_least); }

void near_matches::skip_to(Xapian::docid to, match_weight) {
    if (to <= at_) return;
    while (!over_) {
        at_ = next_candidate(to);
        over_ = at_ == std::numeric_limits<Xapian::docid>::max() || ended_early();
        if (over_ || weighs_enough(at_)) return;
        to = at_ + 1;
    }
}

void near_matches::advance(list& in, Xapian::docid to) {
    if (over(in) || *in.at >= to) return;
    ++steps_;
    in.at.skip_to(to);
}

Xapian::docid near_matches::next_candidate(Xapian::docid from) {
    auto next = std::numeric_limits<Xapian::docid>::max();
    for (std::size_t i = 0; i < leading_; ++i) {
        advance(lists_[i], from);
        if (!over(lists_[i])) next = std::min(next, *lists_[i].at);
    }
    return next;
}

bool near_matches::weighs_enough(Xapian::docid candidate) {
    std::int64_t found = 0;
    auto left = std::int64_t{0};
    for (const auto& each : lists_) left += each.weight;
    rank_ = 0;
    for (auto& each : lists_) {
        if (found + left < needed_) return false;
        advance(each, candidate);
        left -= each.weight;
        if (over(each) || *each.at != candidate) continue;
        found += each.weight;
        rank_ += each.weight * rank_of(each.at.get_wdf());
    }
    return found >= needed_;
}

}  // namespace chuanpin::catalog::search
