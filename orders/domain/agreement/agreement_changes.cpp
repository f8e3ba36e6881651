#include <algorithm>

#include <fmt/format.h>

#include "orders/domain/agreement/changes.hpp"
#include "orders/domain/agreement/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

base::result<const agreement_row*> row_for(const agreement& what, side who, agreement_action action) {
    const auto* row = find_row(what.status, action);
    if (row == nullptr) return base::refusal(errors::agreement_state_conflict(what.id, name_of(what.status), name_of(action)));
    if (!row->open_to(who)) return base::refusal(errors::agreement_party_forbidden(name_of(what.status), name_of(action)));
    return row;
}

side side_in(const agreement& what, const actor& who) { return side_of(what, who.organisation).value_or(side::system); }

changed_agreement moved(agreement what, const agreement_row& row) {
    what.status = row.to;
    ++what.version;
    return {std::move(what), {row.event}};
}

std::vector<base::field_error> faults_of(const agreement_terms& terms, base::instant now) {
    if (terms.deliver_by < base::business_date_of(now)) return {{"/deliver_by", "past", "Must be today or later."}};
    return {};
}

base::result<void> check_window(const window_sum& what, base::instant now) {
    if (status_of(what.window, now) != window_status::closed || !what.window.closed_at)
        return base::refusal(errors::window_not_closed(what.window.id));
    if (what.window.agreement) return base::refusal(errors::window_taken(what.window.id, *what.window.agreement));
    return {};
}

base::result<agreement_line> line_of(const window_sum& from, std::int64_t number, base::instant now) {
    if (auto fine = check_window(from, now); !fine) return base::refusal(std::move(fine.error()));
    const auto& window = from.window;
    agreement_line line{.number = number,
                        .window = window.id,
                        .helper = window.helper,
                        .supplier = window.supplier,
                        .offer = window.asked.offer,
                        .offer_version = window.asked.offer_version,
                        .product = window.product,
                        .name_zh = window.name_zh,
                        .origin_county_code = window.origin_county_code,
                        .unit_net_mass_g = window.unit_net_mass_g,
                        .unit_price = window.asked.unit_price,
                        .pairing = from.pairing};
    for (const auto& each : from.sums) {
        if (each.quantity == 0) continue;
        line.sections.push_back({.name = each.section, .ordered = each.quantity});
        line.quantity += each.quantity;
    }
    if (line.quantity == 0) return base::refusal(errors::window_empty(window.id));
    const auto amount = base::multiply(line.unit_price, line.quantity);
    if (line.quantity > allocated_quantity_max || !amount || amount->value > base::wire_integer_max)
        return base::refusal(errors::agreement_invalid({{"/window_ids", "out-of-range", "Too large a quantity or amount."}}));
    line.amount = *amount;
    return line;
}

base::result<void> add_line(agreement& to, const window_sum& from, base::instant now) {
    if (to.lines.size() >= agreement_lines_max)
        return base::refusal(errors::agreement_invalid({{"/window_ids", "too-many", "An agreement has 50 lines at most."}}));
    auto line = line_of(from, static_cast<std::int64_t>(to.lines.size()) + 1, now);
    if (!line) return base::refusal(std::move(line.error()));
    to.lines.push_back(*std::move(line));
    if (to.total().value > base::wire_integer_max)
        return base::refusal(errors::agreement_invalid({{"/window_ids", "out-of-range", "Too large an amount."}}));
    if (to.helpers().size() > 1 && to.suppliers().size() > 1)
        return base::refusal(errors::agreement_invalid(
            {{"/window_ids", "many-to-many", "One helper with several suppliers, or several helpers with one supplier."}}));
    to.document.text = canonical_text(to);
    return {};
}

bool has_signed(const agreement& what, std::int64_t document, organisation_id who) {
    return std::ranges::any_of(what.signatures,
                               [&](const agreement_signature& each) { return each.document == document && each.of == who; });
}

bool all_signed(const agreement& what, std::int64_t document) {
    const auto done = [&](organisation_id who) { return has_signed(what, document, who); };
    return std::ranges::all_of(what.helpers(), done) && std::ranges::all_of(what.suppliers(), done);
}

