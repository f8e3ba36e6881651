#include "orders/domain/order/changes.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include <fmt/format.h>

#include "orders/domain/contract/errors.hpp"
#include "orders/domain/eligibility/errors.hpp"
#include "orders/domain/errors.hpp"
#include "orders/domain/forward/errors.hpp"
#include "orders/domain/forward/waiting.hpp"
#include "orders/domain/payment/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

std::vector<base::field_error> find_withdrawn(const order& what, const offer_book& offers) {
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < what.lines.size(); ++i) {
        const auto known = offers.find(what.lines[i].offer);
        if (known == offers.end()) continue;
        for (const auto& version : known->second.live) {
            if (version.version != what.lines[i].offer_version || !version.withdrawn) continue;
            faults.push_back({fmt::format("/lines/{}", i), "offer-withdrawn", fmt::format("{} was withdrawn.", what.lines[i].name_zh)});
        }
    }
    return faults;
}

// With the versions of an offer comes what is known now of the certificates of its product.
std::vector<base::field_error> find_not_authorised(const order& what, const offer_book& offers, base::business_date today) {
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < what.lines.size(); ++i) {
        const auto known = offers.find(what.lines[i].offer);
        if (known == offers.end() || known->second.live.empty() || certificate_on(known->second.live.front(), today) != nullptr) continue;
        faults.push_back({fmt::format("/lines/{}", i), "product-not-authorised",
                          fmt::format("No certificate lets {} carry the mark on {}.", what.lines[i].name_zh, base::to_text(today))});
    }
    return faults;
}

// A review that waits is no reason: what was ordered is what was on the list before.
std::vector<base::field_error> find_held(const order& what, const offer_book& offers, base::business_date today) {
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < what.lines.size(); ++i) {
        const auto known = offers.find(what.lines[i].offer);
        if (known == offers.end() || known->second.live.empty()) continue;
        for (const auto& each : known->second.live.front().held)
            if (each.code != waits_for_review && holds_on(each, today))
                faults.push_back({fmt::format("/lines/{}", i), "listing-held", sentence_of(each, what.lines[i].name_zh)});
    }
    return faults;
}

// Nobody promises what is not there.
bool promises_goods(order_action what) { return what == order_action::confirm || what == order_action::confirm_for_contract; }

// Reads the buyer's statements against what arrived and collects every fault.
class acceptance_reader {
public:
    acceptance_reader(const std::vector<order_line>& arrived, const acceptance& said) : arrived_(arrived), said_(said) {
        for (std::size_t i = 0; i < arrived.size(); ++i) index_of_[arrived[i].id] = i;
    }

    base::result<std::vector<order_line>> read() {
        auto lines = arrived_;
        std::vector<bool> named(lines.size());
        for (std::size_t i = 0; i < said_.lines.size(); ++i) read_line(i, lines, named);
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (!named[i]) fault("/lines", "missing-line", fmt::format("Line {} is not named.", base::to_wire(lines[i].id)));
        if (!faults_.empty()) return base::refusal(errors::acceptance_invalid(std::move(faults_)));
        return lines;
    }

private:
    void read_line(std::size_t i, std::vector<order_line>& lines, std::vector<bool>& named) {
        const auto& each = said_.lines[i];
        const auto at = fmt::format("/lines/{}", i);
        const auto found = index_of_.find(each.line);
        if (found == index_of_.end()) return fault(at + "/line_id", "unknown-line", "There is no such line.");
        if (named[found->second]) return fault(at + "/line_id", "duplicate-line", "The line is named twice.");
        named[found->second] = true;
        auto& line = lines[found->second];
        // Both are within 0 … 2^53 − 1, so the sum cannot overflow.
        if (each.accepted_quantity < 0 || each.rejected_quantity < 0 || each.accepted_quantity + each.rejected_quantity < line.quantity)
            return fault(at + "/accepted_quantity", "sum-differs",
                         fmt::format("Accepted and rejected must add up to the {} that were shipped.", line.quantity));
        if (each.accepted_quantity + each.rejected_quantity > line.quantity)
            return fault(at + "/accepted_quantity", "above-shipment", fmt::format("No more than {} were shipped.", line.quantity));
        if (each.rejected_quantity > 0 && !each.reason) fault(at + "/reason", "required", "Say why goods are rejected.");
        if (each.rejected_quantity > 0 && !each.rejected_goods)
            fault(at + "/rejected_goods", "required", "Say what became of the goods that are rejected.");
        if (each.rejected_quantity == 0 && (each.rejected_goods || each.photo_sha256))
            fault(at + "/rejected_goods", "unexpected", "Nothing of the line is rejected.");
        read_mass(each, at, line);
        line.accepted_quantity = each.accepted_quantity;
        line.rejected_quantity = each.rejected_quantity;
        line.rejection_reason = each.rejected_quantity > 0 || line.by_weight ? each.reason : std::nullopt;
        line.rejected_goods = each.rejected_goods;
        line.rejection_photo_sha256 = each.photo_sha256;
        line.handover_temperature_mc = each.handover_temperature_mc;
    }

