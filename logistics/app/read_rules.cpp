#include "logistics/app/read_rules.hpp"

#include <algorithm>

#include "logistics/domain/errors.hpp"

namespace chuanpin::logistics::app {

base::task<base::result<std::vector<domain::rule_row>>> read_rules::rules(const base::call_context& context) {
    std::vector<domain::rule_row> rows;
    const auto done = co_await database_.read(context, [&](transaction& store) -> base::result<void> {
        rows = store.list_rules("");
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    std::erase_if(rows, [](const domain::rule_row& row) { return row.superseded_at.has_value(); });
    co_return rows;
}

base::task<base::result<page<domain::official_distance>>> read_rules::distances(const base::call_context& context, distance_filter filter) {
    const auto limit = filter.limit;
    filter.limit = limit + 1;
    page<domain::official_distance> found;
    const auto done = co_await database_.read(context, [&](transaction& store) -> base::result<void> {
        found.items = store.list_distances(store.distance_table_on(base::business_date_of(context.now)), filter);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    found.has_more = found.items.size() > limit;
    if (found.has_more) found.items.resize(limit);
    co_return found;
}

base::task<base::result<domain::assessment>> read_rules::assessment(const base::call_context& context, const domain::assessment_id& id) {
    std::optional<domain::assessment> found;
    const auto done = co_await database_.read(context, [&](transaction& store) -> base::result<void> {
        found = store.find_assessment(id);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    if (!found) co_return base::refusal(domain::errors::assessment_not_found(id));
    co_return *std::move(found);
}

}  // namespace chuanpin::logistics::app
