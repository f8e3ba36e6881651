#include "orders/domain/fill/allocation.hpp"

#include <algorithm>
#include <limits>

namespace chuanpin::orders::domain {
namespace {

// What one supplier gives at one distance. Its offers in their order; `open` are those that were not passed over.
struct turn {
    organisation_id supplier{};
    std::int64_t level = 0;       // what it gave so far, this need included
    std::int64_t share_left = 0;  // of the limit
    std::vector<std::size_t> open{};
};

struct step {
    std::size_t offer = 0;
    std::int64_t packs = 0;
};

// What a turn would give to come up to a level.
struct reach {
    std::vector<step> steps{};
    std::int64_t amount = 0;
};

std::int64_t divide_up(std::int64_t value, std::int64_t by) { return (value + by - 1) / by; }

class filling {
public:
    filling(const fill_question& asked, std::span<const candidate> candidates)
        : asked_(asked), candidates_(candidates), rest_(asked.wanted), taken_(candidates.size(), 0) {
        for (const auto& each : candidates) {
            const auto fits = each.why_not ? 0 : rest_ / each.pack;
            in_stock_.push_back(std::min(each.available, fits));  // so that no product below leaves 64 bits
            with_harvest_.push_back(std::min(each.available + each.available_ahead, fits));
        }
    }

    std::vector<std::int64_t> run() {
        for (const bool substitute : {false, true})
            for (const bool ahead : {false, true}) {
                usable_ = ahead ? with_harvest_ : in_stock_;
                for (const auto from : distances)
                    fill_by([=](const candidate& each) {
                        return each.substitute == substitute && (!ahead || each.available_ahead > 0) && each.from == from;
                    });
            }
        return taken_;
    }

private:
    template <class Belongs>
    void fill_by(Belongs belongs) {
        auto turns = turns_of(belongs);
        while (rest_ > 0 && !turns.empty()) {
            rise(turns);
            step_once(turns);
            std::erase_if(turns, [](const turn& each) { return each.open.empty(); });
        }
    }

    template <class Belongs>
    std::vector<turn> turns_of(Belongs belongs) {
        std::vector<turn> turns;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            const auto& each = candidates_[i];
            if (each.why_not || !belongs(each)) continue;
            if (turns.empty() || turns.back().supplier != each.supplier) turns.push_back(turn_of(each.supplier));
            turns.back().open.push_back(i);
        }
        std::ranges::sort(turns, {}, &turn::supplier);
        return turns;
    }

    turn turn_of(organisation_id supplier) {
        const auto of = [&](const std::map<organisation_id, std::int64_t>& sums) {
            const auto found = sums.find(supplier);
            return found == sums.end() ? 0 : found->second;
        };
        const auto now = of(now_);
        return {supplier, of(asked_.before) + now, asked_.share_limit - of(asked_.given) - now, {}};
    }

    // How many trade units the offer's next step has; 0 where it cannot take one, whatever is left of the need.
    [[nodiscard]] std::int64_t next_step(std::size_t offer, std::int64_t taken, std::int64_t share_left) const {
        const auto packs = taken == 0 ? std::max<std::int64_t>(candidates_[offer].minimum, 1) : 1;
        if (taken > usable_[offer] - packs || packs > share_left / candidates_[offer].pack) return 0;
        return packs;
    }

    // All steps that begin below the level, as if the need had room for everything.
    [[nodiscard]] reach reach_of(const turn& whose, std::int64_t level) const {
        reach found;
        auto at = whose.level;
        auto share_left = whose.share_left;
        for (const auto offer : whose.open) {
            if (at >= level) break;
            const auto pack = candidates_[offer].pack;
            const auto first = next_step(offer, taken_[offer], share_left);
            if (first == 0) continue;
            const auto packs = std::min({std::max(first, divide_up(level - at, pack)), usable_[offer] - taken_[offer], share_left / pack});
            found.steps.push_back({offer, packs});
            found.amount += packs * pack;
            at += packs * pack;
            share_left -= packs * pack;
        }
        return found;
    }

