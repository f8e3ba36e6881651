// What happened in the catalogue, as the journal tells it to others. Ids are given by the use case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "catalog/domain/availability/availability.hpp"
#include "catalog/domain/exchange/product_import.hpp"
#include "catalog/domain/harvest/harvest.hpp"
#include "catalog/domain/label/label_range.hpp"
#include "catalog/domain/listing/listing_outlook.hpp"
#include "catalog/domain/listing/listing_review.hpp"
#include "catalog/domain/listing/permit.hpp"
#include "catalog/domain/lot/lot.hpp"
#include "catalog/domain/mark/certificate.hpp"
#include "catalog/domain/mark/mark_application.hpp"
#include "catalog/domain/offer.hpp"
#include "catalog/domain/outlet/outlet_sales.hpp"
#include "catalog/domain/personal/erasure.hpp"
#include "catalog/domain/price/price_guard.hpp"
#include "catalog/domain/price/price_spike.hpp"
#include "catalog/domain/product.hpp"
#include "catalog/domain/supply/supply_plan.hpp"
#include "catalog/domain/unsold/unsold_stock.hpp"

namespace chuanpin::catalog::domain {

/// A supplier drafted a product; only that supplier may know.
struct product_drafted {
    event_id id{};
    product what{};
};
struct product_published {
    event_id id{};
    product what{};
};
/// Holds all that an order is priced and shipped by.
struct offer_published {
    event_id id{};
    offer_version offer{};
    product what{};
    std::optional<std::int64_t> closed_version{};  ///< the version that ends where this one begins
    std::int64_t revision = 0;                     ///< of the offer as a whole: counts its publications and withdrawals
    price_evidence price{};
};
struct offer_withdrawn {
    event_id id{};
    offer_id offer{};
    product_id product_of{};
    organisation_id supplier{};
    closed_version closed{};
    std::int64_t revision = 0;
};
/// An operator's list ("counties", "reference_products") was imported and changed something.
struct registry_imported {
    event_id id{};
    std::string registry;
    std::int64_t version = 0;
    std::int64_t rows = 0;
    std::int64_t changed = 0;
};
/// Something happened to an application for the mark; its applicant may know.
struct mark_application_changed {
    event_id id{};
    std::string what;  ///< the verb of the event's type: "submitted", "first_reviewed", "step_overdue", …
    mark_application application{};
};
/// A certificate was issued or changed; everybody may know.
struct certificate_changed {
    event_id id{};
    std::string what;  ///< the verb of the event's type: "issued", "suspended", …
    certificate which{};
    std::vector<certificate_version> live{};  ///< all that is known of it now, by day
    std::string reason{};                     ///< of a change of its scope
};
/// An applicant handed in a list of its workers; nobody is named.
struct labour_list_handed_in {
    event_id id{};
    labour_list list{};
};
/// Somebody's personal data was erased; nobody is named.
struct personal_data_erased {
    event_id id{};
    personal_erasure what{};
};
/// A list was refused because it would have told too much; nobody is named.
struct labour_list_refused {
    event_id id{};
    labour_list list{};  ///< as it would have been
    std::string code;    ///< of the refusal
};
/// A lot was opened, something was delivered into it, or it was closed; everybody may know, nobody is named.
struct lot_changed {
    event_id id{};
    std::string what;  ///< the verb of the event's type: "opened", "intake_recorded", "closed"
    lot of{};
    lot_goods goods{};
};
/// A comparable was recorded or withdrawn.
struct price_comparable_changed {
    event_id id{};
    std::string what;  ///< the verb of the event's type: "recorded", "withdrawn"
    price_comparable comparable{};
};
/// The rule of a category holds something else from a day on; everybody may know.
struct price_rule_changed {
    event_id id{};
    price_rule rule{};
    std::int64_t version = 0;  ///< of the list of rules
};
/// A supplier raised a price by more than the limit; only inside.
struct price_spike_noted {
    event_id id{};
    noted_spike what{};
};
/// A file of products was submitted, finished or stopped; its supplier may know.
struct product_import_changed {
    event_id id{};
    std::string what;  ///< the verb of the event's type: "submitted", "refused", "finished", "stopped"
    product_import import{};
};
/// An outlet was registered, changed or closed; everybody may know.
struct outlet_changed {
    event_id id{};
    std::string what;  ///< the verb of the event's type: "registered", "changed", "closed"
    outlet which{};
};
/// The operator told what an outlet sold in a month, or the mark's share of that is low; the operator may know.
struct outlet_sales_reported {
    event_id id{};
    std::string what;  ///< "sales_reported", "share_low"
    outlet which{};
    outlet_sales sales{};
    std::int64_t warning_per_cent = 0;
};
/// Goods were put on the board of unsold stock, became fewer or cheaper, or left it; everybody may know.
struct unsold_stock_changed {
    event_id id{};
    std::string what;  ///< the verb of the event's type: "listed", "changed", "ended"
    unsold_listing which{};
};
/// An organisation announced supply or demand; it alone may know, the plan shows sums.
struct supply_announced {
    event_id id{};
    announcement what{};
};
/// There is none, few or plenty of a product now and was not before, as orders told; inside only, for those who keep an index.
struct availability_turned {
    event_id id{};
    product_id which{};
    availability now{};
    std::int64_t revision = 0;
};
/// An organisation handed in a document; only that organisation may know.
struct document_handed_in {
    event_id id{};
    document which{};
};
/// A licence or inspection report was recorded, or its day came; only its holder may know.
struct permit_changed {
    event_id id{};
    std::string what;  ///< the verb of the event's type: "recorded", "took_effect", "expired"
    permit which{};
    std::vector<product_id> products{};  ///< whose listing may be another now
};
/// A supplier changed what it says of a product; everybody may know once it was published.
struct product_changed {
    event_id id{};
    product what{};
    std::vector<std::string> changed{};  ///< material members; empty: none
};
/// The platform's look at a product began or ended; its supplier may know.
struct listing_review_changed {
    event_id id{};
    std::string what;  ///< the verb of the event's type: "opened", "passed", "refused"
    listing_review which{};
};
/// A range of labels was issued (its supplier may know) or made void (everybody may know: 召回).
struct label_range_changed {
    event_id id{};
    std::string what;  ///< the verb of the event's type: "issued", "voided"
    label_range range{};
};
/// A label was scanned that somebody had scanned before; told once for each label and day.
struct pack_label_scanned_again {
    event_id id{};
    label_range range{};
    std::int64_t serial = 0;
    label_scan_count seen{};
    base::instant at{};
    std::optional<std::string> place{};
    std::vector<organisation_id> supervisors{};  ///< the offices that decided on the certificate
};
/// The first harvest of a variety in a county was announced for a year, or what was announced was corrected; everybody may know.
struct harvest_announced {
    event_id id{};
    harvest_announcement what{};
    std::int64_t version = 0;  ///< of the register
};
/// A supplier said something else of a family; everybody may know.
struct product_family_changed {
    event_id id{};
    product_family which{};
    std::vector<product_id> products{};  ///< published ones, which may look otherwise now
};
/// A part of a supplier's file was written; its supplier may know. One event for all its drafts, new and changed: nobody but the
/// supplier sees a draft.
struct product_rows_written {
    event_id id{};
    product_import_id import{};
    std::int64_t part = 1;  ///< from 1, in the order of the file
    organisation_id supplier{};
    std::int64_t first_row = 1;  ///< among those of the file
    import_counts counts{};
    std::vector<product> written{};  ///< as they are now: new ones, then changed ones
};
/// What keeps a product off the list is another thing than was told before; its supplier may know.
struct listing_told {
    event_id id{};
    std::string what;  ///< the verb of the event's type: "held", "hold_foreseen", "released"
    organisation_id supplier{};
    listing_outlook outlook{};
    std::int64_t revision = 0;  ///< of what was told of this product
};
/// What was announced of a harvest was taken back, with nothing in its place; everybody may know.
struct harvest_withdrawn {
    event_id id{};
    harvest_announcement what{};  ///< with its withdrawal
    std::int64_t version = 0;     ///< of the register
};
using event =
    std::variant<product_drafted, product_published, offer_published, offer_withdrawn, registry_imported, mark_application_changed,
                 certificate_changed, labour_list_handed_in, lot_changed, product_import_changed, outlet_changed, outlet_sales_reported,
                 unsold_stock_changed, supply_announced, availability_turned, document_handed_in, permit_changed, product_changed,
                 listing_review_changed, price_comparable_changed, price_rule_changed, price_spike_noted, label_range_changed,
                 pack_label_scanned_again, product_rows_written, labour_list_refused, personal_data_erased, harvest_announced,
                 product_family_changed, listing_told, harvest_withdrawn>;

}  // namespace chuanpin::catalog::domain
