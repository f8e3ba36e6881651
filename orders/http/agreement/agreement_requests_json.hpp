// The bodies of pairings, collecting windows and agreements. Errors of all: those of json::parse, and invalid-fields with every fault at
// once.
#pragma once

#include <string_view>

#include "orders/app/agreement/fulfil_agreements.hpp"
#include "orders/app/agreement/keep_pairings.hpp"

namespace chuanpin::orders::http {

struct pairing_request {
    domain::pairing what{};
    domain::pairing_version version{};
};
[[nodiscard]] base::result<pairing_request> read_pairing_request(std::string_view body);
struct pairing_ending {
    base::business_date valid_to{};
    std::string document;
};
[[nodiscard]] base::result<pairing_ending> read_pairing_ending(std::string_view body);
[[nodiscard]] base::result<domain::window_request> read_window_request(std::string_view body);
/// Staff orders say "voluntary": true. There is no member for anything that somebody else set for a section.
[[nodiscard]] base::result<domain::intent_statement> read_intent_statement(std::string_view body);

struct draft_request {
    std::vector<domain::window_id> windows;
    domain::agreement_terms terms;
};
[[nodiscard]] base::result<draft_request> read_draft_request(std::string_view body);
[[nodiscard]] base::result<domain::window_id> read_joining(std::string_view body);
struct signature_request {
    std::int64_t number = 0;  ///< of an addendum
    std::string sha256;
};
[[nodiscard]] base::result<signature_request> read_signature(std::string_view body, bool of_addendum);
[[nodiscard]] base::result<domain::agreement_terms> read_terms(std::string_view body);
[[nodiscard]] base::result<domain::prepayment_statement> read_prepayment(std::string_view body);
[[nodiscard]] base::result<domain::prepayment_id> read_prepayment_confirmation(std::string_view body);
[[nodiscard]] base::result<domain::prepayment_id> read_repayment_confirmation(std::string_view body);
struct credit_request {
    std::int64_t line_number = 0;
    base::business_date due_on{};
};
[[nodiscard]] base::result<credit_request> read_credit(std::string_view body);
/// Each household stands once; a household is letters, digits, '*' and '-': nobody's name.
[[nodiscard]] base::result<app::allocation_request> read_household_list(std::string_view body);
[[nodiscard]] base::result<app::delivery_request> read_delivery(std::string_view body);
struct settlement_request {
    std::int64_t line_number = 0;
    std::string reason;
    bool agreed = false;
};
[[nodiscard]] base::result<settlement_request> read_settlement(std::string_view body);
[[nodiscard]] base::result<settlement_request> read_settlement_answer(std::string_view body);

}  // namespace chuanpin::orders::http
