#include "catalog/app/exchange/import_offers.hpp"

#include <algorithm>
#include <utility>

#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::catalog::app {
namespace {

constexpr std::size_t faults_max = 100;

/// The supplier's products that the groups name, by code, locked in the order of their ids.
std::map<std::string, domain::product> lock_named(transaction& tx, domain::organisation_id supplier, std::span<const offer_group> groups) {
    std::vector<std::string> codes;
    std::map<std::string, domain::product_id> ids;
    for (const auto& each : groups) {
        if (const auto id = base::parse_id<domain::product_id>(each.code))
            ids.emplace(each.code, *id);
        else if (codes.empty() || codes.back() != each.code)
            codes.push_back(each.code);
    }
    ids.merge(tx.codes().find(supplier, codes));
    std::vector<domain::product_id> asked;
    for (const auto& [code, id] : ids) asked.push_back(id);
    std::map<domain::product_id, domain::product> products;
    for (auto& each : tx.products().lock_all(asked))
        if (each.supplier == supplier) products.emplace(each.id, std::move(each));
    std::map<std::string, domain::product> named;
    for (const auto& [code, id] : ids)
        if (const auto found = products.find(id); found != products.end()) named.emplace(code, found->second);
    return named;
}

bool stands_already(transaction& tx, const domain::product& product, const domain::offer_terms& terms) {
    const auto settled = domain::settle(terms, product.details.unit_net_mass_g);
    if (!settled) return false;  // publishing says why
    const auto live = tx.offers().live({&product.id, 1}, terms.valid_from);
    return std::ranges::any_of(live, [&](const auto& each) { return each.terms == *settled; });
}

}  // namespace

base::task<base::result<offer_import_counts>> import_offers::run(const base::call_context& context, domain::organisation_id supplier,
                                                                 const placed_list<offer_row>& list) {
    offer_import_counts counts;
    base::idempotent<offer_import_counts> once{base::fresh_receipt("job:import offers", context.now, random_),
                                               [&counts](const offer_import_counts& done) {
                                                   counts = done;
                                                   return std::string();
                                               }};
    const auto written = co_await run(context, std::move(once), supplier, list);
    if (!written) co_return base::refusal(written.error());
    co_return counts;
}

base::task<base::result<base::reply>> import_offers::run(const base::call_context& context, base::idempotent<offer_import_counts> request,
                                                         domain::organisation_id supplier, const placed_list<offer_row>& list) {
    std::vector<base::field_error> faults;
    const offer_refusal refuse = [&](std::size_t row, std::string_view column, std::string code, std::string detail) {
        if (faults.size() < faults_max) faults.push_back({list.place(row, column), std::move(code), std::move(detail)});
    };
    const auto groups = group_offers(list.rows, refuse);
    if (!faults.empty()) co_return base::refusal(list.refusal_of(std::move(faults)));
    std::vector<publication_ids> ids;
    for (std::size_t i = 0; i < groups.size(); ++i) ids.push_back(make_publication_ids(context.now, random_));
    offer_import_counts counts;
    const auto write = [&](transaction& tx) -> base::result<std::string> {
        faults.clear();  // it may run twice
        counts = {};
        const auto named = lock_named(tx, supplier, groups);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const auto& group = groups[i];
            const auto product = named.find(group.code);
            if (product == named.end()) {
                refuse(group.rows.front(), "supplier_code", "product-not-found", "The supplier has no product of this code or id.");
                continue;
            }
            if (stands_already(tx, product->second, group.terms)) {
                ++counts.unchanged;
                continue;
            }
            const auto placed = publish_terms(tx, random_, product->second, ids[i], {group.terms, group.price}, rules_, context.now);
            if (!placed) refuse_group(group, placed.error(), refuse);
            ++counts.published;
        }
        if (!faults.empty()) return base::refusal(list.refusal_of(faults));
        return request.encode(counts);
    };
    co_return co_await database_.write(context, request.claim, write);
}

}  // namespace chuanpin::catalog::app
