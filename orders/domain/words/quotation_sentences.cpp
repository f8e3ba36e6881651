#include "orders/domain/words/sentences.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr base::sentence rows[] = {
    {"Must lie ahead.", "须晚于当前时间。"},
    {"Nothing is delivered before the quotes are opened.", "送达日不能早于报价截止日。"},
    {"Nobody asks their own organisation.", "不能向本单位询价。"},
    {"Each supplier is asked once.", "同一供应商只能询价一次。"},
    {"At least {} suppliers are asked.", "至少向 {0} 家供应商询价。"},
    {"The request has no such line.", "询价单没有这一行。"},
    {"The line is quoted already.", "这一行已报价。"},
    {"Each product stands in one line.", "每个产品只能占一行。"},
    {"It is no product of yours.", "不是本单位的产品。"},
    {"It has no mass: a kilogram of it has no price.", "该产品没有净含量,无法按每千克计价。"},
    {"{} units are the fewest that hold {} g.", "至少 {0} 件可满 {1} 克,须按此数报价。"},
    {"Line {} has no price.", "第 {0} 行没有报价。"},
    {"The whole passes 2^53 - 1.", "合计超过 2^53 − 1。"},
    {"There is no request for quotation {}.", "没有询价单 {0}。"},
    {"The request for quotation cannot stand as it is.", "询价单有误。"},
    {"The quotes of {} are sealed until {}.", "询价单 {0} 的报价在 {1} 前密封。"},
    {"{} quotes came in and {} are needed; they stay sealed. Extend the deadline or give up.",
     "收到 {0} 份报价,须有 {1} 份;报价保持密封,请延期或终止询价。"},
    {"The quotes of {} can be opened.", "询价单 {0} 可以开启报价。"},
    {"A deadline is moved at most {} times.", "截止时间最多延期 {0} 次。"},
    {"Quotes on {} were taken until {}.", "询价单 {0} 的报价已于 {1} 截止。"},
    {"Every line that is asked for has one price.", "询价单的每一行须有且只有一个报价。"},
    {"No quote of {} stands.", "{0} 没有有效报价。"},
    {"You asked for {}: somebody else awards it.", "询价单 {0} 由您发起,须由他人定标。"},
    {"The quote is number {} by the price of a delivered kilogram.", "按每千克到货价,该报价排第 {0}。"},
    {"Say why it is not the cheapest.", "请说明未选最低价的理由。"},
    {"Orders from {} fen on need quotations first.", "金额达 {0} 分的订单须先询价。"},
    {"Name the request for quotation that was awarded.", "请注明已定标的询价单。"},
    {"Request for quotation {} is {}.", "询价单 {0} 的状态为 {1}。"},
    {"Award it first.", "请先定标。"},
    {"Request for quotation {} became order {}.", "询价单 {0} 已成为订单 {1}。"},
    {"An award becomes one order.", "一次定标只能下一张订单。"},
    {"An order by an award is what was awarded.", "按定标下单,内容须与定标一致。"},
    {"It was awarded to another supplier.", "定标的是另一家供应商。"},
    {"It was awarded for {}.", "定标的是 {0}。"},
    {"{} lines were awarded.", "定标共 {0} 行。"},
    {"No such goods were awarded.", "定标中没有这种产品。"},
    {"{} were awarded.", "定标数量为 {0}。"},
    {"The freight is what was awarded.", "运费以定标为准。"},
    {"The freight is that of request for quotation {}.", "运费以询价单 {0} 的定标为准。"},
};

}  // namespace

std::span<const base::sentence> quotation_sentences() { return rows; }

}  // namespace chuanpin::orders::domain
