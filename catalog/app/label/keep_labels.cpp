#include "catalog/app/label/keep_labels.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/label/label_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

bool is_own(domain::organisation_id supplier, const base::call_context& context) { return supplier == context.who.value().organisation; }

base::result<domain::lot> own_lot(std::optional<domain::lot> found, domain::lot_id id, const base::call_context& context) {
    if (!found || !is_own(found->supplier, context)) return base::refusal(domain::errors::lot_not_found(base::to_wire(id)));
    return *std::move(found);
}

base::result<domain::label_range> own_range(std::optional<domain::label_range> found, domain::label_range_id id,
                                            const base::call_context& context) {
    if (!found || !is_own(found->supplier, context)) return base::refusal(domain::errors::label_range_not_found(base::to_wire(id)));
    return *std::move(found);
}

domain::product product_of(transaction& tx, domain::product_id id) {
    auto found = tx.products().find(id);
    if (!found) throw std::logic_error("a lot of a product that is not stored: " + base::to_wire(id));
    return *std::move(found);
}

// The lot's lock makes ranges of one lot follow each other; the number is taken last, so that a refusal takes none.
base::result<domain::label_range> add_range(transaction& tx, domain::lot_id lot, std::int64_t count, domain::label_range_id id,
                                            const base::call_context& context) {
    const auto own = own_lot(tx.lots().lock(lot), lot, context);
    if (!own) return base::refusal(own.error());
    const auto periods = tx.certificates().periods_of({&own->product, 1});
    const auto standing = domain::standing_of(own->product, periods, base::business_date_of(context.now));
    auto made = domain::next_range(*own, product_of(tx, own->product), standing, tx.labels().taken_of(lot), count);
    if (!made) return base::refusal(std::move(made.error()));
    made->id = id;
    made->number = tx.labels().next_number();
    if (made->number > domain::label_range_number_max) return base::refusal(domain::errors::label_numbers_used_up());
    made->by = context.who.value().account;
    made->issued_at = context.now;
    tx.labels().insert(*made);
    return made;
}

}  // namespace

base::task<base::result<base::reply>> keep_labels::issue(const base::call_context& context, base::idempotent<domain::label_range> request,
                                                         domain::lot_id lot, std::int64_t count) {
    const auto id = domain::label_range_id::make(context.now, random_);
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto made = add_range(tx, lot, count, id, context);
        if (!made) return base::refusal(made.error());
        tx.record(domain::label_range_changed{event, "issued", *made});
        return request.encode(*made);
    });
}

base::task<base::result<base::reply>> keep_labels::make_void(const base::call_context& context,
                                                             base::idempotent<domain::label_range> request, domain::label_range_id id,
                                                             std::string reason) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto own = own_range(tx.labels().lock(id), id, context);
        if (!own) return base::refusal(std::move(own.error()));
        const auto made = domain::make_void(*std::move(own), {reason, context.who.value().account, context.now});
        if (!made) return base::refusal(made.error());
        tx.labels().save(*made);
        tx.record(domain::label_range_changed{event, "voided", *made});
        return request.encode(*made);
    });
}

base::task<base::result<label_range_page>> keep_labels::page(const base::call_context& context, domain::lot_id lot,
                                                             std::optional<std::int64_t> before, std::size_t limit) {
    label_range_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto own = own_lot(tx.lots().find(lot), lot, context);
        if (!own) return base::refusal(own.error());
        page = {.ranges = tx.labels().page(lot, before, limit + 1), .taken = tx.labels().taken_of(lot)};
        page.packs = domain::packs_of(*own, product_of(tx, own->product).details.unit_net_mass_g);
        page.has_more = page.ranges.size() > limit;
        page.ranges.resize(std::min(page.ranges.size(), limit));
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

base::task<base::result<label_codes>> keep_labels::codes(const base::call_context& context, domain::label_range_id id, label_part part) {
    label_codes answer;
    domain::label_range range;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto own = own_range(tx.labels().find(id), id, context);
        if (!own) return base::refusal(std::move(own.error()));
        if (own->voided) return base::refusal(domain::errors::label_range_void(own->number));
        range = *std::move(own);
        answer = {.product_name = product_of(tx, range.product).details.name_zh,
                  .lot_number = tx.lots().find(range.lot).value().number,
                  .certificate_number = range.certificate_number};
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    const auto first = std::max(part.from.value_or(range.first_serial), range.first_serial);
    const auto last = std::min(first + part.count - 1, range.last_serial());
    auto ran = co_await cpu_.run([&] {
        for (auto serial = first; serial <= last; ++serial) answer.codes.push_back(domain::to_text(keys_.code_of(range.number, serial)));
    });
    if (!ran) co_return base::refusal(std::move(ran.error()));
    co_return answer;
}

}  // namespace chuanpin::catalog::app
