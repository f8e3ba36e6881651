#include "catalog/app/place/read_places.hpp"

#include <algorithm>
#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<place_page>> read_places::page(const base::call_context& context, place_filter filter, std::string after_code,
                                                       std::size_t limit) {
    place_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        page = {.places = tx.places().find(filter, after_code, limit + 1)};
        page.has_more = page.places.size() > limit;
        page.places.resize(std::min(page.places.size(), limit));
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

base::task<base::result<domain::place_version>> read_places::one(const base::call_context& context, std::string code,
                                                                 base::business_date on, base::instant known_at) {
    domain::place_version answer;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto versions = tx.places().versions_of({&code, 1}, known_at);
        if (versions.empty()) return base::refusal(domain::errors::place_not_found(code));
        const auto found = std::ranges::find_if(versions, [on](const auto& each) { return domain::holds_on(each, on); });
        if (found == versions.end()) return base::refusal(domain::errors::place_status_unknown(code, base::to_text(on)));
        answer = *found;
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return answer;
}

}  // namespace chuanpin::catalog::app
