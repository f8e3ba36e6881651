#include "orders/app/agreement/fulfil_agreements.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "orders/app/stock/stock_changes.hpp"
#include "orders/app/warehouse/keep_warehouses.hpp"
#include "orders/domain/agreement/errors.hpp"
#include "orders/domain/stock/handing_over.hpp"

namespace chuanpin::orders::app {
namespace {

std::vector<domain::claimant> claimants_of(const allocation_request& asked) {
    std::vector<domain::claimant> who;
    for (const auto& each : asked.capacities) who.push_back(each.who);
    return who;
}

std::vector<domain::claim> claims_of(const allocation_request& asked, std::span<const std::int64_t> before) {
    std::vector<domain::claim> claims;
    for (std::size_t i = 0; i < asked.capacities.size(); ++i) {
        const auto& each = asked.capacities[i];
        claims.push_back({each.who, each.available, each.available, before[i]});
    }
    return claims;
}

std::set<std::string> paired_villages(transaction& open, const domain::agreement_line& line, const allocation_request& asked,
                                      base::instant now) {
    std::set<std::string> villages;
    for (const auto& each : asked.capacities) villages.insert(each.who.village_code);
    std::vector<domain::helped> any_of;
    for (const auto& each : villages) any_of.push_back({domain::helped_kind::village, each});
    std::set<std::string> paired;
    for (const auto& each : open.pairings().holding(line.helper, any_of, base::business_date_of(now))) paired.insert(each.who.code);
    return paired;
}

std::vector<shown_share> shown(transaction& open, const domain::agreement_line& line, const allocation_request& asked,
                               std::vector<domain::share> shares, base::instant now) {
    const auto paired = paired_villages(open, line, asked, now);
    std::vector<shown_share> all;
    for (auto& each : shares) {
        const auto said = std::ranges::find(asked.capacities, each.who, &capacity::who);
        const auto within = line.pairing.has_value() || paired.contains(each.who.village_code);
        all.push_back({static_cast<std::int64_t>(all.size()) + 1, std::move(each), said->poor, within});
    }
    return all;
}

std::vector<reversal_entry> reversals_of(const domain::agreement_line& line, base::instant now) {
    std::vector<reversal_entry> entries;
    for (const auto& each : line.sections)
        if (each.reversed > 0) entries.push_back({line.number, each.name, each.reversed, {each.reversed * line.unit_price.value}, now});
    return entries;
}

// Goods that leave a warehouse, decided while its rows are locked.
struct leaving_goods {
    domain::warehouse place;
    domain::shelf stock;
    std::vector<domain::movement> movements;
};

// Nothing where households bring them.
base::result<std::optional<leaving_goods>> take_out(transaction& open, const base::call_context& context, const domain::agreement& of,
                                                    const delivery_request& asked) {
    if (!asked.from) return std::optional<leaving_goods>();
    const auto& line = *domain::find_line(of, asked.line_number);
    const auto place = find_warehouse(open, line.supplier, asked.from->warehouse_code);
    if (!place) return base::refusal(place.error());
    const domain::stock_key where{line.product, place->id};
    domain::shelf stock(open.stock().lock_warehouse(where));
    std::int64_t quantity = 0;
    for (const auto& each : asked.handed) quantity += each.quantity;
    auto movements = domain::hand_over(stock, {where, asked.from->lot}, quantity, base::business_date_of(context.now),
                                       {context.who.value().account, context.now, base::to_wire(of.id)});
    if (!movements) return base::refusal(std::move(movements.error()));
    return std::optional(leaving_goods{*place, std::move(stock), *std::move(movements)});
}

base::error not_found(domain::prepayment_id id, domain::payment_direction direction) {
    return direction == domain::payment_direction::paid ? domain::errors::prepayment_not_found(base::to_wire(id))
                                                        : domain::errors::repayment_not_found(base::to_wire(id));
}

}  // namespace

agreement_reply fulfil_agreements::record_payment(const base::call_context& context, base::idempotent<domain::prepayment> as,
                                                  agreement_target target, domain::prepayment_statement said,
                                                  domain::payment_direction direction) {
    const auto id = domain::prepayment_id::make(context.now, random_);
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto before = lock_agreement(open, context, target);
        if (!before) return base::refusal(before.error());
        const auto who = actor_of(context);
        auto changed = direction == domain::payment_direction::paid ? domain::record_prepayment(*before, who, said)
                                                                    : domain::record_repayment(*before, who, said);
        if (!changed) return base::refusal(std::move(changed.error()));
        if (open.agreements().count_prepayments(target.id) >= domain::prepayments_max)
            return base::refusal(domain::errors::prepayment_too_many(target.id));
        const domain::prepayment fresh{.id = id,
                                       .agreement = target.id,
                                       .direction = direction,
                                       .helper = domain::find_line(*before, said.line_number)->helper,
                                       .said = said,
                                       .recorded_by = who.account,
                                       .recorded_at = context.now};
        if (!open.agreements().insert(fresh)) return base::refusal(domain::errors::voucher_used(said.voucher_number));
        keep_change(open, context, random_, *before, *std::move(changed));
        return as.encode(fresh);
    });
}

