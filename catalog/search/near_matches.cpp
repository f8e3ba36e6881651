#include "catalog/search/near_matches.hpp"

#include <algorithm>

namespace chuanpin::catalog::search {

near_matches::near_matches(const index_terms& terms, const std::vector<weighted_term>& asked, int percent) : terms_(terms) {
    weigh(asked, percent);
    choose_leading();
}

void near_matches::weigh(const std::vector<weighted_term>& asked, int percent) {
    struct known {
        const std::string* term;
        Xapian::doccount products;
        std::int64_t weight;
    };
    std::vector<known> terms;
    for (const auto& each : asked) {
        const auto having = terms_.products_with(each.term);
        if (having == 0 && each.guess) continue;
        terms.push_back({&each.term, having, each.weight * rarity(having, terms_.products())});
    }
    std::ranges::sort(terms, [](const known& one, const known& other) {
        return one.weight != other.weight ? one.weight > other.weight : *one.term < *other.term;
    });
    if (terms.size() > near_terms_max) terms.resize(near_terms_max);
    std::int64_t asked_for = 0;
    for (const auto& each : terms) {
        asked_for += each.weight;
        if (each.products == 0) continue;
        lists_.push_back({*each.term, each.weight});
        all_ += each.weight;
    }
    needed_ = asked_for * percent / 100 + 1;
}

// The lightest terms that together do not weigh enough need not be led by: whatever weighs enough has one of the others, too.
void near_matches::choose_leading() {
    leading_ = lists_.size();
    for (std::int64_t left_out = 0; leading_ > 0 && left_out + lists_[leading_ - 1].weight < needed_; --leading_)
        left_out += lists_[leading_ - 1].weight;
}

Xapian::docid near_matches::go_to(Xapian::docid place) {
    while (true) {
        const auto candidate = next_candidate(place);
        if (candidate == nowhere || ended_early()) return nowhere;
        if (weighs_enough(candidate)) return candidate;
        place = candidate + 1;
    }
}

Xapian::docid near_matches::advance(list& in, Xapian::docid to) {
    if (!in.products) in.products.emplace(terms_, in.term);
    if (in.products->at() < to) ++steps_;
    return in.products->go_to(to);
}

Xapian::docid near_matches::next_candidate(Xapian::docid from) {
    auto next = nowhere;
    for (std::size_t i = 0; i < leading_; ++i) next = std::min(next, advance(lists_[i], from));
    return next;
}

bool near_matches::weighs_enough(Xapian::docid candidate) {
    std::int64_t found = 0;
    auto left = all_;
    rank_ = 0;
    for (auto& each : lists_) {
        if (found + left < needed_) return false;
        left -= each.weight;
        if (advance(each, candidate) != candidate) continue;
        found += each.weight;
        rank_ += each.weight * rank_by_frequency(each.products->frequency());
    }
    return found >= needed_;
}

}  // namespace chuanpin::catalog::search
