// The steps of an application for the mark: which state follows which action. One table.
//
// 初审 by a supply-and-marketing cooperative, 复核 by the provincial group, 备案, the licence contract and the certificate by the project
// centre.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace chuanpin::catalog::domain {

enum class mark_state { submitted, first_reviewed, re_reviewed, filed, contracted, certified, returned, refused };
inline constexpr std::array mark_states = {mark_state::submitted, mark_state::first_reviewed, mark_state::re_reviewed,
                                           mark_state::filed,     mark_state::contracted,     mark_state::certified,
                                           mark_state::returned,  mark_state::refused};
[[nodiscard]] std::string_view name_of(mark_state state);
[[nodiscard]] std::optional<mark_state> parse_mark_state(std::string_view name);

enum class mark_action {
    pass_first_review,
    pass_re_review,
    pass_filing,
    sign_contract,
    issue_certificate,
    send_back,
    refuse,
    correct,
    appeal
};
inline constexpr std::array mark_actions = {mark_action::pass_first_review,
                                            mark_action::pass_re_review,
                                            mark_action::pass_filing,
                                            mark_action::sign_contract,
                                            mark_action::issue_certificate,
                                            mark_action::send_back,
                                            mark_action::refuse,
                                            mark_action::correct,
                                            mark_action::appeal};

/// The table: nullopt where the action is not allowed. Correction and appeal begin again with the first review.
[[nodiscard]] std::optional<mark_state> next_state(mark_state state, mark_action action);

enum class mark_step { first_review, re_review, filing, contract, certificate };
inline constexpr std::array mark_steps = {mark_step::first_review, mark_step::re_review, mark_step::filing, mark_step::contract,
                                          mark_step::certificate};
[[nodiscard]] std::string_view name_of(mark_step step);
[[nodiscard]] std::optional<mark_step> parse_mark_step(std::string_view name);
/// The step that a state waits for; nullopt where it waits for the applicant or for nobody.
[[nodiscard]] std::optional<mark_step> step_of(mark_state state);
[[nodiscard]] mark_action pass_of(mark_step step);
/// The kind of organisation that takes the step, as the gateway names it.
[[nodiscard]] std::string_view office_of(mark_step step);
/// Whether it is one of the three reviews, each of which needs another person; contract and certificate are none.
[[nodiscard]] constexpr bool is_review(mark_step step) { return step != mark_step::contract && step != mark_step::certificate; }

}  // namespace chuanpin::catalog::domain
