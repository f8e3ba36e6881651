// Long-term contracts (长期产销合同、承销合同): proposed by the buyer, signed by both, cancelled until then, called off (按约要货); changed
// or ended early by addenda that both sign.
#pragma once

#include <functional>

#include "orders/app/order_queue.hpp"
#include "orders/domain/supply/supply_addendum.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::app {

class handle_supply_contracts {
public:
    using claim = base::idempotent<domain::supply_contract>;
    using answer = base::task<base::result<base::reply>>;

    struct target {
        domain::supply_contract_id id{};
        base::version_condition seen{};
    };

    /// All outlive it.
    handle_supply_contracts(unit_of_work& database, base::random_source& random, order_queue& place)
        : database_(database), random_(random), place_(place) {}

    /// The supplier is the product's. Errors: those of domain::check_terms; supply-product-unknown.
    answer propose(const base::call_context& context, claim as, domain::supply_terms terms);
    /// Errors: supply-contract-not-found, version-stale, those of domain::sign.
    answer sign(const base::call_context& context, claim as, target which, std::string text_sha256);
    /// Errors: supply-contract-not-found, version-stale, those of domain::cancel.
    answer cancel(const base::call_context& context, claim as, target which, std::string reason);

    // Errors of these: supply-contract-not-found, version-stale.
    /// Errors: those of domain::propose_addendum.
    answer propose_addendum(const base::call_context& context, claim as, target which, domain::supply_changes changes, std::string reason);
    /// With it the changes are in force. Errors: those of domain::sign_addendum; supply-addendum-overtaken where more was called off of a
    /// period at the same moment.
    answer sign_addendum(const base::call_context& context, claim as, target which, std::int64_t number, std::string text_sha256);
    /// Errors: those of domain::refuse_addendum.
    answer refuse_addendum(const base::call_context& context, claim as, target which, std::int64_t number, std::string words);
    /// Errors: those of domain::withdraw_addendum.
    answer withdraw_addendum(const base::call_context& context, claim as, target which, std::int64_t number);

    /// Places an order of one line at the contract's price; its supplier and its unit are the contract's. Answers the encoded order.
    /// Errors: supply-contract-not-found, those of call_off_batch and of place_orders.
    answer call_off(const base::call_context& context, base::idempotent<domain::order> as, domain::supply_contract_id id,
                    domain::order_request asked);

    /// Errors: supply-contract-not-found.
    base::task<base::result<domain::supply_contract>> find(const base::call_context& context, domain::supply_contract_id id);
    base::task<base::result<std::vector<domain::supply_contract>>> page(const base::call_context& context,
                                                                        std::optional<domain::supply_contract_id> before,
                                                                        std::size_t limit);
    /// Errors: supply-contract-not-found.
    base::task<base::result<std::vector<app::call_off>>> call_offs(const base::call_context& context, domain::supply_contract_id id,
                                                                   std::optional<domain::order_id> before, std::size_t limit);

private:
    using decision = std::function<base::result<std::string_view>(transaction&, domain::supply_contract&, domain::party)>;
    answer change(const base::call_context& context, claim as, target which, decision decide);
    void record(transaction& open, const base::call_context& context, std::string_view type, const domain::supply_contract& what);

    unit_of_work& database_;
    base::random_source& random_;
    order_queue& place_;
};

}  // namespace chuanpin::orders::app
