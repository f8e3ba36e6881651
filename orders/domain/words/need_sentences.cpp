#include "orders/domain/words/sentences.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr base::sentence rows[] = {
    {"There is no need {}.", "没有需求 {0}。"},
    {"Need {} is {}.", "需求 {0} 当前为 {1}。"},
    {"There is no fill {}.", "没有合供方案 {0}。"},
    {"Fill {} has been superseded; look at the need's newest one.", "合供方案 {0} 已被取代，请查看该需求的最新方案。"},
    {"No offer in fill {} got a share; its explanations say why.", "合供方案 {0} 没有任何报价分得份额，原因见各项说明。"},
    {"This share of fill {} has been ordered.", "合供方案 {0} 的该份额已下单。"},
    {"Say one of category, name_zh and product_ids.", "请在 category、name_zh、product_ids 中填写一项。"},
    {"Number {} stands there twice.", "第 {0} 项重复。"},
    {"Say one of category and name_zh.", "category 与 name_zh 只填一项。"},
    {"At most {} days after the first one.", "最多为首日后 {0} 天。"},
    {"There is no group {}.", "没有联合采购组 {0}。"},
    {"Group {} is another organisation's to run.", "联合采购组 {0} 由其他单位牵头。"},
    {"Organisation {} is invited or has joined.", "单位 {0} 已受邀或已加入。"},
    {"A group has at most {} members.", "联合采购组最多 {0} 个成员。"},
    {"Group {} has not invited your organisation, or you have left it.", "联合采购组 {0} 未邀请本单位，或本单位已退出。"},
    {"Nobody who has joined group {} wants such goods on that day.", "联合采购组 {0} 的成员在当天没有这样的需求。"},
    {"There is no fill {} of this group.", "该联合采购组没有方案 {0}。"},
    {"Only of who joins.", "仅加入时填写。"},
    {"Each line is replaced once, by an offer that no other line has.", "每行最多替换一次，且不得使用其他行已有的报价。"},
    {"A replacement passes what the buyer allows of its line.", "替换超出采购单位对该行的许可。"},
    {"The same offer stands in another line.", "其他行已有同一报价。"},
    {"What is ordered ahead of its harvest is not replaced.", "预订的产品不能替换。"},
    {"What was awarded is delivered as it was quoted.", "定标订单须按报价供货，不得替换。"},
    {"The buyer allows nothing instead of {}.", "采购单位不允许替换 {0}。"},
    {"The buyer does not allow {} instead of {}.", "采购单位不允许以 {0} 替换 {1}。"},
    {"{} g instead of {} g: {} permille less or more are allowed.", "以 {0} 克替换 {1} 克：允许上下浮动千分之 {2}。"},
    {"{} costs more than {} was ordered for.", "{0} 的价格高于 {1} 的订购价。"},
};

}  // namespace

std::span<const base::sentence> need_sentences() { return rows; }

}  // namespace chuanpin::orders::domain
