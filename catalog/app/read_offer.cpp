#include "catalog/app/read_offer.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

std::optional<domain::offer_version> choose(transaction& tx, const offer_store::head& head, std::optional<std::int64_t> version,
                                            base::instant now) {
    if (version) return tx.offers().find_version(head.id, *version);
    const auto live = tx.offers().live({&head.product, 1}, now);
    if (const auto* current = domain::find_in_force(live, now)) return *current;
    return tx.offers().find_version(head.id, head.newest_version);
}

}  // namespace

base::task<base::result<offer_view>> read_offer::run(const base::call_context& context, domain::offer_id id,
                                                     std::optional<std::int64_t> version) {
    offer_view view;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto head = tx.offers().find(id);
        if (!head) return base::refusal(domain::errors::offer_not_found(id));
        const auto chosen = choose(tx, *head, version, context.now);
        const auto what = tx.products().find(head->product);
        if (!chosen || !what) return base::refusal(domain::errors::offer_not_found(id));
        view = {.offer = *chosen,
                .what = *what,
                .newest_version = head->newest_version,
                .in_force = domain::is_in_force(chosen->terms, context.now),
                .price = tx.prices().find_evidence(chosen->offer, chosen->version)};
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return view;
}

}  // namespace chuanpin::catalog::app
