// What comes of a signed agreement: prepayment or credit, allocation, deliveries by list, settlement of what does not come, and the money
// that goes back for it.
#pragma once

#include "orders/app/agreement/sign_agreements.hpp"

namespace chuanpin::orders::app {

/// What a household has, as the supplier's list says.
struct capacity {
    domain::claimant who{};
    std::int64_t available = 0;
    bool poor = false;
};
struct allocation_request {
    std::int64_t line_number = 0;
    std::int64_t pack_size = 1;
    std::vector<capacity> capacities{};
};
/// A warehouse of the supplier's that holds the goods.
struct source_request {
    std::string warehouse_code;
    std::optional<domain::lot_id> lot{};
};
struct delivery_request {
    std::int64_t line_number = 0;
    std::vector<domain::hand_over> handed{};
    std::optional<source_request> from{};  ///< empty: households bring them directly, and no stock moves
};

class fulfil_agreements {
public:
    fulfil_agreements(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    // Errors of all: those of change_agreement and of the domain's function of that name.
    /// A prepayment, or what goes back of it. Errors: voucher-used, prepayment-too-many.
    agreement_reply record_payment(const base::call_context& context, base::idempotent<domain::prepayment> as, agreement_target target,
                                   domain::prepayment_statement said, domain::payment_direction direction);
    /// Errors: prepayment-not-found, repayment-not-found.
    agreement_reply confirm_payment(const base::call_context& context, base::idempotent<domain::prepayment> as, agreement_target target,
                                    domain::prepayment_id id, domain::payment_direction direction);
    agreement_reply approve_credit(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                                   std::int64_t line_number, base::business_date due_on);
    /// Weights and caps are what each household has; the rotation comes out of the supplier's ledger.
    agreement_reply allocate(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                             allocation_request asked);
    /// Goods that are said to stand in a warehouse leave it in the same transaction. Errors: warehouse-not-found, warehouse-closed,
    /// insufficient-stock at /from.
    agreement_reply deliver(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                            delivery_request asked);
    agreement_reply propose_settlement(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                                       std::int64_t line_number, std::string reason);
    agreement_reply answer_settlement(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                                      std::int64_t line_number, bool agreed);

private:
    base::result<domain::agreement> hand_over(transaction& open, const base::call_context& context, const agreement_target& target,
                                              const delivery_request& asked, std::vector<delivery_entry>& entries);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
