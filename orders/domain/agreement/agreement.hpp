// A purchase agreement (购销协议): helpers and suppliers sign one text about the sums of closed windows. One to one, one helper to several
// suppliers, or several helpers to one supplier. Each line is one helper's window with one supplier, and is paid, allocated, delivered
// and settled by itself; the agreement closes when every line has ended.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "orders/domain/agreement/allocation.hpp"
#include "orders/domain/agreement/state.hpp"
#include "orders/domain/agreement/window.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t agreement_lines_max = 50;
inline constexpr std::size_t addenda_max = 20;
inline constexpr std::size_t prepayments_max = 200;  ///< of one agreement, those that go back included
inline constexpr std::size_t note_length_max = 500;  ///< code points

/// One section's part of a line: what it said in the window, what it was handed, what both sides took back.
struct line_section {
    std::string name{};
    std::int64_t ordered = 0;
    std::int64_t delivered = 0;
    std::int64_t reversed = 0;
    bool operator==(const line_section&) const = default;
};

/// One side proposes to settle what will not be delivered; the other side agrees or refuses.
struct settlement {
    side proposed_by{};
    std::string reason{};
    base::instant proposed_at{};
    bool operator==(const settlement&) const = default;
};

struct agreement_line {
    std::int64_t number = 0;  ///< from 1
    line_status status = line_status::unfunded;
    window_id window{};
    organisation_id helper{};
    organisation_id supplier{};
    offer_id offer{};
    std::int64_t offer_version = 0;
    product_id product{};
    std::string name_zh{};
    std::string origin_county_code{};
    std::int64_t unit_net_mass_g = 0;
    std::int64_t quantity = 0;
    base::fen unit_price{};
    base::fen amount{};                   ///< quantity · unit_price
    std::optional<pairing_id> pairing{};  ///< that holds between helper and the supplier or its county on the day of drafting
    base::fen prepaid_recorded{};         ///< confirmed ones included; never above `amount`
    base::fen prepaid_confirmed{};
    base::fen repaid_recorded{};  ///< by the supplier, of a settled line; confirmed ones included
    base::fen repaid_confirmed{};
    std::optional<base::business_date> credit_due_on{};  ///< the supplier delivers first and is paid by that day
    std::int64_t pack_size = 0;                          ///< of the allocation; 0 before it
    std::optional<settlement> proposed{};
    std::vector<line_section> sections{};
    bool operator==(const agreement_line&) const = default;

    [[nodiscard]] std::int64_t delivered() const;
    [[nodiscard]] std::int64_t reversed() const;
    /// What the goods that were handed over cost.
    [[nodiscard]] base::fen worth_delivered() const;
    /// What the supplier has and will not deliver for, less what it says that it paid back; 0 before the line is settled.
    [[nodiscard]] base::fen owed_back() const;
};

/// `document` 0 is the agreement itself, n its n-th addendum.
struct agreement_signature {
    std::int64_t document = 0;
    organisation_id of{};
    account_id by{};
    base::instant at{};
    bool operator==(const agreement_signature&) const = default;
};

/// A text and the SHA-256 of its bytes, in hexadecimal: what is signed.
struct signed_text {
    std::string text{};
    std::string sha256{};
    bool operator==(const signed_text&) const = default;
};

/// Another day of delivery, in force once everybody signed it.
struct addendum {
    std::int64_t number = 0;  ///< from 1
    base::business_date deliver_by{};
    std::string note{};
    signed_text document{};
    std::optional<base::instant> in_force_at{};
    bool operator==(const addendum&) const = default;
};

struct agreement {
    agreement_id id{};
    std::int64_t version = 1;
    agreement_status status = agreement_status::draft;
    account_id drafted_by{};
    base::instant drafted_at{};
    base::business_date deliver_by{};
    std::string note{};
    signed_text document{};
    std::optional<base::instant> signed_at{};
    std::optional<base::instant> closed_at{};
    std::optional<base::instant> cancelled_at{};
    std::optional<std::string> cancellation_reason{};
    std::vector<agreement_line> lines{};
    std::vector<agreement_signature> signatures{};
    std::vector<addendum> addenda{};
    bool operator==(const agreement&) const = default;

    [[nodiscard]] std::vector<organisation_id> helpers() const;    ///< sorted, unique
    [[nodiscard]] std::vector<organisation_id> suppliers() const;  ///< sorted, unique
    [[nodiscard]] base::fen total() const;
};

/// What one organisation is to an agreement; nullopt where it is nobody to it.
[[nodiscard]] std::optional<side> side_of(const agreement& what, organisation_id organisation);

/// The text that is signed: everything that binds, in a fixed order. It depends on nothing else.
[[nodiscard]] std::string canonical_text(const agreement& what);
[[nodiscard]] std::string canonical_text(const agreement& of, const addendum& what);

}  // namespace chuanpin::orders::domain
