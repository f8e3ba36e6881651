#include "gateway/domain/errors.hpp"

#include <fmt/format.h>

#include <vector>

#include "gateway/domain/identity/one_time_password.hpp"

namespace chuanpin::gateway::domain::errors {

namespace {

using base::error_kind;
using definition = base::error_definition;

constexpr definition credentials_wrong_row{"credentials-wrong", error_kind::unauthenticated, "账号或密码错误",
                                           "The login or the password is wrong"};
constexpr definition sign_in_delayed_row{"sign-in-delayed", error_kind::rate_limited, "登录失败次数过多,请稍后再试",
                                         "Too many failed sign-ins"};
constexpr definition sessions_unavailable_row{"sessions-unavailable", error_kind::unavailable, "登录状态暂时无法确认",
                                              "Sessions cannot be checked at the moment"};
constexpr definition csrf_token_invalid_row{"csrf-token-invalid", error_kind::forbidden, "CSRF 令牌无效",
                                            "The CSRF token is missing or wrong"};
constexpr definition organisation_not_found_row{"organisation-not-found", error_kind::not_found, "没有这个单位", "No such organisation"};
constexpr definition organisation_name_taken_row{"organisation-name-taken", error_kind::conflict, "单位名称已登记",
                                                 "The organisation's name is registered"};
constexpr definition credit_code_taken_row{"credit-code-taken", error_kind::conflict, "统一社会信用代码已登记",
                                           "The unified social credit code is registered"};
constexpr definition login_taken_row{"login-taken", error_kind::conflict, "登录名已被使用", "The login is taken"};
constexpr definition account_not_found_row{"account-not-found", error_kind::not_found, "没有这个账号", "No such account"};
constexpr definition role_assignment_not_found_row{"role-assignment-not-found", error_kind::not_found, "没有这项角色授权",
                                                   "No such role assignment"};
constexpr definition same_person_row{"same-person", error_kind::forbidden, "经办人与审核人不得为同一人",
                                     "Requester and decider are one person"};
constexpr definition role_period_invalid_row{"role-period-invalid", error_kind::unprocessable, "角色有效期有误",
                                             "The role's period is invalid"};
constexpr definition role_not_for_kind_row{"role-not-for-kind", error_kind::unprocessable, "该类单位没有此角色",
                                           "Organisations of this kind have no such role"};
constexpr definition role_held_already_row{"role-held-already", error_kind::conflict, "账号已有此角色",
                                           "The account holds this role already"};
constexpr definition role_scope_differs_row{"role-scope-differs", error_kind::conflict, "账号的角色须属同一范围",
                                            "An account's roles are of one scope"};
constexpr definition role_assignments_too_many_row{"role-assignments-too-many", error_kind::unprocessable, "账号的角色授权过多",
                                                   "Too many role assignments"};
constexpr definition unit_not_found_row{"unit-not-found", error_kind::not_found, "没有这个部门或站点", "No such unit"};
constexpr definition unit_too_deep_row{"unit-too-deep", error_kind::unprocessable, "部门层级过深", "The unit would stand too deep"};
constexpr definition units_too_many_row{"units-too-many", error_kind::unprocessable, "部门或站点过多", "Too many units"};
constexpr definition unit_in_use_row{"unit-in-use", error_kind::conflict, "部门下仍有下级部门", "The unit has open units below it"};
constexpr definition organisation_tree_cycle_row{"organisation-tree-cycle", error_kind::conflict, "主管单位不能形成循环",
                                                 "An organisation cannot stand below itself"};
constexpr definition organisation_tree_too_deep_row{"organisation-tree-too-deep", error_kind::unprocessable, "主管单位层级过深",
                                                    "The tree of organisations would be too deep"};
constexpr definition role_not_delegable_row{"role-not-delegable", error_kind::unprocessable, "该角色不能委托",
                                            "The role cannot be delegated"};
constexpr definition delegation_period_invalid_row{"delegation-period-invalid", error_kind::unprocessable, "委托期限有误",
                                                   "The delegation's period is invalid"};
constexpr definition account_closed_row{"account-closed", error_kind::conflict, "账号已注销", "The account is closed"};
constexpr definition organisation_closed_row{"organisation-closed", error_kind::conflict, "单位已注销", "The organisation is closed"};
constexpr definition organisation_in_use_row{"organisation-in-use", error_kind::conflict, "单位下仍有下级单位",
                                             "Open organisations stand below it"};
constexpr definition registrations_full_row{"registrations-full", error_kind::unavailable, "待审核的入驻申请已达上限,请稍后再来",
                                            "Too many registrations wait for a decision"};
constexpr definition registration_not_found_row{"registration-not-found", error_kind::not_found, "没有这份入驻申请",
                                                "No such registration"};
constexpr definition registration_state_row{"registration-state", error_kind::conflict, "入驻申请当前状态不允许此操作",
                                            "The registration's state does not allow it"};
constexpr definition identity_card_taken_row{"identity-card-taken", error_kind::conflict, "身份证号码已登记",
                                             "The identity card is registered"};
constexpr definition accounts_invalid_row{"accounts-invalid", error_kind::invalid_input, "账号文件有误",
                                          "The file of accounts cannot be taken"};
constexpr definition endpoint_not_found_row{"webhook-endpoint-not-found", error_kind::not_found, "没有这个订阅地址",
                                            "No such webhook endpoint"};
constexpr definition endpoints_too_many_row{"webhook-endpoints-too-many", error_kind::unprocessable, "订阅地址过多",
                                            "Too many webhook endpoints"};
constexpr definition url_refused_row{"webhook-url-refused", error_kind::unprocessable, "不接受该订阅地址", "The webhook URL is refused"};
constexpr definition event_type_invalid_row{"event-type-invalid", error_kind::unprocessable, "事件类型无效", "The event type is invalid"};
constexpr definition notice_not_found_row{"notice-not-found", error_kind::not_found, "没有这条通知", "No such notice"};

constexpr definition foreign_origin_row{"foreign-origin", error_kind::forbidden, "请求来自其他网站", "The request comes from another site"};
constexpr definition two_credentials_row{"two-credentials", error_kind::invalid_input, "会话、密钥和签名只能使用其一",
                                         "More than one of session, Authorization header and signature"};
constexpr definition session_not_found_row{"session-not-found", error_kind::not_found, "没有这个登录会话", "No such session"};
constexpr definition old_password_wrong_row{"old-password-wrong", error_kind::unprocessable, "原密码错误", "The old password is wrong"};
constexpr definition password_refused_row{"password-refused", error_kind::unprocessable, "不接受该密码", "The password is refused"};
constexpr definition password_changed_meanwhile_row{"password-changed-meanwhile", error_kind::conflict, "密码已被更改",
                                                    "The password was changed meanwhile"};

constexpr definition one_time_code_required_row{"one-time-code-required", error_kind::unauthenticated, "请输入动态验证码",
                                                "A one-time code is needed"};
constexpr definition one_time_code_wrong_row{"one-time-code-wrong", error_kind::unprocessable, "动态验证码错误",
                                             "The one-time code is wrong"};
constexpr definition one_time_codes_exhausted_row{"one-time-codes-exhausted", error_kind::rate_limited, "动态验证码尝试过多",
                                                  "Too many one-time codes"};
constexpr definition one_time_password_enrolled_row{"one-time-password-enrolled", error_kind::conflict, "已启用动态验证码",
                                                    "The account has a second factor"};
constexpr definition one_time_password_missing_row{"one-time-password-missing", error_kind::conflict, "未启用动态验证码",
                                                   "The account has no second factor"};

std::string_view reason_of(password_fault fault) {
    switch (fault) {
        case password_fault::too_short:
            return "A password has at least 8 bytes.";
        case password_fault::too_long:
            return "A password has at most 256 bytes.";
        case password_fault::common:
            return "It is one of the passwords that are tried first.";
        case password_fault::contextual:
            return "It is made of the login, a name or a word of this market.";
    }
    return {};
}

constexpr base::error_definition rows[] = {credentials_wrong_row,
                                           sign_in_delayed_row,
                                           sessions_unavailable_row,
                                           csrf_token_invalid_row,
                                           organisation_not_found_row,
                                           organisation_name_taken_row,
                                           credit_code_taken_row,
                                           login_taken_row,
                                           accounts_invalid_row,
                                           endpoint_not_found_row,
                                           endpoints_too_many_row,
                                           url_refused_row,
                                           event_type_invalid_row,
                                           notice_not_found_row,
                                           account_not_found_row,
                                           role_assignment_not_found_row,
                                           same_person_row,
                                           role_period_invalid_row,
                                           role_not_for_kind_row,
                                           role_held_already_row,
                                           role_scope_differs_row,
                                           role_assignments_too_many_row,
                                           unit_not_found_row,
                                           unit_too_deep_row,
                                           units_too_many_row,
                                           unit_in_use_row,
                                           organisation_tree_cycle_row,
                                           organisation_tree_too_deep_row,
                                           role_not_delegable_row,
                                           delegation_period_invalid_row,
                                           account_closed_row,
                                           organisation_closed_row,
                                           organisation_in_use_row,
                                           registrations_full_row,
                                           registration_not_found_row,
                                           registration_state_row,
                                           identity_card_taken_row,
                                           foreign_origin_row,
                                           two_credentials_row,
                                           session_not_found_row,
                                           old_password_wrong_row,
                                           password_refused_row,
                                           password_changed_meanwhile_row,
                                           one_time_code_required_row,
                                           one_time_code_wrong_row,
                                           one_time_codes_exhausted_row,
                                           one_time_password_enrolled_row,
                                           one_time_password_missing_row};

base::error later(const definition& what, std::string detail, std::chrono::seconds wait) {
    auto error = base::make_error(what, std::move(detail));
    error.retry_after = wait;
    return error;
}

}  // namespace

std::span<const base::error_definition> all() {
    static const auto every = [] {
        std::vector<base::error_definition> all_rows(std::begin(rows), std::end(rows));
        all_rows.insert(all_rows.end(), of_programs().begin(), of_programs().end());
        return all_rows;
    }();
    return every;
}

base::error credentials_wrong() { return base::make_error(credentials_wrong_row, "No account has this login and password."); }

base::error sign_in_delayed(std::chrono::seconds wait) {
    return later(sign_in_delayed_row, fmt::format("Try again in {} s.", wait.count()), wait);
}

base::error sessions_unavailable() {
    return later(sessions_unavailable_row, "The store of sessions is away; public pages go on.", std::chrono::seconds(1));
}

base::error csrf_token_invalid() {
    return base::make_error(csrf_token_invalid_row,
                            "Send the csrf_token of the session as X-CSRF-Token with every method but GET and HEAD.");
}

base::error foreign_origin() {
    return base::make_error(foreign_origin_row, "Its Sec-Fetch-Site or Origin names a site that may not change anything here.");
}

base::error two_credentials() {
    return base::make_error(two_credentials_row, "Send the session's cookie, an Authorization header or a signature.");
}

base::error session_not_found(const session_id& id) {
    return base::make_error(session_not_found_row, fmt::format("You have no open session {}.", base::to_wire(id)));
}

base::error old_password_wrong() { return base::make_error(old_password_wrong_row, "Nothing was changed."); }

base::error password_refused(password_fault fault) { return base::make_error(password_refused_row, std::string(reason_of(fault))); }

base::error password_changed_meanwhile() {
    return base::make_error(password_changed_meanwhile_row, "Another request changed it; sign in with the new one.");
}

base::error one_time_code_required() {
    return base::make_error(one_time_code_required_row, "Sign in with one_time_code: six digits of the authenticator, or a recovery code.");
}

base::error one_time_code_wrong() { return base::make_error(one_time_code_wrong_row, "It does not fit, or was used before."); }

base::error one_time_codes_exhausted() {
    return later(one_time_codes_exhausted_row, fmt::format("An account may try {} codes within an hour.", one_time_tries_max),
                 one_time_tries_window);
}

base::error one_time_password_enrolled() { return base::make_error(one_time_password_enrolled_row, "Take it away first."); }

base::error one_time_password_missing() { return base::make_error(one_time_password_missing_row, "Enrol one first."); }

base::error organisation_not_found(const base::organisation_id& id) {
    return base::make_error(organisation_not_found_row, fmt::format("There is no organisation {}.", base::to_wire(id)));
}

base::error organisation_name_taken(std::string_view name) {
    return base::make_error(organisation_name_taken_row, fmt::format("'{}' is registered already.", name));
}

base::error credit_code_taken(std::string_view code) {
    return base::make_error(credit_code_taken_row, fmt::format("{} belongs to an organisation that is registered already.", code));
}

base::error login_taken(std::string_view login) {
    return base::make_error(login_taken_row, fmt::format("'{}' belongs to another account.", login));
}

base::error account_not_found(const base::account_id& id) {
    return base::make_error(account_not_found_row, fmt::format("Your organisation has no account {}.", base::to_wire(id)));
}

base::error role_assignment_not_found(const role_assignment_id& id) {
    return base::make_error(role_assignment_not_found_row,
                            fmt::format("There is no role assignment {} that you may end.", base::to_wire(id)));
}

base::error same_person() { return base::make_error(same_person_row, "Another person has to do this."); }

base::error role_period_invalid() { return base::make_error(role_period_invalid_row, "A role ends after it begins, and not in the past."); }

base::error role_not_for_kind(role what, organisation_kind kind) {
    return base::make_error(role_not_for_kind_row,
                            fmt::format("The role {} means nothing in an organisation of kind {}.", name_of(what), name_of(kind)));
}

base::error role_held_already(role what) {
    return base::make_error(role_held_already_row, fmt::format("The account holds the role {} in that period.", name_of(what)));
}

base::error role_scope_differs() {
    return base::make_error(role_scope_differs_row,
                            "The account's roles in that period are bound to another unit, or to the whole organisation.");
}

base::error role_assignments_too_many() {
    return base::make_error(role_assignments_too_many_row, "End some of the account's role assignments first.");
}

base::error unit_not_found(const base::unit_id& id) {
    return base::make_error(unit_not_found_row, fmt::format("Your organisation has no open unit {}.", base::to_wire(id)));
}

base::error unit_too_deep() { return base::make_error(unit_too_deep_row, "Units stand at most five deep."); }

base::error units_too_many() { return base::make_error(units_too_many_row, "An organisation has at most 500 open units."); }

base::error unit_in_use() { return base::make_error(unit_in_use_row, "Close the units below it first."); }

base::error organisation_tree_cycle() {
    return base::make_error(organisation_tree_cycle_row, "The superior is the organisation itself, or stands below it.");
}

base::error organisation_tree_too_deep() {
    return base::make_error(organisation_tree_too_deep_row, "Organisations stand at most six deep.");
}

base::error role_not_delegable(role what) {
    return base::make_error(role_not_delegable_row,
                            fmt::format("Only who holds {} himself, and not as a delegate, can delegate it.", name_of(what)));
}

base::error delegation_period_invalid() {
    return base::make_error(delegation_period_invalid_row,
                            "A delegation begins now or later, lasts at most 90 days, and ends no later than the role itself.");
}

base::error account_closed() { return base::make_error(account_closed_row, "Closed accounts stay as they are."); }

base::error organisation_closed() { return base::make_error(organisation_closed_row, "Closed organisations stay as they are."); }

base::error organisation_in_use() { return base::make_error(organisation_in_use_row, "Close or move the organisations below it first."); }

base::error registrations_full(std::size_t limit) {
    return later(registrations_full_row, fmt::format("{} registrations wait for a decision.", limit), std::chrono::hours(1));
}

base::error registration_not_found(const registration_id& id) {
    return base::make_error(registration_not_found_row, fmt::format("There is no registration {} for you.", base::to_wire(id)));
}

base::error registration_state_wrong(std::string_view state) {
    return base::make_error(registration_state_row,
                            fmt::format("It is {}: suppliers are recommended before they are activated, and a decision stands.", state));
}

base::error identity_card_taken() { return base::make_error(identity_card_taken_row, "Its holder is registered already."); }

base::error accounts_invalid(std::vector<base::field_error> faults) {
    auto error = base::make_error(accounts_invalid_row, "Nothing was loaded.");
    error.fields = std::move(faults);
    return error;
}

base::error webhook_endpoint_not_found(const webhook_endpoint_id& id) {
    return base::make_error(endpoint_not_found_row, fmt::format("Your organisation has no webhook endpoint {}.", base::to_wire(id)));
}

base::error webhook_endpoints_too_many(std::size_t limit) {
    return base::make_error(endpoints_too_many_row, fmt::format("An organisation may have {} webhook endpoints.", limit));
}

base::error webhook_url_refused(std::string detail) { return base::make_error(url_refused_row, std::move(detail)); }

base::error event_type_invalid(std::string_view pattern) {
    return base::make_error(event_type_invalid_row,
                            fmt::format("'{}' is neither an event type (order.placed) nor all of a noun (order.*) nor '*'.", pattern));
}

// The same words for an id of another organisation and for one that nobody has.
base::error notice_not_found() { return base::make_error(notice_not_found_row, "Your inbox has no such notice."); }

}  // namespace chuanpin::gateway::domain::errors
