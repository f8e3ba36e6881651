#include "catalog/domain/listing/listing_holds.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace chuanpin::catalog::domain {
namespace {

bool holds_that_day(const auto& row, base::business_date day) { return domain::holds_on(row.valid_from, row.valid_to, day); }

// The last day up to `on` on which a row of the deciding certificate began or ended.
std::optional<base::business_date> changed_last(const std::string& number, product_id product, std::span<const mark_period> periods,
                                                base::business_date on) {
    std::optional<base::business_date> last;
    for (const auto& each : periods) {
        if (each.product != product || each.certificate_number != number) continue;
        for (const auto& day : {std::optional(each.valid_from), each.valid_to})
            if (day && *day <= on && (!last || *last < *day)) last = day;
    }
    return last;
}

void add_mark(std::vector<listing_hold>& holds, product_id product, std::span<const mark_period> periods, base::business_date on) {
    const auto standing = standing_of(product, periods, on);
    if (!standing)
        holds.push_back({hold_code::mark_not_authorised, {}, {}});
    else if (!standing->authorised)
        holds.push_back({hold_code::mark_not_authorised, changed_last(standing->certificate_number, product, periods, on),
                         standing->certificate_number});
}

// Of one kind: nothing while one holds; otherwise the one that ended last, or null where none ever began.
struct lapse {
    bool holds = false;
    const permit_period* last = nullptr;
};
lapse look_at(const listing_facts& facts, permit_kind kind, base::business_date on) {
    lapse found;
    for (const auto& each : facts.permits) {
        if (each.kind != kind || on < each.valid_from) continue;
        if (holds_that_day(each, on)) return {true, nullptr};
        if (!found.last || *found.last->valid_to < *each.valid_to) found.last = &each;
    }
    return found;
}

void add_expired(std::vector<listing_hold>& holds, const listing_facts& facts, permit_kind kind, hold_code code, base::business_date on) {
    const auto found = look_at(facts, kind, on);
    if (!found.holds && found.last) holds.push_back({code, found.last->valid_to, base::to_wire(found.last->row)});
}

void add_production(std::vector<listing_hold>& holds, const listing_facts& facts, base::business_date on) {
    const auto need = std::ranges::find_if(facts.needs, [on](const auto& each) { return holds_that_day(each, on); });
    if (need == facts.needs.end()) return;
    const auto found = look_at(facts, permit_kind::production_licence, on);
    if (found.holds) return;
    if (found.last)
        holds.push_back({hold_code::licence_expired, std::max(*found.last->valid_to, need->valid_from), base::to_wire(found.last->row)});
    else
        holds.push_back({hold_code::licence_missing, need->valid_from, need->category});
}

void add_review(std::vector<listing_hold>& holds, const listing_facts& facts) {
    if (!facts.review) return;
    const auto code = facts.review->state == review_state::refused ? hold_code::review_refused : hold_code::under_review;
    holds.push_back({code, base::business_date_of(facts.review->since), base::to_wire(facts.review->row)});
}

}  // namespace

std::string_view name_of(hold_code code) {
    switch (code) {
        case hold_code::mark_not_authorised:
            return "mark_not_authorised";
        case hold_code::licence_missing:
            return "licence_missing";
        case hold_code::licence_expired:
            return "licence_expired";
        case hold_code::report_expired:
            return "report_expired";
        case hold_code::under_review:
            return "under_review";
        case hold_code::review_refused:
            return "review_refused";
    }
    return {};
}

std::vector<listing_hold> listing_holds(const listing_facts& facts, std::span<const mark_period> periods, base::business_date on) {
    std::vector<listing_hold> holds;
    add_mark(holds, facts.product, periods, on);
    add_production(holds, facts, on);
    add_expired(holds, facts, permit_kind::business_licence, hold_code::licence_expired, on);
    add_expired(holds, facts, permit_kind::inspection_report, hold_code::report_expired, on);
    add_review(holds, facts);
    return holds;
}

std::vector<permit_period> quality_marks_on(const listing_facts& facts, base::business_date on) {
    std::vector<permit_period> found;
    std::ranges::copy_if(facts.permits, std::back_inserter(found),
                         [on](const auto& each) { return is_quality_mark(each.kind) && holds_that_day(each, on); });
    return found;
}

std::optional<base::business_date> next_change_after(const listing_facts& facts, base::business_date on) {
    std::optional<base::business_date> next;
    const auto look = [&](const auto& rows) {
        for (const auto& each : rows)
            for (const auto& day : {std::optional(each.valid_from), each.valid_to})
                if (day && on < *day && (!next || *day < *next)) next = day;
    };
    look(facts.permits);
    look(facts.needs);
    return next;
}

}  // namespace chuanpin::catalog::domain
