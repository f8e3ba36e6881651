#include "orders/domain/attribution/attribution.hpp"

#include <algorithm>

#include "orders/domain/attribution/errors.hpp"
#include "orders/domain/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

using status = correction_status;

struct named_status {
    status what;
    std::string_view name;
    std::string_view event;
};
constexpr named_status names[] = {{status::proposed, "proposed", correction_proposed_event},
                                  {status::agreed, "agreed", "attribution_correction.agreed"},
                                  {status::refused, "refused", "attribution_correction.refused"},
                                  {status::withdrawn, "withdrawn", "attribution_correction.withdrawn"}};

correction ended(const correction& before, status how, account_id by, base::instant now) {
    auto after = before;
    ++after.version;
    after.status = how;
    after.answered_by = by;
    after.ended_at = std::max(now, before.proposed_at);
    return after;
}

}  // namespace

std::string_view name_of(correction_status what) { return std::ranges::find(names, what, &named_status::what)->name; }
std::string_view event_of(correction_status what) { return std::ranges::find(names, what, &named_status::what)->event; }
std::optional<correction_status> parse_correction_status(std::string_view name) {
    const auto* found = std::ranges::find(names, name, &named_status::name);
    return found == std::end(names) ? std::nullopt : std::optional(found->what);
}

bool is_for_supplier(const correction& what) { return what.from.organisation == what.to.organisation && what.from.unit == what.to.unit; }
organisation_id answered_by_organisation(const correction& what) { return is_for_supplier(what) ? what.supplier : what.to.organisation; }
bool acts_for(const base::principal& who, const attribution& what) {
    return who.organisation == what.organisation && (!who.unit || who.unit == what.unit);
}
bool may_answer(const base::principal& who, const correction& what) {
    return is_for_supplier(what) ? who.organisation == what.supplier : acts_for(who, what.to);
}
bool may_read(const base::principal& who, const correction& what) {
    return acts_for(who, what.from) || acts_for(who, what.to) || who.organisation == what.supplier;
}

attribution attribution_of(const order& what, const order_line& line, std::span<const correction> of) {
    const correction* newest = nullptr;
    for (const auto& each : of)
        if (each.line == line.id && each.status == status::agreed && (newest == nullptr || newest->ended_at < each.ended_at))
            newest = &each;
    return newest == nullptr ? attribution{what.buyer, what.unit, line.by} : newest->to;
}

base::fen counted_amount(const order_line& line) { return {accepted_amount(line).value - returned_amount(line).value}; }

base::result<correction> propose_correction(const order& about, std::span<const correction> others, const correction_request& said,
                                            const std::optional<channel_set>& offered, const base::principal& who, correction_id id,
                                            base::instant now) {
    const auto line = std::ranges::find(about.lines, said.line, &order_line::id);
    if (line == about.lines.end()) return base::refusal(errors::correction_line_not_found());
    const auto from = attribution_of(about, *line, others);
    if (!acts_for(who, from)) return base::refusal(errors::correction_party_forbidden());
    if (!is_settled(about.status)) return base::refusal(errors::correction_too_early(about.id, about.status));
    std::size_t made = 0;
    auto at = now;
    for (const auto& each : others) {
        if (each.line != said.line) continue;
        ++made;
        if (each.status == status::proposed) return base::refusal(errors::correction_open(each.id));
        at = std::max(at, each.ended_at.value() + std::chrono::microseconds(1));
    }
    if (made >= corrections_max) return base::refusal(errors::too_many_corrections());
    if (said.to == from) return base::refusal(errors::correction_without_change());
    if (said.to.by != from.by && offered && !offered->has(said.to.by))
        return base::refusal(
            errors::channel_not_offered({{"/to/channel", "channel-not-offered", "The offer that was ordered from does not have it."}}));
    return correction{.id = id,
                      .order = about.id,
                      .line = said.line,
                      .supplier = about.supplier,
                      .name_zh = line->name_zh,
                      .from = from,
                      .to = said.to,
                      .reason = said.reason,
                      .proposed_by = who.account,
                      .proposed_at = at};
}

base::result<correction> answer_correction(const correction& before, const base::principal& who, bool agreed,
                                           std::optional<std::string> words, base::instant now) {
    if (before.status != status::proposed) return base::refusal(errors::correction_state_conflict(before));
    if (!may_answer(who, before)) return base::refusal(errors::correction_party_forbidden());
    if (who.account == before.proposed_by) return base::refusal(errors::correction_by_one_person(before.id));
    auto after = ended(before, agreed ? status::agreed : status::refused, who.account, now);
    after.words = std::move(words);
    return after;
}

base::result<correction> withdraw_correction(const correction& before, const base::principal& who, base::instant now) {
    if (before.status != status::proposed) return base::refusal(errors::correction_state_conflict(before));
    if (!acts_for(who, before.from)) return base::refusal(errors::correction_party_forbidden());
    return ended(before, status::withdrawn, who.account, now);
}

std::vector<attribution_entry> entries_of(const correction& agreed, const order_line& line) {
    const auto at = agreed.ended_at.value();
    const auto amount = counted_amount(line);
    return {{agreed.id, false, agreed.order, agreed.line, agreed.from, amount, at},
            {agreed.id, true, agreed.order, agreed.line, agreed.to, amount, at}};
}

}  // namespace chuanpin::orders::domain
