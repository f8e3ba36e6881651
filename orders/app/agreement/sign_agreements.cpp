#include "orders/app/agreement/sign_agreements.hpp"

#include <algorithm>
#include <utility>

#include "orders/app/agreement/record_events.hpp"
#include "orders/domain/agreement/errors.hpp"

namespace chuanpin::orders::app {
namespace {

// Of the helper with the supplier itself, or with the county where the goods grow.
std::optional<domain::pairing_id> pairing_of(transaction& open, const domain::collecting_window& window, base::instant now) {
    const std::vector<domain::helped> any_of{{domain::helped_kind::supplier, base::to_wire(window.supplier)},
                                             {domain::helped_kind::county, window.origin_county_code}};
    const auto found = open.pairings().holding(window.helper, any_of, base::business_date_of(now));
    if (found.empty()) return std::nullopt;
    return found.front().id;
}

base::result<domain::window_sum> lock_sum(transaction& open, const base::call_context& context, domain::window_id id) {
    auto window = open.windows().lock(id);
    if (!window || window->helper != context.who.value().organisation)
        return base::refusal(domain::errors::window_not_found(base::to_wire(id)));
    auto sums = open.windows().sums(id);
    const auto pairing = pairing_of(open, *window, context.now);
    return domain::window_sum{*std::move(window), std::move(sums), pairing};
}

void give_window(transaction& open, domain::collecting_window window, std::optional<domain::agreement_id> to) {
    window.agreement = to;
    ++window.version;
    open.windows().save(window);
}

}  // namespace

agreement_reply sign_agreements::draft(const base::call_context& context, base::idempotent<domain::agreement> as,
                                       std::vector<domain::window_id> windows, domain::agreement_terms terms) {
    const auto id = domain::agreement_id::make(context.now, random_);
    std::ranges::sort(windows);  // locked in one order by everybody
    windows.erase(std::ranges::unique(windows).begin(), windows.end());
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        std::vector<domain::window_sum> sums;
        for (const auto each : windows) {
            auto sum = lock_sum(open, context, each);
            if (!sum) return base::refusal(std::move(sum.error()));
            sums.push_back(*std::move(sum));
        }
        auto drafted = domain::draft_agreement(id, sums, terms, context.who.value().account, context.now);
        if (!drafted) return base::refusal(std::move(drafted.error()));
        hash_texts(*drafted);
        open.agreements().insert(*drafted);
        for (auto& each : sums) give_window(open, std::move(each.window), id);
        record_events(open, context, random_, {*drafted, {"agreement.drafted"}});
        return as.encode(*drafted);
    });
}

agreement_reply sign_agreements::join(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                                      domain::window_id window) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        auto sum = lock_sum(open, context, window);
        if (!sum) return base::refusal(std::move(sum.error()));
        const auto before = open.agreements().lock(target.id);
        const auto known = before && domain::side_of(*before, sum->window.supplier) == domain::side::supplier &&
                           (before->status == domain::agreement_status::draft || domain::side_of(*before, sum->window.helper));
        if (!known) return base::refusal(domain::errors::agreement_not_found(base::to_wire(target.id)));
        if (auto current = base::check_version(target.seen, base::to_wire(target.id), before->version); !current)
            return base::refusal(std::move(current.error()));
        auto changed = domain::join_agreement(*before, *sum, context.now);
        if (!changed) return base::refusal(std::move(changed.error()));
        give_window(open, std::move(sum->window), target.id);
        return as.encode(keep_change(open, context, random_, *before, *std::move(changed)));
    });
}

agreement_reply sign_agreements::change(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                                        agreement_decision decide) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        auto after = change_agreement(open, context, target, random_, decide);
        if (!after) return base::refusal(std::move(after.error()));
        return as.encode(*after);
    });
}

agreement_reply sign_agreements::sign(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                                      std::string sha256) {
    co_return co_await change(context, std::move(as), std::move(target), [&](const domain::agreement& before, const domain::actor& who) {
        return domain::sign_agreement(before, who, sha256, context.now);
    });
}

agreement_reply sign_agreements::cancel(const base::call_context& context, base::idempotent<domain::agreement> as, agreement_target target,
                                        std::string reason) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        auto after = change_agreement(open, context, target, random_, [&](const domain::agreement& before, const domain::actor& who) {
            return domain::cancel_agreement(before, who, reason, context.now);
        });
        if (!after) return base::refusal(std::move(after.error()));
        for (const auto& line : after->lines) give_window(open, open.windows().lock(line.window).value(), std::nullopt);
        return as.encode(*after);
    });
}

agreement_reply sign_agreements::propose_addendum(const base::call_context& context, base::idempotent<domain::agreement> as,
                                                  agreement_target target, domain::agreement_terms terms) {
    co_return co_await change(context, std::move(as), std::move(target), [&](const domain::agreement& before, const domain::actor& who) {
        return domain::propose_addendum(before, who, terms, context.now);
    });
}

agreement_reply sign_agreements::sign_addendum(const base::call_context& context, base::idempotent<domain::agreement> as,
                                               agreement_target target, std::int64_t number, std::string sha256) {
    co_return co_await change(context, std::move(as), std::move(target), [&](const domain::agreement& before, const domain::actor& who) {
        return domain::sign_addendum(before, who, number, sha256, context.now);
    });
}

}  // namespace chuanpin::orders::app
