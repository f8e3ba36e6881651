#include "catalog/domain/listing/listing_outlook.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace chuanpin::catalog::domain {
namespace {

std::vector<listing_hold> holds_without_mark(const listing_facts& facts, base::business_date on) {
    auto holds = listing_holds(facts, {}, on);
    std::erase_if(holds, [](const auto& each) { return each.code == hold_code::mark_not_authorised; });
    return holds;
}

// A hold that began on the day before this piece goes on; others begin.
class outlook_builder {
public:
    void add(const std::vector<listing_hold>& holds, base::business_date piece) {
        std::vector<hold_period> still;
        for (const auto& hold : holds) {
            const auto same =
                std::ranges::find_if(open_, [&](const auto& each) { return each.code == hold.code && each.decided_by == hold.decided_by; });
            if (same == open_.end())
                still.push_back({hold.code, first_ ? hold.since.value_or(piece) : piece, {}, hold.decided_by});
            else
                still.push_back(*same);
        }
        close_others(still, piece);
        open_ = std::move(still);
        first_ = false;
    }
    std::vector<hold_period> finish() && {
        std::ranges::move(open_, std::back_inserter(closed_));
        std::ranges::sort(closed_, {}, [](const auto& each) { return std::tie(each.valid_from, each.code, each.decided_by); });
        return std::move(closed_);
    }

private:
    void close_others(const std::vector<hold_period>& still, base::business_date piece) {
        for (auto& each : open_) {
            if (std::ranges::find(still, each) != still.end()) continue;
            each.valid_to = piece;
            closed_.push_back(std::move(each));
        }
    }

    bool first_ = true;
    std::vector<hold_period> open_;
    std::vector<hold_period> closed_;
};

}  // namespace

listing_outlook outlook_of(const listing_facts& facts, base::business_date on) {
    outlook_builder builder;
    for (std::optional piece(on); piece; piece = next_change_after(facts, *piece)) builder.add(holds_without_mark(facts, *piece), *piece);
    return {facts.product, std::move(builder).finish()};
}

std::string_view verb_of(const listing_outlook& outlook, base::business_date on) {
    if (outlook.holds.empty()) return "released";
    const bool held = std::ranges::any_of(outlook.holds, [on](const auto& each) { return holds_on(each.valid_from, each.valid_to, on); });
    return held ? "held" : "hold_foreseen";
}

std::string to_text(const listing_outlook& outlook) {
    std::string text;
    for (const auto& each : outlook.holds)
        text += fmt::format("{} {} {} {}\n", name_of(each.code), base::to_text(each.valid_from),
                            each.valid_to ? base::to_text(*each.valid_to) : std::string("-"), each.decided_by);
    return text;
}

}  // namespace chuanpin::catalog::domain
