// What searches know of the terms of one state of an index: how many products have them, and, of those whose lists are walked through
// again and again, the whole list, so that it is not read from the index's files each time.
//
// A list is kept once as many steps were made in it as it has products: reading it whole costs at most as much again as what was walked,
// however often the index changes. Thread-safe. Internal to search/.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "catalog/search/facet_words.hpp"

namespace chuanpin::catalog::search {

inline constexpr std::size_t known_terms_max = 50'000;
inline constexpr Xapian::doccount kept_list_products_max = 100'000;
inline constexpr std::size_t kept_lists_bytes_max = std::size_t{32} << 20U;

/// The products with one term, in ascending order, and how often it counts in each.
struct kept_list {
    std::vector<Xapian::docid> places;
    std::vector<std::uint8_t> frequencies;
};

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
};

class known_terms {
public:
    /// Of the state that this database shows.
    explicit known_terms(const Xapian::Database& database) : words_(facet_words::in(database)) {}

    /// `database` shows the same state. The reference holds as long as this object does.
    [[nodiscard]] known_term& of(const Xapian::Database& database, const std::string& term);
    [[nodiscard]] const facet_words& words() const { return words_; }
    /// Whether another object should begin anew.
    [[nodiscard]] bool is_full() const { return full_; }

private:
    known_term& find(const Xapian::Database& database, const std::string& term);
    void read_list(const Xapian::Database& database, const std::string& term, known_term& of);

    const facet_words words_;
    std::mutex mutex_;
    std::unordered_map<std::string, std::unique_ptr<known_term>> terms_;
    std::atomic<std::size_t> bytes_{0};
    std::atomic<bool> full_{false};
};

/// The terms as one search sees them. Only for the thread that has the database.
class index_terms {
public:
    index_terms(const Xapian::Database& database, known_terms& known) : database_(database), known_(known) {}
    [[nodiscard]] known_term& of(const std::string& term) const { return known_.of(database_, term); }
    [[nodiscard]] Xapian::doccount products_with(const std::string& term) const { return of(term).products(); }
    [[nodiscard]] Xapian::doccount products() const { return database_.get_doccount(); }
    [[nodiscard]] const facet_words& words() const { return known_.words(); }
    [[nodiscard]] const Xapian::Database& database() const { return database_; }

private:
    const Xapian::Database& database_;
    known_terms& known_;
};

}  // namespace chuanpin::catalog::search
