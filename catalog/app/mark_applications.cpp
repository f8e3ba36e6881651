#include "catalog/app/mark_applications.hpp"

#include <utility>

#include "catalog/app/document/named_documents.hpp"
#include "catalog/app/own_product.hpp"
#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {

base::result<domain::reviewer> reviewer_of(transaction& tx, const base::call_context& context) {
    const auto& who = context.who.value();
    auto known = tx.organisations().find(who.organisation);
    if (!known) return base::refusal(domain::errors::organisation_not_known());
    return domain::reviewer{who.account, who.display_name, who.organisation, who.organisation_kind, std::move(known->county_code)};
}

base::result<domain::claim_evidence> find_evidence(transaction& tx, const domain::mark_claim& claim, const base::call_context& context) {
    const auto today = base::business_date_of(context.now);
    const auto list = tx.labour().find(claim.labour_list);
    if (!list || list->organisation != context.who.value().organisation)
        return base::refusal(domain::errors::labour_list_unknown(claim.labour_list));
    domain::claim_evidence found{.labour = {.counted = tx.labour().match(list->id, today), .matched_on = today}};
    for (const auto& each : claim.products) {
        const auto product = tx.products().find(each);
        if (!product || product->supplier != context.who.value().organisation)
            return base::refusal(domain::errors::product_not_found(each));
        auto origin = decide_origin_now(tx, domain::origin_of(product->details), context);
        if (!origin) return base::refusal(std::move(origin.error()));
        found.origins.push_back({each, *std::move(origin)});
    }
    return found;
}

base::result<void> look_up_documents(transaction& tx, domain::mark_claim& claim, const base::call_context& context) {
    std::vector<domain::document_id> ids;
    for (const auto& each : claim.documents) ids.push_back(each.id);
    const auto found = find_own_documents(tx, context.who.value().organisation, ids, "/document_ids");
    if (!found) return base::refusal(found.error());
    claim.documents.clear();
    for (const auto& each : *found) claim.documents.push_back({each.id, each.kind, each.hash});
    return {};
}

domain::mark_application with_reports(transaction& tx, domain::mark_application what) {
    what.reports = tx.permits().reports_of(what.claim.products);
    return what;
}

base::result<domain::mark_application> lock_own_application(transaction& tx, domain::mark_application_id id,
                                                            const base::call_context& context) {
    auto found = tx.marks().lock(id);
    if (!found || found->applicant != context.who.value().organisation)
        return base::refusal(domain::errors::mark_application_not_found(base::to_wire(id)));
    return with_reports(tx, *std::move(found));
}

base::result<domain::mark_application> lock_seen_application(transaction& tx, domain::mark_application_id id, const domain::reviewer& who) {
    auto found = tx.marks().lock(id);
    if (!found || !domain::may_see(who, *found)) return base::refusal(domain::errors::mark_application_not_found(base::to_wire(id)));
    return with_reports(tx, *std::move(found));
}

std::string tell_and_encode(transaction& tx, domain::event_id event, std::string what, domain::mark_application changed,
                            const base::idempotent<mark_view>& request, base::instant now) {
    tx.record(domain::mark_application_changed{event, std::move(what), changed});
    return request.encode(view_of(std::move(changed), now));
}

}  // namespace chuanpin::catalog::app
