#include "orders/app/fill/commit_fill.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "orders/app/fill/fill_maker.hpp"
#include "orders/domain/need/errors.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::string_view settled_event = "need.fill_settled";
constexpr std::string_view already_ordered = "fill-share-ordered";
// The need went its own way meanwhile: this share is not ordered any more, the others are.
constexpr std::string_view need_gone[] = {"fill-superseded", "need-not-open"};

base::receipt receipt_of(const base::call_context& context, domain::fill_id fill, const domain::fill_group& group) {
    return {.scope = fmt::format("{} fill_order", base::to_wire(context.who->account)),
            .key = fmt::format("{}/{}/{}", base::to_wire(fill), base::to_wire(group.need), base::to_wire(group.supplier))};
}

bool is_recorded(std::string_view refusal) {
    return domain::is_of_supplier(refusal) || std::ranges::find(need_gone, refusal) != std::end(need_gone);
}

bool is_current_of_any(const domain::need_fill& fill, std::span<const domain::purchase_need> needs) {
    return std::ranges::any_of(needs, [&](const auto& each) { return each.current_fill == fill.id; });
}

bool has_ordered(const domain::need_fill& fill) {
    return std::ranges::any_of(fill.shares, [](const auto& each) { return each.status != domain::share_status::proposed; });
}

}  // namespace

base::task<base::result<base::reply>> commit_fill::operator()(const base::call_context& context, base::idempotent<fill_view> as,
                                                              domain::fill_id id, submission_terms terms) {
    if (auto begun = co_await begin(context, as.claim, id); !begun) co_return base::refusal(std::move(begun.error()));
    auto what = co_await load(context, id);
    if (!what) co_return base::refusal(std::move(what.error()));
    if (auto ordered = co_await order_all(context, *what, terms); !ordered) co_return base::refusal(std::move(ordered.error()));
    co_return co_await settle(context, std::move(as), *what);
}

base::task<base::result<void>> commit_fill::begin(const base::call_context& context, const base::receipt& claim, domain::fill_id id) {
    base::receipt first{claim.scope + " begin", claim.key, claim.asked};
    const auto done = co_await database_.write(context, std::move(first), [&](transaction& open) -> base::result<std::string> {
        const auto fill = open.fills().find(id);
        if (!fill || !is_own(open, *context.who, *fill)) return base::refusal(domain::errors::fill_not_found(base::to_wire(id)));
        if (fill->settled_at) return "{}";
        std::vector<domain::purchase_need> needs;
        for (const auto& need : fill->needs) needs.push_back(open.needs().find(need).value());
        if (!is_current_of_any(*fill, needs)) return base::refusal(domain::errors::fill_superseded(id));
        if (domain::groups_to_order(*fill).empty() && !has_ordered(*fill)) return base::refusal(domain::errors::fill_empty(id));
        return "{}";
    });
    if (!done) co_return base::refusal(done.error());
    co_return base::result<void>{};
}

base::task<base::result<commit_fill::work>> commit_fill::load(const base::call_context& context, domain::fill_id id) {
    work what;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto found = open.fills().find(id);
        if (!found || !is_own(open, *context.who, *found)) return base::refusal(domain::errors::fill_not_found(base::to_wire(id)));
        what = {.fill = *std::move(found)};
        for (const auto& need : what.fill.needs) what.needs.emplace(need, open.needs().find(need).value());
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return what;
}

base::task<base::result<void>> commit_fill::order_all(const base::call_context& context, work& what, submission_terms terms) {
    for (const auto& group : domain::groups_to_order(what.fill)) {
        const auto& need = what.needs.at(group.need);
        order_submission asked{
            .context = context,
            .as = {receipt_of(context, what.fill.id, group), [](const domain::order& order) { return base::to_wire(order.id); }},
            .asked = domain::request_of(what.fill, group, need),
            .fill = domain::claim_of(what.fill, group)};
        asked.asked.terms = terms.payment;
        asked.asked.contract = terms.contract;
        asked.context.who->unit = need.unit;  // the order is the unit's whose need it is
        const auto reply = co_await place_.submit(std::move(asked));
        if (reply || reply.error().code == already_ordered) continue;
        if (!is_recorded(reply.error().code)) co_return base::refusal(reply.error());
        what.refused.emplace_back(group, reply.error().code);
    }
    co_return base::result<void>{};
}

base::task<base::result<base::reply>> commit_fill::settle(const base::call_context& context, base::idempotent<fill_view> as,
                                                          const work& what) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        return as.encode(settle_open(open, context, what));
    });
}

// Under the locks of its needs: whoever comes second finds it settled, and what was ordered meanwhile ordered.
fill_view commit_fill::settle_open(transaction& open, const base::call_context& context, const work& what) {
    auto needs = open.needs().lock(what.fill.needs);
    fill_view view{open.fills().find(what.fill.id).value(), std::nullopt};
    if (view.what.settled_at) {
        if (view.what.next) view.next = open.fills().find(*view.what.next);
        return view;
    }
    std::vector<domain::need_id> short_of;
    for (auto& share : view.what.shares) {
        if (share.part.quantity == 0 || share.status != domain::share_status::proposed) continue;
        const auto refused = std::ranges::find_if(
            what.refused, [&](const auto& each) { return each.first.need == share.need && each.first.supplier == share.whose.supplier; });
        if (refused == what.refused.end()) continue;
        share.status = domain::share_status::refused;
        share.refusal = refused->second;
        if (domain::is_of_supplier(refused->second)) short_of.push_back(share.need);
    }
    std::vector<domain::purchase_need> again;
    std::vector<domain::purchase_need> done;
    for (auto& each : needs) {
        if (each.current_fill != view.what.id) continue;
        const bool wants_more = std::ranges::find(short_of, each.id) != short_of.end() &&
                                domain::is_wanting(domain::status_of(each, base::business_date_of(context.now)));
        (wants_more ? again : done).push_back(each);
    }
    fill_maker maker(open, context, random_);
    for (auto& each : done) {
        each.current_fill.reset();
        ++each.version;
        open.needs().save(each, 1);
    }
    maker.record(done, settled_event);
    view.what.settled_at = context.now;
    if (!again.empty()) {
        view.next = maker.propose(again, view.what.terms);
        view.what.next = view.next->id;
    }
    open.fills().settle(view.what);
    return view;
}

}  // namespace chuanpin::orders::app
