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

#include "orders/app/agreement/ports.hpp"
#include "orders/app/attribution/ports.hpp"
#include "orders/app/complaint/ports.hpp"
#include "orders/app/contract/ports.hpp"
#include "orders/app/delivery/ports.hpp"
#include "orders/app/draft/ports.hpp"
#include "orders/app/fill/ports.hpp"
#include "orders/app/forward/ports.hpp"
#include "orders/app/need/ports.hpp"
#include "orders/app/payment/ports.hpp"
#include "orders/app/quotation/ports.hpp"
#include "orders/app/record/ports.hpp"
#include "orders/app/refund/ports.hpp"
#include "orders/app/replacing/ports.hpp"
#include "orders/app/returning/ports.hpp"
#include "orders/app/spending/ports.hpp"
#include "orders/app/standing/ports.hpp"
#include "orders/app/stock/ports.hpp"
#include "orders/app/supply/ports.hpp"
#include "orders/app/warehouse/ports.hpp"
#include "orders/domain/eligibility/lot_season.hpp"
#include "orders/domain/events.hpp"
#include "orders/domain/order/order.hpp"
#include "orders/domain/stock/lot.hpp"
#include "orders/domain/stock/shelf.hpp"
#include "platform/base/unit_of_work.hpp"

namespace chuanpin::orders::app {

class offer_store {
public:
    virtual ~offer_store() = default;
    /// What is known of these offers, with the versions that end after `live_after`; unknown ones are left out. One statement.
    virtual domain::offer_book find(std::span<const domain::offer_id> ids, base::instant live_after) = 0;
    virtual std::optional<domain::product_facts> find_product(domain::product_id id) = 0;
};

/// A stock row and the warehouse's name, for people.
struct shown_level {
    domain::stock_level level{};
    std::string warehouse_code;
    std::optional<domain::lot_season> season{};  ///< of the lot that goods were received into just now
};
/// Where a page of lots ended.
struct lot_place {
    domain::warehouse_id warehouse{};
    domain::lot_id lot{};
};
/// A lot's row and its names, for people; the unnamed lot has neither source nor number.
struct shown_lot {
    domain::stock_lot stock{};
    std::string warehouse_code;
    std::optional<domain::lot_source> source{};
    std::optional<std::string> number{};
};
struct shown_movement {
    std::int64_t number = 0;  ///< grows with time
    domain::movement what{};
    std::string warehouse_code;
};

class stock_store {
public:
    virtual ~stock_store() = default;
    /// All rows of these products with their lots, locked in key order until the transaction ends. One statement.
    virtual domain::locked_stock lock(std::span<const domain::product_id> products) = 0;
    /// The rows of these keys (one product, in key order) with all of their lots, locked; rows and lots are made as given (empty, version
    /// 0) where there are none.
    virtual domain::locked_stock lock_or_add(std::span<const domain::stock_level> levels, std::span<const domain::stock_lot> lots) = 0;
    /// The row of this key with its lots, locked; nothing where there is none.
    virtual domain::locked_stock lock_warehouse(const domain::stock_key& key) = 0;
    /// What changed on the shelf: sums and versions of rows that are locked. Two statements, one for levels and one for lots.
    virtual void save(const domain::shelf& changed) = 0;
    /// Drops lots that are locked and empty, so that the path of an order does not grow with the years. The ledger remembers them.
    virtual void drop_empty(std::span<const domain::stock_lot> lots) = 0;
    /// One statement.
    virtual void append(std::span<const domain::movement> movements) = 0;
    /// What is still set aside for an order, by line and lot, in the order of recording.
    virtual std::vector<domain::movement> holds_of(domain::order_id order) = 0;

