#include "catalog/domain/words/sentences.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr base::sentence rows[] = {
    {"{} says {} fen.", "{} 的价格是 {} 分。"},
    {"Control characters.", "含有控制字符。"},
    {"Not an id of an organisation.", "不是组织的编号。"},
    {"Needed for maker_shop, and only there.", "来源为 maker_shop 时必须填写，其他来源不得填写。"},
    {"Nothing but spaces.", "只有空格。"},
    {"The comparable breaks a rule.", "可比价格不符合规则。"},
    {"{} says what these goods cost there on that day; withdraw it to record another price.",
     "{} 已记录该商品当日在该处的价格；须先撤回才能另记。"},
    {"Rows give another price than what is recorded.", "有行的价格与已记录的不同。"},
    {"There is no comparable {}.", "没有可比价格 {}。"},
    {"Comparable {} was withdrawn before.", "可比价格 {} 已撤回。"},
    {"The rule breaks a rule.", "价格规则的内容不正确。"},
    {"The rule of {} has reached the largest number of changes.", "{} 的价格规则变更次数已达上限。"},
    {"Tiers are above the limit of their category.", "有阶梯价高于该类别的上限。"},
    {"Say why the price is above that of like goods.", "请说明价格高于同类商品的理由。"},
    {"Tiers are above that of like goods.", "有阶梯价高于同类商品的价格。"},
    {"Neither the reference list nor a comparable of the category is called {}.", "参考名录和该类别的可比价格中都没有 {}。"},
    {"Not the name of comparable goods.", "不是可比商品的名称。"},
    {"Version {} of {} was published before prices were guarded.", "{1} 的版本 {0} 发布于价格监控之前。"},
    {"Between {} and {}.", "{} 至 {} 之间。"},
    {"Above block_percent.", "高于 block_percent。"},
    {"Harder than block_action.", "严于 block_action。"},
    {"{} (average of {} like goods: {} fen/kg).", "{}（{} 件同类商品的平均价：{} 分/公斤）。"},
    {"{} fen for {} g", "每 {1} 克 {0} 分"},
    {"{}; above {} fen/kg{}", "{}，高于 {} 分/公斤{}"},
    {"{}; above the supplier's own shop{}", "{}，高于本供应商自营店价{}"},
    {"{}; above the lowest self-operated price{}", "{}，高于最低自营价{}"},
    {"valid_to must be after valid_from.", "valid_to 必须晚于 valid_from。"},
    {"wholesale_market, self_operated, maker_shop or bulletin.",
     "wholesale_market（批发市场）、self_operated（自营店）、maker_shop（厂家直营店）或 bulletin（价格公报）。"},
};

}  // namespace

std::span<const base::sentence> price_sentences() { return rows; }

}  // namespace chuanpin::catalog::domain
