#include "gateway/domain/words/sentences.hpp"

namespace chuanpin::gateway::domain {
namespace {

constexpr base::sentence rows[] = {
    {"A password has at least 8 bytes.", "密码至少 8 个字节。"},
    {"A password has at most 256 bytes.", "密码最多 256 个字节。"},
    {"It is one of the passwords that are tried first.", "该密码属于最先被猜测的常用密码。"},
    {"It is made of the login, a name or a word of this market.", "该密码由登录名、姓名、单位名称或本市场的用词构成。"},
    {"No account has this login and password.", "没有账号使用此登录名和密码。"},
    {"Try again in {} s.", "请在 {} 秒后再试。"},
    {"The store of sessions is away; public pages go on.", "会话存储暂不可用；公开页面不受影响。"},
    {"Send the csrf_token of the session as X-CSRF-Token with every method but GET and HEAD.",
     "除 GET 和 HEAD 外，每个请求都须用 X-CSRF-Token 发送会话的 csrf_token。"},
    {"Its Sec-Fetch-Site or Origin names a site that may not change anything here.",
     "请求的 Sec-Fetch-Site 或 Origin 所指的网站无权在此作任何更改。"},
    {"Send the session's cookie, an Authorization header or a signature.", "会话 cookie、Authorization 标头和签名三者只能发送其一。"},
    {"You have no open session {}.", "您没有处于登录状态的会话 {}。"},
    {"Nothing was changed.", "未作任何更改。"},
    {"Another request changed it; sign in with the new one.", "另一个请求已更改密码；请用新密码登录。"},
    {"Sign in with one_time_code: six digits of the authenticator, or a recovery code.",
     "登录时请填写 one_time_code：验证器上的六位数字，或一个恢复码。"},
    {"It does not fit, or was used before.", "验证码不符，或已使用过。"},
    {"An account may try {} codes within an hour.", "每个账号一小时内最多尝试 {} 次验证码。"},
    {"Take it away first.", "请先停用现有的动态验证码。"},
    {"Enrol one first.", "请先启用动态验证码。"},
    {"There is no organisation {}.", "没有单位 {}。"},
    {"'{}' is registered already.", "“{}”已登记。"},
    {"{} belongs to an organisation that is registered already.", "{} 属于一个已登记的单位。"},
    {"'{}' belongs to another account.", "“{}”属于另一个账号。"},
    {"Your organisation has no account {}.", "本单位没有账号 {}。"},
    {"There is no role assignment {} that you may end.", "没有您可以终止的角色授权 {}。"},
    {"Another person has to do this.", "此事须由另一人办理。"},
    {"A role ends after it begins, and not in the past.", "角色的终止时间须晚于开始时间，且不早于现在。"},
    {"The role {} means nothing in an organisation of kind {}.", "{1} 类单位没有角色 {0}。"},
    {"The account holds the role {} in that period.", "该账号在此期间已有角色 {}。"},
    {"The account's roles in that period are bound to another unit, or to the whole organisation.",
     "该账号在此期间的角色属于另一个部门或站点，或属于整个单位。"},
    {"End some of the account's role assignments first.", "请先终止该账号的部分角色授权。"},
    {"Your organisation has no open unit {}.", "本单位没有启用中的部门或站点 {}。"},
    {"Units stand at most five deep.", "部门最多五级。"},
    {"An organisation has at most 500 open units.", "每个单位最多有 500 个启用中的部门或站点。"},
    {"Close the units below it first.", "请先关闭其下级部门。"},
    {"The superior is the organisation itself, or stands below it.", "所填主管单位是该单位本身或其下级单位。"},
    {"Organisations stand at most six deep.", "单位最多六级。"},
    {"Only who holds {} himself, and not as a delegate, can delegate it.", "只有本人持有（而非受托持有）角色 {} 的人才能委托该角色。"},
    {"A delegation begins now or later, lasts at most 90 days, and ends no later than the role itself.",
     "委托自现在或以后开始，最长 90 天，且不晚于角色本身的终止时间。"},
    {"Closed accounts stay as they are.", "已注销的账号不再变更。"},
    {"Closed organisations stay as they are.", "已注销的单位不再变更。"},
    {"Close or move the organisations below it first.", "请先注销或移出其下级单位。"},
    {"{} registrations wait for a decision.", "有 {} 份入驻申请等待审核。"},
    {"There is no registration {} for you.", "没有您可以查看的入驻申请 {}。"},
    {"It is {}: suppliers are recommended before they are activated, and a decision stands.",
     "申请状态为 {}：供应商须先经推荐方可激活，已作出的决定不再变更。"},
    {"Its holder is registered already.", "该身份证的持有人已登记。"},
    {"Nobody becomes the operator by registering.", "平台运营单位不能通过登记产生。"},
    {"Nothing was loaded.", "未载入任何内容。"},
    {"A mobile number of 11 digits, a landline with its area code (028-86601234), or a 400 or 800 number.",
     "请填写 11 位手机号、带区号的固定电话（如 028-86601234）或 400、800 电话。"},
};

}  // namespace

std::span<const base::sentence> identity_sentences() { return rows; }

}  // namespace chuanpin::gateway::domain