base::result<void> add_signature(agreement& to, std::int64_t document, const signed_text& text, const actor& who, std::string_view sha256,
                                 base::instant now) {
    if (text.sha256 != sha256) return base::refusal(errors::agreement_text_differs(text.sha256));
    if (has_signed(to, document, who.organisation)) return base::refusal(errors::agreement_signed_already(to.id));
    to.signatures.push_back({document, who.organisation, who.account, now});
    return {};
}

}  // namespace

base::result<agreement> draft_agreement(agreement_id id, std::span<const window_sum> windows, agreement_terms terms, account_id by,
                                        base::instant now) {
    if (auto faults = faults_of(terms, now); !faults.empty()) return base::refusal(errors::agreement_invalid(std::move(faults)));
    agreement drafted{.id = id, .drafted_by = by, .drafted_at = now, .deliver_by = terms.deliver_by, .note = std::move(terms.note)};
    for (const auto& each : windows)
        if (auto added = add_line(drafted, each, now); !added) return base::refusal(std::move(added.error()));
    return drafted;
}

base::result<changed_agreement> join_agreement(agreement before, const window_sum& window, base::instant now) {
    const auto row = row_for(before, side::helper, agreement_action::join);
    if (!row) return base::refusal(row.error());
    if (auto added = add_line(before, window, now); !added) return base::refusal(std::move(added.error()));
    return moved(std::move(before), **row);
}

base::result<changed_agreement> sign_agreement(agreement before, const actor& who, std::string_view sha256, base::instant now) {
    const auto first = row_for(before, side_in(before, who), agreement_action::sign);
    if (!first) return base::refusal(first.error());
    if (auto added = add_signature(before, 0, before.document, who, sha256, now); !added) return base::refusal(std::move(added.error()));
    if (!all_signed(before, 0)) return moved(std::move(before), **first);
    const auto last = row_for(before, side_in(before, who), agreement_action::sign_last);
    if (!last) return base::refusal(last.error());
    before.signed_at = now;
    return moved(std::move(before), **last);
}

base::result<changed_agreement> cancel_agreement(agreement before, const actor& who, std::string reason, base::instant now) {
    const auto row = row_for(before, side_in(before, who), agreement_action::cancel);
    if (!row) return base::refusal(row.error());
    before.cancelled_at = now;
    before.cancellation_reason = std::move(reason);
    return moved(std::move(before), **row);
}

base::result<changed_agreement> propose_addendum(agreement before, const actor& who, agreement_terms terms, base::instant now) {
    const auto row = row_for(before, side_in(before, who), agreement_action::propose_addendum);
    if (!row) return base::refusal(row.error());
    if (auto faults = faults_of(terms, now); !faults.empty()) return base::refusal(errors::agreement_invalid(std::move(faults)));
    if (!before.addenda.empty() && !before.addenda.back().in_force_at)
        return base::refusal(errors::addendum_open(before.addenda.back().number));
    if (before.addenda.size() >= addenda_max)
        return base::refusal(errors::agreement_invalid({{"/note", "too-many", "An agreement has 20 addenda at most."}}));
    addendum fresh{
        .number = static_cast<std::int64_t>(before.addenda.size()) + 1, .deliver_by = terms.deliver_by, .note = std::move(terms.note)};
    fresh.document.text = canonical_text(before, fresh);
    before.addenda.push_back(std::move(fresh));
    return moved(std::move(before), **row);
}

base::result<changed_agreement> sign_addendum(agreement before, const actor& who, std::int64_t number, std::string_view sha256,
                                              base::instant now) {
    const auto row = row_for(before, side_in(before, who), agreement_action::sign_addendum);
    if (!row) return base::refusal(row.error());
    const auto found = std::ranges::find(before.addenda, number, &addendum::number);
    if (found == before.addenda.end()) return base::refusal(errors::addendum_not_found(number));
    const auto text = found->document;
    if (auto added = add_signature(before, number, text, who, sha256, now); !added) return base::refusal(std::move(added.error()));
    if (all_signed(before, number)) {
        found->in_force_at = now;
        before.deliver_by = found->deliver_by;
    }
    return moved(std::move(before), **row);
}

}  // namespace chuanpin::orders::domain
