#include "catalog/app/price/record_comparables.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

std::set<std::string> categories_of(transaction& tx, base::instant now) {
    std::set<std::string> codes;
    for (const auto& each : tx.categories().all_on(base::business_date_of(now))) codes.insert(each.code);
    return codes;
}

void complete(domain::price_comparable& what, const base::call_context& context, base::random_source& random) {
    what.id = domain::price_comparable_id::make(context.now, random);
    what.goods_key = domain::goods_key_of(what.goods_name_zh);
    what.recorded_at = context.now;
    if (context.who) what.recorded_by = context.who->account;
}

const domain::price_comparable* find_same(std::span<const domain::price_comparable> known, const domain::price_comparable& what) {
    const auto found = std::ranges::find_if(known, [&](const auto& each) { return domain::is_same_observation(each, what); });
    return found == known.end() ? nullptr : &*found;
}

bool is_before(const domain::price_comparable& one, const domain::price_comparable& other) {
    return std::tie(one.observed_on, one.goods_key) < std::tie(other.observed_on, other.goods_key);
}

// Sorted, so that a file of thousands is not held against thousands row by row.
class known_prices {
public:
    explicit known_prices(std::vector<domain::price_comparable> known) : sorted_(std::move(known)) {
        std::ranges::sort(sorted_, is_before);
    }
    [[nodiscard]] const domain::price_comparable* find(const domain::price_comparable& what) const {
        const auto [first, last] = std::equal_range(sorted_.begin(), sorted_.end(), what, is_before);
        return find_same({first, last}, what);
    }

private:
    std::vector<domain::price_comparable> sorted_;
};

std::string column_of(std::string_view pointer) { return std::string(pointer.substr(1)); }

// What is wrong with each row, by row and column.
base::result<void> check_rows(std::span<const domain::price_comparable> rows, const std::set<std::string>& categories, base::instant now) {
    std::vector<base::field_error> faults;
    const auto refuse = [&](std::size_t row, std::string_view column, std::string code, std::string detail) {
        faults.push_back({fmt::format("row {}, column '{}'", row + 1, column), std::move(code), std::move(detail)});
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const auto fits = domain::check_comparable(rows[i], base::business_date_of(now)); !fits) {
            for (const auto& each : fits.error().fields) refuse(i, column_of(each.pointer), each.code, each.detail);
        }
        if (!categories.contains(rows[i].category)) refuse(i, "category", "category-unknown", "Not a category.");
    }
    if (!faults.empty()) return base::refusal(domain::errors::price_comparable_invalid(std::move(faults)));
    return {};
}

// Leaves those that are new; of equal rows of the file, one.
base::result<std::vector<domain::price_comparable>> pick_new(std::span<const domain::price_comparable> rows, const known_prices& known) {
    const known_prices in_file({rows.begin(), rows.end()});
    std::vector<domain::price_comparable> fresh;
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto* recorded = known.find(rows[i]);
        const auto* same = recorded ? recorded : in_file.find(rows[i]);
        if (same->id == rows[i].id)
            fresh.push_back(rows[i]);
        else if (same->price != rows[i].price)
            faults.push_back({fmt::format("row {}, column 'price_fen'", i + 1), "contradicts",
                              fmt::format("{} says {} fen.", recorded ? base::to_wire(same->id) : "Another row", same->price.value)});
    }
    if (!faults.empty()) return base::refusal(domain::errors::price_comparables_contradict(std::move(faults)));
    return fresh;
}

}  // namespace

base::task<base::result<base::reply>> record_comparables::one(const base::call_context& context,
                                                              base::idempotent<domain::price_comparable> request,
                                                              domain::price_comparable what) {
    complete(what, context, random_);
    if (auto fits = domain::check_comparable(what, base::business_date_of(context.now)); !fits)
        co_return base::refusal(std::move(fits.error()));
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        if (!categories_of(tx, context.now).contains(what.category)) return base::refusal(domain::errors::category_unknown(what.category));
        tx.registries().lock(comparable_registry);
        if (const auto same = tx.prices().find_same({&what, 1}); !same.empty())
            return base::refusal(domain::errors::price_comparable_recorded(base::to_wire(same.front().id)));
        tx.prices().insert({&what, 1});
        tx.record(domain::price_comparable_changed{event, "recorded", what});
        return request.encode(what);
    });
}

base::task<base::result<base::reply>> record_comparables::all(const base::call_context& context, base::idempotent<import_summary> request,
                                                              std::vector<domain::price_comparable> rows) {
    for (auto& each : rows) complete(each, context, random_);
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        if (auto fits = check_rows(rows, categories_of(tx, context.now), context.now); !fits) return base::refusal(std::move(fits.error()));
        const auto version = tx.registries().lock(comparable_registry);
        const auto fresh = pick_new(rows, known_prices(tx.prices().find_same(rows)));
        if (!fresh) return base::refusal(fresh.error());
        const import_summary summary{std::ssize(rows), std::ssize(*fresh)};
        if (summary.changed > 0) {
            tx.prices().insert(*fresh);
            tx.registries().set_version(comparable_registry, version + 1, context.now);
            tx.record(domain::registry_imported{event, std::string(comparable_registry), version + 1, summary.rows, summary.changed});
        }
        return request.encode(summary);
    });
}

base::task<base::result<base::reply>> record_comparables::withdraw(const base::call_context& context,
                                                                   base::idempotent<domain::price_comparable> request,
                                                                   domain::price_comparable_id id, std::string reason) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto known = tx.prices().lock(id);
        if (!known) return base::refusal(domain::errors::price_comparable_not_found(base::to_wire(id)));
        const auto gone = domain::withdraw(*std::move(known), {context.now, context.who.value().account, reason});
        if (!gone) return base::refusal(gone.error());
        tx.prices().save_withdrawal(*gone);
        tx.record(domain::price_comparable_changed{event, "withdrawn", *gone});
        return request.encode(*gone);
    });
}

}  // namespace chuanpin::catalog::app
