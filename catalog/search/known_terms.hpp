// What searches know of the terms of one state of an index: how many products have them, and, of those whose lists are walked through
// again and again, the whole list, so that it is not read from the index's files each time.
//
// A list is kept once as many steps were made in it as it has products: reading it whole costs at most as much again as what was walked,
// however often the index changes. In the order of prices it is kept when it is asked for so a second time. Thread-safe. Internal to
// search/.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "catalog/search/facet_words.hpp"
#include "catalog/search/product_columns.hpp"

namespace chuanpin::catalog::search {

inline constexpr std::size_t known_terms_max = 50'000;
inline constexpr Xapian::doccount kept_list_products_max = 500'000;
inline constexpr std::size_t kept_lists_bytes_max = std::size_t{128} << 20U;
/// Where there was no room for a list any more: what is kept was walked through most, and is not given up for others too soon.
inline constexpr std::chrono::seconds kept_lists_age_min{300};

/// The products with one term, in ascending order, and how often it counts in each.
struct kept_list {
    std::vector<Xapian::docid> places;
    std::vector<std::uint8_t> frequencies;
    [[nodiscard]] bool has(Xapian::docid place) const { return std::ranges::binary_search(places, place); }
};
/// Those of them that have a price, the cheapest first, of equals the newest.
using places_by_price = std::vector<Xapian::docid>;

class known_term {
public:
    explicit known_term(Xapian::doccount products) : products_(products) {}
    [[nodiscard]] Xapian::doccount products() const { return products_; }
    /// nullptr: it is read from the files.
    [[nodiscard]] const kept_list* list() const { return kept_.load(std::memory_order_acquire); }
    void walked(std::size_t steps) { walked_.fetch_add(steps, std::memory_order_relaxed); }

private:
    friend class known_terms;
    const Xapian::doccount products_;
    std::atomic<std::size_t> walked_{0};
    std::atomic<const kept_list*> kept_{nullptr};
    std::once_flag reading_;
    std::unique_ptr<const kept_list> own_;
    std::atomic<std::size_t> ordered_{0};  ///< so often it was asked for by price
    std::atomic<const places_by_price*> by_price_{nullptr};
    std::once_flag ordering_;
    std::unique_ptr<const places_by_price> own_by_price_;
};

class known_terms {
public:
    /// Of the state that this database shows.
    explicit known_terms(const Xapian::Database& database) : words_(facet_words::in(database)) {}

    /// `database` shows the same state. The reference holds as long as this object does.
    [[nodiscard]] known_term& of(const Xapian::Database& database, const std::string& term);
    /// nullptr: the list is not kept, or not in that order yet.
    [[nodiscard]] const places_by_price* by_price(known_term& of, const product_columns& columns);
    [[nodiscard]] const facet_words& words() const { return words_; }
    /// Whether another object should begin anew.
    [[nodiscard]] bool is_full(std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now()) const {
        return full_ || (refused_ && now - begun_ > kept_lists_age_min);
    }

private:
    known_term& find(const Xapian::Database& database, const std::string& term);
    void read_list(const Xapian::Database& database, const std::string& term, known_term& of);
    /// Whether there is room for so many bytes more.
    bool take_room(std::size_t bytes);

    const facet_words words_;
    std::mutex mutex_;
    std::unordered_map<std::string, std::unique_ptr<known_term>> terms_;
    std::atomic<std::size_t> bytes_{0};
    std::atomic<bool> full_{false};     ///< of terms
    std::atomic<bool> refused_{false};  ///< a list
    const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

/// The terms as one search sees them. Only for the thread that has the database.
class index_terms {
public:
    index_terms(const Xapian::Database& database, known_terms& known) : database_(database), known_(known) {}
    [[nodiscard]] known_term& of(const std::string& term) const { return known_.of(database_, term); }
    [[nodiscard]] const places_by_price* by_price(const std::string& term, const product_columns& columns) const {
        return known_.by_price(of(term), columns);
    }
    [[nodiscard]] Xapian::doccount products_with(const std::string& term) const { return of(term).products(); }
    [[nodiscard]] Xapian::doccount products() const { return database_.get_doccount(); }
    [[nodiscard]] const facet_words& words() const { return known_.words(); }
    [[nodiscard]] const Xapian::Database& database() const { return database_; }

private:
    const Xapian::Database& database_;
    known_terms& known_;
};

}  // namespace chuanpin::catalog::search
