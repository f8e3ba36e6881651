// Documents, permits and reviews over plain values: the fakes that the contract suite holds against MariaDB.
#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>
#include <vector>

#include "catalog/app/ports.hpp"

namespace chuanpin::tests {

namespace app = catalog::app;
namespace domain = catalog::domain;

struct listing_state {
    std::map<domain::document_id, domain::document> documents;
    std::map<domain::permit_id, domain::permit> permits;
    std::map<domain::listing_review_id, domain::listing_review> reviews;
    std::map<domain::product_family_id, domain::product_family> families;
    std::map<std::pair<domain::organisation_id, std::string>, domain::product_id> codes;
    std::map<domain::product_id, std::vector<domain::document_id>> pictures;
    std::map<domain::product_id, app::told_listing> told;
    std::vector<domain::licence_need> needs{{"processed", base::parse_date("2018-08-31").value(), {}}};
};

template <class Map, class Key>
auto find_in(const Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? std::nullopt : std::optional(found->second);
}

class fake_documents final : public app::document_store {
public:
    explicit fake_documents(listing_state& state) : state_(state) {}

    domain::document keep(const domain::document& what) override {
        for (const auto& [id, each] : state_.documents)
            if (each.owner == what.owner && each.hash == what.hash && each.kind == what.kind) return each;
        return state_.documents[what.id] = what;
    }
    std::optional<domain::document> find(domain::document_id id) override { return find_in(state_.documents, id); }
    std::vector<domain::document> find_all(std::span<const domain::document_id> ids) override {
        std::vector<domain::document> found;
        for (const auto& id : ids)
            if (const auto each = find(id)) found.push_back(*each);
        return found;
    }
    std::size_t count_of(domain::organisation_id owner) override {
        return static_cast<std::size_t>(
            std::ranges::count_if(state_.documents, [&](const auto& each) { return each.second.owner == owner; }));
    }
    std::vector<domain::document> page(const app::document_filter& filter, std::optional<domain::document_id> before,
                                       std::size_t limit) override {
        std::vector<domain::document> found;
        for (auto each = state_.documents.rbegin(); each != state_.documents.rend() && found.size() < limit; ++each) {
            const auto& what = each->second;
            if ((!before || what.id < *before) && filter.owner.value_or(what.owner) == what.owner &&
                filter.kind.value_or(what.kind) == what.kind)
                found.push_back(what);
        }
        return found;
    }

private:
    listing_state& state_;
};

class fake_permits final : public app::permit_store {
public:
    explicit fake_permits(listing_state& state) : state_(state) {}

    void insert(const domain::permit& what) override {
        if (!state_.permits.emplace(what.id, what).second) throw std::logic_error("the permit exists");
    }
    std::optional<domain::permit> find(domain::permit_id id) override { return find_in(state_.permits, id); }
    std::optional<domain::permit> lock(domain::permit_id id) override { return find(id); }
    void save(const domain::permit& what, std::int64_t seen_version) override {
        auto& kept = state_.permits.at(what.id);
        if (kept.version != seen_version) throw std::logic_error("another version is stored");
        kept = what;
    }
    std::vector<domain::permit> page(domain::organisation_id holder, std::optional<domain::product_id> product,
                                     std::optional<domain::permit_id> before, std::size_t limit) override {
        std::vector<domain::permit> found;
        for (auto each = state_.permits.rbegin(); each != state_.permits.rend() && found.size() < limit; ++each) {
            const auto& what = each->second;
            if (what.holder == holder && what.terms.product == product && (!before || what.id < *before)) found.push_back(what);
        }
        return found;
    }
    std::size_t count_of(domain::organisation_id holder, std::optional<domain::product_id> product) override {
        return page(holder, product, {}, state_.permits.size()).size();
    }
    std::vector<domain::permit_id> find_changed_by(base::business_date day, std::size_t limit) override {
        std::vector<domain::permit_id> found;
        for (const auto& [id, each] : state_.permits)
            if (each.next_change_on && *each.next_change_on <= day) found.push_back(id);
        std::ranges::sort(found, {}, [&](const auto& id) { return std::pair(*state_.permits.at(id).next_change_on, id); });
        found.resize(std::min(found.size(), limit));
        return found;
    }
    std::vector<domain::permit> reports_of(std::span<const domain::product_id> products) override {
        std::vector<domain::permit> found;
        for (const auto& [id, each] : state_.permits)
            if (each.terms.product && each.terms.kind == domain::permit_kind::inspection_report && !each.withdrawn &&
                std::ranges::find(products, *each.terms.product) != products.end())
                found.push_back(each);
        return found;
    }

private:
    listing_state& state_;
};

class fake_listing final : public app::listing_store {
public:
    fake_listing(listing_state& state, const std::map<domain::product_id, domain::product>& products)
        : state_(state), products_(products) {}

