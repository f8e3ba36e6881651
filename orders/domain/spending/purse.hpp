// The budgets that a transaction has locked, and what it does to them. Decided in memory, written once at the end.
#pragma once

#include <span>
#include <vector>

#include "orders/domain/spending/budget.hpp"

namespace chuanpin::orders::domain {

/// How much of a budget is asked for, given back or spent.
struct charge {
    budget_id budget{};
    base::fen amount{};
    bool operator==(const charge&) const = default;
};

class purse {
public:
    explicit purse(std::vector<budget> locked);

    /// As it stands now; null where it was not locked.
    [[nodiscard]] const budget* find(budget_id id) const;
    /// The first of these charges (one for each budget) that its budget cannot bear; null where all can. Changes nothing.
    [[nodiscard]] const charge* find_overrun(std::span<const charge> asked) const;

    /// These throw std::logic_error where a budget is not in the purse or its invariant would break.
    void encumber(std::span<const charge> what);
    void release(std::span<const charge> what);
    /// What was committed ends; what was accepted of it is spent.
    void consume(std::span<const charge> committed, std::span<const charge> spent);
    /// What was spent on goods that come back, and what complaints give back, is there again.
    void refund(std::span<const charge> what);

    /// Those that differ from what was locked, by id, each with its version one higher.
    [[nodiscard]] std::vector<budget> changed() const;

private:
    struct place {
        budget before;
        budget now;
    };
    place& place_of(budget_id id);
    void change(budget_id id, std::int64_t committed, std::int64_t consumed);

    std::vector<place> places_;  // by id
};

}  // namespace chuanpin::orders::domain