agreement_reply fulfil_agreements::confirm_payment(const base::call_context& context, base::idempotent<domain::prepayment> as,
                                                   agreement_target target, domain::prepayment_id id, domain::payment_direction direction) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto before = lock_agreement(open, context, target);
        if (!before) return base::refusal(before.error());
        auto what = open.agreements().find_prepayment(id);
        if (!what || what->agreement != target.id || what->direction != direction) return base::refusal(not_found(id, direction));
        auto changed = direction == domain::payment_direction::paid ? domain::confirm_prepayment(*before, actor_of(context), *what)
                                                                    : domain::confirm_repayment(*before, actor_of(context), *what);
        if (!changed) return base::refusal(std::move(changed.error()));
        what->confirmed_by = context.who.value().account;
        what->confirmed_at = context.now;
        open.agreements().save_confirmation(*what);
        keep_change(open, context, random_, *before, *std::move(changed));
        return as.encode(*what);
    });
}

agreement_reply fulfil_agreements::approve_credit(const base::call_context& context, base::idempotent<domain::agreement> as,
                                                  agreement_target target, std::int64_t line_number, base::business_date due_on) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        auto after = change_agreement(open, context, target, random_, [&](const domain::agreement& before, const domain::actor& who) {
            return domain::approve_credit(before, who, line_number, due_on, context.now);
        });
        if (!after) return base::refusal(std::move(after.error()));
        return as.encode(*after);
    });
}

agreement_reply fulfil_agreements::allocate(const base::call_context& context, base::idempotent<domain::agreement> as,
                                            agreement_target target, allocation_request asked) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto before = lock_agreement(open, context, target);
        if (!before) return base::refusal(before.error());
        const auto who = actor_of(context);
        const auto ledger = open.agreements().lock_ledger(who.organisation, claimants_of(asked));
        auto decided = domain::allocate_line(*before, who, asked.line_number, asked.pack_size, claims_of(asked, ledger));
        if (!decided) return base::refusal(std::move(decided.error()));
        const auto& line = *domain::find_line(decided->changed.after, asked.line_number);
        open.agreements().insert_shares(target.id, line, shown(open, line, asked, std::move(decided->shares), context.now));
        return as.encode(keep_change(open, context, random_, *before, std::move(decided->changed)));
    });
}

agreement_reply fulfil_agreements::deliver(const base::call_context& context, base::idempotent<domain::agreement> as,
                                           agreement_target target, delivery_request asked) {
    domain::id_sequence ids(context.now, random_);
    std::vector<delivery_entry> entries;
    for (const auto& each : asked.handed)
        entries.push_back({ids.make<domain::delivery_id>(), asked.line_number, each, context.who.value().account, context.now});
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        const auto after = hand_over(open, context, target, asked, entries);
        if (!after) return base::refusal(after.error());
        open.agreements().insert(target.id, entries);
        return as.encode(*after);
    });
}

base::result<domain::agreement> fulfil_agreements::hand_over(transaction& open, const base::call_context& context,
                                                             const agreement_target& target, const delivery_request& asked,
                                                             std::vector<delivery_entry>& entries) {
    const auto before = lock_agreement(open, context, target);
    if (!before) return base::refusal(before.error());
    auto changed = domain::deliver(*before, actor_of(context), asked.line_number, asked.handed, context.now);
    if (!changed) return base::refusal(std::move(changed.error()));
    auto leaving = take_out(open, context, *before, asked);
    if (!leaving) return base::refusal(std::move(leaving.error()));
    auto after = keep_change(open, context, random_, *before, *std::move(changed));
    if (!*leaving) return after;
    for (auto& each : entries) each.from = {(*leaving)->place.id, (*leaving)->place.code, asked.from->lot};
    (void)carry_out(open, context, (*leaving)->stock, std::move((*leaving)->movements), {&(*leaving)->place, 1}, random_);
    return after;
}

agreement_reply fulfil_agreements::propose_settlement(const base::call_context& context, base::idempotent<domain::agreement> as,
                                                      agreement_target target, std::int64_t line_number, std::string reason) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        auto after = change_agreement(open, context, target, random_, [&](const domain::agreement& before, const domain::actor& who) {
            return domain::propose_settlement(before, who, line_number, reason, context.now);
        });
        if (!after) return base::refusal(std::move(after.error()));
        return as.encode(*after);
    });
}

agreement_reply fulfil_agreements::answer_settlement(const base::call_context& context, base::idempotent<domain::agreement> as,
                                                     agreement_target target, std::int64_t line_number, bool agreed) {
    co_return co_await database_.write(context, as.claim, [&](transaction& open) -> base::result<std::string> {
        auto after = change_agreement(open, context, target, random_, [&](const domain::agreement& before, const domain::actor& who) {
            return domain::answer_settlement(before, who, line_number, agreed, context.now);
        });
        if (!after) return base::refusal(std::move(after.error()));
        if (agreed) open.agreements().insert(target.id, reversals_of(*domain::find_line(*after, line_number), context.now));
        return as.encode(*after);
    });
}

}  // namespace chuanpin::orders::app
