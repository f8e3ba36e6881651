// A long-term contract between a buyer and a supplier (长期产销合同、承销合同): one text, known by its SHA-256, which both sign once. Then
// the buyer calls off (按约要货), period by period, never more than the contract says; each call-off is an ordinary order at the
// contract's price.
//
//   proposed ──both have signed──▶ in_force ──its last day has passed──▶ ended
//      └─ cancel: cancelled
//
// Once it is in force nothing of it changes but what was called off and what addenda say that both have signed (supply_addendum.hpp).
#pragma once

#include "orders/domain/contract/contract.hpp"
#include "orders/domain/order/placing.hpp"
#include "orders/domain/supply/supply_changes.hpp"
#include "orders/domain/supply/supply_terms.hpp"

namespace chuanpin::orders::domain {

enum class supply_status { proposed, in_force, ended, cancelled };
[[nodiscard]] std::string_view name_of(supply_status status);

/// What became of one period's quantity. 0 ≤ called_off ≤ quantity.
struct supply_period {
    std::int64_t number = 0;  ///< from 1
    base::business_date from{};
    base::business_date to{};
    std::int64_t quantity = 0;
    std::int64_t called_off = 0;    ///< by orders that were not cancelled
    std::int64_t not_supplied = 0;  ///< called off and then cancelled by the supplier or never confirmed: not the buyer's to answer for
    bool operator==(const supply_period&) const = default;
};

struct supply_signature {
    party side{party::buyer};  ///< buyer or supplier
    signer by{};
    std::string sha256{};
    base::instant at{};
    bool operator==(const supply_signature&) const = default;
};

struct supply_cancellation {
    party by{party::buyer};
    std::string reason{};
    base::instant at{};
    bool operator==(const supply_cancellation&) const = default;
};

struct supply_contract {
    supply_contract_id id{};
    std::int64_t version = 1;
    organisation_id buyer{};
    std::optional<unit_id> unit{};  ///< whose it is inside the buyer's house; empty: the organisation's own
    organisation_id supplier{};
    supply_terms terms{};
    contract_document document{};
    account_id proposed_by{};
    base::instant proposed_at{};
    std::optional<base::instant> in_force_at{};
    std::optional<supply_cancellation> cancelled{};
    std::optional<base::business_date> agreed_end{};  ///< its last day, where both agreed to an earlier one
    std::vector<supply_price> prices{};               ///< agreed by addenda, in the order in which they came into force
    std::int64_t priced_by = 0;                       ///< the number of the addendum of the last of them; 0: none
    std::vector<supply_signature> signatures{};
    std::vector<supply_period> periods{};    ///< by number
    std::vector<supply_addendum> addenda{};  ///< by number
    bool operator==(const supply_contract&) const = default;
};

/// The last day for which it can be called off: as agreed, else that of its term.
[[nodiscard]] base::business_date last_day_of(const supply_contract& what);
[[nodiscard]] supply_status status_of(const supply_contract& what, base::business_date today);
/// What can still be called off of a period: nothing where it begins after the last day.
[[nodiscard]] std::int64_t left_of(const supply_contract& what, const supply_period& of);
/// Over all periods as they are.
[[nodiscard]] std::int64_t contracted_quantity(const supply_contract& what);
/// The price of a trade unit that is called off on that day, where one was agreed: the last addendum's, else that of its terms.
[[nodiscard]] std::optional<base::fen> agreed_price(const supply_contract& what, base::business_date day);
/// What a unit of this period that was not called off is owed at: the price that was agreed on its last open day, else the floor.
[[nodiscard]] base::fen shortfall_price(const supply_contract& what, const supply_period& of);
/// What somebody is to a contract; nullopt where they are nobody to it, or of another unit of the buyer.
[[nodiscard]] std::optional<party> party_of(const supply_contract& what, const base::principal& who);
[[nodiscard]] bool has_signed(const supply_contract& what, party side);
/// The periods that its terms make, with nothing called off.
[[nodiscard]] std::vector<supply_period> periods_of(const supply_terms& terms);
/// The same contract gives the same bytes, always.
[[nodiscard]] std::string canonical_text(const supply_contract& of);

/// The sums over the periods.
struct supply_sums {
    std::int64_t contracted = 0;
    std::int64_t called_off = 0;
    std::int64_t not_supplied = 0;
    std::int64_t lapsed = 0;     ///< of periods that are over: neither called off nor refused by the supplier
    std::int64_t released = 0;   ///< of periods after an end that was agreed: nobody owes it
    std::int64_t shortfall = 0;  ///< what the buyer owes of an underwriting that has ended: the lapsed quantity
    base::fen shortfall_amount{};
};
[[nodiscard]] supply_sums sums_of(const supply_contract& what, base::business_date today);

/// Adds a signature; with the second one the contract is in force. Errors: supply-contract-state-conflict where it is no longer only
/// proposed, or its term has passed; supply-signed-already by the same side; supply-text-differs, with the hash of the text as it is.
[[nodiscard]] base::result<void> sign(supply_contract& to, const supply_signature& fresh);
/// Errors: supply-contract-state-conflict once both have signed.
[[nodiscard]] base::result<void> cancel(supply_contract& to, supply_cancellation fresh);

/// Whether a buyer may call off for that day. Errors: supply-contract-not-found (another house or unit), supply-not-in-force,
/// supply-outside-term, supply-after-last-day (/requested_delivery_date).
[[nodiscard]] base::result<void> check_call_off(const supply_contract& what, const base::principal& who, base::business_date today,
                                                base::business_date delivery);
/// Puts the contract's price of that day on the one line of a call-off that was priced from its offer; goods by weight cost as much for
/// a pack, too. Errors: supply-other-product (unprocessable), order-amount-too-large.
[[nodiscard]] base::result<void> reprice(const supply_contract& what, priced_request& asked, base::business_date today);

}  // namespace chuanpin::orders::domain
