// What publishing terms does inside a transaction, whoever asks for it: one request, or a file of offers.
#pragma once

#include "catalog/app/listing/reviews.hpp"
#include "catalog/app/price/guard_offer.hpp"
#include "catalog/app/views.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

/// What a supplier asks for.
struct offer_request {
    domain::offer_terms terms{};
    price_statement price{};
};

/// What is looked at besides the terms themselves.
struct publication_rules {
    review_rules reviews{};
    domain::spike_limits spikes{};
};

/// Ids for what a publication may create; made before the transaction, which may run twice.
struct publication_ids {
    domain::offer_id offer{};
    domain::event_id event{};
    domain::event_id spike{};
};
[[nodiscard]] publication_ids make_publication_ids(base::instant now, base::random_source& random);

/// A new version of the offer of this product, whose lock is held. The terms were checked. Nothing is changed where it is refused.
/// Errors: product-not-published, offer-conditions-invalid, offer-overlaps, offer-rewrites-past, offer-has-too-many-versions,
/// comparable-goods-unknown, offer-price-too-high, offer-price-unexplained.
base::result<offer_view> publish_terms(transaction& tx, base::random_source& random, domain::product own, const publication_ids& ids,
                                       offer_request asked, const publication_rules& rules, base::instant now);

}  // namespace chuanpin::catalog::app
