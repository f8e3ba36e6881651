#include "catalog/app/read_mark_applications.hpp"

#include <algorithm>
#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

mark_page read_page(transaction& tx, const mark_filter& filter, std::optional<domain::mark_application_id> before, std::size_t limit,
                    base::instant now) {
    auto found = tx.marks().page(filter, before, limit + 1);
    mark_page page{.has_more = found.size() > limit};
    found.resize(std::min(found.size(), limit));
    for (auto& each : found) page.applications.push_back(view_of(with_reports(tx, std::move(each)), now));
    return page;
}

}  // namespace

base::task<base::result<mark_page>> read_mark_applications::own_page(const base::call_context& context,
                                                                     std::optional<domain::mark_application_id> before, std::size_t limit) {
    mark_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        page = read_page(tx, {.applicant = context.who.value().organisation}, before, limit, context.now);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

base::task<base::result<mark_view>> read_mark_applications::own(const base::call_context& context, domain::mark_application_id id) {
    mark_view view;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto found = tx.marks().find(id);
        if (!found || found->applicant != context.who.value().organisation)
            return base::refusal(domain::errors::mark_application_not_found(base::to_wire(id)));
        view = view_of(with_reports(tx, *std::move(found)), context.now);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return view;
}

base::task<base::result<mark_page>> read_mark_applications::page(const base::call_context& context, mark_filter filter,
                                                                 std::optional<domain::mark_application_id> before, std::size_t limit) {
    mark_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto who = reviewer_of(tx, context);
        if (!who) return base::refusal(std::move(who.error()));
        if (!domain::sees_every_place(who->organisation_kind)) filter.county = std::move(who->county_code);
        page = read_page(tx, filter, before, limit, context.now);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

base::task<base::result<mark_view>> read_mark_applications::one(const base::call_context& context, domain::mark_application_id id) {
    mark_view view;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto who = reviewer_of(tx, context);
        if (!who) return base::refusal(who.error());
        auto found = tx.marks().find(id);
        if (!found || !domain::may_see(*who, *found)) return base::refusal(domain::errors::mark_application_not_found(base::to_wire(id)));
        view = view_of(with_reports(tx, *std::move(found)), context.now);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return view;
}

}  // namespace chuanpin::catalog::app
