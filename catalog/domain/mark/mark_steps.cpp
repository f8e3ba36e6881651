#include "catalog/domain/mark/mark_steps.hpp"

#include <algorithm>

namespace chuanpin::catalog::domain {
namespace {

struct transition {
    mark_state from;
    mark_action action;
    mark_state to;
};

constexpr transition transitions[] = {
    {mark_state::submitted, mark_action::pass_first_review, mark_state::first_reviewed},
    {mark_state::submitted, mark_action::send_back, mark_state::returned},
    {mark_state::submitted, mark_action::refuse, mark_state::refused},
    {mark_state::first_reviewed, mark_action::pass_re_review, mark_state::re_reviewed},
    {mark_state::first_reviewed, mark_action::send_back, mark_state::returned},
    {mark_state::first_reviewed, mark_action::refuse, mark_state::refused},
    {mark_state::re_reviewed, mark_action::pass_filing, mark_state::filed},
    {mark_state::re_reviewed, mark_action::send_back, mark_state::returned},
    {mark_state::re_reviewed, mark_action::refuse, mark_state::refused},
    {mark_state::filed, mark_action::sign_contract, mark_state::contracted},
    {mark_state::contracted, mark_action::issue_certificate, mark_state::certified},
    {mark_state::returned, mark_action::correct, mark_state::submitted},
    {mark_state::refused, mark_action::appeal, mark_state::submitted},
};

struct step_row {
    mark_step step;
    std::string_view name;
    mark_state waits;
    mark_action pass;
    std::string_view office;
};

constexpr step_row steps[] = {
    {mark_step::first_review, "first_review", mark_state::submitted, mark_action::pass_first_review, "supply_marketing_cooperative"},
    {mark_step::re_review, "re_review", mark_state::first_reviewed, mark_action::pass_re_review, "provincial_group"},
    {mark_step::filing, "filing", mark_state::re_reviewed, mark_action::pass_filing, "project_centre"},
    {mark_step::contract, "contract", mark_state::filed, mark_action::sign_contract, "project_centre"},
    {mark_step::certificate, "certificate", mark_state::contracted, mark_action::issue_certificate, "project_centre"},
};

const step_row& row_of(mark_step step) { return *std::ranges::find(steps, step, &step_row::step); }

}  // namespace

std::string_view name_of(mark_state state) {
    switch (state) {
        case mark_state::submitted:
            return "submitted";
        case mark_state::first_reviewed:
            return "first_reviewed";
        case mark_state::re_reviewed:
            return "re_reviewed";
        case mark_state::filed:
            return "filed";
        case mark_state::contracted:
            return "contracted";
        case mark_state::certified:
            return "certified";
        case mark_state::returned:
            return "returned";
        case mark_state::refused:
            return "refused";
    }
    return {};
}

std::optional<mark_state> parse_mark_state(std::string_view name) {
    const auto found = std::ranges::find(mark_states, name, [](mark_state each) { return name_of(each); });
    if (found == mark_states.end()) return std::nullopt;
    return *found;
}

std::optional<mark_state> next_state(mark_state state, mark_action action) {
    const auto found = std::ranges::find_if(transitions, [&](const auto& each) { return each.from == state && each.action == action; });
    if (found == std::end(transitions)) return std::nullopt;
    return found->to;
}

std::string_view name_of(mark_step step) { return row_of(step).name; }

std::optional<mark_step> parse_mark_step(std::string_view name) {
    const auto found = std::ranges::find(steps, name, &step_row::name);
    if (found == std::end(steps)) return std::nullopt;
    return found->step;
}

std::optional<mark_step> step_of(mark_state state) {
    const auto found = std::ranges::find(steps, state, &step_row::waits);
    if (found == std::end(steps)) return std::nullopt;
    return found->step;
}

mark_action pass_of(mark_step step) { return row_of(step).pass; }
std::string_view office_of(mark_step step) { return row_of(step).office; }

}  // namespace chuanpin::catalog::domain
