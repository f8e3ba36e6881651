// A request for quotation (询价单): a buyer's unit asks several suppliers what a delivery would cost. Nobody reads a price before the
// deadline; then all are opened at once and compared by what a delivered kilogram costs.
//
//   collecting ──open (after the deadline, enough quotes)──▶ opened ──award──▶ awarded ──order──▶ ordered
//    │    └─extend (after the deadline, too few)─▶ collecting   │                 ▲                  │
//    └─give up ──▶ given_up ◀──────────────────────────give up─┘                  └─release──────────┘
//
// An award becomes one order at a time: where that is cancelled or expires, it can be ordered again. A deadline that has passed is told
// to the buyer once (remind).
#pragma once

#include <span>
#include <string_view>

#include "orders/domain/quotation/quote.hpp"
#include "orders/domain/spending/purchasing_rules.hpp"
#include "platform/base/principal.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t quotation_lines_max = 50;      ///< of one request
inline constexpr std::size_t quotation_suppliers_max = 20;  ///< of one request
inline constexpr std::chrono::days quotation_length_max{92};
inline constexpr int quotation_extensions_max = 3;

enum class quotation_status { collecting, opened, awarded, ordered, given_up };
enum class quotation_action { extend, remind, open, award, order, release, give_up };
inline constexpr std::string_view deadline_passed_event = "quotation.deadline_passed";
inline constexpr std::string_view award_released_event = "quotation.award_released";
[[nodiscard]] std::string_view name_of(quotation_status status);
[[nodiscard]] std::string_view name_of(quotation_action action);
[[nodiscard]] std::optional<quotation_status> parse_quotation_status(std::string_view name);

struct quotation_transition {
    quotation_status from{};
    quotation_action action{};
    quotation_status to{};
    std::string_view event;
};
[[nodiscard]] std::span<const quotation_transition> quotation_transitions();
/// Null where the state does not allow the action.
[[nodiscard]] const quotation_transition* find_quotation_transition(quotation_status from, quotation_action action);

/// A kind of product (品类), or one product as a sample of what is wanted.
struct asked_line {
    std::string kind_zh{};
    std::optional<product_id> like{};
    std::int64_t mass_g = 0;
    bool operator==(const asked_line&) const = default;
};

struct quotation_request {
    std::string title{};
    std::string county_code{};  ///< of the delivery
    base::business_date deliver_on{};
    base::instant deadline{};
    std::vector<asked_line> lines{};
    std::vector<organisation_id> suppliers{};
    bool operator==(const quotation_request&) const = default;
};

struct quotation {
    quotation_id id{};
    std::int64_t version = 1;
    quotation_status status = quotation_status::collecting;
    organisation_id buyer{};
    std::optional<unit_id> unit{};  ///< the buyer's unit that asks; empty: the organisation itself
    account_id requested_by{};
    base::instant requested_at{};
    quotation_request asked{};  ///< its deadline as it is now; its suppliers in the order of their naming
    int quotes_min = 0;         ///< by the buyer's rules when it was asked
    int extensions = 0;
    std::optional<account_id> opened_by{};
    std::optional<base::instant> opened_at{};
    std::optional<organisation_id> winner{};
    std::optional<account_id> awarded_by{};
    std::optional<base::instant> awarded_at{};
    std::optional<std::string> reason{};         ///< of the award, or why it was given up
    std::optional<order_id> order{};             ///< that the award became, while it lives
    std::optional<base::instant> reminded_at{};  ///< since when the buyer was told that this deadline has passed
    bool operator==(const quotation&) const = default;
};

/// What somebody is to a request; nullopt where they are nobody to it.
enum class quotation_side { buyer, supplier };
[[nodiscard]] std::optional<quotation_side> side_of(const quotation& what, const base::principal& who);
[[nodiscard]] bool takes_quotes(const quotation& what, base::instant now);
[[nodiscard]] std::size_t count_standing(std::span<const quote> quotes);

/// Asks. Errors: quotation-invalid with every fault: the deadline ahead and at most quotation_length_max, the delivery not before its
/// day, enough different suppliers and none of them oneself.
[[nodiscard]] base::result<quotation> request_quotation(quotation_request asked, const purchasing_rules& rules, const base::principal& who,
                                                        quotation_id id, base::instant now);

/// Whether a quote can be put in, replaced or withdrawn. Errors: quotes-closed.
[[nodiscard]] base::result<void> check_collecting(const quotation& what, base::instant now);

// --- what the buyer does; each is one version further. Errors of all: quotation-state-conflict ------------------------------------

/// Errors: quotation-not-due, too-few-quotes (they stay sealed: extend, or give up).
[[nodiscard]] base::result<quotation> open(const quotation& before, std::size_t standing, account_id by, base::instant now);
/// Errors: quotation-not-due, quotes-suffice, quotation-extended-too-often, quotation-invalid (/deadline).
[[nodiscard]] base::result<quotation> extend(const quotation& before, std::size_t standing, base::instant deadline, base::instant now);
/// `quotes` are those of it. Errors: quote-not-found, own-quotation (who asked does not award where the rules have approvals),
/// award-reason-required where it is not the cheapest.
[[nodiscard]] base::result<quotation> award(const quotation& before, std::span<const quote> quotes, organisation_id to,
                                            std::optional<std::string> reason, const purchasing_rules& rules, account_id by,
                                            base::instant now);
[[nodiscard]] base::result<quotation> give_up(const quotation& before, std::string reason);

/// The request once its buyer is told that the deadline has passed; nullopt where there is nothing to tell: it was told, decided or moved.
[[nodiscard]] std::optional<quotation> remind(const quotation& before, base::instant now);

}  // namespace chuanpin::orders::domain
