#include "orders/app/draft/submit_draft.hpp"

#include "orders/domain/draft/errors.hpp"

namespace chuanpin::orders::app {

// Whether the draft is still open is decided under its lock, where the key of a repeated call is known already.
base::task<base::result<base::reply>> submit_draft::operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                               domain::draft_id id, base::version_condition seen, submission_terms terms) {
    std::optional<domain::draft> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.drafts().find(id);
        if (!found || !domain::belongs_to(*found, *context.who)) return base::refusal(domain::errors::draft_not_found(base::to_wire(id)));
        if (found->lines.empty()) return base::refusal(domain::errors::draft_empty());
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    order_submission what{context, std::move(as), domain::request_of(*found), domain::draft_claim{id, found->version, std::move(seen)}};
    what.asked.terms = terms.payment;
    what.asked.contract = terms.contract;
    what.asked.quotation = terms.quotation;
    what.context.who->unit = found->unit;  // the order is the unit's whose draft it was
    co_return co_await place_.submit(std::move(what));
}

}  // namespace chuanpin::orders::app
