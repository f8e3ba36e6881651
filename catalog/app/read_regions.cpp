#include "catalog/app/read_regions.hpp"

#include <algorithm>
#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<county_page>> read_regions::page(const base::call_context& context, county_filter filter, std::string after_code,
                                                         std::size_t limit) {
    county_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        page = {.counties = tx.counties().find(filter, after_code, limit + 1)};
        page.has_more = page.counties.size() > limit;
        page.counties.resize(std::min(page.counties.size(), limit));
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

base::task<base::result<domain::county_version>> read_regions::one(const base::call_context& context, std::string code,
                                                                   base::business_date on, base::instant known_at) {
    domain::county_version answer;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto versions = tx.counties().versions_of(code, known_at);
        if (versions.empty()) return base::refusal(domain::errors::county_not_found(code));
        const auto found = std::ranges::find_if(versions, [on](const auto& each) { return domain::holds_on(each, on); });
        if (found == versions.end()) return base::refusal(domain::errors::county_status_unknown(code, base::to_text(on)));
        answer = *found;
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return answer;
}

base::task<base::result<std::vector<category>>> read_regions::categories(const base::call_context& context, base::business_date on) {
    std::vector<category> found;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        found = tx.categories().all_on(on);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return found;
}

base::task<base::result<std::vector<domain::reference_product>>> read_regions::references(const base::call_context& context) {
    std::vector<domain::reference_product> found;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        found = tx.references().all();
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return found;
}

}  // namespace chuanpin::catalog::app
