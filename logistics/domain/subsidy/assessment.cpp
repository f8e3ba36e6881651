#include "logistics/domain/subsidy/assessment.hpp"

#include <algorithm>
#include <limits>

#include "logistics/domain/subsidy/steps.hpp"

namespace chuanpin::logistics::domain {

namespace {

// grams per tonne · metres per kilometre
constexpr std::int64_t gram_metres_of_tonne_kilometre = 1'000'000'000;

std::optional<base::rational> fen_per_gram_metre(const base::rational& rate) {
    std::int64_t denominator = 0;
    if (__builtin_mul_overflow(rate.denominator(), gram_metres_of_tonne_kilometre, &denominator)) return std::nullopt;
    return base::rational::make(rate.numerator(), denominator);
}

// The way of the payer's advantage: the shortest, where the goods came from several counties.
const official_distance* shortest(const std::vector<way>& ways) {
    const official_distance* best = nullptr;
    for (const auto& each : ways) {
        if (!each.found) return nullptr;
        if (!best || each.found->distance_m < best->distance_m) best = &*each.found;
    }
    return best;
}

/// Walks from step to step; the first denial ends the walk.
class walk {
public:
    explicit walk(const assessment_inputs& inputs) : inputs_(inputs) {}

    assessed run() && {
        const bool granted = rule() && mark() && mass() && distance() && rate() && amount();
        outcome_.granted = granted;
        if (!granted) outcome_.amount = {};
        outcome_.steps.push_back(steps::result(outcome_));
        return std::move(outcome_);
    }

private:
    bool deny(std::string code) {
        outcome_.denial = std::move(code);
        return false;
    }

    bool rule() {
        outcome_.steps.push_back(steps::rule(inputs_));
        return inputs_.rule ? true : deny("no-rule-in-force");
    }

    bool mark() {
        outcome_.steps.push_back(steps::mark(inputs_));
        return inputs_.marks.lines_without == 0 ? true : deny("not-under-the-mark");
    }

    bool mass() {
        outcome_.steps.push_back(steps::mass(inputs_));
        if (!inputs_.mass_g || *inputs_.mass_g < 0) return deny("out-of-range");
        if (*inputs_.mass_g == 0) return deny("nothing-accepted");
        outcome_.steps.push_back(steps::minimum_mass(inputs_));
        return *inputs_.mass_g >= inputs_.rule->mass_min_g ? true : deny("below-minimum-mass");
    }

    bool distance() {
        const auto* official = shortest(inputs_.ways);
        outcome_.steps.push_back(steps::official_distance_of(inputs_, official));
        if (!official) return deny("distance-not-in-table");
        const auto ceiling_m = distance_ceiling_m(official->distance_m, inputs_.rule->distance_tolerance_permille);
        if (!ceiling_m) return deny("out-of-range");
        distance_m_ = inputs_.declared_distance_m ? std::min(*inputs_.declared_distance_m, *ceiling_m) : official->distance_m;
        outcome_.steps.push_back(steps::payable_distance(inputs_, *official, *ceiling_m, distance_m_));
        return true;
    }

    bool rate() {
        const bool proven = inputs_.verdict && inputs_.verdict->kind == verdict_kind::passed;
        outcome_.steps.push_back(steps::cold_chain(inputs_));
        if (!proven && inputs_.rule->otherwise == without_proof::nothing) return deny("cold-chain-not-proven");
        rate_ = proven ? inputs_.rule->cold_rate : inputs_.rule->ambient_rate;
        outcome_.steps.push_back(steps::rate(inputs_, proven));
        return true;
    }

    bool amount() {
        outcome_.steps.push_back(steps::freight(*inputs_.mass_g, distance_m_));
        const auto factor = fen_per_gram_metre(rate_);
        const auto exact = factor ? base::multiply_rounded(*inputs_.mass_g, distance_m_, *factor, base::rounding::floor) : std::nullopt;
        outcome_.steps.push_back(steps::amount(*inputs_.mass_g, distance_m_, rate_, exact));
        if (!exact) return deny("out-of-range");
        outcome_.amount = std::min(base::fen{*exact}, inputs_.rule->cap);
        outcome_.steps.push_back(steps::cap(inputs_, base::fen{*exact}, outcome_.amount));
        return true;
    }

    const assessment_inputs& inputs_;
    assessed outcome_;
    std::int64_t distance_m_ = 0;
    base::rational rate_;
};

}  // namespace

std::string_view name_of(assessment_status status) { return status == assessment_status::final_ ? "final" : "provisional"; }

assessed assess(const assessment_inputs& inputs) { return walk(inputs).run(); }

}  // namespace chuanpin::logistics::domain
