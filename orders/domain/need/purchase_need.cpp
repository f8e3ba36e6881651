#include "orders/domain/need/purchase_need.hpp"

#include "orders/domain/errors.hpp"
#include "orders/domain/need/errors.hpp"

namespace chuanpin::orders::domain {

std::string_view name_of(measure what) { return what == measure::grams ? "grams" : "pieces"; }

std::optional<measure> parse_measure(std::string_view name) {
    for (const auto each : measures)
        if (name_of(each) == name) return each;
    return std::nullopt;
}

std::string_view name_of(need_status status) {
    switch (status) {
        case need_status::open:
            return "open";
        case need_status::partly_filled:
            return "partly_filled";
        case need_status::filled:
            return "filled";
        case need_status::withdrawn:
            return "withdrawn";
        case need_status::past:
            return "past";
    }
    return {};
}

need_status status_of(const purchase_need& what, base::business_date today) {
    if (what.withdrawn_at) return need_status::withdrawn;
    if (what.rest() == 0) return need_status::filled;
    if (what.terms.requested_delivery_date < today) return need_status::past;
    return what.committed > 0 ? need_status::partly_filled : need_status::open;
}

bool belongs_to(const purchase_need& what, const base::principal& who) {
    return what.buyer == who.organisation && (!who.unit || who.unit == what.unit);
}

bool is_wanting(need_status status) { return status == need_status::open || status == need_status::partly_filled; }

std::int64_t share_limit_of(const need_terms& terms) { return terms.wanted * terms.share_limit_permille / whole_permille; }

base::result<void> check_terms(const need_terms& terms, base::business_date today) {
    if (terms.requested_delivery_date < today) return base::refusal(errors::delivery_date_past(terms.requested_delivery_date));
    return {};
}

base::result<purchase_need> change(purchase_need what, const base::version_condition& seen, need_terms terms, base::business_date today) {
    if (auto current = base::check_version(seen, base::to_wire(what.id), what.version); !current)
        return base::refusal(std::move(current.error()));
    if (const auto status = status_of(what, today); status != need_status::open)
        return base::refusal(errors::need_not_open(what.id, name_of(status)));
    if (auto fine = check_terms(terms, today); !fine) return base::refusal(std::move(fine.error()));
    what.terms = std::move(terms);
    what.current_fill.reset();
    ++what.version;
    return what;
}

base::result<purchase_need> withdraw(purchase_need what, const base::version_condition& seen, base::instant now) {
    if (auto current = base::check_version(seen, base::to_wire(what.id), what.version); !current)
        return base::refusal(std::move(current.error()));
    if (const auto status = status_of(what, base::business_date_of(now)); !is_wanting(status))
        return base::refusal(errors::need_not_open(what.id, name_of(status)));
    what.withdrawn_at = now;
    what.current_fill.reset();
    ++what.version;
    return what;
}

base::business_date week_of(base::business_date day) {
    const std::chrono::sys_days at(day);
    return {at - (std::chrono::weekday(at) - std::chrono::Monday)};
}

}  // namespace chuanpin::orders::domain
