// What the use cases need from a database: one transaction, and in it one store per noun.
//
// Everything here is synchronous and runs inside base::unit_of_work. Stores throw for infrastructure only.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/app/assortment/ports.hpp"
#include "catalog/app/availability/ports.hpp"
#include "catalog/app/document/ports.hpp"
#include "catalog/app/household/ports.hpp"
#include "catalog/app/label/ports.hpp"
#include "catalog/app/labour/ports.hpp"
#include "catalog/app/listing/ports.hpp"
#include "catalog/app/lot/ports.hpp"
#include "catalog/app/outlet/ports.hpp"
#include "catalog/app/place/ports.hpp"
#include "catalog/app/price/ports.hpp"
#include "catalog/app/search_ports.hpp"
#include "catalog/app/supply/ports.hpp"
#include "catalog/app/unsold/ports.hpp"
#include "catalog/domain/county.hpp"
#include "catalog/domain/events.hpp"
#include "catalog/domain/exchange/product_import.hpp"
#include "catalog/domain/mark/mark_standing.hpp"
#include "catalog/domain/organisation.hpp"
#include "catalog/domain/reference_product.hpp"
#include "platform/base/unit_of_work.hpp"

namespace chuanpin::catalog::app {

/// The lists that an operator imports; each has one lock and one version.
inline constexpr std::string_view county_registry = "counties";
inline constexpr std::string_view reference_registry = "reference_products";

struct county_filter {
    std::optional<std::string> poverty_area{};
    std::optional<std::string> prefecture{};
    std::optional<bool> poverty_county{};
    base::business_date on{};  ///< the day whose status is asked
    base::instant known_at{};  ///< as it was known at this moment
};

class county_store {
public:
    virtual ~county_store() = default;
    /// Counties by code, after `after_code`.
    virtual std::vector<domain::county_version> find(const county_filter& filter, const std::string& after_code, std::size_t limit) = 0;
    /// All versions of one county as known at that moment, by validity; empty where the code is unknown.
    virtual std::vector<domain::county_version> versions_of(const std::string& code, base::instant known_at) = 0;
    /// Every live row, for an import.
    virtual std::vector<domain::county_version> all_live() = 0;
    virtual void supersede(std::span<const std::int64_t> rows, base::instant at) = 0;
    virtual void insert(std::span<const domain::county_version> versions, base::instant at) = 0;
};

/// Locks for the lists that are imported as a whole.
class registry_store {
public:
    virtual ~registry_store() = default;
    /// Waits for other imports of the same list; answers its version.
    virtual std::int64_t lock(std::string_view registry) = 0;
    [[nodiscard]] virtual std::int64_t version_of(std::string_view registry) = 0;
    virtual void set_version(std::string_view registry, std::int64_t version, base::instant at) = 0;
};

struct category {
    std::string code;
    std::string name_zh;
    std::string name_en;
    bool service = false;  ///< neither stock nor cold chain
};

class category_store {
public:
    virtual ~category_store() = default;
    virtual std::vector<category> all_on(base::business_date day) = 0;
};

struct product_filter {
    std::optional<std::string> county{};
    std::optional<std::string> category{};
    std::optional<domain::storage_class> storage{};
    std::optional<domain::organisation_id> supplier{};
    std::optional<std::string> name_part{};
    std::optional<base::business_date>
        listed_on{};  ///< published, and nothing holds it on that day (domain::listing_holds); empty: drafts too
};

class product_store {
public:
    virtual ~product_store() = default;
    virtual void insert(const domain::product& what) = 0;
    virtual std::optional<domain::product> find(domain::product_id id) = 0;
    /// The published ones of these, in any order.
    virtual std::vector<domain::product> find_published(std::span<const domain::product_id> ids) = 0;
    /// As `find`, and nobody else changes the product or its offer until the transaction ends.
    virtual std::optional<domain::product> lock(domain::product_id id) = 0;
    /// Everything but id, supplier and creation; throws std::logic_error where the version before it is not the stored one.
    virtual void save(const domain::product& what) = 0;
    /// Newest first, older than `before` where given.
    virtual std::vector<domain::product> page(const product_filter& filter, std::optional<domain::product_id> before,
                                              std::size_t limit) = 0;
    /// As `insert`, all with one statement.
    virtual void insert_all(std::span<const domain::product> products) = 0;
    /// Those of these that there are, by id.
    virtual std::vector<domain::product> find_all(std::span<const domain::product_id> ids) = 0;
    /// As `find_all`, locked.
    virtual std::vector<domain::product> lock_all(std::span<const domain::product_id> ids) = 0;
    /// Details, origin and version of drafts that are locked, all with one statement.
    virtual void save_drafts(std::span<const domain::product> drafts) = 0;
};

class offer_store {
public:
    virtual ~offer_store() = default;
    /// The offer of a product with its newest version number; nullopt where there never was one.
    struct head {
        domain::offer_id id{};
        domain::product_id product{};
        std::int64_t newest_version = 0;
        std::int64_t revision = 0;  ///< counts everything that happened to the offer
    };
    virtual std::optional<head> find(domain::offer_id id) = 0;
    virtual std::optional<head> find_of(domain::product_id product) = 0;
    /// Versions as known now, by validity. Versions that ended before `ended_after` are left out.
    virtual std::vector<domain::offer_version> live(std::span<const domain::product_id> products, base::instant ended_after) = 0;
    /// One version as known now.
    virtual std::optional<domain::offer_version> find_version(domain::offer_id id, std::int64_t version) = 0;
    /// Adds the version, as the newest of its offer.
    virtual void insert(const domain::offer_version& version, std::int64_t revision) = 0;
    /// Replaces what is known of the version's end; the row before it stays, superseded.
    virtual void close(domain::offer_id id, const domain::closed_version& closed, base::instant at) = 0;
    virtual void set_revision(domain::offer_id id, std::int64_t revision) = 0;
};

class reference_store {
public:
    virtual ~reference_store() = default;
    virtual std::vector<domain::reference_product> all() = 0;
    virtual void replace_all(std::span<const domain::reference_product> products, base::instant at) = 0;
};

/// What suppliers call their products.
class product_code_store {
public:
    virtual ~product_code_store() = default;
    virtual std::map<std::string, domain::product_id> find(domain::organisation_id supplier, std::span<const std::string> codes) = 0;
    virtual std::map<domain::product_id, std::string> codes_of(std::span<const domain::product_id> products) = 0;
    virtual void insert(domain::organisation_id supplier, std::span<const std::pair<std::string, domain::product_id>> codes) = 0;
};

class product_import_store {
public:
    virtual ~product_import_store() = default;
    /// `parts` are numbered from 0.
    virtual void insert(const domain::product_import& what, std::span<const std::string> parts) = 0;
    virtual std::optional<domain::product_import> find(domain::product_import_id id) = 0;
    /// As `find`, and nobody else writes a part of it until the transaction ends.
    virtual std::optional<domain::product_import> lock(domain::product_import_id id) = 0;
    /// State, progress and version; throws std::logic_error where the version before it is not the stored one.
    virtual void save(const domain::product_import& what) = 0;
    virtual std::string part(domain::product_import_id id, std::int64_t number) = 0;
    /// The oldest one that is being written.
    virtual std::optional<domain::product_import_id> find_writing() = 0;
};

/// Organisations as the gateway's events told of them.
class organisation_store {
public:
    virtual ~organisation_store() = default;
    virtual std::optional<domain::known_organisation> find(domain::organisation_id id) = 0;
};

struct mark_filter {
    std::optional<domain::mark_state> state{};
    std::optional<domain::organisation_id> applicant{};
    std::optional<base::business_date> overdue_on{};  ///< those whose state should have ended before this day
    std::optional<std::string> county{};              ///< the office's code: its county, or where it ends in 00 its prefecture
};

class mark_store {
public:
    virtual ~mark_store() = default;
    virtual void insert(const domain::mark_application& what) = 0;
    virtual std::optional<domain::mark_application> find(domain::mark_application_id id) = 0;
    /// As `find`, and nobody else changes it until the transaction ends.
    virtual std::optional<domain::mark_application> lock(domain::mark_application_id id) = 0;
    /// Everything but applicant and creation; decisions and waivers of this version are added. Throws std::logic_error where the
    /// version before it is not the stored one.
    virtual void save(const domain::mark_application& what) = 0;
    /// Newest first, older than `before` where given.
    virtual std::vector<domain::mark_application> page(const mark_filter& filter, std::optional<domain::mark_application_id> before,
                                                       std::size_t limit) = 0;
    /// Who of the list stands on lists that applications of others name, unless these are refused; by list.
    virtual std::vector<domain::labour_overlap> overlaps_of(domain::labour_list_id list) = 0;
    /// Those whose state was due before this day and whose event was not written.
    virtual std::vector<domain::mark_application_id> find_overdue_untold(base::business_date today, std::size_t limit) = 0;
};

class certificate_store {
public:
    virtual ~certificate_store() = default;
    /// The next serial of the year, from 1; the year is locked until the transaction ends, so that none is left out.
    virtual std::int64_t next_serial(int year) = 0;
    virtual void insert(const domain::certificate& what) = 0;
    virtual std::optional<domain::certificate> find(const std::string& number) = 0;
    /// As `find`, and nobody else changes the certificate or its versions until the transaction ends.
    virtual std::optional<domain::certificate> lock(const std::string& number) = 0;
    /// Version, successor and next change; throws std::logic_error where the version before it is not the stored one.
    virtual void save(const domain::certificate& what) = 0;
    /// Entries that are new, and ends and catalogue numbers of those that are not.
    virtual void save_scope(const domain::certificate& what) = 0;
    /// The rows known now, by day.
    virtual std::vector<domain::certificate_version> live(const std::string& number) = 0;
    /// Every row that was ever known, in the order of recording.
    virtual std::vector<domain::certificate_version> history(const std::string& number) = 0;
    virtual void apply(const std::string& number, const domain::certificate_change& change, base::instant at) = 0;
    /// Those whose next change is due by that day, the longest due first.
    virtual std::vector<std::string> find_changed_by(base::business_date day, std::size_t limit) = 0;
    /// What is known now of all certificates that cover these products.
    virtual std::vector<domain::mark_period> periods_of(std::span<const domain::product_id> products) = 0;
};

class transaction {
public:
    virtual ~transaction() = default;
    virtual county_store& counties() = 0;
    virtual registry_store& registries() = 0;
    virtual category_store& categories() = 0;
    virtual product_store& products() = 0;
    virtual offer_store& offers() = 0;
    virtual reference_store& references() = 0;
    virtual organisation_store& organisations() = 0;
    virtual mark_store& marks() = 0;
    virtual certificate_store& certificates() = 0;
    virtual place_store& places() = 0;
    virtual household_store& households() = 0;
    virtual labour_store& labour() = 0;
    virtual lot_store& lots() = 0;
    virtual outlet_store& outlets() = 0;
    virtual unsold_store& unsold() = 0;
    virtual supply_store& supply() = 0;
    virtual availability_store& availability() = 0;
    virtual document_store& documents() = 0;
    virtual permit_store& permits() = 0;
    virtual listing_store& listing() = 0;
    virtual assortment_store& assortment() = 0;
    virtual price_store& prices() = 0;
    virtual label_store& labels() = 0;
    /// Writes the journal entry of this event.
    virtual void record(const domain::event& what) = 0;
    virtual product_code_store& codes() = 0;
    virtual product_import_store& imports() = 0;
};

using unit_of_work = base::unit_of_work<transaction>;

}  // namespace chuanpin::catalog::app
