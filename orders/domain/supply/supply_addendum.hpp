// The rules of addenda to a long-term contract in force. What is wrong of a proposal is looked at again when it is signed, since days pass
// and goods are called off meanwhile.
#pragma once

#include "orders/domain/supply/supply_contract.hpp"

namespace chuanpin::orders::domain {

/// The text that is signed; the same contract and addendum give the same bytes, always.
[[nodiscard]] std::string canonical_text(const supply_contract& of, const supply_addendum& what);

/// nullptr where there is none of that number.
[[nodiscard]] const supply_addendum* find_addendum(const supply_contract& what, std::int64_t number);
[[nodiscard]] const supply_addendum* open_addendum(const supply_contract& what);

/// Everything that does not hold of these changes on that day, by its place in the proposal: nothing changes at all; a last day that is
/// past, not before the end of the term or the one agreed already; a period that is none, twice there, over or after the last day; less
/// than was called off, or what it has; a price below the floor, from a day that is past or after the last; more money than fits.
[[nodiscard]] std::vector<base::field_error> faults_of(const supply_contract& what, const supply_changes& asked, base::business_date today);

/// Adds the next addendum with its text, which is the caller's to hash. `fresh` says what, why, who and when. Errors:
/// supply-contract-state-conflict unless in force; supply-addendum-open while one waits for its answer; supply-addendum-limit;
/// supply-addendum-invalid (unprocessable) with all of `faults_of`.
[[nodiscard]] base::result<void> propose_addendum(supply_contract& to, supply_addendum fresh);

/// Puts it in force. Errors of this and the next two: supply-addendum-not-found (unprocessable); supply-addendum-answered;
/// supply-addendum-side where the proposer would sign or refuse, or the other side withdraw. Of this: supply-contract-state-conflict,
/// supply-text-differs, and supply-addendum-overtaken where it does not hold any more.
[[nodiscard]] base::result<void> sign_addendum(supply_contract& to, std::int64_t number, const supply_signature& fresh);
[[nodiscard]] base::result<void> refuse_addendum(supply_contract& to, std::int64_t number, party side, addendum_answer said);
[[nodiscard]] base::result<void> withdraw_addendum(supply_contract& to, std::int64_t number, party side, addendum_answer said);

}  // namespace chuanpin::orders::domain
