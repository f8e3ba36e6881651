#include "catalog/search/known_terms.hpp"

#include <limits>

namespace chuanpin::catalog::search {

namespace {

constexpr std::size_t bytes_of_a_product = sizeof(Xapian::docid) + sizeof(std::uint8_t);

/// nullptr: the term counts too often somewhere to be kept.
std::unique_ptr<const kept_list> read_all(const Xapian::Database& database, const std::string& term, Xapian::doccount products) {
    auto list = std::make_unique<kept_list>();
    list->places.reserve(products);
    list->frequencies.reserve(products);
    const auto end = database.postlist_end(term);
    for (auto each = database.postlist_begin(term); each != end; ++each) {
        const auto frequency = each.get_wdf();
        if (frequency > std::numeric_limits<std::uint8_t>::max()) return nullptr;
        list->places.push_back(*each);
        list->frequencies.push_back(static_cast<std::uint8_t>(frequency));
    }
    return list;
}

}  // namespace

known_term& known_terms::of(const Xapian::Database& database, const std::string& term) {
    auto& known = find(database, term);
    if (!known.list() && known.walked_.load(std::memory_order_relaxed) > known.products()) read_list(database, term, known);
    return known;
}

known_term& known_terms::find(const Xapian::Database& database, const std::string& term) {
    const std::lock_guard guard(mutex_);
    const auto found = terms_.find(term);
    if (found != terms_.end()) return *found->second;
    if (terms_.size() >= known_terms_max) full_ = true;
    return *terms_.emplace(term, std::make_unique<known_term>(database.get_termfreq(term))).first->second;
}

void known_terms::read_list(const Xapian::Database& database, const std::string& term, known_term& of) {
    if (of.products() > kept_list_products_max) return;
    std::call_once(of.reading_, [&] {
        if (bytes_.fetch_add(of.products() * bytes_of_a_product) > kept_lists_bytes_max) {
            full_ = true;
            return;
        }
        of.own_ = read_all(database, term, of.products());
        of.kept_.store(of.own_.get(), std::memory_order_release);
    });
}

}  // namespace chuanpin::catalog::search
