#include "orders/domain/draft/draft.hpp"

#include "orders/domain/draft/errors.hpp"

namespace chuanpin::orders::domain {

std::string_view name_of(draft_status status) {
    switch (status) {
        case draft_status::open:
            return "open";
        case draft_status::submitted:
            return "submitted";
        case draft_status::expired:
            return "expired";
    }
    return {};
}

draft_status status_of(const draft& what, base::instant now) {
    if (what.order) return draft_status::submitted;
    return what.expires_at <= now ? draft_status::expired : draft_status::open;
}

bool belongs_to(const draft& what, const base::principal& who) {
    return what.buyer == who.organisation && (!who.unit || who.unit == what.unit);
}

base::result<void> check_open(const draft& what, base::instant now) {
    switch (status_of(what, now)) {
        case draft_status::submitted:
            return base::refusal(errors::draft_submitted(what.id, *what.order));
        case draft_status::expired:
            return base::refusal(errors::draft_expired(what.id));
        case draft_status::open:
            break;
    }
    return {};
}

base::result<void> check_submission(const draft& locked, const draft_claim& claim, base::instant now) {
    if (auto open = check_open(locked, now); !open) return open;
    if (auto current = base::check_version(claim.seen, base::to_wire(locked.id), locked.version); !current) return current;
    if (locked.version != claim.version) return base::refusal(errors::draft_changed(locked.id));
    return {};
}

order_request request_of(const draft& what) {
    order_request asked{
        .supplier = what.supplier, .delivery = what.delivery, .requested_delivery_date = what.requested_delivery_date, .lines = {}};
    asked.lines.reserve(what.lines.size());
    for (const auto& each : what.lines) asked.lines.push_back(each.asked);
    return asked;
}

}  // namespace chuanpin::orders::domain
