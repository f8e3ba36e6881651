// The contract of an order (购销合同): drawn up with the confirmation, its freight set, signed by both sides, changed by addenda.
//
// Every step is a change of the order: by its lock, its version and its table of states.
#pragma once

#include "orders/app/change_order.hpp"

namespace chuanpin::orders::app {

/// A contract and how its order stands, without lines.
struct contract_view {
    domain::order order{};
    domain::contract contract{};
};
/// What whoever signs has seen, and where the buyer's freight is paid from; without a budget it is that of the first line that has one.
struct signing {
    std::int64_t document = 0;  ///< 0: the contract, 1 …: an addendum
    std::string sha256{};
    std::optional<domain::budget_id> budget{};
};

/// The contract of an order that was just confirmed, with its text hashed and no freight.
void draw_contract(transaction& open, const domain::order& confirmed, base::instant now);

class handle_contracts {
public:
    using claim = base::idempotent<contract_view>;
    using answer = base::task<base::result<base::reply>>;

    handle_contracts(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    // Errors of all: order-not-found, contract-not-found, version-stale, order-state-conflict, order-party-forbidden.
    /// Errors: contract-fixed.
    answer set_freight(const base::call_context& context, claim as, change_target target, domain::freight_terms freight);
    /// The buyer's signature commits the freight that the buyer bears. Errors: those of domain::sign; budget-unusable, budget-exceeded.
    answer sign(const base::call_context& context, claim as, change_target target, signing said);
    /// Errors: those of domain::propose_addendum.
    answer propose(const base::call_context& context, claim as, change_target target, domain::addendum_request asked);

    /// Errors: order-not-found, contract-not-found.
    base::task<base::result<contract_view>> find(const base::call_context& context, domain::order_id id);

private:
    using work = std::function<base::result<domain::changed_order>(transaction&, const domain::order&, domain::party, domain::contract&)>;
    answer change(const base::call_context& context, claim as, change_target target, work decide);
    base::result<domain::changed_order> decide_signature(transaction& open, const base::call_context& context, const domain::order& before,
                                                         domain::party who, domain::contract& what, const signing& said);
    base::result<void> charge_freight(transaction& open, const base::call_context& context, domain::order& what,
                                      const domain::freight_terms& freight, std::optional<domain::budget_id> named);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
