#include "orders/domain/quotation/award.hpp"

#include <algorithm>
#include <stdexcept>

#include "orders/domain/quotation/errors.hpp"

namespace chuanpin::orders::domain {

base::result<void> check_award(const quotation& what, const base::principal& who) {
    if (side_of(what, who) != quotation_side::buyer) return base::refusal(errors::quotation_not_found(base::to_wire(what.id)));
    if (what.order) return base::refusal(errors::award_used(what.id, *what.order));
    if (what.status != quotation_status::awarded) return base::refusal(errors::quotation_not_awarded(what.id, name_of(what.status)));
    return {};
}

quotation ordered(const quotation& before, order_id by) {
    const auto* row = find_quotation_transition(before.status, quotation_action::order);
    if (row == nullptr) throw std::logic_error("an order by a quotation that is not awarded");
    auto after = before;
    after.status = row->to;
    ++after.version;
    after.order = by;
    return after;
}

quotation released(const quotation& before, order_id by) {
    const auto* row = find_quotation_transition(before.status, quotation_action::release);
    if (row == nullptr || before.order != by) throw std::logic_error("an order ends that a quotation does not know");
    auto after = before;
    after.status = row->to;
    ++after.version;
    after.order.reset();
    return after;
}

const quoted_line* find_quoted(const quotation_award& what, product_id product) {
    const auto found = std::ranges::find(what.content.lines, product, &quoted_line::product);
    return found == what.content.lines.end() ? nullptr : &*found;
}

}  // namespace chuanpin::orders::domain
