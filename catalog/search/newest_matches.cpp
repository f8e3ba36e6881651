#include "catalog/search/newest_matches.hpp"

#include <algorithm>

namespace chuanpin::catalog::search {

Xapian::docid before_all(const Xapian::Database& database) {
    const auto first = database.postlist_begin(std::string());
    return first == database.postlist_end(std::string()) ? first_document : *first - 1;
}

std::optional<Xapian::docid> end_of_newest(const Xapian::Database& database, const Xapian::Query& query, Xapian::doccount counted) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);  // with nothing to rank by, the match stops once it has enough
    const auto beyond = enquire.get_mset(counted, 1);
    if (beyond.empty()) return std::nullopt;
    return *beyond.begin();
}

void below::next(weight) { ++at_; }

void below::skip_to(Xapian::docid to, weight) { at_ = std::max(at_, to); }

void below::init(const Xapian::Database& database) {
    at_ = 0;
    documents_ = database.get_doccount();
}

}  // namespace chuanpin::catalog::search
