#include "catalog/app/exchange/plan_products.hpp"

#include <utility>

#include "catalog/app/own_product.hpp"

namespace chuanpin::catalog::app {
namespace {

using refusal = std::function<void(std::size_t row, std::string_view column, std::string code, std::string detail)>;

constexpr std::string_view code_column = "supplier_code";
constexpr std::string_view county_column = "origin_county_code";

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

bool claims_more_than_county(const domain::product_details& details) {
    return details.origin_place_code || details.origin_household_number || details.raw_material_code;
}

/// What the row says; what files do not hold stays as it is.
domain::product_details stated_in(const product_row& row, const domain::sku_details& before) {
    auto details = row.details;
    details.sku = before;
    if (!id_in(row.code)) details.sku.supplier_code = row.code;
    return details;
}

template <class Find>
chunk_facts facts_by(transaction& tx, domain::organisation_id supplier, std::span<const product_row> rows,
                     const base::call_context& context, Find find) {
    const auto ids = ids_of(tx, supplier, rows);
    std::vector<domain::product_id> asked;
    for (const auto& [code, id] : ids) asked.push_back(id);
    std::map<domain::product_id, domain::product> products;
    for (auto& each : find(asked))
        if (each.supplier == supplier) products.emplace(each.id, std::move(each));
    chunk_facts facts;
    for (const auto& [code, id] : ids)
        if (const auto found = products.find(id); found != products.end()) facts.named.emplace(code, found->second);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].faults.empty() && claims_more_than_county(rows[i].details))
            facts.origins.emplace(i, decide_origin_now(tx, domain::origin_of(rows[i].details), context));
    return facts;
}

class planner {
public:
    planner(const chunk_facts& facts, const known_names& known, const plan_circumstances& how, const refusal& refuse)
        : facts_(facts), known_(known), how_(how), refuse_(refuse) {}

    void add(std::size_t index, const product_row& row) {
        if (!known_.categories.contains(row.details.category)) refuse_(index, "category", "category-unknown", "There is no such category.");
        if (known_.services.contains(row.details.category))
            return refuse_(index, "category", "service-category", "Services are drafted one by one, not out of a file.");
        const auto* origin = origin_of(index, row);
        if (origin == nullptr) return;
        const auto found = facts_.named.find(row.code);
        if (found == facts_.named.end())
            draft(index, row, *origin);
        else
            change(index, row, found->second, *origin);
    }

    product_plan plan{};

private:
    /// Refuses and answers null where there is no verdict.
    const domain::origin_decision* origin_of(std::size_t index, const product_row& row) {
        if (const auto decided = facts_.origins.find(index); decided != facts_.origins.end()) {
            if (decided->second) return &*decided->second;
            return refuse_origin(index, decided->second.error());
        }
        const auto known = known_.origins.find(row.details.origin_county_code);
        if (known != known_.origins.end()) return &known->second;
        refuse_(index, county_column, "county-unknown", "The county is not in the registry.");
        return nullptr;
    }
    const domain::origin_decision* refuse_origin(std::size_t index, const base::error& why) {
        for (const auto& each : why.fields) refuse_(index, std::string_view(each.pointer).substr(1), each.code, each.detail);
        if (why.fields.empty()) refuse_(index, county_column, why.code, why.detail);
        return nullptr;
    }
    void draft(std::size_t index, const product_row& row, const domain::origin_decision& origin) {
        if (id_in(row.code)) return refuse_(index, code_column, "product-not-found", "The supplier has no product of this id.");
        auto made = domain::draft_product(how_.fresh[index], how_.supplier, stated_in(row, {}), origin, how_.now);
        if (!made) return refuse_(index, "storage_class", made.error().code, made.error().detail);
        plan.codes.emplace_back(row.code, made->id);
        plan.drafted.push_back(*std::move(made));
        ++plan.counts.drafted;
    }
    void change(std::size_t index, const product_row& row, const domain::product& known, const domain::origin_decision& origin) {
        if (!seen_.insert(known.id).second) return refuse_(index, code_column, "duplicate", "An earlier row names the same product.");
        auto details = stated_in(row, known.details.sku);
        if (known.details == details) {
            ++plan.counts.unchanged;
            return;
        }
        auto made = domain::redraft(known, std::move(details), origin, how_.now);
        if (!made) return refuse_(index, code_column, made.error().code, "The product is published; a file changes drafts only.");
        plan.changed.push_back(*std::move(made));
        ++plan.counts.changed;
    }

    const chunk_facts& facts_;
    const known_names& known_;
    const plan_circumstances& how_;
    const refusal& refuse_;
    std::set<domain::product_id> seen_;
};

}  // namespace

chunk_facts find_facts(transaction& tx, domain::organisation_id supplier, std::span<const product_row> rows,
                       const base::call_context& context) {
    return facts_by(tx, supplier, rows, context, [&tx](std::span<const domain::product_id> ids) { return tx.products().find_all(ids); });
}

chunk_facts lock_facts(transaction& tx, domain::organisation_id supplier, std::span<const product_row> rows,
                       const base::call_context& context) {
    return facts_by(tx, supplier, rows, context, [&tx](std::span<const domain::product_id> ids) { return tx.products().lock_all(ids); });
}

product_plan plan_products(std::span<const product_row> rows, const chunk_facts& facts, const known_names& known,
                           const plan_circumstances& how, const refusal& refuse) {
    planner one(facts, known, how, refuse);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].faults.empty()) one.add(i, rows[i]);
    return std::move(one.plan);
}

}  // namespace chuanpin::catalog::app
