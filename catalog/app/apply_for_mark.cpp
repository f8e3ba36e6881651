#include "catalog/app/apply_for_mark.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<base::reply>> apply_for_mark::submit(const base::call_context& context, base::idempotent<mark_view> request,
                                                             domain::mark_claim claim) {
    if (auto fits = domain::check_claim(claim); !fits) co_return base::refusal(std::move(fits.error()));
    const auto id = domain::mark_application_id::make(context.now, random_);
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto applicant = tx.organisations().find(context.who.value().organisation);
        if (!applicant) return base::refusal(domain::errors::organisation_not_known());
        auto found = find_evidence(tx, claim, context);
        if (!found) return base::refusal(std::move(found.error()));
        if (auto known = look_up_documents(tx, claim, context); !known) return base::refusal(std::move(known.error()));
        auto fresh = with_reports(tx, domain::submit(id, *applicant, claim, *std::move(found), rules_.at(context.now)));
        tx.marks().insert(fresh);
        fresh.labour.overlaps = tx.marks().overlaps_of(fresh.claim.labour_list);
        return tell_and_encode(tx, event, "submitted", std::move(fresh), request, context.now);
    });
}

base::task<base::result<base::reply>> apply_for_mark::correct(const base::call_context& context, base::idempotent<mark_view> request,
                                                              domain::mark_application_id id, domain::mark_claim claim) {
    if (auto fits = domain::check_claim(claim); !fits) co_return base::refusal(std::move(fits.error()));
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own_application(tx, id, context);
        if (!own) return base::refusal(std::move(own.error()));
        auto found = find_evidence(tx, claim, context);
        if (!found) return base::refusal(std::move(found.error()));
        if (auto known = look_up_documents(tx, claim, context); !known) return base::refusal(std::move(known.error()));
        auto corrected = domain::correct(*std::move(own), claim, *std::move(found), rules_.at(context.now));
        if (!corrected) return base::refusal(std::move(corrected.error()));
        tx.marks().save(*corrected);
        corrected->labour.overlaps = tx.marks().overlaps_of(claim.labour_list);
        return tell_and_encode(tx, event, "corrected", with_reports(tx, *std::move(corrected)), request, context.now);
    });
}

base::task<base::result<base::reply>> apply_for_mark::appeal(const base::call_context& context, base::idempotent<mark_view> request,
                                                             domain::mark_application_id id, std::string reason) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own_application(tx, id, context);
        if (!own) return base::refusal(std::move(own.error()));
        auto appealed = domain::appeal(*std::move(own), reason, rules_.at(context.now));
        if (!appealed) return base::refusal(std::move(appealed.error()));
        tx.marks().save(*appealed);
        return tell_and_encode(tx, event, "appealed", *std::move(appealed), request, context.now);
    });
}

}  // namespace chuanpin::catalog::app
