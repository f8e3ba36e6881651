#include "catalog/domain/words/sentences.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr base::sentence rows[] = {
    {"A report holds until a day.", "检验报告必须有截止日期。"},
    {"Name the categories of its scope.", "请填写许可范围的类别。"},
    {"Only a production licence has a scope.", "只有生产许可证有许可范围。"},
    {"Fields of the licence or report do not fit each other.", "证照或报告的内容前后矛盾。"},
    {"At most {} are kept.", "最多保存 {} 份。"},
    {"Orders are priced and shipped by the offer; withdraw it first.", "订单按报价计价和发货；请先撤回报价。"},
    {"The product is so already.", "产品已处于此状态。"},
    {"There is no review {}.", "没有审核 {}。"},
    {"The review is {}.", "审核的状态是 {}。"},
    {"The product belongs to the caller's organisation.", "该产品属于本组织。"},
    {"Fields of the specification do not fit each other.", "规格的内容前后矛盾。"},
    {"There is no family {}.", "没有产品系列 {}。"},
    {"No more families are taken of this supplier.", "该供应商的产品系列已达上限。"},
    {"The code {} belongs to another product.", "编码 {} 属于另一产品。"},
    {"Another product has it.", "另一产品已使用。"},
    {"Not a state of a review.", "审核没有这个状态。"},
    {"The price tiers break a rule.", "阶梯价不符合规则。"},
    {"There is no offer {}.", "没有报价 {}。"},
    {"A new version cannot begin at a time when another price was already in force.", "新版本不能从已有价格生效的时间开始。"},
    {"Version {} begins within this period.", "版本 {} 在此期间内开始。"},
    {"Offer {} has no version that is or will be in force.", "报价 {} 没有已生效或将生效的版本。"},
    {"Offer {} has reached the largest number of versions.", "报价 {} 的版本数已达上限。"},
    {"Between 1 and {}.", "1 至 {} 之间。"},
    {"Must be above the tier before it.", "必须大于前一阶。"},
    {"A larger quantity may not cost more a unit.", "数量越多，单价不得越高。"},
    {"At least one tier is needed.", "至少需要一个阶梯。"},
    {"At most {} tiers.", "最多 {} 个阶梯。"},
    {"The first tier begins at the minimum quantity.", "第一阶须从起订量开始。"},
    {"The conditions of the offer break a rule.", "报价的条件不符合规则。"},
    {"At most {} codes.", "最多 {} 个代码。"},
    {"The six digits of a county or prefecture of the province.", "须为本省县（市、区）或市（州）的六位代码。"},
    {"The code stands here twice.", "该代码重复出现。"},
    {"Its prefecture is in the area as well.", "其所属市（州）已在配送范围内。"},
    {"The registry does not know it today.", "登记册中目前没有该代码。"},
    {"At least one channel is needed.", "至少需要一个销售渠道。"},
    {"A channel stands here twice.", "销售渠道重复出现。"},
    {"Between 0 and {}.", "0 至 {} 之间。"},
    {"Only what is priced by the kilogram may differ in mass.", "只有按重量计价的货物才可有重量误差。"},
    {"A price is stated for a pack, or for a kilogram where it is priced by that.", "请填写每件价格；按重量计价的，请填写每千克价格。"},
    {"A service has no mass to be priced by.", "服务没有重量，不能按重量计价。"},
    {"A pack costs between 1 and {} fen.", "每件价格须在 1 至 {} 分之间。"},
    {"Either the price of a pack or that of a kilogram.", "每件价格与每千克价格须且只须填其一。"},
    {"At most {} rows are taken at once.", "一次最多导入 {} 行。"},
    {"Not a channel.", "没有这个销售渠道。"},
    {"A moment (RFC 3339) or a business date (YYYY-MM-DD).", "时间（RFC 3339）或日期（YYYY-MM-DD）。"},
};

}  // namespace

std::span<const base::sentence> listing_sentences() { return rows; }

}  // namespace chuanpin::catalog::domain
