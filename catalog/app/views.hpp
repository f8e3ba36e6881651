// What the use cases answer; http/ turns it into bytes.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::app {

/// A product, what it costs now and whether it may carry the mark today. Only one that may is listed, found and ordered.
struct product_view {
    domain::product what{};
    std::optional<domain::offer_version> current{};      ///< the version in force at the moment of the call
    std::optional<domain::mark_standing> mark{};         ///< on the day of the call
    std::vector<domain::listing_hold> holds{};           ///< what keeps it from being listed on that day, for its supplier
    std::vector<domain::permit_period> quality_marks{};  ///< that hold on that day
    std::vector<domain::document_id> pictures{};         ///< its own
    std::optional<domain::product_family> family{};      ///< whose pictures, seasons and description it has where it has none
    std::optional<base::instant> next_change{};          ///< when any of these will be another or none
};

[[nodiscard]] inline bool has_pictures_of_family(const product_view& view) { return view.pictures.empty() && view.family; }
[[nodiscard]] inline bool has_seasons_of_family(const product_view& view) { return view.what.details.harvested.empty() && view.family; }
[[nodiscard]] inline bool has_description_of_family(const product_view& view) {
    return view.what.details.description.empty() && view.family;
}
[[nodiscard]] inline const domain::seasons& seasons_of(const product_view& view) {
    return has_seasons_of_family(view) ? view.family->harvested : view.what.details.harvested;
}
[[nodiscard]] inline const std::string& description_of(const product_view& view) {
    return has_description_of_family(view) ? view.family->description : view.what.details.description;
}
[[nodiscard]] inline const std::vector<domain::document_id>& pictures_of(const product_view& view) {
    return has_pictures_of_family(view) ? view.family->pictures : view.pictures;
}

struct product_page {
    std::vector<product_view> products{};
    bool has_more = false;
    /// The earliest `next_change` of all of them.
    [[nodiscard]] std::optional<base::instant> next_change() const {
        std::optional<base::instant> next;
        for (const auto& each : products)
            if (each.next_change && (!next || *each.next_change < *next)) next = each.next_change;
        return next;
    }
};

struct mark_view {
    domain::mark_application what{};
    std::vector<domain::test_result> tests{};  ///< as things stand at the moment of the call
    std::optional<base::business_date> overdue_since{};
};
[[nodiscard]] inline mark_view view_of(domain::mark_application what, base::instant now) {
    const auto today = base::business_date_of(now);
    mark_view view{.tests = domain::evaluate(what, today), .overdue_since = domain::overdue_since(what, today)};
    view.what = std::move(what);
    return view;
}
struct certificate_view {
    domain::certificate what{};
    std::vector<domain::certificate_version> live{};     ///< all that is known now, by day
    std::vector<domain::certificate_version> history{};  ///< only where it was asked for
    base::business_date on{};                            ///< the day that was asked for
    std::string holder_name{};                           ///< empty where it is not known here yet
};
struct mark_page {
    std::vector<mark_view> applications{};
    bool has_more = false;
};

struct offer_view {
    domain::offer_version offer{};
    domain::product what{};
    std::int64_t newest_version = 0;
    bool in_force = false;
    std::optional<std::int64_t> closed_version{};  ///< only where the offer was just published
    std::int64_t revision = 0;
    std::optional<domain::price_evidence> price{};  ///< empty: published before prices were guarded
};

struct withdrawal_view {
    domain::offer_id offer{};
    domain::product_id product{};
    std::vector<domain::closed_version> closed{};
};

struct county_page {
    std::vector<domain::county_version> counties{};
    bool has_more = false;
};

}  // namespace chuanpin::catalog::app
