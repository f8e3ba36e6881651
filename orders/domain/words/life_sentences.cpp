#include "orders/domain/words/sentences.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr base::sentence rows[] = {
    {"There is no draft {}.", "没有草稿 {0}。"},
    {"There is no line {} in the draft.", "草稿中没有 {0} 这一行。"},
    {"Draft {} is order {} now.", "草稿 {0} 已成为订单 {1}。"},
    {"Draft {} was not touched for too long; open another.", "草稿 {0} 太久未改动，请另建一份。"},
    {"A draft has at most {} lines, as an order.", "草稿与订单一样，最多 {0} 行。"},
    {"Add a line first.", "请先加一行。"},
    {"Look at draft {} again and submit it then.", "请重新查看草稿 {0} 后再提交。"},
    {"Change line {} instead.", "请改为修改 {0} 这一行。"},
    {"Its product stands in another line.", "该产品已在另一行。"},
    {"Order {} has no contract.", "订单 {0} 没有合同。"},
    {"Both sides must sign the contract of order {} first.", "订单 {0} 的合同须先由双方签署。"},
    {"The contract of order {} is signed; propose an addendum.", "订单 {0} 的合同已有签署，请提出补充协议。"},
    {"Your side has signed the contract.", "本方已签署合同。"},
    {"Your side has signed addendum {}.", "本方已签署补充协议 {0}。"},
    {"Read it again and sign what you read.", "请重新阅读，并签署所读文本。"},
    {"Not the SHA-256 of the text as it is now.", "不是当前文本的 SHA-256。"},
    {"A contract has at most {} addenda.", "一份合同最多 {0} 份补充协议。"},
    {"The addendum does not fit the order.", "补充协议与订单不符。"},
    {"The budgets that pay are of another year.", "付款预算属于另一年度。"},
    {"Addendum {} changes the freight.", "补充协议 {0} 变更运费。"},
    {"Goods and freight together pass 2^53 - 1 fen.", "货款与运费合计超过 2^53 − 1 分。"},
    {"The budget is not of the year of the delivery.", "预算不属于送达年度。"},
    {"It has not enough left.", "余额不足。"},
    {"There is no payment {}.", "没有付款 {0}。"},
    {"At most {} fen may still be recorded.", "最多还可登记 {0} 分。"},
    {"A payment is recorded once it is made.", "付款之后方可登记。"},
    {"Today or before.", "须为今日或以前。"},
    {"Voucher {} of the buyer is recorded.", "采购单位的凭证 {0} 已登记。"},
    {"Recorded already.", "已登记。"},
    {"Payment {} is confirmed.", "付款 {0} 已确认。"},
    {"You recorded payment {} yourself.", "付款 {0} 由您本人登记。"},
    {"{} fen are not confirmed yet.", "尚有 {0} 分未确认到账。"},
    {"Give the unit a credit limit first.", "请先给予该单位赊销额度。"},
    {"{} fen are left, {} are needed.", "剩余 {0} 分，需要 {1} 分。"},
    {"{} fen are taken up by open orders.", "未结订单已占用 {0} 分。"},
};

}  // namespace

std::span<const base::sentence> life_sentences() { return rows; }

}  // namespace chuanpin::orders::domain
