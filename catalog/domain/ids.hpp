// Identifiers of the catalogue. Organisations belong to the gateway; here they are opaque.
#pragma once

#include "platform/base/ids.hpp"

namespace chuanpin::catalog::domain {

struct product_tag {
    static constexpr std::string_view prefix = "prd";
};
struct offer_tag {
    static constexpr std::string_view prefix = "ofr";
};
struct mark_application_tag {
    static constexpr std::string_view prefix = "mka";
};
struct labour_list_tag {
    static constexpr std::string_view prefix = "lbl";
};
struct lot_tag {
    static constexpr std::string_view prefix = "lot";
};
struct label_range_tag {
    static constexpr std::string_view prefix = "lrg";
};
struct outlet_tag {
    static constexpr std::string_view prefix = "out";
};
struct unsold_listing_tag {
    static constexpr std::string_view prefix = "uns";
};
struct announcement_tag {
    static constexpr std::string_view prefix = "ann";
};
/// Of orders: a product in one warehouse.
struct stock_tag {
    static constexpr std::string_view prefix = "stk";
};
struct price_comparable_tag {
    static constexpr std::string_view prefix = "pcm";
};
struct personal_erasure_tag {
    static constexpr std::string_view prefix = "ers";
};
using product_id = base::typed_id<product_tag>;
using offer_id = base::typed_id<offer_tag>;
using mark_application_id = base::typed_id<mark_application_tag>;
using labour_list_id = base::typed_id<labour_list_tag>;
using lot_id = base::typed_id<lot_tag>;
using label_range_id = base::typed_id<label_range_tag>;
using outlet_id = base::typed_id<outlet_tag>;
using unsold_listing_id = base::typed_id<unsold_listing_tag>;
using announcement_id = base::typed_id<announcement_tag>;
using stock_id = base::typed_id<stock_tag>;
using price_comparable_id = base::typed_id<price_comparable_tag>;
using personal_erasure_id = base::typed_id<personal_erasure_tag>;
using base::account_id;
using base::event_id;
using base::organisation_id;

}  // namespace chuanpin::catalog::domain
