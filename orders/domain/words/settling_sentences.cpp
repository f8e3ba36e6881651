#include "orders/domain/words/sentences.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr base::sentence rows[] = {
    {"There is no correction {}.", "没有归属更正 {0}。"},
    {"Name a line of the order.", "请指明订单中的一行。"},
    {"Not a line of this order.", "不是该订单的行。"},
    {"Order {} is not accepted yet: cancel it and order anew.", "订单 {0} 尚未验收:请取消后重新下单。"},
    {"Correction {} waits for its answer.", "归属更正 {0} 尚待答复。"},
    {"Name another unit or another channel.", "请指明另一单位或另一渠道。"},
    {"The line counts for that already.", "该行已归属于此。"},
    {"Correction {} is ended.", "归属更正 {0} 已了结。"},
    {"The unit that a line counts for proposes, the other side answers.", "由该行所归属的单位提出,另一方答复。"},
    {"You proposed correction {} yourself.", "归属更正 {0} 由您本人提出。"},
    {"A line is corrected at most {} times.", "一行最多更正 {0} 次。"},
    {"The offer that was ordered from does not have it.", "所订报价没有该渠道。"},
    {"Say why.", "请说明理由。"},
    {"Not a status of a correction.", "不是归属更正的状态。"},
    {"A year from 2018 to 2100.", "2018 至 2100 年。"},
    {"There is no refund {}.", "没有退款 {0}。"},
    {"{} fen are owed back.", "应退 {0} 分。"},
    {"A refund is recorded once it is made.", "退款之后方可登记。"},
    {"Voucher {} of the supplier is recorded.", "供货单位的凭证 {0} 已登记。"},
    {"Refund {} is confirmed.", "退款 {0} 已确认。"},
    {"You recorded refund {} yourself.", "退款 {0} 由您本人登记。"},
    {"The contract of order {} was not signed in time; the order is cancelled.", "订单 {0} 的合同未在期限内签署，订单取消。"},
    {"The offer is not sold to helping units.", "该报价不向帮扶单位销售。"},
    {"Delivered to {}; you are in {}.", "配送范围为 {0}；贵单位在 {1}。"},
};

}  // namespace

std::span<const base::sentence> settling_sentences() { return rows; }

}  // namespace chuanpin::orders::domain
