// What approvals and budgets need from the database; part of orders/app/ports.hpp.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "orders/domain/order/approval.hpp"
#include "orders/domain/spending/purchasing_rules.hpp"
#include "orders/domain/spending/purse.hpp"

namespace chuanpin::orders::app {

/// The rules of some organisations and their units, and some budgets that are locked.
struct spending_book {
    std::vector<domain::purchasing_rules> rules;
    std::vector<domain::budget> budgets;

    /// The unit's own, else the organisation's, else none (no approval, no budget needed).
    [[nodiscard]] domain::purchasing_rules rules_for(domain::organisation_id organisation, std::optional<domain::unit_id> unit) const;
};

/// What one line of an order takes out of a budget.
struct commitment {
    domain::order_id order{};
    int line_number = 0;
    domain::order_status status{};
    std::string name_zh;
    base::fen committed{};                ///< 0 once it was settled or cancelled
    std::optional<base::fen> consumed{};  ///< once any of it was accepted: accepted less returned and given back
};

class spending_store {
public:
    virtual ~spending_store() = default;
    /// The rules of these organisations, and these budgets, locked in id order; unknown ones are left out. One statement.
    virtual spending_book lock(std::span<const domain::organisation_id> organisations, std::span<const domain::budget_id> budgets) = 0;
    /// Budgets that are locked, with their new sums and versions. One statement.
    virtual void save(std::span<const domain::budget> budgets) = 0;
    /// False where there is one of the same organisation, unit, year and fund.
    virtual bool add(const domain::budget& fresh) = 0;
    virtual std::optional<domain::budget> find(domain::budget_id id) = 0;
    /// Of one organisation, of one unit or of all, of one year or of all, by id after `after`.
    virtual std::vector<domain::budget> page(domain::organisation_id organisation, std::optional<domain::unit_id> unit,
                                             std::optional<int> year, std::optional<domain::budget_id> after, std::size_t limit) = 0;
    /// What stands behind a budget's sums, newest order first, older than `before`; whole orders, so a page may pass the limit by
    /// the lines of its last order.
    virtual std::vector<commitment> commitments(domain::budget_id id, std::optional<domain::order_id> before, std::size_t limit) = 0;

    /// One UPDATE: so much more is committed of it (less, where negative) where there is enough; false where there is not. One version
    /// higher then, and nobody else changes it until the transaction ends.
    virtual bool commit(domain::budget_id id, base::fen more) = 0;

    /// Locked; with version 0 where there are none.
    virtual domain::purchasing_rules lock_rules(domain::organisation_id organisation, std::optional<domain::unit_id> unit) = 0;
    virtual void save(const domain::purchasing_rules& rules) = 0;

    /// Of an order that is locked, in the order of their giving.
    virtual std::vector<domain::approval> approvals_of(domain::order_id order) = 0;
    virtual void add(const domain::approval& fresh, int number) = 0;
};

}  // namespace chuanpin::orders::app
