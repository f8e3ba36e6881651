// To which unit and by which channel a line of an order counts (归属), and how that is corrected: nothing that was written is changed. The
// side that a line counts for proposes another unit or channel, the other side agrees or refuses, and an agreement appends a reversing
// pair (冲销): the line is taken from the one and given to the other, so that figures follow and the past stays readable.
//
//   proposed ──agree──▶ agreed (two entries)
//      ├─refuse─▶ refused
//      └─withdraw (whoever proposed)──▶ withdrawn
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/order/order.hpp"

namespace chuanpin::orders::domain {

struct attribution {
    organisation_id organisation{};
    std::optional<unit_id> unit{};  ///< empty: the organisation itself
    channel by{channel::directed_supply};
    bool operator==(const attribution&) const = default;
};

enum class correction_status { proposed, agreed, refused, withdrawn };
inline constexpr correction_status correction_statuses[] = {correction_status::proposed, correction_status::agreed,
                                                            correction_status::refused, correction_status::withdrawn};
[[nodiscard]] std::string_view name_of(correction_status status);
[[nodiscard]] std::optional<correction_status> parse_correction_status(std::string_view name);

inline constexpr std::string_view correction_proposed_event = "attribution_correction.proposed";
/// "attribution_correction.agreed": what the others hear of its end.
[[nodiscard]] std::string_view event_of(correction_status status);

inline constexpr std::size_t corrections_max = 20;  ///< of one line, ever

struct correction {
    correction_id id{};
    std::int64_t version = 1;
    correction_status status = correction_status::proposed;
    order_id order{};
    line_id line{};
    organisation_id supplier{};  ///< of the order
    std::string name_zh{};       ///< of the line, for whoever cannot read the order
    attribution from{};
    attribution to{};
    std::string reason{};
    account_id proposed_by{};
    base::instant proposed_at{};
    std::optional<account_id> answered_by{};  ///< or withdrawn
    std::optional<std::string> words{};       ///< of a refusal always
    std::optional<base::instant> ended_at{};
    bool operator==(const correction&) const = default;
};

/// One half of a reversing pair; appended, never changed.
struct attribution_entry {
    correction_id correction{};
    bool given = false;  ///< false: taken away
    order_id order{};
    line_id line{};
    attribution what{};
    base::fen amount{};  ///< of the line, accepted less returned, when it was agreed; figures go by what it is now
    base::instant at{};
    bool operator==(const attribution_entry&) const = default;
};

/// The answer is the other unit's; where the unit stays and only the channel is another, the supplier's.
[[nodiscard]] bool is_for_supplier(const correction& what);
[[nodiscard]] organisation_id answered_by_organisation(const correction& what);
/// Whether somebody acts for what a line counts for: its unit, or its whole organisation.
[[nodiscard]] bool acts_for(const base::principal& who, const attribution& what);
[[nodiscard]] bool may_answer(const base::principal& who, const correction& what);
/// Whether somebody is a side of it at all; others do not find it.
[[nodiscard]] bool may_read(const base::principal& who, const correction& what);

/// To what a line of the order counts now: as ordered, or as the last correction of it that was agreed to says. `of`: all of the order, by
/// id.
[[nodiscard]] attribution attribution_of(const order& what, const order_line& line, std::span<const correction> of);
/// What a line is worth in figures: accepted less returned.
[[nodiscard]] base::fen counted_amount(const order_line& line);

struct correction_request {
    line_id line{};
    attribution to{};
    std::string reason{};
};

/// Later than all before it of its line ended, whatever the clock says. Errors: correction-too-early, correction-line-not-found (/line_id),
/// correction-party-forbidden (the line counts for others), correction-open, too-many-corrections, correction-without-change,
/// channel-not-offered (/channel) where the offer that was ordered from has it not; `offered` is nothing where that is not known any more.
[[nodiscard]] base::result<correction> propose_correction(const order& about, std::span<const correction> others,
                                                          const correction_request& said, const std::optional<channel_set>& offered,
                                                          const base::principal& who, correction_id id, base::instant now);

/// Errors of both: correction-state-conflict, correction-party-forbidden. One person never does both: correction-by-one-person.
[[nodiscard]] base::result<correction> answer_correction(const correction& before, const base::principal& who, bool agreed,
                                                         std::optional<std::string> words, base::instant now);
[[nodiscard]] base::result<correction> withdraw_correction(const correction& before, const base::principal& who, base::instant now);

/// The reversing pair of one that was agreed to: taken away first.
[[nodiscard]] std::vector<attribution_entry> entries_of(const correction& agreed, const order_line& line);

/// What a buyer's unit bought by one channel: of orders that were accepted in a year, and of agreements (以购代捐) what was handed over in
/// it. What a helper takes by an agreement counts for the organisation itself, by the channel of helping units; nothing corrects that.
struct purchase_figure {
    std::optional<unit_id> unit{};
    channel by{channel::directed_supply};
    base::fen ordered{};     ///< of lines that were ordered so, accepted less returned
    base::fen given{};       ///< corrections to it …
    base::fen taken{};       ///< … and away from it
    base::fen agreed{};      ///< handed over by agreements
    base::fen given_back{};  ///< by complaints, of the lines that count here now; not taken off the others
    [[nodiscard]] base::fen amount() const { return {ordered.value + given.value - taken.value + agreed.value}; }
    [[nodiscard]] base::fen net() const { return {amount().value - given_back.value}; }
    bool operator==(const purchase_figure&) const = default;
};

inline constexpr std::size_t figures_max = 1'000;  ///< rows of one organisation and year

}  // namespace chuanpin::orders::domain
