// What the parties do to an agreement and to its lines: each answers the agreement after it, or why it cannot be.
//
// Errors of all: agreement-state-conflict (the tables have no such row), agreement-party-forbidden (the row is not open to this party);
// of changes to a line also agreement-line-not-found, agreement-not-in-force, settlement-pending (only an answer to it is possible).
#pragma once

#include <span>

#include "orders/domain/agreement/prepayment.hpp"

namespace chuanpin::orders::domain {

/// An agreement after a change, one version higher for each event.
struct changed_agreement {
    agreement after;
    std::vector<std::string_view> events;
};
/// Who changes it. The organisation is party to the agreement.
struct actor {
    organisation_id organisation{};
    account_id account{};
};
/// A closed window with what its sections want, and the pairing that covers it.
struct window_sum {
    collecting_window window{};
    std::vector<section_sum> sums{};
    std::optional<pairing_id> pairing{};
};
struct agreement_terms {
    base::business_date deliver_by{};
    std::string note{};
};

// --- the text and its signatures (agreement_changes.cpp). What they leave in `document.text` is hashed by the caller -------------------
/// Errors: window-not-closed, window-taken, window-empty, agreement-invalid (deliver_by has passed, too many lines, too large an amount,
/// several helpers with several suppliers).
[[nodiscard]] base::result<agreement> draft_agreement(agreement_id id, std::span<const window_sum> windows, agreement_terms terms,
                                                      account_id by, base::instant now);
/// Another helper's window joins the draft. Errors: as draft_agreement.
[[nodiscard]] base::result<changed_agreement> join_agreement(agreement before, const window_sum& window, base::instant now);
/// `sha256` is of the text that the signer read; the last signature brings it into force. Errors: agreement-text-differs,
/// agreement-signed-already.
[[nodiscard]] base::result<changed_agreement> sign_agreement(agreement before, const actor& who, std::string_view sha256,
                                                             base::instant now);
[[nodiscard]] base::result<changed_agreement> cancel_agreement(agreement before, const actor& who, std::string reason, base::instant now);
/// Errors: addendum-open (one at a time), agreement-invalid.
[[nodiscard]] base::result<changed_agreement> propose_addendum(agreement before, const actor& who, agreement_terms terms,
                                                               base::instant now);
/// The last signature brings it into force. Errors: addendum-not-found, agreement-text-differs, agreement-signed-already.
[[nodiscard]] base::result<changed_agreement> sign_addendum(agreement before, const actor& who, std::int64_t number,
                                                            std::string_view sha256, base::instant now);

// --- a line's money (line_changes.cpp) ------------------------------------------------------------------------------------------------
/// Errors: prepayment-too-large (all recorded ones together pass the line's amount; of a line that has ended, what its goods cost).
[[nodiscard]] base::result<changed_agreement> record_prepayment(agreement before, const actor& who, const prepayment_statement& said);
/// The line is funded once the whole amount is confirmed. Errors: prepayment-confirmed.
[[nodiscard]] base::result<changed_agreement> confirm_prepayment(agreement before, const actor& who, const prepayment& what);
/// What a settled line has too much goes back. Errors: repayment-too-large.
[[nodiscard]] base::result<changed_agreement> record_repayment(agreement before, const actor& who, const prepayment_statement& said);
/// Errors: repayment-confirmed.
[[nodiscard]] base::result<changed_agreement> confirm_repayment(agreement before, const actor& who, const prepayment& what);
/// Errors: agreement-invalid (a day that has passed).
[[nodiscard]] base::result<changed_agreement> approve_credit(agreement before, const actor& who, std::int64_t line_number,
                                                             base::business_date due_on, base::instant now);

// --- a line's goods (line_changes.cpp) ------------------------------------------------------------------------------------------------
struct allocated_line {
    changed_agreement changed;
    std::vector<share> shares;
};
/// Errors: allocation-invalid (not whole packs), allocation-short with how much is missing.
[[nodiscard]] base::result<allocated_line> allocate_line(agreement before, const actor& who, std::int64_t line_number,
                                                         std::int64_t pack_size, std::span<const claim> claims);

/// What a section was handed, and who signed for it.
struct hand_over {
    std::string section{};
    std::int64_t quantity = 0;
    std::string receiver{};
};
/// Errors: delivery-invalid with every fault ("/handed_over/2/quantity": more than is open for the section).
[[nodiscard]] base::result<changed_agreement> deliver(agreement before, const actor& who, std::int64_t line_number,
                                                      std::span<const hand_over> handed, base::instant now);

[[nodiscard]] base::result<changed_agreement> propose_settlement(agreement before, const actor& who, std::int64_t line_number,
                                                                 std::string reason, base::instant now);
/// The other side answers; the side that proposed may only take it back. Agreed, everything that is open of the line is reversed.
/// Errors: settlement-not-proposed, agreement-party-forbidden.
[[nodiscard]] base::result<changed_agreement> answer_settlement(agreement before, const actor& who, std::int64_t line_number, bool agreed,
                                                                base::instant now);

/// Null where there is none.
[[nodiscard]] const agreement_line* find_line(const agreement& of, std::int64_t number);

}  // namespace chuanpin::orders::domain