    /// Rows of a supplier, of one product or of all, after `after`, by key.
    virtual std::vector<shown_level> page(domain::organisation_id supplier, std::optional<domain::product_id> product,
                                          std::optional<domain::stock_key> after, std::size_t limit) = 0;
    /// Lots of one product after `after`, by warehouse and lot, those without goods too; none where the supplier is another.
    virtual std::vector<shown_lot> lots(domain::organisation_id supplier, domain::product_id product, std::optional<lot_place> after,
                                        std::size_t limit) = 0;
    /// Those of one product, newest first, older than `before`; none where the supplier is another.
    virtual std::vector<shown_movement> movements(domain::organisation_id supplier, domain::product_id product,
                                                  std::optional<std::int64_t> before, std::size_t limit) = 0;
};

/// What an organisation holds of a product with submitted and placed orders, which nobody confirmed yet.
struct open_hold {
    domain::organisation_id buyer{};
    domain::product_id product{};
    std::int64_t quantity = 0;
};

class order_store {
public:
    virtual ~order_store() = default;
    /// New orders with their lines. Two statements, whatever their number (≥ 1).
    virtual void insert(std::span<const domain::order> orders) = 0;
    virtual std::optional<domain::order> find(domain::order_id id) = 0;
    /// As `find`, and nobody else changes the order until the transaction ends.
    virtual std::optional<domain::order> lock(domain::order_id id) = 0;
    /// Status, totals, approvals, times, day of delivery and freight of an order that is locked; its version must be one above the stored
    /// one.
    virtual void save(const domain::order& what) = 0;
    /// What was accepted, rejected and returned of the lines that differ (≥ 1) from those of `before`. One statement.
    virtual void save_lines(const domain::order& before, const domain::order& after) = 0;
    /// Orders that somebody is a party to (domain::party_of), without lines, newest first, older than `before`.
    virtual std::vector<domain::order> page(const base::principal& who, std::optional<domain::order_status> status,
                                            std::optional<domain::order_id> before, std::size_t limit) = 0;
    /// Of these buyers, of all products; what waits for a harvest holds none. One statement.
    virtual std::vector<open_hold> find_open_holds(std::span<const domain::organisation_id> buyers) = 0;
    /// Submitted, placed and contracting orders whose time has expired by then, the longest expired first.
    virtual std::vector<domain::order_id> find_expired(base::instant by, std::size_t limit) = 0;
    /// Settled by then and not closed, with no return and no complaint that is still open; the longest settled first.
    virtual std::vector<domain::order_id> find_closable(base::instant by, std::size_t limit) = 0;
};

class buyer_group_store;  // orders/app/group/ports.hpp

/// What placing looks at before it decides.
struct placing_locks {
    spending_book spending{};
    domain::locked_stock stock{};
};

class transaction {
public:
    virtual ~transaction() = default;
    virtual offer_store& offers() = 0;
    virtual stock_store& stock() = 0;
    virtual order_store& orders() = 0;
    virtual spending_store& spending() = 0;
    virtual complaint_store& complaints() = 0;
    virtual warehouse_store& warehouses() = 0;
    virtual lot_store& lots() = 0;
    virtual pairing_store& pairings() = 0;
    virtual window_store& windows() = 0;
    virtual agreement_store& agreements() = 0;
    virtual delivery_store& deliveries() = 0;
    virtual return_store& returns() = 0;
    virtual draft_store& drafts() = 0;
    virtual contract_store& contracts() = 0;
    virtual payment_store& payments() = 0;
    virtual credit_store& credits() = 0;
    virtual record_store& records() = 0;
    virtual quotation_store& quotations() = 0;
    virtual attribution_store& attributions() = 0;
    virtual refund_store& refunds() = 0;
    virtual supply_store& supply() = 0;
    virtual calendar_store& calendars() = 0;
    virtual standing_store& standing() = 0;
    virtual need_store& needs() = 0;
    virtual fill_store& fills() = 0;
    /// spending().lock, then stock().lock. One statement.
    virtual placing_locks lock_for_placing(std::span<const domain::organisation_id> organisations,
                                           std::span<const domain::budget_id> budgets, std::span<const domain::product_id> products) = 0;
    virtual forward_store& forward() = 0;
    virtual replacement_store& replacements() = 0;
    virtual buyer_group_store& buyer_groups() = 0;
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
    std::string mark;  ///< of the list in orders/README.md: "I1"
    std::string name;  ///< "stock-is-the-sum-of-its-movements"
    std::string meaning;
    std::int64_t violations = 0;
    std::string example;  ///< the first one found; empty where none
};

}  // namespace chuanpin::orders::app
