// A collecting window (意向征集): for some days the sections of a helper (部门、工会小组) say what they would take of one offer at one
// price. An intention is never a sale: it becomes part of one only where both sides sign an agreement about the window's sum.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "orders/domain/agreement/ids.hpp"
#include "orders/domain/offer/offer.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t window_title_length_max = 100;  ///< code points
inline constexpr std::size_t section_name_length_max = 60;   ///< code points
inline constexpr std::size_t sections_max = 200;             ///< of one window
inline constexpr std::int64_t intents_max = 5'000;           ///< of one window, withdrawn ones included
inline constexpr std::int64_t intent_quantity_max = 1'000'000;
inline constexpr std::int64_t intent_persons_max = 1'000'000;
inline constexpr std::chrono::days window_length_max{92};

/// What a helper asks its sections about.
struct window_request {
    std::string title{};
    offer_id offer{};
    std::int64_t offer_version = 0;
    base::fen unit_price{};
    base::instant opens_at{};
    base::instant closes_at{};
    std::vector<std::string> sections{};
    bool operator==(const window_request&) const = default;
};

struct collecting_window {
    window_id id{};
    std::int64_t version = 1;
    organisation_id helper{};
    organisation_id supplier{};
    window_request asked{};
    product_id product{};
    std::string name_zh{};
    std::int64_t unit_net_mass_g = 0;
    std::string origin_county_code{};
    std::optional<base::instant> closed_at{};
    std::optional<account_id> closed_by{};    ///< empty: the clock
    std::optional<agreement_id> agreement{};  ///< that was made of its sum
    bool operator==(const collecting_window&) const = default;
};

enum class window_status { scheduled, open, closed };
[[nodiscard]] std::string_view name_of(window_status status);
/// Closed from closes_at on, whether or not the clock's job came by.
[[nodiscard]] window_status status_of(const collecting_window& what, base::instant now);

/// The price must be one of the offer's tiers, the offer sold to helpers (帮扶单位), and delivered to the county of the helper, where that
/// is known (`helper_county` is not empty). Errors: window-invalid with every fault, offer-not-yet-known, offer-changed, offer-expired.
[[nodiscard]] base::result<collecting_window> open_window(window_id id, organisation_id helper, window_request asked,
                                                          const offer_book& offers, base::instant now, std::string_view helper_county = {});
/// `by` is empty for the clock. Errors: window-closed; window-open where the clock comes too early.
[[nodiscard]] base::result<collecting_window> close_window(collecting_window what, std::optional<account_id> by, base::instant now);

enum class payer { union_fund, staff };  ///< 工会经费 or 职工个人
[[nodiscard]] std::string_view name_of(payer who);
[[nodiscard]] std::optional<payer> parse_payer(std::string_view name);

/// What a section says. Staff orders are voluntary: whoever enters them declares it, and nothing here holds a quota for anybody.
struct intent_statement {
    std::string section{};
    payer paid_by{};
    std::int64_t persons = 0;
    std::int64_t quantity = 0;
    bool operator==(const intent_statement&) const = default;
};
struct intent {
    intent_id id{};
    window_id window{};
    std::int64_t version = 1;
    intent_statement said{};
    account_id by{};  ///< who changed it last
    base::instant changed_at{};
    std::optional<base::instant> withdrawn_at{};
    bool operator==(const intent&) const = default;
};

/// Errors of all three: window-not-open; intent-invalid (a section that the window does not name), intent-withdrawn.
[[nodiscard]] base::result<intent> add_intent(const collecting_window& window, intent_id id, intent_statement said, account_id by,
                                              base::instant now);
[[nodiscard]] base::result<intent> change_intent(const collecting_window& window, intent what, intent_statement said, account_id by,
                                                 base::instant now);
[[nodiscard]] base::result<intent> withdraw_intent(const collecting_window& window, intent what, account_id by, base::instant now);

/// What stands of one section: intentions, not sales.
struct section_sum {
    std::string section{};
    std::int64_t intents = 0;
    std::int64_t persons = 0;
    std::int64_t quantity = 0;
    std::int64_t staff_quantity = 0;  ///< of it paid by staff themselves
    bool operator==(const section_sum&) const = default;
};

}  // namespace chuanpin::orders::domain
