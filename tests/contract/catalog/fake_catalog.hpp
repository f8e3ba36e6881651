// The catalogue's stores over plain values: the fake that the contract suite holds against MariaDB.
#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include "catalog/app/ports.hpp"
#include "tests/contract/catalog/catalog_state.hpp"
#include "tests/support/fake_unit_of_work.hpp"

namespace chuanpin::tests {

class fake_catalog final : public app::transaction,
                           app::county_store,
                           app::registry_store,
                           app::category_store,
                           app::product_store,
                           app::offer_store,
                           app::reference_store,
                           app::organisation_store,
                           app::mark_store,
                           app::certificate_store,
                           app::product_code_store,
                           app::product_import_store {
public:
    fake_catalog(catalog_state& state, const base::call_context&)
        : state_(state),
          places_(state.places),
          households_(state.households),
          labour_(state.labour, state.households),
          lots_(state.lots, state.intake_names),
          documents_(state.listing),
          permits_(state.listing),
          listing_(state.listing, state.products),
          assortment_(state.listing, state.products),
          prices_(state.prices),
          labels_(state.labels),
          personal_data_(state.households, state.labour, state.intake_names) {}

    app::county_store& counties() override { return *this; }
    app::registry_store& registries() override { return *this; }
    app::category_store& categories() override { return *this; }
    app::product_store& products() override { return *this; }
    app::offer_store& offers() override { return *this; }
    app::reference_store& references() override { return *this; }
    app::organisation_store& organisations() override { return *this; }
    app::mark_store& marks() override { return *this; }
    app::certificate_store& certificates() override { return *this; }
    app::place_store& places() override { return places_; }
    app::household_store& households() override { return households_; }
    app::labour_store& labour() override { return labour_; }
    app::lot_store& lots() override { return lots_; }
    app::personal_data_store& personal_data() override { return personal_data_; }
    app::outlet_store& outlets() override { return outlets_; }
    app::unsold_store& unsold() override { return unsold_; }
    app::supply_store& supply() override { return supply_; }
    app::availability_store& availability() override { return availability_; }
    app::document_store& documents() override { return documents_; }
    app::permit_store& permits() override { return permits_; }
    app::listing_store& listing() override { return listing_; }
    app::assortment_store& assortment() override { return assortment_; }
    app::price_store& prices() override { return prices_; }
    app::harvest_store& harvests() override { return harvests_; }
    app::label_store& labels() override { return labels_; }
    void record(const domain::event&) override { ++state_.events; }
    void record_all(std::span<const domain::event> events) override { state_.events += events.size(); }
    app::product_code_store& codes() override { return *this; }
    app::product_import_store& imports() override { return *this; }

private:
    using county_rows = std::vector<domain::county_version>;
    template <class Wanted>
    county_rows counties_where(Wanted wanted) const {
        county_rows found;
        for (const auto& each : state_.counties)
            if (wanted(each)) found.push_back(each.version);
        std::ranges::sort(found, {}, [](const auto& each) { return std::pair(each.code, each.valid_from); });
        return found;
    }
    bool is_listed(const domain::product& what, base::business_date on) {
        const auto facts = listing_.facts_of({&what.id, 1});
        return what.status == domain::product_status::published &&
               domain::listing_holds(facts.front(), periods_of({&what.id, 1}), on).empty();
    }
    static bool known(const catalog_state::kept_county& each, base::instant at) {
        return each.version.recorded_at <= at && (!each.superseded_at || *each.superseded_at > at);
    }

    county_rows find(const app::county_filter& filter, const std::string& after_code, std::size_t limit) override {
        auto found = counties_where([&](const auto& each) {
            const auto& facts = each.version.facts;
            return each.version.code > after_code && known(each, filter.known_at) && domain::holds_on(each.version, filter.on) &&
                   filter.poverty_area.value_or(facts.poverty_area) == facts.poverty_area &&
                   filter.prefecture.value_or(facts.prefecture) == facts.prefecture &&
                   filter.poverty_county.value_or(facts.poverty_county) == facts.poverty_county;
        });
        found.resize(std::min(found.size(), limit));
        return found;
    }
    county_rows versions_of(const std::string& code, base::instant known_at) override {
        return counties_where([&](const auto& each) { return each.version.code == code && known(each, known_at); });
    }
    county_rows all_live() override {
        return counties_where([](const auto& each) { return !each.superseded_at; });
    }
    void supersede(std::span<const std::int64_t> rows, base::instant at) override {
        for (const auto row : rows) state_.counties.at(static_cast<std::size_t>(row - 1)).superseded_at = at;
    }
    void insert(std::span<const domain::county_version> versions, base::instant at) override {
        for (auto each : versions) {
            each.id = std::ssize(state_.counties) + 1;
            each.recorded_at = at;
            state_.counties.push_back({std::move(each), std::nullopt});
        }
    }

    std::int64_t lock(std::string_view registry) override { return state_.registries.find(registry)->second; }
    std::int64_t version_of(std::string_view registry) override { return state_.registries.find(registry)->second; }
    void set_version(std::string_view registry, std::int64_t version, base::instant) override {
        state_.registries.find(registry)->second = version;
    }

    std::vector<app::category> all_on(base::business_date) override { return state_.categories; }

    void insert(const domain::product& what) override {
        if (!state_.products.emplace(what.id, what).second) throw std::logic_error("the product exists");
    }
    std::optional<domain::product> find(domain::product_id id) override {
        const auto found = state_.products.find(id);
        return found == state_.products.end() ? std::nullopt : std::optional(found->second);
    }
    std::vector<domain::product> find_published(std::span<const domain::product_id> ids) override {
        std::vector<domain::product> found;
        for (const auto& id : ids) {
            const auto known = find(id);
            if (known && known->status == domain::product_status::published) found.push_back(*known);
        }
        return found;
    }
    std::optional<domain::product> lock(domain::product_id id) override { return find(id); }
    void insert_all(std::span<const domain::product> products) override {
        for (const auto& each : products) insert(each);
    }
    std::vector<domain::product> find_all(std::span<const domain::product_id> ids) override {
        std::vector<domain::product> found;
        for (const auto& [id, what] : state_.products)
            if (std::ranges::find(ids, id) != ids.end()) found.push_back(what);
        return found;
    }
    std::vector<domain::product> lock_all(std::span<const domain::product_id> ids) override { return find_all(ids); }
    void save_drafts(std::span<const domain::product> drafts) override {
        for (const auto& each : drafts) save(each);
    }

    std::map<std::string, domain::product_id> find(domain::organisation_id supplier, std::span<const std::string> codes) override {
        std::map<std::string, domain::product_id> found;
        for (const auto& each : codes)
            if (const auto known = state_.codes.find({supplier, each}); known != state_.codes.end()) found.emplace(each, known->second);
        return found;
    }
    std::map<domain::product_id, std::string> codes_of(std::span<const domain::product_id> products) override {
        std::map<domain::product_id, std::string> found;
        for (const auto& [key, product] : state_.codes)
            if (std::ranges::find(products, product) != products.end()) found.emplace(product, key.second);
        return found;
    }
    void insert(domain::organisation_id supplier, std::span<const std::pair<std::string, domain::product_id>> codes) override {
        for (const auto& [code, product] : codes)
            if (!state_.codes.emplace(std::pair(supplier, code), product).second) throw std::logic_error("the code exists");
    }

    void insert(const domain::product_import& what, std::span<const std::string> parts) override {
        state_.imports.emplace(what.id, what);
        state_.import_parts[what.id].assign(parts.begin(), parts.end());
    }
    std::optional<domain::product_import> find(domain::product_import_id id) override {
        const auto found = state_.imports.find(id);
        return found == state_.imports.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<domain::product_import> lock(domain::product_import_id id) override { return find(id); }
    void save(const domain::product_import& what) override {
        auto& kept = state_.imports.at(what.id);
        if (kept.version != what.version - 1) throw std::logic_error("another version is stored");
        kept = what;
    }
    std::optional<std::string> part(domain::product_import_id id, std::int64_t number) override {
        const auto found = state_.import_parts.find(id);
        if (found == state_.import_parts.end() || number >= std::ssize(found->second)) return std::nullopt;
        return found->second[static_cast<std::size_t>(number)];
    }
    std::optional<domain::product_import_id> find_writing() override {
        for (const auto& [id, what] : state_.imports)
            if (what.state == domain::import_state::writing) return id;
        return std::nullopt;
    }
    void save(const domain::product& what) override {
        auto& kept = state_.products.at(what.id);
        if (kept.version != what.version - 1) throw std::logic_error("another version is stored");
        kept = what;
    }
    std::vector<domain::product> page(const app::product_filter& filter, std::optional<domain::product_id> before,
                                      std::size_t limit) override {
        std::vector<domain::product> found;
        for (auto each = state_.products.rbegin(); each != state_.products.rend() && found.size() < limit; ++each) {
            const auto& [id, what] = *each;
            const auto& details = what.details;
            const bool wanted = (!before || id < *before) && (!filter.listed_on || is_listed(what, *filter.listed_on)) &&
                                filter.county.value_or(details.origin_county_code) == details.origin_county_code &&
                                filter.category.value_or(details.category) == details.category &&
                                (!filter.storage || (!details.service && *filter.storage == details.storage.kind)) &&
                                filter.supplier.value_or(what.supplier) == what.supplier &&
                                details.name_zh.find(filter.name_part.value_or("")) != std::string::npos;
            if (wanted) found.push_back(what);
        }
        return found;
    }

    std::optional<head> find(domain::offer_id id) override {
        const auto found = state_.offers.find(id);
        return found == state_.offers.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<head> find_of(domain::product_id product) override {
        for (const auto& [id, each] : state_.offers)
            if (each.product == product) return each;
        return std::nullopt;
    }
    std::vector<domain::offer_version> live(std::span<const domain::product_id> products, base::instant ended_after) override {
        std::vector<domain::offer_version> found;
        for (const auto& [key, each] : state_.versions) {
            const bool wanted = std::ranges::find(products, each.product) != products.end();
            if (wanted && (!each.terms.valid_to || *each.terms.valid_to > ended_after)) found.push_back(each);
        }
        std::ranges::sort(found, {}, [](const auto& each) { return std::pair(each.product, each.terms.valid_from); });
        return found;
    }
    std::optional<domain::offer_version> find_version(domain::offer_id id, std::int64_t version) override {
        const auto found = state_.versions.find({id, version});
        return found == state_.versions.end() ? std::nullopt : std::optional(found->second);
    }
    void insert(const domain::offer_version& version, std::int64_t revision) override {
        state_.offers[version.offer] = {version.offer, version.product, version.version, revision};
        if (!state_.versions.emplace(std::pair(version.offer, version.version), version).second)
            throw std::logic_error("the version exists");
    }
    void close(domain::offer_id id, const domain::closed_version& closed, base::instant at) override {
        auto& version = state_.versions.at({id, closed.version});
        version.terms.valid_to = closed.valid_to;
        version.recorded_at = at;
    }
    void set_revision(domain::offer_id id, std::int64_t revision) override { state_.offers.at(id).revision = revision; }

    std::vector<domain::reference_product> all() override { return state_.references; }
    void replace_all(std::span<const domain::reference_product> products, base::instant) override {
        state_.references.assign(products.begin(), products.end());
    }

    std::optional<domain::known_organisation> find(domain::organisation_id id) override {
        const auto found = state_.organisations.find(id);
        return found == state_.organisations.end() ? std::nullopt : std::optional(found->second);
    }

    void insert(const domain::mark_application& what) override {
        if (!state_.applications.emplace(what.id, what).second) throw std::logic_error("the application exists");
    }
    std::optional<domain::mark_application> find(domain::mark_application_id id) override {
        const auto found = state_.applications.find(id);
        if (found == state_.applications.end()) return std::nullopt;
        auto what = found->second;
        what.labour.overlaps = overlaps_of(what.claim.labour_list);
        return what;
    }
    std::vector<domain::labour_overlap> overlaps_of(domain::labour_list_id list) override {
        std::vector<domain::labour_overlap> found;
        for (const auto& [id, other] : state_.applications) {
            const auto people = state_.labour.shared(list, other.claim.labour_list);
            if (people > 0 && other.state != domain::mark_state::refused)
                found.push_back({other.claim.labour_list, other.applicant, people});
        }
        return found;
    }
    std::optional<domain::mark_application> lock(domain::mark_application_id id) override { return find(id); }
    void save(const domain::mark_application& what) override {
        auto& kept = state_.applications.at(what.id);
        if (kept.version != what.version - 1) throw std::logic_error("another version is stored");
        kept = what;
    }
    std::vector<domain::mark_application> page(const app::mark_filter& filter, std::optional<domain::mark_application_id> before,
                                               std::size_t limit) override {
        std::vector<domain::mark_application> found;
        for (auto each = state_.applications.rbegin(); each != state_.applications.rend() && found.size() < limit; ++each) {
            const auto& [id, what] = *each;
            const bool wanted = (!before || id < *before) && filter.state.value_or(what.state) == what.state &&
                                filter.applicant.value_or(what.applicant) == what.applicant &&
                                (!filter.overdue_on || domain::overdue_since(what, *filter.overdue_on)) &&
                                (!filter.county || domain::is_in_charge_of(*filter.county, what.applicant_county_code));
            if (wanted) found.push_back(what);
        }
        return found;
    }
    std::vector<domain::mark_application_id> find_overdue_untold(base::business_date today, std::size_t limit) override {
        std::vector<domain::mark_application_id> found;
        for (const auto& [id, what] : state_.applications)
            if (!what.overdue_told && domain::overdue_since(what, today) && found.size() < limit) found.push_back(id);
        return found;
    }

    std::int64_t next_serial(int year) override { return ++state_.serials[year]; }
    void insert(const domain::certificate& what) override {
        if (!state_.certificates.emplace(what.number, what).second) throw std::logic_error("the certificate exists");
    }
    std::optional<domain::certificate> find(const std::string& number) override {
        const auto found = state_.certificates.find(number);
        return found == state_.certificates.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<domain::certificate> lock(const std::string& number) override { return find(number); }
    void save(const domain::certificate& what) override {
        auto& kept = state_.certificates.at(what.number);
        if (kept.version != what.version - 1) throw std::logic_error("another version is stored");
        kept = what;
    }
    std::vector<domain::certificate_version> live(const std::string& number) override {
        auto found = history(number);
        std::erase_if(found, [](const auto& each) { return each.superseded_at.has_value(); });
        std::ranges::sort(found, {}, &domain::certificate_version::valid_from);
        return found;
    }
    void save_scope(const domain::certificate& what) override { state_.certificates.at(what.number).scope = what.scope; }
    std::vector<std::string> find_changed_by(base::business_date day, std::size_t limit) override {
        std::vector<std::string> found;
        for (const auto& [number, each] : state_.certificates)
            if (each.next_change_on && *each.next_change_on <= day && found.size() < limit) found.push_back(number);
        return found;
    }
    std::vector<domain::mark_period> periods_of(std::span<const domain::product_id> products) override {
        std::vector<domain::mark_period> found;
        for (const auto& [number, each] : state_.certificates) {
            for (const auto& version : live(number)) {
                for (const auto& entry : each.scope) {
                    if (std::ranges::find(products, entry.product) == products.end()) continue;
                    if (auto period = domain::overlap(entry, number, version)) found.push_back(*std::move(period));
                }
            }
        }
        return found;
    }
    std::vector<domain::certificate_version> history(const std::string& number) override {
        const auto found = state_.certificate_versions.find(number);
        return found == state_.certificate_versions.end() ? std::vector<domain::certificate_version>{} : found->second;
    }
    void apply(const std::string& number, const domain::certificate_change& change, base::instant at) override {
        auto& rows = state_.certificate_versions[number];
        for (const auto row : change.superseded) std::ranges::find(rows, row, &domain::certificate_version::id)->superseded_at = at;
        for (auto each : change.inserted) {
            each.id = ++state_.certificate_rows;
            each.recorded_at = at;
            rows.push_back(std::move(each));
        }
    }

    catalog_state& state_;
    fake_places places_;
    fake_households households_;
    fake_labour labour_;
    fake_lots lots_;
    fake_outlets outlets_{state_.market};
    fake_unsold unsold_{state_.market};
    fake_supply supply_{state_.market};
    fake_availability availability_{state_.market};
    fake_documents documents_;
    fake_permits permits_;
    fake_listing listing_;
    fake_assortment assortment_;
    fake_prices prices_;
    fake_labels labels_;
    fake_personal_data personal_data_;
    fake_harvests harvests_{state_.harvests, state_.listing};
};

using fake_catalog_work = fake_unit_of_work<catalog_state, app::transaction, fake_catalog>;

}  // namespace chuanpin::tests
