// What long-term contracts need from the database; part of orders/app/ports.hpp.
//
// How much was called off of a period is decided by one conditional UPDATE of its row (`take`), so that no two callers pass the
// contract together. Lock order: those rows come after the stock, before the journal.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "orders/domain/supply/supply_contract.hpp"

namespace chuanpin::orders::app {

struct supply_period_key {
    domain::supply_contract_id contract{};
    std::int64_t number = 0;
    auto operator<=>(const supply_period_key&) const = default;
};

/// An order that a contract's quantity was called off with.
struct call_off {
    supply_period_key period{};
    domain::order_id order{};
    std::int64_t quantity = 0;
    base::fen unit_price{};
    base::instant at{};
    std::optional<base::instant> given_back_at{};  ///< since its order was cancelled
    bool not_supplied = false;                     ///< given back because of the supplier
};

class supply_store {
public:
    virtual ~supply_store() = default;
    /// With its periods.
    virtual void insert(const domain::supply_contract& fresh) = 0;
    /// With its signatures and periods.
    virtual std::optional<domain::supply_contract> find(domain::supply_contract_id id) = 0;
    /// As `find`; nobody else changes its state until the transaction ends. Call-offs go on.
    virtual std::optional<domain::supply_contract> lock(domain::supply_contract_id id) = 0;
    /// State of one that is locked, one version above the stored one.
    virtual void save(const domain::supply_contract& what) = 0;
    virtual void add(domain::supply_contract_id id, const domain::supply_signature& fresh) = 0;
    /// Those that somebody is a party to (domain::party_of), without signatures and periods, newest first, older than `before`.
    virtual std::vector<domain::supply_contract> page(const base::principal& who, std::optional<domain::supply_contract_id> before,
                                                      std::size_t limit) = 0;
    /// Without signatures and periods; unknown ones are left out. One statement (≥ 1).
    virtual std::vector<domain::supply_contract> find_all(std::span<const domain::supply_contract_id> ids) = 0;

    /// These rows, locked in key order. One statement (≥ 1).
    virtual void lock_periods(std::span<const supply_period_key> keys) = 0;
    /// Takes the quantity out of its period and remembers the order; false, and nothing is changed, where less is left.
    virtual bool take(const call_off& fresh) = 0;
    /// What is left of a period.
    virtual std::int64_t left_of(const supply_period_key& period) = 0;
    /// Puts back what the order called off, once; false where it called nothing off.
    virtual bool give_back(domain::order_id order, bool not_supplied, base::instant at) = 0;
    /// Newest first, older than `before`.
    virtual std::vector<call_off> call_offs(domain::supply_contract_id contract, std::optional<domain::order_id> before,
                                            std::size_t limit) = 0;
};

}  // namespace chuanpin::orders::app
