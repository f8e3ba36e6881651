// What the use cases need from outside: one transaction, in it one store per noun, and to know how fresh the offers are.
//
// Stores are synchronous, run inside a transaction on a database thread, and throw for infrastructure only. Every write says how
// many rows it must have touched and throws std::logic_error where it did not.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "orders/app/complaint/ports.hpp"
#include "orders/app/spending/ports.hpp"
#include "orders/domain/events.hpp"
#include "orders/domain/order/order.hpp"
#include "orders/domain/stock/level.hpp"
#include "platform/base/unit_of_work.hpp"

namespace chuanpin::orders::app {

/// A product as orders knows it from the catalogue's events.
struct known_product {
    domain::product_id id{};
    domain::organisation_id supplier{};
};

class offer_store {
public:
    virtual ~offer_store() = default;
    /// What is known of these offers, with the versions that end after `live_after`; unknown ones are left out. One statement.
    virtual domain::offer_book find(std::span<const domain::offer_id> ids, base::instant live_after) = 0;
    virtual std::optional<known_product> find_product(domain::product_id id) = 0;
};

struct warehouse {
    domain::warehouse_id id{};
    domain::organisation_id owner{};
    std::string code;  ///< the owner's own name for it, unique with the owner
};

/// A stock row and the warehouse's name, for people.
struct shown_level {
    domain::stock_level level{};
    std::string warehouse_code;
};
struct shown_movement {
    std::int64_t number = 0;  ///< grows with time
    domain::movement what{};
    std::string warehouse_code;
};

class stock_store {
public:
    virtual ~stock_store() = default;
    /// The warehouse of that code; made with the id given where there is none.
    virtual warehouse find_or_add(const warehouse& fresh) = 0;
    /// All rows of these products, locked in key order until the transaction ends. One statement.
    virtual std::vector<domain::stock_level> lock(std::span<const domain::product_id> products) = 0;
    /// The row of `fresh`'s key, locked; made as `fresh` says (empty, version 0) where there is none.
    virtual domain::stock_level lock_or_add(const domain::stock_level& fresh) = 0;
    /// Rows that are locked, with their new sums and versions. One statement.
    virtual void save(std::span<const domain::stock_level> levels) = 0;
    /// One statement.
    virtual void append(std::span<const domain::movement> movements) = 0;
    /// What was set aside for an order when it was placed, in the order of recording.
    virtual std::vector<domain::movement> holds_of(domain::order_id order) = 0;

    /// Rows of a supplier, of one product or of all, after `after`, by key.
    virtual std::vector<shown_level> page(domain::organisation_id supplier, std::optional<domain::product_id> product,
                                          std::optional<domain::stock_key> after, std::size_t limit) = 0;
    /// Those of one product, newest first, older than `before`; none where the supplier is another.
    virtual std::vector<shown_movement> movements(domain::organisation_id supplier, domain::product_id product,
                                                  std::optional<std::int64_t> before, std::size_t limit) = 0;
};

class order_store {
public:
    virtual ~order_store() = default;
    /// New orders with their lines. Two statements, whatever their number (≥ 1).
    virtual void insert(std::span<const domain::order> orders) = 0;
    virtual std::optional<domain::order> find(domain::order_id id) = 0;
    /// As `find`, and nobody else changes the order until the transaction ends.
    virtual std::optional<domain::order> lock(domain::order_id id) = 0;
    /// Status, totals, approvals and times of an order that is locked; its version must be one above the stored one.
    virtual void save(const domain::order& what) = 0;
    /// What was accepted and rejected of each line. One statement.
    virtual void save_acceptance(const domain::order& what) = 0;
    /// Orders that somebody is a party to (domain::party_of), without lines, newest first, older than `before`.
    virtual std::vector<domain::order> page(const base::principal& who, std::optional<domain::order_status> status,
                                            std::optional<domain::order_id> before, std::size_t limit) = 0;
    /// Submitted and placed orders whose hold has expired by then, the longest expired first.
    virtual std::vector<domain::order_id> find_expired(base::instant by, std::size_t limit) = 0;
};

class transaction {
public:
    virtual ~transaction() = default;
    virtual offer_store& offers() = 0;
    virtual stock_store& stock() = 0;
    virtual order_store& orders() = 0;
    virtual spending_store& spending() = 0;
    virtual complaint_store& complaints() = 0;
    /// Journal entries, after everything else was locked. One statement (≥ 1).
    virtual void record(std::span<const domain::recorded_event> events) = 0;
};

using unit_of_work = base::unit_of_work<transaction>;

/// Many receipts in one transaction: `work` gets the indexes of those that are new and answers a body or a refusal for each, in
/// that order (a refused one leaves no receipt); it throws to roll everything back. It may be run again from the start.
class batch_unit_of_work {
public:
    using batch_work = std::function<std::vector<base::result<std::string>>(transaction&, const std::vector<std::size_t>& fresh)>;
    virtual ~batch_unit_of_work() = default;
    virtual base::task<std::vector<base::result<base::reply>>> write_batch(base::deadline until, std::vector<base::receipt> claims,
                                                                           batch_work work) = 0;
};

/// How old the projection of offers may be. I/O thread.
class offer_feed {
public:
    virtual ~offer_feed() = default;
    [[nodiscard]] virtual std::chrono::milliseconds lag() const = 0;
};

/// One promise about the data and whether it holds.
struct invariant_report {
    std::string name;  ///< "stock-is-the-sum-of-its-movements"
    std::string meaning;
    std::int64_t violations = 0;
    std::string example;  ///< the first one found; empty where none
};

}  // namespace chuanpin::orders::app
