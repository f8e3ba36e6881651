#include "catalog/search/newest_matches.hpp"

namespace chuanpin::catalog::search {

Xapian::docid before_all(const Xapian::Database& database) {
    const auto first = database.postlist_begin(std::string());
    return first == database.postlist_end(std::string()) ? first_document : *first - 1;
}

void newest_matches::skip_to(Xapian::docid to, match_weight) {
    if (to <= at_) return;
    at_ = passed_ == matches_max_ || (to >= end_ && passed_ >= enough_matches) ? nowhere : to;
    ++passed_;
}

void newest_matches::init(const Xapian::Database& database) {
    at_ = 0;
    passed_ = 0;
    documents_ = database.get_doccount();
}

}  // namespace chuanpin::catalog::search
