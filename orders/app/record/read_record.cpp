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

// Somebody's key file is wrong, or the contact is older than every key: the goods are recorded all the same, and nobody is told that none
// was stated.
domain::contact_then read_record::opened(const std::optional<domain::sealed_contact>& found) const {
    if (!found || !found->sealed) return {};
    const auto text = contacts_.open(*found->sealed);
    const auto contact = text ? domain::parse_contact(*text) : std::nullopt;
    if (!contact) return {.state = domain::contact_state::unreadable};
    return {.state = domain::contact_state::stated, .what = *contact};
}

base::task<base::result<domain::inspection_record>> read_record::find(const base::call_context& context, domain::order_id id) {
    domain::inspection_record record;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto found = open.orders().find(id);
        if (!found || !domain::party_of(*found, *context.who)) return base::refusal(domain::errors::order_not_found(base::to_wire(id)));
        if (auto ready = domain::check_recordable(*found); !ready) return ready;
        const std::array parties{found->buyer, found->supplier};
        const auto known = open.records().organisations(parties);
        const auto contact = open.records().contact_of(found->supplier, found->accepted_at.value());
        record = {.what = *std::move(found),
                  .buyer = one_of(known, parties[0]),
                  .supplier = one_of(known, parties[1]),
                  .contact = opened(contact),
                  .from = open.records().dispatched_from(id)};
        record.lot_numbers = open.records().lot_numbers(named_lots_of(record.what));
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return record;
}

}  // namespace chuanpin::orders::app
