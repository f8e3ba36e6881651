// The purchase inspection record (进货查验记录) of an accepted order.
//
// Source: 食品安全法 articles 50 and 53: name, specification, quantity, day or number of production, shelf life, day of purchase, and the
// supplier's name, address and contact are kept until six months after the shelf life, two years where there is none. Orders are never
// deleted, so neither is what this is made of.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/order/order.hpp"

namespace chuanpin::orders::domain {

/// An organisation as the gateway tells of it; the name is empty where that has not arrived.
struct known_organisation {
    organisation_id id{};
    std::int64_t version = 0;  ///< of the event; one that is not newer is ignored
    std::string name{};
    std::string county_code{};
    std::optional<std::string> credit_code{};  ///< 统一社会信用代码, where it was told
    bool operator==(const known_organisation&) const = default;
};

/// Whom to reach of an organisation, as it states.
struct business_contact {
    std::string address{};
    std::string name{};  ///< of a person: personal data
    std::string telephone{};
    bool operator==(const business_contact&) const = default;
};
/// Three lines: address, name, telephone. nullopt where it has not three.
[[nodiscard]] std::optional<business_contact> parse_contact(std::string_view text);

/// What an organisation stated, sealed, or that it withdrew it.
struct sealed_contact {
    base::instant stated_at{};            ///< counts from then until the next
    std::optional<std::string> sealed{};  ///< by crypto::keyed_box; nothing: withdrawn
    bool operator==(const sealed_contact&) const = default;
};

enum class contact_state { not_stated, stated, unreadable };  ///< unreadable: sealed with a key that is not here
/// "not_stated", …
[[nodiscard]] std::string_view name_of(contact_state state);

/// The supplier's contact at the acceptance: what it states later is of later orders.
struct contact_then {
    contact_state state = contact_state::not_stated;
    business_contact what{};  ///< where it is stated
};

/// A warehouse that goods of the order came from.
struct dispatch_place {
    std::string name{};
    std::string address{};  ///< empty where its owner gave none
    bool operator==(const dispatch_place&) const = default;
};

struct inspection_record {
    order what{};
    known_organisation buyer{};
    known_organisation supplier{};
    contact_then contact{};  ///< of the supplier
    std::vector<dispatch_place> from{};
    std::map<lot_id, std::string> lot_numbers{};  ///< of lots that lines were taken from
};

/// Errors: inspection-record-not-ready, before the goods were accepted.
[[nodiscard]] base::result<void> check_recordable(const order& what);

}  // namespace chuanpin::orders::domain
