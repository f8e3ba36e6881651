// The ids of orders, and those of the catalogue that it names (opaque here: same prefix, own type).
#pragma once

#include "platform/base/ids.hpp"

namespace chuanpin::orders::domain {

struct order_tag {
    static constexpr std::string_view prefix = "ord";
};
struct line_tag {
    static constexpr std::string_view prefix = "lin";
};
struct warehouse_tag {
    static constexpr std::string_view prefix = "whs";
};
struct stock_tag {
    static constexpr std::string_view prefix = "stk";
};
struct product_tag {
    static constexpr std::string_view prefix = "prd";
};
struct offer_tag {
    static constexpr std::string_view prefix = "ofr";
};

struct budget_tag {
    static constexpr std::string_view prefix = "bud";
};
struct complaint_tag {
    static constexpr std::string_view prefix = "cmp";
};
/// A lot of the catalogue (opaque here), or a batch that its supplier named here: the same prefix, so that either fits where a lot is
/// named.
struct lot_tag {
    static constexpr std::string_view prefix = "lot";
};
struct transfer_tag {
    static constexpr std::string_view prefix = "trf";
};
/// A delivery of an order: what leaves at one time.
struct order_delivery_tag {
    static constexpr std::string_view prefix = "odl";
};
struct return_tag {
    static constexpr std::string_view prefix = "rtn";
};
struct payment_tag {
    static constexpr std::string_view prefix = "pay";
};
struct credit_limit_tag {
    static constexpr std::string_view prefix = "crl";
};
struct draft_tag {
    static constexpr std::string_view prefix = "drf";
};
struct refund_tag {
    static constexpr std::string_view prefix = "rfd";
};
/// A correction of an attribution.
struct correction_tag {
    static constexpr std::string_view prefix = "atc";
};

using order_id = base::typed_id<order_tag>;
using line_id = base::typed_id<line_tag>;
using warehouse_id = base::typed_id<warehouse_tag>;
using stock_id = base::typed_id<stock_tag>;
using product_id = base::typed_id<product_tag>;
using offer_id = base::typed_id<offer_tag>;
using budget_id = base::typed_id<budget_tag>;
using complaint_id = base::typed_id<complaint_tag>;
using lot_id = base::typed_id<lot_tag>;
using transfer_id = base::typed_id<transfer_tag>;
using order_delivery_id = base::typed_id<order_delivery_tag>;
using return_id = base::typed_id<return_tag>;
using payment_id = base::typed_id<payment_tag>;
using credit_limit_id = base::typed_id<credit_limit_tag>;
using draft_id = base::typed_id<draft_tag>;
using refund_id = base::typed_id<refund_tag>;
using correction_id = base::typed_id<correction_tag>;
using base::account_id;
using base::event_id;
using base::organisation_id;
using base::unit_id;

/// Many ids of one moment for one draw of random bytes: each is the one before plus one, as the ULID specification says for ids
/// of the same millisecond. They sort in the order in which they were made.
class id_sequence {
public:
    id_sequence(base::instant at, base::random_source& random) : next_(base::make_ulid(at, random)) {}

    template <class Id>
    Id make() {
        const Id made{next_};
        advance();
        return made;
    }

private:
    void advance() {
        // The ten random bytes; the six in front are the time and stay, even in the 2^-80 case that all are ones.
        for (std::size_t i = next_.bytes.size(); i-- > 6;) {
            next_.bytes[i] = static_cast<std::byte>(std::to_integer<unsigned>(next_.bytes[i]) + 1U);
            if (next_.bytes[i] != std::byte{0}) return;
        }
    }

    base::ulid next_;
};

}  // namespace chuanpin::orders::domain
