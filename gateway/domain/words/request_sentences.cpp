#include "gateway/domain/words/sentences.hpp"

namespace chuanpin::gateway::domain {
namespace {

constexpr base::sentence rows[] = {
    {"A name of 1 to 100 characters.", "1 至 100 个字符的名称。"},
    {"A name of 1 to 60 characters.", "1 至 60 个字符的姓名。"},
    {"A kind of organisation, such as cooperative or school.", "单位类别，例如 cooperative（合作社）或 school（学校）。"},
    {"Six digits (GB/T 2260).", "六位数字（GB/T 2260）。"},
    {"3 to 64 lower-case letters, digits and . - _ @.", "3 至 64 个小写字母、数字及 . - _ @。"},
    {"Lower-case letters, digits and . - _ @, beginning with a letter or digit.", "小写字母、数字及 . - _ @，以字母或数字开头。"},
    {"8 to 256 bytes.", "8 至 256 个字节。"},
    {"A password has 8 to 256 bytes.", "密码为 8 至 256 个字节。"},
    {"Roles of this kind of organisation, separated by spaces.", "此类单位的角色，以空格分隔。"},
    {"Not a unified social credit code (GB 32100-2015): an impossible character or a wrong check character.",
     "不是统一社会信用代码（GB 32100-2015）：有不可能出现的字符，或校验码错误。"},
    {"Not the number of an identity card (GB 11643-1999).", "不是公民身份号码（GB 11643-1999）。"},
    {"Natural persons have one to give, nobody else.", "自然人必须填写，其他单位不得填写。"},
    {"Everybody has one to give, but natural persons.", "除自然人外都必须填写，自然人不得填写。"},
    {"clerk, approver, acceptance_signer, finance, reviewer, administrator or auditor.",
     "clerk（经办）、approver（审批）、acceptance_signer（验收）、finance（财务）、reviewer（审核）、administrator（管理员）或 "
     "auditor（审计）。"},
    {"A role stands twice.", "有角色重复。"},
    {"department, canteen, village_station, warehouse, outlet, workshop or farm.",
     "department（部门）、canteen（食堂）、village_station（村级站点）、warehouse（仓库）、outlet（网点）、workshop（车间）或 "
     "farm（基地）。"},
    {"ed25519 or hmac-sha256.", "ed25519 或 hmac-sha256。"},
    {"We make the shared secret of hmac-sha256.", "hmac-sha256 的共享密钥由平台生成。"},
    {"The 32 bytes of an ed25519 key in base64.", "ed25519 公钥的 32 个字节，以 base64 表示。"},
    {"An IP address, or one with the bits that count: 192.0.2.0/24.", "IP 地址，或带有效位数的地址，例如 192.0.2.0/24。"},
    {"sms: a mobile number of 11 digits; wechat: 6 to 64 letters, digits, '-' and '_'.",
     "sms：11 位手机号码；wechat：6 至 64 个字母、数字、“-”和“_”。"},
    {"One address a channel.", "每个渠道只填一个地址。"},
    {"There is no kind '{}'.", "没有“{}”这类通知。"},
    {"open, done, expired or superseded.", "open（待办）、done（已办）、expired（已过期）或 superseded（已被取代）。"},
    {"A whole number from 0 to {}.", "0 至 {} 的整数。"},
    {"open or closed.", "open（正常）或 closed（已注销）。"},
    {"submitted, recommended, activated or refused.",
     "submitted（已提交）、recommended（已推荐）、activated（已激活）或 refused（未通过）。"},
    {"Not a cursor of this list.", "不是此列表的游标。"},
    {"A moment of RFC 3339, such as 2026-11-25T08:00:00Z.", "RFC 3339 时刻，例如 2026-11-25T08:00:00Z。"},
    {"A type of event, such as access.refused.", "事件类型，例如 access.refused。"},
};

}  // namespace

std::span<const base::sentence> request_sentences() { return rows; }

}  // namespace chuanpin::gateway::domain
