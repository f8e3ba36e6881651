// The contract of an order (购销合同): one text that is made from the order alone, known by its SHA-256, which buyer and supplier each sign
// once. Its freight can be set until the first signature. After the last only numbered addenda (补充协议) change anything; both sign those
// too.
//
// It is drawn up when the supplier confirms an order that needs one, and guarded by its order's lock and version.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "orders/domain/order/order.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t contract_addenda_max = 20;  ///< of one contract

/// A text and its SHA-256 (64 hexadecimal digits), by which it is signed.
struct contract_document {
    std::string text{};
    std::string sha256{};
    bool operator==(const contract_document&) const = default;
};

/// Number 0 is the contract, 1 … its addenda.
struct contract_signature {
    std::int64_t document = 0;
    party side{party::buyer};  ///< buyer or supplier
    signer by{};
    std::string sha256{};
    base::instant at{};
    bool operator==(const contract_signature&) const = default;
};

struct contract_addendum {
    std::int64_t number = 0;
    std::optional<freight_terms> freight{};
    std::optional<base::business_date> deliver_by{};
    std::string note{};
    contract_document document{};
    base::instant proposed_at{};
    bool operator==(const contract_addendum&) const = default;
};

struct contract {
    order_id order{};
    freight_terms freight{};  ///< as the contract says; addenda may say otherwise
    contract_document document{};
    base::instant drawn_at{};
    std::vector<contract_addendum> addenda{};  ///< by number
    std::vector<contract_signature> signatures{};
    bool operator==(const contract&) const = default;
};

/// Who makes a contract, as registered (注册名称、统一社会信用代码); both are empty where nobody has told yet, and then the id stands
/// alone.
struct contract_party {
    std::string name{};
    std::optional<std::string> credit_code{};
    bool operator==(const contract_party&) const = default;
};
struct contract_parties {
    contract_party buyer{};
    contract_party supplier{};
    bool operator==(const contract_parties&) const = default;
};

/// The same order, freight and parties give the same bytes, always.
[[nodiscard]] std::string canonical_text(const order& of, const freight_terms& freight, const contract_parties& parties);
[[nodiscard]] std::string canonical_text(const contract& of, const contract_addendum& what);

[[nodiscard]] bool has_signed(const contract& what, std::int64_t document, party side);
[[nodiscard]] bool is_signed_by_both(const contract& what, std::int64_t document);
/// The freight that was last agreed: the newest addendum's that both signed, else the contract's.
[[nodiscard]] freight_terms freight_in_force(const contract& what);
[[nodiscard]] const contract_addendum* find_addendum(const contract& what, std::int64_t number);

/// Sets the freight; the text is the caller's to make anew. Errors: contract-fixed once anybody has signed.
[[nodiscard]] base::result<void> set_freight(contract& to, const freight_terms& freight);
/// Errors: contract-expired, where the contract itself is signed after the order's time for it.
[[nodiscard]] base::result<void> check_in_time(const order& of, std::int64_t document, base::instant now);
/// Errors: contract-signed-already by the same side; contract-text-differs, with the hash of the text as it is. An addendum that changes
/// the freight is signed by the supplier first, so that the buyer's money is never bound by the other's signature: addendum-supplier-first.
[[nodiscard]] base::result<void> sign(contract& to, const contract_signature& fresh);

/// What an addendum asks for.
struct addendum_request {
    std::optional<freight_terms> freight{};
    std::optional<base::business_date> deliver_by{};
    std::string note{};
};
/// Adds the next addendum; its text is the caller's to hash. Errors: contract-not-signed, addendum-open, addendum-limit, addendum-invalid
/// (unprocessable) with /deliver_by, which is today or later, and of the same year where budgets of that year pay.
[[nodiscard]] base::result<void> propose_addendum(contract& to, const order& of, addendum_request asked, base::instant now);

}  // namespace chuanpin::orders::domain
