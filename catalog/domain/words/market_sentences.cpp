#include "catalog/domain/words/sentences.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr base::sentence rows[] = {
    {"There is no outlet {}.", "没有网点 {}。"},
    {"An organisation of kind {} does not operate outlets of kind {}.", "{} 类组织不经营 {} 类网点。"},
    {"Fields of the outlet break a rule.", "网点的内容不符合规则。"},
    {"Outlet {} closed on {}.", "网点 {} 已于 {} 关闭。"},
    {"An open cabinet has the device number {}.", "已有营业中的柜机使用设备号 {}。"},
    {"Of another open cabinet.", "属于另一营业中的柜机。"},
    {"Outlet {} has reached the largest number of changes.", "网点 {} 的变更次数已达上限。"},
    {"Fields of the report break a rule.", "报表的内容不符合规则。"},
    {"The report of {} has reached the largest number of corrections.", "{} 报表的更正次数已达上限。"},
    {"There is no entry {} of the board.", "没有滞销信息 {}。"},
    {"Product {} needs an offer in force, so that it can be ordered.", "产品 {} 须有生效的报价才能订购。"},
    {"Fields of the entry break a rule.", "滞销信息的内容不符合规则。"},
    {"Entry {} is {}.", "滞销信息 {} 的状态是 {}。"},
    {"Entry {} has reached the largest number of changes.", "滞销信息 {} 的变更次数已达上限。"},
    {"A supplier has at most {} entries on the board.", "每个供应商最多发布 {} 条滞销信息。"},
    {"Fields of the announcement break a rule.", "预告的内容不符合规则。"},
    {"An organisation has at most {} announcements of weeks to come.", "每个组织最多有 {} 条未来各周的预告。"},
    {"Outlets of this kind have it.", "此类网点必须填写。"},
    {"Outlets of this kind have none.", "此类网点不得填写。"},
    {"The month is not over.", "该月尚未结束。"},
    {"Before the opening.", "早于开业日期。"},
    {"After the closing.", "晚于关闭日期。"},
    {"More than the total.", "超过合计。"},
    {"The product is of another county.", "该产品产自另一县。"},
    {"Not in the reference list.", "不在参考名录中。"},
    {"The week is over.", "该周已结束。"},
    {"At most {} weeks ahead.", "最多提前 {} 周。"},
    {"The offer in force asks {} fen a unit.", "现行报价为每件 {} 分。"},
    {"A day to come.", "必须是将来的日期。"},
    {"It keeps {} hours.", "保质期为 {} 小时。"},
    {"An entry only shrinks.", "数量只能减少。"},
    {"A price here only falls.", "此处价格只能下降。"},
    {"It says so already.", "内容与现有的相同。"},
    {"Not a kind of outlet.", "没有这类网点。"},
    {"A month as YYYY-MM.", "月份格式为 YYYY-MM。"},
    {"A week as YYYY-Www.", "周的格式为 YYYY-Www。"},
    {"Either a product or a variety of the reference list.", "产品与参考名录中的品种只填其一。"},
    {"Nobody announced anything.", "没有任何预告。"},
    {"Nobody announced a demand: there is nothing to compare with.", "没有需求预告，无从比较。"},
    {"Not an address of the web.", "不是网址。"},
    {"At most a year ahead.", "最多提前一年。"},
    {"A day that has come is not rewritten.", "已到的日期不得改写。"},
    {"Not before the opening.", "不得早于开业日期。"},
    {"Another row of this offer begins at the same quantity.", "该报价的另一行起订数量相同。"},
    {"Another than in the offer's first row.", "与该报价首行不同。"},
    {"An offer of an earlier row is valid beyond this moment.", "前面的行中的报价在此时刻之后仍有效。"},
    {"The supplier has no product of this code or id.", "该供应商没有此代码或编号的产品。"},
    {"A business date (YYYY-MM-DD) or a moment (RFC 3339).", "日期（YYYY-MM-DD）或时刻（RFC 3339）。"},
};

}  // namespace

std::span<const base::sentence> market_sentences() { return rows; }

}  // namespace chuanpin::catalog::domain
