// What happened in the catalogue, as the journal tells it to others. Ids are given by the use case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "catalog/domain/label/label_range.hpp"
#include "catalog/domain/lot/lot.hpp"
#include "catalog/domain/mark/certificate.hpp"
#include "catalog/domain/mark/mark_application.hpp"
#include "catalog/domain/offer.hpp"
#include "catalog/domain/product.hpp"

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
/// A lot was opened, something was delivered into it, or it was closed; everybody may know, nobody is named.
struct lot_changed {
    event_id id{};
    std::string what;  ///< the verb of the event's type: "opened", "intake_recorded", "closed"
    lot of{};
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
using event = std::variant<product_drafted, product_published, offer_published, offer_withdrawn, registry_imported,
                           mark_application_changed, certificate_changed, labour_list_handed_in, lot_changed, label_range_changed, pack_label_scanned_again>;

}  // namespace chuanpin::catalog::domain