    [[nodiscard]] bool fits(const std::vector<turn>& turns, std::int64_t level) const {
        std::int64_t sum = 0;
        for (const auto& each : turns) {
            sum += reach_of(each, level).amount;
            if (sum > rest_) return false;
        }
        return true;
    }

    void take(turn& whose, const step& what) {
        const auto amount = what.packs * candidates_[what.offer].pack;
        taken_[what.offer] += what.packs;
        rest_ -= amount;
        whose.level += amount;
        whose.share_left -= amount;
        now_[whose.supplier] += amount;
    }

    // Everything that fits together goes at once: up to the highest level whose steps all fit.
    void rise(std::vector<turn>& turns) {
        auto low = std::ranges::min(turns, {}, &turn::level).level;  // no step begins below it
        auto high = std::ranges::max(turns, {}, &turn::level).level + rest_ + 1;
        while (low < high) {
            const auto middle = low + (high - low + 1) / 2;
            if (fits(turns, middle))
                low = middle;
            else
                high = middle - 1;
        }
        for (auto& each : turns)
            for (const auto& what : reach_of(each, low).steps) take(each, what);
    }

    // One step of whoever gave the least; an offer that cannot take one is passed over for good.
    void step_once(std::vector<turn>& turns) {
        auto& least = *std::ranges::min_element(turns, {}, &turn::level);
        const auto offer = least.open.front();
        const auto packs = next_step(offer, taken_[offer], least.share_left);
        if (packs > 0 && packs <= rest_ / candidates_[offer].pack)
            take(least, {offer, packs});
        else
            least.open.erase(least.open.begin());
    }

    const fill_question& asked_;
    std::span<const candidate> candidates_;
    std::int64_t rest_;
    std::vector<std::int64_t> taken_;
    std::vector<std::int64_t> in_stock_;
    std::vector<std::int64_t> with_harvest_;
    std::span<const std::int64_t> usable_;  // of the two
    std::map<organisation_id, std::int64_t> now_;
};

fill_reason reason_of(obstacle why) {
    switch (why) {
        case obstacle::service:
            return fill_reason::service;
        case obstacle::not_authorised:
            return fill_reason::not_authorised;
        case obstacle::held:
            return fill_reason::held;
        case obstacle::outside_area:
            return fill_reason::outside_area;
        case obstacle::other_channel:
            return fill_reason::other_channel;
        case obstacle::too_dear:
            return fill_reason::too_dear;
        case obstacle::weight_differs:
            return fill_reason::weight_differs;
    }
    return fill_reason::service;
}

bool gives_ahead_only(const candidate& whose) { return whose.available == 0 && whose.available_ahead > 0; }

fill_reason reason_of(const candidate& whose, std::int64_t taken, std::int64_t share_left) {
    if (whose.why_not) return reason_of(*whose.why_not);
    if (taken > 0) {
        if (taken == whose.available + whose.available_ahead)
            return taken > whose.available ? fill_reason::all_announced : fill_reason::all_in_stock;
        return share_left < whose.pack ? fill_reason::up_to_share : fill_reason::need_covered;
    }
    const auto least = std::max<std::int64_t>(whose.minimum, 1);
    if (whose.available + whose.available_ahead < least)
        return gives_ahead_only(whose) ? fill_reason::announced_below_minimum : fill_reason::stock_below_minimum;
    if (least > share_left / whose.pack) return fill_reason::share_below_minimum;
    return fill_reason::filled_by_others;
}

}  // namespace

std::vector<fill_part> allocate(const fill_question& asked, std::span<const candidate> candidates) {
    const auto taken = filling(asked, candidates).run();
    std::map<organisation_id, std::int64_t> given = asked.given;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (taken[i] > 0) given[candidates[i].supplier] += taken[i] * candidates[i].pack;
    std::vector<fill_part> parts;
    parts.reserve(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto& whose = candidates[i];
        const auto found = given.find(whose.supplier);
        const auto share_left = asked.share_limit - (found == given.end() ? 0 : found->second);
        parts.push_back({taken[i], taken[i] * whose.pack, reason_of(whose, taken[i], share_left),
                         std::max<std::int64_t>(taken[i] - whose.available, 0)});
    }
    return parts;
}

}  // namespace chuanpin::orders::domain
