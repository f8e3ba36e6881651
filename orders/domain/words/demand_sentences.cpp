#include "orders/domain/words/sentences.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr base::sentence rows[] = {
    {"There is no long-term contract {}.", "没有长期合同 {0}。"},
    {"The terms of the contract do not hold together.", "合同条款前后不符。"},
    {"Product {} is not known here.", "没有产品 {0}。"},
    {"No product of this id is known here.", "没有该编号的产品。"},
    {"Contract {} is {}: it does not allow {}.", "合同 {0} 的状态为 {1}，不允许 {2}。"},
    {"Your side has signed contract {}.", "本方已签署合同 {0}。"},
    {"Contract {} is {}: nothing can be called off.", "合同 {0} 的状态为 {1}，不能要货。"},
    {"The contract is for {} to {}.", "合同期为 {0} 至 {1}。"},
    {"Must lie in the term of the contract.", "应在合同期内。"},
    {"The contract is about product {}.", "合同约定的产品为 {0}。"},
    {"Name an offer of the product of the contract.", "请选择合同约定产品的报价。"},
    {"Contract {} has {} left for period {}.", "合同 {0} 第 {2} 期尚可要货 {1}。"},
    {"At most {} can be called off for this period.", "本期最多可要货 {0}。"},
    {"Only with a fixed price.", "仅固定价格时填写。"},
    {"The price of a trade unit over the whole term.", "请填写合同期内每件的单价。"},
    {"Must not be below the floor.", "不得低于保底价。"},
    {"The whole term passes 2^53 - 1 fen.", "整个合同期的金额超过 2^53 − 1 分。"},
    {"The term must end within ten years.", "合同期应在十年内结束。"},
    {"There is no school calendar {}.", "没有校历 {0}。"},
    {"The days of the calendar do not hold together.", "校历的日期前后不符。"},
    {"There is no standing order {}.", "没有长期订单 {0}。"},
    {"The standing order does not hold together.", "长期订单内容前后不符。"},
    {"Standing order {} is {}: it does not allow {}.", "长期订单 {0} 的状态为 {1}，不允许 {2}。"},
    {"Your house has no school calendar {}.", "本单位没有校历 {0}。"},
    {"Name a calendar of your own house.", "请选择本单位的校历。"},
    {"{} of standing order {} is decided.", "长期订单 {1} 的 {0} 已处理。"},
    {"{} had passed before it could be ordered.", "{0} 已过，未能下单。"},
    {"Must not lie before its beginning.", "不得早于开始日期。"},
    {"Overlaps term {}.", "与第 {0} 个学期重叠。"},
    {"The day stands in the list already.", "该日期已在列表中。"},
};

}  // namespace

std::span<const base::sentence> demand_sentences() { return rows; }

}  // namespace chuanpin::orders::domain
