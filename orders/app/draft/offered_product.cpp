#include "orders/app/draft/offered_product.hpp"

#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {

base::result<domain::product_id> product_of(transaction& open, const domain::requested_line& asked, base::instant now) {
    const auto book = open.offers().find({&asked.offer, 1}, now);
    const auto seen = domain::look_up(book, asked.offer, asked.offer_version, now);
    switch (seen.how) {
        case domain::sight::not_yet_known:
            return base::refusal(domain::errors::offer_not_yet_known(
                {{"/offer_version", "offer-not-yet-known", "This version of the offer is not known here yet."}}));
        case domain::sight::ended:
            return base::refusal(domain::errors::offer_expired({{"/offer_id", "offer-expired", "No version of this offer is in force."}}));
        case domain::sight::changed:
        case domain::sight::current:
            break;
    }
    return seen.in_force->product;
}

}  // namespace chuanpin::orders::app
