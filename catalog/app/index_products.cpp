#include "catalog/app/index_products.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "catalog/app/product_views.hpp"
#include "platform/base/fresh_receipt.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

namespace {

constexpr std::size_t counties_max = 1'000;
using counties_by_code = std::unordered_map<std::string, domain::county_facts>;

counties_by_code read_counties(transaction& tx, base::instant now) {
    counties_by_code counties;
    const county_filter all{.on = base::business_date_of(now), .known_at = now};
    for (auto& each : tx.counties().find(all, {}, counties_max)) counties.emplace(each.code, std::move(each.facts));
    return counties;
}

using units_by_product = std::map<domain::product_id, std::int64_t>;

indexed_product indexed(const product_view& view, const counties_by_code& counties, const units_by_product& units,
                        index_products::rows rows) {
    const auto& details = view.what.details;
    const auto known = units.find(view.what.id);
    const auto stock = domain::band_of(known == units.end() ? 0 : known->second, rows.few_below);
    indexed_product product{.id = view.what.id,
                            .supplier = view.what.supplier,
                            .name_zh = details.name_zh,
                            .name_en = details.name_en,
                            .category = details.category,
                            .county_code = details.origin_county_code,
                            .county_name = view.what.origin.county_name,
                            .prefecture = {},
                            .poverty_area = {},
                            .storage = {},
                            .harvested = seasons_of(view),
                            .price_per_kilogram = {},
                            .published_at = view.what.published_at.value_or(view.what.created_at),
                            .stock = stock,
                            .next_change = view.next_change,
                            .row = rows.write(view, stock)};
    if (!details.service) product.storage = details.storage.kind;
    if (const auto county = counties.find(details.origin_county_code); county != counties.end()) {
        product.prefecture = county->second.prefecture;
        product.poverty_area = county->second.poverty_area;
    }
    if (view.current && !view.current->terms.tiers.empty())
        product.price_per_kilogram = domain::kilogram_price_of(view.current->terms.tiers.front(), details.unit_net_mass_g);
    return product;
}

/// What these products are now; ids of those that are not listed.
std::vector<index_change> read_changes(transaction& tx, std::span<const domain::product_id> ids, base::instant now,
                                       index_products::rows rows) {
    const auto counties = read_counties(tx, now);
    std::vector<index_change> changes;
    std::unordered_set<domain::product_id> seen;
    const auto units = tx.availability().available(ids);
    for (const auto& view : listed_views(tx, ids, now)) {
        seen.insert(view.what.id);
        changes.emplace_back(indexed(view, counties, units, rows));
    }
    for (const auto& id : ids) {
        if (!seen.contains(id)) changes.emplace_back(id);
    }
    return changes;
}

}  // namespace

base::task<base::result<bool>> index_products::may_write() {
    bool may = false;
    const auto ran = co_await cpu_.run([&] { may = index_.may_write(); });
    if (!ran) co_return base::refusal(ran.error());
    co_return may;
}

base::task<base::result<std::int64_t>> index_products::generation() {
    std::int64_t version = 0;
    const auto read = co_await database_.read(make_context_(), [&](transaction& tx) -> base::result<void> {
        version = tx.registries().version_of(search_registry);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return version;
}

base::task<base::result<std::optional<std::int64_t>>> index_products::position() {
    const auto wanted = co_await generation();
    if (!wanted) co_return base::refusal(wanted.error());
    std::optional<std::int64_t> found;
    const auto ran = co_await cpu_.run([&] { found = index_.position(*wanted); });
    if (!ran) co_return base::refusal(ran.error());
    co_return found;
}

base::task<base::result<void>> index_products::build(std::int64_t position) {
    const auto wanted = co_await generation();
    if (!wanted) co_return base::refusal(wanted.error());
    if (auto ran = co_await cpu_.run([&] { index_.begin_building(); }); !ran) co_return ran;
    std::optional<domain::product_id> before;
    while (true) {
        const auto batch = co_await read_batch(before);
        if (!batch) co_return base::refusal(batch.error());
        if (batch->empty()) break;
        before = batch->back().id;
        if (auto ran = co_await cpu_.run([&] { index_.add(*batch); }); !ran) co_return ran;
    }
    co_return co_await cpu_.run([&] { index_.finish_building(*wanted, position); });
}

base::task<base::result<std::vector<indexed_product>>> index_products::read_batch(std::optional<domain::product_id> before) {
    const auto context = make_context_();
    std::vector<indexed_product> batch;
    const auto read = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto counties = read_counties(tx, context.now);
        batch.clear();
        std::vector<domain::product_id> ids;
        const product_filter listed{.listed_on = base::business_date_of(context.now)};
        for (const auto& each : tx.products().page(listed, before, index_batch_max)) ids.push_back(each.id);
        const auto units = tx.availability().available(ids);
        for (const auto& view : listed_views(tx, ids, context.now)) batch.push_back(indexed(view, counties, units, rows_));
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return batch;
}

base::task<base::result<void>> index_products::update(std::vector<domain::product_id> changed, std::int64_t from, std::int64_t to) {
    const auto context = make_context_();
    std::vector<domain::product_id> due;
    if (auto ran = co_await cpu_.run([&] { due = index_.due(context.now, index_batch_max); }); !ran) co_return ran;
    changed.insert(changed.end(), due.begin(), due.end());
    std::ranges::sort(changed);
    changed.erase(std::ranges::unique(changed).begin(), changed.end());
    std::vector<index_change> changes;
    if (!changed.empty()) {
        const auto read = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
            changes = read_changes(tx, changed, context.now, rows_);
            return {};
        });
        if (!read) co_return base::refusal(read.error());
    }
    if (changes.empty() && from == to) co_return base::result<void>{};
    co_return co_await cpu_.run([&] { index_.apply(changes, to); });
}

base::task<base::result<std::int64_t>> index_products::ask_for_rebuilding(base::random_source& random) {
    const auto context = make_context_();
    std::int64_t version = 0;
    auto claim = base::fresh_receipt("rebuild_search", context.now, random);
    const auto written = co_await database_.write(context, std::move(claim), [&](transaction& tx) -> base::result<std::string> {
        version = tx.registries().lock(search_registry) + 1;
        tx.registries().set_version(search_registry, version, context.now);
        return std::string();
    });
    if (!written) co_return base::refusal(written.error());
    co_return version;
}

}  // namespace chuanpin::catalog::app
