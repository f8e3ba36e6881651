// What long-term contracts need from the database; part of orders/app/ports.hpp.
//
// How much was called off of a period is decided by one conditional UPDATE of its row (`take`), so that no two callers pass the
// contract together. That row also says until when the contract is open and which addendum priced it last, so a call-off and an addendum
// that is signed at the same moment are decided by it, too. Lock order: contract, then those rows, which come after the stock and before
// the journal; a call-off locks no contract.
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

/// What a call-off was checked and priced with.
struct call_off_terms {
    base::business_date delivery{};
    std::int64_t priced_by = 0;  ///< domain::supply_contract::priced_by
};
/// A period's row as it is.
struct period_standing {
    std::int64_t left = 0;
    std::optional<base::business_date> open_until{};
    std::int64_t priced_by = 0;
};

class supply_store {
public:
    virtual ~supply_store() = default;
    /// With its periods.
    virtual void insert(const domain::supply_contract& fresh) = 0;
    /// With its signatures, periods, prices and addenda.
    virtual std::optional<domain::supply_contract> find(domain::supply_contract_id id) = 0;
    /// As `find`; nobody else changes its state until the transaction ends. Call-offs go on.
    virtual std::optional<domain::supply_contract> lock(domain::supply_contract_id id) = 0;
    /// State of one that is locked, one version above the stored one.
    virtual void save(const domain::supply_contract& what) = 0;
    virtual void add(domain::supply_contract_id id, const domain::supply_signature& fresh) = 0;
    virtual void add(domain::supply_contract_id id, const domain::supply_addendum& fresh) = 0;
    /// The answer to one that has none yet.
    virtual void answer(domain::supply_contract_id id, const domain::supply_addendum& what) = 0;
    /// Nothing is called off any more for a day after it.
    virtual void close_after(domain::supply_contract_id id, base::business_date last) = 0;
    /// Gives a period another quantity; false, and nothing is changed, where more was called off.
    virtual bool give_quantity(const supply_period_key& period, std::int64_t quantity) = 0;
    /// Whatever was priced before is not called off any more.
    virtual void price_by(domain::supply_contract_id id, std::int64_t addendum) = 0;
    /// Those that somebody is a party to (domain::party_of), without signatures, periods, prices and addenda, newest first, older than
    /// `before`.
    virtual std::vector<domain::supply_contract> page(const base::principal& who, std::optional<domain::supply_contract_id> before,
                                                      std::size_t limit) = 0;
    /// With prices, without signatures, periods and addenda; unknown ones are left out. One statement (≥ 1), another where any has prices.
    virtual std::vector<domain::supply_contract> find_all(std::span<const domain::supply_contract_id> ids) = 0;

    /// These rows, locked in key order. One statement (≥ 1).
    virtual void lock_periods(std::span<const supply_period_key> keys) = 0;
    /// Takes the quantity out of its period and remembers the order; false, and nothing is changed, where less is left, the day is after
    /// the last one, or the price is another by now.
    virtual bool take(const call_off& fresh, const call_off_terms& under) = 0;
    virtual period_standing standing_of(const supply_period_key& period) = 0;
    /// Puts back what the order called off, once; false where it called nothing off.
    virtual bool give_back(domain::order_id order, bool not_supplied, base::instant at) = 0;
    /// Newest first, older than `before`.
    virtual std::vector<call_off> call_offs(domain::supply_contract_id contract, std::optional<domain::order_id> before,
                                            std::size_t limit) = 0;
};

}  // namespace chuanpin::orders::app