    // A line of which nothing is accepted needs no scales.
    void read_mass(const line_acceptance& each, const std::string& at, order_line& line) {
        auto weighed = each.accepted_g;
        if (line.by_weight && each.accepted_quantity == 0 && !weighed) weighed = 0;
        const auto nominal = nominal_mass_g(each.accepted_quantity, line.unit_net_mass_g).value_or(0);
        if (auto wrong = find_mass_fault(line.by_weight, nominal, weighed, each.reason.has_value()))
            fault(fmt::format("{}/{}", at, wrong->member), std::string(wrong->code), std::move(wrong->detail));
        line.accepted_g = weighed;
    }

    void fault(std::string pointer, std::string code, std::string detail) {
        faults_.push_back({std::move(pointer), std::move(code), std::move(detail)});
    }

    const std::vector<order_line>& arrived_;
    const acceptance& said_;
    std::unordered_map<line_id, std::size_t> index_of_;
    std::vector<base::field_error> faults_;
};

base::result<std::vector<order_line>> all_accepted(std::vector<order_line> lines) {
    for (auto& line : lines) {
        if (line.by_weight)
            return base::refusal(errors::acceptance_invalid(
                {{"/all", "mass-needed", fmt::format("{} is paid by its mass: name every line with what was weighed.", line.name_zh)}}));
        line.accepted_quantity = line.quantity;
        line.rejected_quantity = 0;
        line.rejection_reason.reset();
        line.rejected_goods.reset();
    }
    return lines;
}

}  // namespace

base::result<changed_order> advance(const order& before, order_action action, party who) {
    const auto* row = find_transition(before.status, action);
    const bool ships = action == order_action::dispatch || action == order_action::dispatch_part;
    if (row == nullptr && before.status == order_status::contracting && ships) return base::refusal(errors::contract_not_signed(before.id));
    if (row == nullptr && ships && is_awaiting_goods(before)) return base::refusal(errors::goods_not_arrived(before));
    if (row == nullptr) return base::refusal(errors::order_state_conflict(before.id, before.status, action));
    if (!row->open_to(who)) return base::refusal(errors::order_party_forbidden(before.status, action));
    if (promises_goods(action) && is_awaiting_goods(before)) return base::refusal(errors::goods_not_arrived(before));
    if (ships && before.terms.kind == payment_kind::prepaid && before.paid_confirmed < owed_amount(before))
        return base::refusal(errors::prepayment_missing({owed_amount(before).value - before.paid_confirmed.value}));
    changed_order changed{before, row};
    changed.after.status = row->to;
    ++changed.after.version;
    if (row->stock == movement_kind::hold_released) give_up_waiting(changed.after);
    return changed;
}

base::instant no_earlier_than(const order& before, base::instant now) {
    return std::max({now, before.placed_at, before.approved_at.value_or(now), before.confirmed_at.value_or(now),
                     before.dispatched_at.value_or(now), before.accepted_at.value_or(now)});
}

base::result<void> check_still_offered(const order& what, const offer_book& offers, base::business_date today) {
    if (auto withdrawn = find_withdrawn(what, offers); !withdrawn.empty())
        return base::refusal(errors::offer_withdrawn(std::move(withdrawn)));
    if (auto unmarked = find_not_authorised(what, offers, today); !unmarked.empty())
        return base::refusal(errors::product_not_authorised(std::move(unmarked)));
    if (auto held = find_held(what, offers, today); !held.empty()) return base::refusal(errors::listing_held(std::move(held)));
    return {};
}

base::result<changed_order> confirm(const order& before, party who, const offer_book& offers, base::instant now,
                                    std::chrono::seconds contract) {
    auto changed = advance(before, before.contract_required ? order_action::confirm_for_contract : order_action::confirm, who);
    if (!changed) return changed;
    if (before.hold_expires_at <= now) return base::refusal(errors::hold_expired(before.id));
    if (auto fine = check_still_offered(before, offers, base::business_date_of(now)); !fine) return base::refusal(std::move(fine.error()));
    changed->after.confirmed_at = no_earlier_than(before, now);
    if (changed->after.status == order_status::contracting) changed->after.hold_expires_at = *changed->after.confirmed_at + contract;
    return changed;
}

base::result<std::vector<order_line>> read_acceptance(std::vector<order_line> arrived, const acceptance& said) {
    return said.all ? all_accepted(std::move(arrived)) : acceptance_reader(arrived, said).read();
}

base::result<changed_order> rate(const order& before, party who, rating said) {
    auto changed = advance(before, order_action::rate, who);
    if (!changed) return changed;
    if (before.rated) return base::refusal(errors::rated_already(before.id));
    changed->after.rated = std::move(said);
    return changed;
}

base::result<changed_order> cancel(const order& before, party who, std::string reason, base::instant now) {
    auto changed = advance(before, order_action::cancel, who);
    if (!changed) return changed;
    changed->after.cancelled_at = no_earlier_than(before, now);
    changed->after.cancellation_reason = std::move(reason);
    return changed;
}

base::result<changed_order> expire(const order& before, base::instant now) {
    auto changed = advance(before, order_action::expire, party::system);
    if (!changed) return changed;
    if (now < before.hold_expires_at) return base::refusal(errors::hold_not_expired(before.id));
    changed->after.cancelled_at = no_earlier_than(before, now);
    changed->after.cancellation_reason =
        std::string(before.status == order_status::contracting ? contract_expired_reason : hold_expired_reason);
    return changed;
}

}  // namespace chuanpin::orders::domain
