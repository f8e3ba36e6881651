#include "catalog/domain/words/sentences.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr base::sentence rows[] = {
    {"A certificate does not begin in the past.", "证书不能从过去的日期开始。"},
    {"There is no application {}.", "没有申请 {}。"},
    {"Application {} is {}.", "申请 {} 的状态是 {}。"},
    {"The {} belongs to an organisation of kind {}.", "步骤 {} 由 {} 类组织办理。"},
    {"The caller's organisation is the applicant.", "本组织就是申请人。"},
    {"The caller decided another review of this application, or refused it.", "您已办理过本申请的另一级审核，或曾退回本申请。"},
    {"Say why.", "请说明理由。"},
    {"Needed to send back or refuse.", "退回或驳回时必须填写。"},
    {"The {} needs the number of its document.", "步骤 {} 须填写文号。"},
    {"Needed to pass.", "通过时必须填写。"},
    {"Tests failed that nobody waived.", "有条件未通过，也未获豁免。"},
    {"The last day for correcting was {}.", "补正的最后期限是 {}。"},
    {"The application was appealed before.", "本申请已申诉过。"},
    {"Nobody may waive {}.", "条件 {} 不得豁免。"},
    {"{} is waived already.", "条件 {} 已经豁免。"},
    {"Fields of the application do not fit each other.", "申请的内容前后矛盾。"},
    {"There is no certificate {}.", "没有证书 {}。"},
    {"The check character does not fit: a digit is wrong or two are swapped.", "校验码不符：有数字写错或两位颠倒。"},
    {"A number looks like SF-2026-000123-X.", "证书编号的格式如 SF-2026-000123-X。"},
    {"The change breaks a rule.", "变更不符合规则。"},
    {"Certificate {} is {} on that day: it cannot {}.", "证书 {} 当日的状态是 {}，不能执行 {}。"},
    {"No number of {} is left.", "{} 年的编号已用完。"},
    {"Certificate {} has reached the largest number of changes.", "证书 {} 的变更次数已达上限。"},
    {"Certificate {} covers other products.", "证书 {} 所含产品不同。"},
    {"No certificate covers the product; apply for the mark first.", "没有证书涵盖该产品；请先申请商标授权。"},
    {"Certificate {} is {} today.", "证书 {} 今日的状态是 {}。"},
    {"The past is not rewritten.", "不得改写过去。"},
    {"Needed to extend, and only then.", "延期时必须填写，其他情况不得填写。"},
    {"Needed to succeed, and only then.", "换证时必须填写，其他情况不得填写。"},
    {"Not after the present end.", "不晚于现有的截止日期。"},
    {"{} is covered.", "{} 已在证书之内。"},
    {"Nothing is changed: neither remove nor catalogue_numbers.", "没有任何变更：remove 与 catalogue_numbers 都为空。"},
    {"The certificate does not cover it.", "证书不含该产品。"},
    {"The certificate does not cover it on that day.", "证书当日不含该产品。"},
    {"Not after valid_from.", "不晚于 valid_from（开始日期）。"},
    {"Products of the claim, in its order, once each.", "须是申请中的产品，次序相同，各一次。"},
    {"The product is named twice.", "产品重复。"},
    {"The document is named twice.", "文件重复。"},
    {"Not a state of an application.", "申请没有这个状态。"},
    {"{} ({})", "{}（{}）"},
};

}  // namespace

std::span<const base::sentence> mark_sentences() { return rows; }

}  // namespace chuanpin::catalog::domain
