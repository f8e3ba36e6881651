#include "catalog/search/known_terms.hpp"

#include <limits>
#include <utility>

namespace chuanpin::catalog::search {

namespace {

/// Asked for by price so often, a list is put in that order.
constexpr std::size_t ordered_often = 2;
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

places_by_price ordered(const kept_list& list, const product_columns& columns) {
    std::vector<std::pair<std::int64_t, Xapian::docid>> priced;
    priced.reserve(list.places.size());
    constexpr std::size_t ahead = 16;
    for (std::size_t i = 0; i < list.places.size(); ++i) {
        if (i + ahead < list.places.size()) columns.expect(list.places[i + ahead]);
        if (const auto facts = columns.at(list.places[i]); facts && facts->price) priced.emplace_back(facts->price->value, list.places[i]);
    }
    std::ranges::sort(priced);
    places_by_price places;
    places.reserve(priced.size());
    for (const auto& [price, place] : priced) places.push_back(place);
    return places;
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
        if (!take_room(of.products() * bytes_of_a_product)) return;
        of.own_ = read_all(database, term, of.products());
        of.kept_.store(of.own_.get(), std::memory_order_release);
    });
}

const places_by_price* known_terms::by_price(known_term& of, const product_columns& columns) {
    const auto* list = of.list();
    if (!list) return nullptr;
    if (const auto* known = of.by_price_.load(std::memory_order_acquire)) return known;
    if (of.ordered_.fetch_add(1, std::memory_order_relaxed) + 1 < ordered_often) return nullptr;
    std::call_once(of.ordering_, [&] {
        if (!take_room(of.products() * sizeof(Xapian::docid))) return;
        of.own_by_price_ = std::make_unique<places_by_price>(ordered(*list, columns));
        of.by_price_.store(of.own_by_price_.get(), std::memory_order_release);
    });
    return of.by_price_.load(std::memory_order_acquire);
}

bool known_terms::take_room(std::size_t bytes) {
    if (bytes_.fetch_add(bytes) + bytes <= kept_lists_bytes_max) return true;
    bytes_.fetch_sub(bytes);
    refused_ = true;
    return false;
}

}  // namespace chuanpin::catalog::search
