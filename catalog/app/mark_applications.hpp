// What the use cases of applications for the mark begin and end with.
#pragma once

#include <functional>

#include "catalog/app/views.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

/// How time is counted in these use cases; outlives them.
struct mark_rules {
    domain::mark_time_limits limits{};
    const base::working_day_calendar& calendar;
    [[nodiscard]] domain::mark_timing at(base::instant now) const { return {now, limits, calendar}; }
};

/// The caller as somebody who reviews. Errors: organisation-not-yet-known.
base::result<domain::reviewer> reviewer_of(transaction& tx, const base::call_context& context);
/// The claim's labour list counted today, and the origin of each product, all of them the caller's own.
/// Errors: labour-list-unknown, product-not-found, county-unknown, origin-place-invalid.
base::result<domain::claim_evidence> find_evidence(transaction& tx, const domain::mark_claim& claim, const base::call_context& context);
/// The documents of the claim with their kinds and hashes, all of them the caller's own. Errors: document-unusable (/document_ids/…).
base::result<void> look_up_documents(transaction& tx, domain::mark_claim& claim, const base::call_context& context);
/// With the inspection reports of its products.
domain::mark_application with_reports(transaction& tx, domain::mark_application what);
/// The caller's own application, locked. Errors: mark-application-not-found, also where it belongs to another organisation.
base::result<domain::mark_application> lock_own_application(transaction& tx, domain::mark_application_id id,
                                                            const base::call_context& context);
/// One that the caller's office may see, locked. Errors: mark-application-not-found.
base::result<domain::mark_application> lock_seen_application(transaction& tx, domain::mark_application_id id, const domain::reviewer& who);
/// Writes the event and answers the reply's bytes.
std::string tell_and_encode(transaction& tx, domain::event_id event, std::string what, domain::mark_application changed,
                            const base::idempotent<mark_view>& request, base::instant now);

}  // namespace chuanpin::catalog::app
