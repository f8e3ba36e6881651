// A house gathers an order in a draft (订单草稿): it is opened, its lines are added, changed and removed by many clerks at once, each call
// for itself.
#pragma once

#include <chrono>

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::app {

struct draft_request {
    domain::organisation_id supplier{};
    domain::delivery_place delivery{};
    base::business_date requested_delivery_date{};
};
/// A line after a change, and the draft that it stands in, without the others.
struct line_view {
    domain::draft draft{};
    domain::draft_line line{};
};
struct draft_line_target {
    domain::draft_id draft{};
    domain::line_id line{};
    base::version_condition seen{};
};

class keep_drafts {
public:
    using answer = base::task<base::result<base::reply>>;

    /// A draft that nobody changes for `kept` expires.
    keep_drafts(unit_of_work& database, base::random_source& random, std::chrono::seconds kept)
        : database_(database), random_(random), kept_(kept) {}

    answer open(const base::call_context& context, base::idempotent<domain::draft> as, draft_request asked);
    // Errors of all that follow: draft-not-found, also where it is another unit's; draft-submitted, draft-expired.
    /// Errors: version-stale.
    answer change(const base::call_context& context, base::idempotent<domain::draft> as, domain::draft_id id, base::version_condition seen,
                  domain::delivery_place delivery, base::business_date requested_delivery_date);
    /// Errors: draft-full, draft-product-twice; offer-not-yet-known, offer-expired, where the offer has no product to tell.
    answer add_line(const base::call_context& context, base::idempotent<line_view> as, domain::draft_id id, domain::requested_line asked);
    /// The offer stays, its version may change. Errors: draft-line-not-found, version-stale.
    answer change_line(const base::call_context& context, base::idempotent<line_view> as, draft_line_target target,
                       domain::requested_line asked);
    /// Answers the line as it was. Errors: draft-line-not-found, version-stale.
    answer remove_line(const base::call_context& context, base::idempotent<line_view> as, draft_line_target target);

    /// Errors: draft-not-found.
    base::task<base::result<domain::draft>> find(const base::call_context& context, domain::draft_id id);
    base::task<base::result<std::vector<domain::draft>>> page(const base::call_context& context, std::optional<domain::draft_id> before,
                                                              std::size_t limit);

private:
    [[nodiscard]] draft_touch touch_of(const base::call_context& context, domain::draft_id id) const;
    base::result<std::string> finish_line(transaction& open, const base::call_context& context, const base::idempotent<line_view>& as,
                                          std::string_view type, domain::draft_id id, domain::draft_line line);
    void record(transaction& open, const base::call_context& context, std::string_view type, const domain::draft& what,
                std::optional<domain::draft_line> line = std::nullopt);

    unit_of_work& database_;
    base::random_source& random_;
    std::chrono::seconds kept_;
};

}  // namespace chuanpin::orders::app
