#include "catalog/app/outlet/keep_outlets.hpp"

#include <utility>

#include "catalog/app/outlet/read_outlets.hpp"
#include "catalog/domain/market_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

domain::outlet_author author_of(const base::call_context& context) {
    const auto& who = context.who.value();
    return {who.organisation, who.organisation_kind, who.account, context.now};
}

base::result<domain::outlet> lock_own(transaction& tx, domain::outlet_id id, const base::call_context& context) {
    auto found = tx.outlets().lock(id);
    if (!found || found->operated_by != context.who.value().organisation)
        return base::refusal(domain::errors::outlet_not_found(base::to_wire(id)));
    return *std::move(found);
}

base::result<void> check_county(transaction& tx, const std::string& code, base::instant now) {
    if (tx.counties().versions_of(code, now).empty())
        return base::refusal(domain::errors::outlet_invalid({{"/county_code", "county-unknown", "Not a county of the registry."}}));
    return {};
}

}  // namespace

base::task<base::result<base::reply>> keep_outlets::open(const base::call_context& context, base::idempotent<outlet_view> request,
                                                         domain::outlet_kind kind, domain::outlet_details details) {
    const auto id = domain::outlet_id::make(context.now, random_);
    const auto event = domain::event_id::make(context.now, random_);
    auto fresh = domain::register_outlet(id, kind, std::move(details), author_of(context));
    if (!fresh) co_return base::refusal(std::move(fresh.error()));
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        if (auto known = check_county(tx, fresh->details.county_code, context.now); !known) return base::refusal(std::move(known.error()));
        if (auto stored = tx.outlets().insert(*fresh); !stored) return base::refusal(std::move(stored.error()));
        return tell_and_encode(tx, event, "registered", *fresh, request, context.now);
    });
}

base::task<base::result<base::reply>> keep_outlets::change(const base::call_context& context, base::idempotent<outlet_view> request,
                                                           domain::outlet_id id, domain::outlet_details details, std::string reason) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own(tx, id, context);
        if (!own) return base::refusal(std::move(own.error()));
        if (auto known = check_county(tx, details.county_code, context.now); !known) return base::refusal(std::move(known.error()));
        auto changed = domain::change_outlet(*std::move(own), details, reason, author_of(context));
        if (!changed) return base::refusal(std::move(changed.error()));
        if (auto stored = tx.outlets().save(*changed); !stored) return base::refusal(std::move(stored.error()));
        return tell_and_encode(tx, event, "changed", *std::move(changed), request, context.now);
    });
}

base::task<base::result<base::reply>> keep_outlets::close(const base::call_context& context, base::idempotent<outlet_view> request,
                                                          domain::outlet_id id, base::business_date on, std::string reason) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = lock_own(tx, id, context);
        if (!own) return base::refusal(std::move(own.error()));
        auto closed = domain::close_outlet(*std::move(own), on, reason, author_of(context));
        if (!closed) return base::refusal(std::move(closed.error()));
        if (auto stored = tx.outlets().save(*closed); !stored) return base::refusal(std::move(stored.error()));
        return tell_and_encode(tx, event, "closed", *std::move(closed), request, context.now);
    });
}

base::task<base::result<base::reply>> keep_outlets::report(const base::call_context& context, base::idempotent<outlet_sales_view> request,
                                                           domain::outlet_id id, domain::outlet_sales stated) {
    const auto told = domain::event_id::make(context.now, random_);
    const auto warned = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto own = lock_own(tx, id, context);
        if (!own) return base::refusal(own.error());
        auto report = domain::report_sales(*own, stated, tx.outlets().reports_of(id, stated.month), author_of(context));
        if (!report) return base::refusal(std::move(report.error()));
        tx.outlets().insert(*report);
        tx.record(domain::outlet_sales_reported{told, "sales_reported", *own, *report, warning_per_cent_});
        if (domain::is_share_low(report->total, report->marked, warning_per_cent_))
            tx.record(domain::outlet_sales_reported{warned, "share_low", *own, *report, warning_per_cent_});
        return request.encode({*std::move(report), warning_per_cent_});
    });
}

std::string keep_outlets::tell_and_encode(transaction& tx, domain::event_id event, std::string what, domain::outlet changed,
                                          const base::idempotent<outlet_view>& request, base::instant now) const {
    tx.record(domain::outlet_changed{event, std::move(what), changed});
    return request.encode(outlet_views(tx, {std::move(changed)}, warning_per_cent_, now).front());
}

}  // namespace chuanpin::catalog::app
