#include "orders/app/record/read_record.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {
namespace {

domain::known_organisation one_of(const std::vector<domain::known_organisation>& known, domain::organisation_id id) {
    const auto found = std::ranges::find(known, id, &domain::known_organisation::id);
    return found == known.end() ? domain::known_organisation{.id = id} : *found;
}

std::vector<domain::lot_id> named_lots_of(const domain::order& what) {
    std::vector<domain::lot_id> ids;
    for (const auto& line : what.lines)
        for (const auto& each : line.lots) ids.push_back(each.lot);
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    return ids;
}

}  // namespace

base::task<base::result<domain::inspection_record>> read_record::find(const base::call_context& context, domain::order_id id) {
    domain::inspection_record record;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto found = open.orders().find(id);
        if (!found || !domain::party_of(*found, *context.who)) return base::refusal(domain::errors::order_not_found(base::to_wire(id)));
        if (auto ready = domain::check_recordable(*found); !ready) return ready;
        const std::array parties{found->buyer, found->supplier};
        const auto known = open.records().organisations(parties);
        record = {.what = *std::move(found),
                  .buyer = one_of(known, parties[0]),
                  .supplier = one_of(known, parties[1]),
                  .from = open.records().dispatched_from(id)};
        record.lot_numbers = open.records().lot_numbers(named_lots_of(record.what));
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return record;
}

}  // namespace chuanpin::orders::app
