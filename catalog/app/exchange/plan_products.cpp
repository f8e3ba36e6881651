#include "catalog/app/exchange/plan_products.hpp"

#include <utility>

#include <fmt/format.h>

namespace chuanpin::catalog::app {
namespace {

using refusal = std::function<void(std::size_t row, std::string_view column, std::string code, std::string detail)>;

constexpr std::string_view code_column = "supplier_code";

std::optional<domain::product_id> id_in(const std::string& code) { return base::parse_id<domain::product_id>(code); }

/// The product of each code, as far as there is one.
std::map<std::string, domain::product_id> ids_of(transaction& tx, domain::organisation_id supplier, std::span<const product_row> rows) {
    std::vector<std::string> codes;
    std::map<std::string, domain::product_id> ids;
    for (const auto& each : rows) {
        if (const auto id = id_in(each.code))
            ids.emplace(each.code, *id);
        else
            codes.push_back(each.code);
    }
    ids.merge(tx.codes().find(supplier, codes));
    return ids;
}

template <class Find>
named_products named_by(transaction& tx, domain::organisation_id supplier, std::span<const product_row> rows, Find find) {
    const auto ids = ids_of(tx, supplier, rows);
    std::vector<domain::product_id> asked;
    for (const auto& [code, id] : ids) asked.push_back(id);
    std::map<domain::product_id, domain::product> products;
    for (auto& each : find(asked))
        if (each.supplier == supplier) products.emplace(each.id, std::move(each));
    named_products named;
    for (const auto& [code, id] : ids)
        if (const auto found = products.find(id); found != products.end()) named.emplace(code, found->second);
    return named;
}

class planner {
public:
    planner(const named_products& named, const known_names& known, const plan_circumstances& how, const refusal& refuse)
        : named_(named), known_(known), how_(how), refuse_(refuse) {}

    void add(std::size_t index, const product_row& row) {
        if (!known_.categories.contains(row.details.category)) refuse_(index, "category", "category-unknown", "There is no such category.");
        const auto origin = known_.origins.find(row.details.origin_county_code);
        if (origin == known_.origins.end())
            return refuse_(index, "origin_county_code", "county-unknown", "The county is not in the registry.");
        const auto found = named_.find(row.code);
        if (found == named_.end())
            draft(index, row, origin->second);
        else
            change(index, row, found->second, origin->second);
    }

    product_plan plan{};

private:
    void draft(std::size_t index, const product_row& row, const domain::origin_decision& origin) {
        if (id_in(row.code)) return refuse_(index, code_column, "product-not-found", "The supplier has no product of this id.");
        auto made = domain::draft_product(how_.fresh[index], how_.supplier, row.details, origin, how_.now);
        if (!made) return refuse_(index, "storage_class", made.error().code, made.error().detail);
        plan.codes.emplace_back(row.code, made->id);
        plan.drafted.push_back(*std::move(made));
        ++plan.counts.drafted;
    }
    void change(std::size_t index, const product_row& row, const domain::product& known, const domain::origin_decision& origin) {
        if (!seen_.insert(known.id).second) return refuse_(index, code_column, "duplicate", "An earlier row names the same product.");
        if (known.details == row.details) {
            ++plan.counts.unchanged;
            return;
        }
        auto made = domain::redraft(known, row.details, origin, how_.now);
        if (!made) return refuse_(index, code_column, made.error().code, "The product is published; a file changes drafts only.");
        plan.changed.push_back(*std::move(made));
        ++plan.counts.changed;
    }

    const named_products& named_;
    const known_names& known_;
    const plan_circumstances& how_;
    const refusal& refuse_;
    std::set<domain::product_id> seen_;
};

}  // namespace

named_products find_named(transaction& tx, domain::organisation_id supplier, std::span<const product_row> rows) {
    return named_by(tx, supplier, rows, [&tx](std::span<const domain::product_id> ids) { return tx.products().find_all(ids); });
}

named_products lock_named(transaction& tx, domain::organisation_id supplier, std::span<const product_row> rows) {
    return named_by(tx, supplier, rows, [&tx](std::span<const domain::product_id> ids) { return tx.products().lock_all(ids); });
}

product_plan plan_products(std::span<const product_row> rows, const named_products& named, const known_names& known,
                           const plan_circumstances& how, const refusal& refuse) {
    planner one(named, known, how, refuse);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].faults.empty()) one.add(i, rows[i]);
    return std::move(one.plan);
}

}  // namespace chuanpin::catalog::app