    std::vector<domain::listing_facts> facts_of(std::span<const domain::product_id> products) override {
        std::vector<domain::listing_facts> found;
        for (const auto& id : products)
            if (const auto what = find_in(products_, id)) found.push_back(facts_about(*what));
        return found;
    }
    std::vector<domain::product_id> published_of(domain::organisation_id supplier, std::optional<domain::product_id> after,
                                                 std::size_t limit) override {
        std::vector<domain::product_id> found;
        for (const auto& [id, each] : products_)
            if (each.supplier == supplier && each.status == domain::product_status::published && (!after || *after < id) &&
                found.size() < limit)
                found.push_back(id);
        return found;
    }
    void insert(const domain::listing_review& what) override {
        if (blocks(what) && lock_blocking(what.product)) throw std::logic_error("another review blocks");
        if (!state_.reviews.emplace(what.id, what).second) throw std::logic_error("the review exists");
    }
    std::optional<domain::listing_review> find(domain::listing_review_id id) override { return find_in(state_.reviews, id); }
    std::optional<domain::listing_review> lock(domain::listing_review_id id) override { return find(id); }
    std::optional<domain::listing_review> lock_blocking(domain::product_id product) override {
        for (const auto& [id, each] : state_.reviews)
            if (each.product == product && blocks(each)) return each;
        return std::nullopt;
    }
    void save(const domain::listing_review& what) override {
        auto& kept = state_.reviews.at(what.id);
        if (kept.version != what.version - 1) throw std::logic_error("another version is stored");
        kept = what;
    }
    std::vector<domain::listing_review> page(std::optional<domain::review_state> state, std::optional<domain::listing_review_id> after,
                                             std::size_t limit) override {
        std::vector<domain::listing_review> found;
        for (const auto& [id, each] : state_.reviews)
            if (state.value_or(each.state) == each.state && (!after || *after < id) && found.size() < limit) found.push_back(each);
        return found;
    }
    std::vector<app::told_listing> told_of(std::span<const domain::product_id> products) override {
        std::vector<app::told_listing> found;
        for (const auto& id : products)
            if (const auto each = find_in(state_.told, id)) found.push_back(*each);
        return found;
    }
    void keep(std::span<const app::told_listing> told) override {
        for (const auto& each : told) state_.told[each.product] = each;
    }

private:
    static bool blocks(const domain::listing_review& what) {
        return what.state == domain::review_state::open || what.state == domain::review_state::refused;
    }
    domain::listing_facts facts_about(const domain::product& what) {
        domain::listing_facts facts{.product = what.id};
        for (const auto& [id, each] : state_.permits) {
            const auto& terms = each.terms;
            const bool scoped = terms.kind != domain::permit_kind::production_licence ||
                                std::ranges::find(terms.categories, what.details.category) != terms.categories.end();
            if (each.holder == what.supplier && !each.withdrawn && (!terms.product || terms.product == what.id) && scoped)
                facts.permits.push_back({terms.kind, id, terms.valid_from, terms.valid_to, terms.number});
        }
        std::ranges::copy_if(state_.needs, std::back_inserter(facts.needs),
                             [&](const auto& each) { return each.category == what.details.category; });
        if (const auto shown = find_in(state_.pictures, what.id)) facts.pictures = *shown;
        if (const auto review = lock_blocking(what.id))
            facts.review = domain::blocking_review{review->id, review->state, review->decided_at.value_or(review->opened_at)};
        return facts;
    }

    listing_state& state_;
    const std::map<domain::product_id, domain::product>& products_;
};

class fake_assortment final : public app::assortment_store {
public:
    fake_assortment(listing_state& state, const std::map<domain::product_id, domain::product>& products)
        : state_(state), products_(products) {}

    void insert(const domain::product_family& what) override {
        if (!state_.families.emplace(what.id, what).second) throw std::logic_error("the family exists");
    }
    std::optional<domain::product_family> find(domain::product_family_id id) override { return find_in(state_.families, id); }
    std::size_t count_of(domain::organisation_id supplier) override { return page(supplier, {}, state_.families.size()).size(); }
    std::vector<domain::product_family> page(domain::organisation_id supplier, std::optional<domain::product_family_id> before,
                                             std::size_t limit) override {
        std::vector<domain::product_family> found;
        for (auto each = state_.families.rbegin(); each != state_.families.rend() && found.size() < limit; ++each)
            if (each->second.supplier == supplier && (!before || each->first < *before)) found.push_back(each->second);
        return found;
    }
    std::optional<domain::product_family> lock(domain::product_family_id id) override { return find(id); }
    std::vector<domain::product_family> find_all(std::span<const domain::product_family_id> ids) override {
        std::vector<domain::product_family> found;
        for (const auto& id : ids)
            if (auto each = find(id)) found.push_back(*std::move(each));
        return found;
    }
    void save(const domain::product_family& what) override {
        auto& kept = state_.families.at(what.id);
        if (kept.version != what.version - 1) throw std::logic_error("another version is stored");
        kept = what;
    }
    std::vector<domain::product_id> published_in(domain::product_family_id family, std::optional<domain::product_id> after,
                                                 std::size_t limit) override {
        std::vector<domain::product_id> found;
        for (const auto& [id, each] : products_)
            if (each.details.sku.family == family && each.status == domain::product_status::published && (!after || *after < id) &&
                found.size() < limit)
                found.push_back(id);
        return found;
    }
    bool claim_code(domain::organisation_id supplier, domain::product_id product, const std::optional<std::string>& code) override {
        std::erase_if(state_.codes, [&](const auto& each) { return each.second == product; });
        return !code || state_.codes.emplace(std::pair(supplier, *code), product).first->second == product;
    }
    void set_pictures(domain::product_id product, std::span<const domain::document_id> pictures) override {
        state_.pictures[product].assign(pictures.begin(), pictures.end());
    }
    bool has_picture(domain::product_id product, domain::document_id picture) override {
        const auto& shown = state_.pictures[product];
        return std::ranges::find(shown, picture) != shown.end();
    }

private:
    listing_state& state_;
    const std::map<domain::product_id, domain::product>& products_;
};

}  // namespace chuanpin::tests
