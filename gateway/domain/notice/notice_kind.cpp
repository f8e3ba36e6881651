#include "gateway/domain/notice/notice_kind.hpp"

#include <algorithm>
#include <stdexcept>

namespace chuanpin::gateway::domain {

namespace {

// Whoever pays needs days: at eight in the morning three days before the last one, and of the last one itself.
constexpr reminder_rules of_payments{std::chrono::hours(3 * 24 + 16), std::chrono::hours(16)};

constexpr notice_kind kinds[] = {
    {"approve-order", true, at_due::expires, "订单待审批", "An order waits for approval in your house",
     "本单位订单 {order}(金额 {total})待审批,截止时间:{due}。逾期未审批,订单自动取消,库存与预算占用释放。",
     "Order {order} ({total}) of your house waits for approval; deadline: {due}. Unapproved by then, it is cancelled and its stock and "
     "budget are freed."},
    {"confirm-order", true, at_due::expires, "订单待确认", "An order waits for your confirmation",
     "订单 {order}(金额 {total})待确认,截止时间:{due}。逾期未确认,订单自动取消,库存释放。",
     "Order {order} ({total}) waits for confirmation; deadline: {due}. Unconfirmed by then, it is cancelled and its stock is freed."},
    {"sign-contract", true, at_due::expires, "合同待签署", "A contract waits for your signature",
     "订单 {order}(金额 {total})的合同待双方签署,签署后方可发货,期限:{due}。逾期未签署,订单自动取消,库存与预算占用释放。",
     "The contract of order {order} ({total}) waits for both signatures; nothing is dispatched before; deadline: {due}. Unsigned by then, "
     "the order is cancelled and its stock and budget are freed."},
    {"dispatch-order", true, at_due::overdue, "订单待发货", "An order waits to be dispatched",
     "订单 {order}(金额 {total})已确认,请安排发货,期限:{due}。",
     "Order {order} ({total}) is confirmed and waits to be dispatched; deadline: {due}."},
    {"accept-order", true, at_due::overdue, "订单待验收", "An order waits for your acceptance",
     "订单 {order}(金额 {total})已发货,请到货后验收,期限:{due}。",
     "Order {order} ({total}) is on its way; accept the goods when they have arrived; deadline: {due}."},
    {"hand-in-temperature-log", true, at_due::nothing, "温度记录待上传", "A temperature record is missing",
     "运单 {shipment} 已送达,请上传温度记录,否则无法作出冷链判定。",
     "Shipment {shipment} is delivered; hand in its temperature record, without which no cold-chain verdict can be given."},
    {"answer-complaint", true, at_due::expires, "投诉待答复", "A complaint waits for your answer",
     "订单 {order} 被投诉,要求退款 {asked},请在 {due} 前答复。逾期未答复,转平台裁定。",
     "Order {order} is complained about, a refund of {asked} is asked for; answer by {due}. Unanswered by then, the platform rules."},
    {"complaint-answered", false, at_due::nothing, "投诉已答复", "Your complaint is answered",
     "供应商已答复订单 {order} 的投诉,愿退款 {offered}。同意或提请平台裁定。",
     "The supplier has answered the complaint about order {order} and offers {offered}. Agree, or ask the platform to rule."},
    {"complaint-escalated", false, at_due::nothing, "投诉已提请裁定", "A complaint goes to the platform",
     "订单 {order} 的投诉已提请平台裁定。", "The complaint about order {order} is for the platform to rule on."},
    {"complaint-settled", false, at_due::nothing, "投诉已和解", "A complaint is settled", "订单 {order} 的投诉已和解,退款 {refund}。",
     "The complaint about order {order} is settled with a refund of {refund}."},
    {"complaint-ruled", false, at_due::nothing, "投诉已裁定", "A complaint is ruled on", "平台已裁定订单 {order} 的投诉,退款 {refund}。",
     "The platform has ruled on the complaint about order {order}: a refund of {refund}."},
    {"order-confirmed", false, at_due::nothing, "订单已确认", "Your order is confirmed", "供应商已确认订单 {order}(金额 {total})。",
     "The supplier has confirmed order {order} ({total})."},
    {"order-accepted", false, at_due::nothing, "订单已验收", "Your order is accepted",
     "采购单位已全部验收订单 {order},验收金额 {accepted}。", "The buyer has accepted all of order {order}: {accepted}."},
    {"order-partly-accepted", false, at_due::nothing, "订单部分验收", "Your order is accepted in part",
     "采购单位已部分验收订单 {order},验收金额 {accepted},拒收 {rejected}。",
     "The buyer has accepted order {order} in part: {accepted}; {rejected} were rejected."},
    {"order-cancelled", false, at_due::nothing, "订单已取消", "An order is cancelled", "订单 {order}(金额 {total})已取消,原因:{reason}。",
     "Order {order} ({total}) is cancelled; reason: {reason}."},
    {"order-expired", false, at_due::nothing, "订单逾期未确认,已取消", "An order was not confirmed in time",
     "订单 {order}(金额 {total})逾期未确认,已自动取消,库存已释放。",
     "Order {order} ({total}) was not confirmed in time; it is cancelled and its stock is free."},
    {"contract-expired", false, at_due::nothing, "合同逾期未签署,订单已取消", "A contract was not signed in time",
     "订单 {order}(金额 {total})的合同逾期未签署,订单已自动取消,库存与预算占用已释放。",
     "The contract of order {order} ({total}) was not signed in time; the order is cancelled and its stock and budget are free."},
    {"order-partly-dispatched", false, at_due::nothing, "订单部分发货", "Part of your order is on its way",
     "订单 {order} 已发出一批货物,请到货后逐批验收。", "A delivery of order {order} is on its way; accept it when it has arrived."},
    {"acceptance-overdue", false, at_due::nothing, "到货逾期未验收", "A delivery was not signed for in time",
     "订单 {order} 的第 {number} 批货物逾期未验收,不会自动验收,请采购单位尽快验收。",
     "Delivery {number} of order {order} was not signed for in time. Nothing is accepted by silence: its buyer has to sign."},
    {"answer-short-close", true, at_due::nothing, "短交结案待答复", "A short-closing waits for your answer",
     "对方提议不再交付订单 {order} 的剩余部分,原因:{reason}。请同意或拒绝。",
     "The other side proposes to give up what is left of order {order}; reason: {reason}. Agree or refuse."},
    {"short-close-refused", false, at_due::nothing, "短交结案未获同意", "A short-closing was refused",
     "订单 {order} 的短交结案未获同意,余货继续交付。", "What is left of order {order} is not given up; it is to be delivered."},
    {"order-short-closed", false, at_due::nothing, "订单已短交结案", "An order is closed short",
     "订单 {order} 经双方同意短交结案,验收金额 {accepted}。",
     "Both sides gave up what was left of order {order}; {accepted} were accepted."},
    {"answer-return", true, at_due::nothing, "退货待答复", "A return waits for your answer",
     "采购单位申请退回订单 {order} 的货物,金额 {amount}。请同意或拒绝。",
     "The buyer asks to send back goods of order {order} for {amount}. Agree or decline."},
    {"return-agreed", false, at_due::nothing, "退货已同意", "Your return is agreed to",
     "供应商同意退回订单 {order} 的货物,请寄回,金额 {amount}。", "The supplier takes back goods of order {order} for {amount}; send them."},
    {"return-declined", false, at_due::nothing, "退货被拒绝", "Your return is declined", "供应商拒绝退回订单 {order} 的货物。",
     "The supplier does not take back goods of order {order}."},
    {"return-withdrawn", false, at_due::nothing, "退货已撤回", "A return is withdrawn", "采购单位撤回了订单 {order} 的退货。",
     "The buyer keeps the goods of order {order} after all."},
    {"return-received", false, at_due::nothing, "退货已收讫", "Your return has arrived",
     "供应商已收到订单 {order} 的退货,应付款减少 {amount}。", "The goods of order {order} are back; {amount} less is owed."},
    {"submit-quote", true, at_due::expires, "询价待报价", "A quote is asked of you",
     "询价单 {quotation}《{title}》请您报价,截止时间:{due}。截止前可修改或撤回,报价在截止前密封。",
     "Request for quotation {quotation} ({title}) asks you for a quote; deadline: {due}. Until then it can be replaced or withdrawn, and "
     "nobody reads it."},
    {"quotation-extended", true, at_due::expires, "询价延期", "A request for quotation is extended",
     "询价单 {quotation}《{title}》报价不足,截止时间延至:{due}。已报价的仍然有效,可修改或撤回。",
     "Request for quotation {quotation} ({title}) had too few quotes; new deadline: {due}. What you quoted stands and can be replaced."},
    {"quote-awarded", false, at_due::nothing, "报价已成交", "Your quote is awarded",
     "询价单 {quotation}《{title}》由您成交,合计 {winning}。",
     "Request for quotation {quotation} ({title}) is awarded to you for {winning}."},
    {"quote-not-awarded", false, at_due::nothing, "报价未成交", "Your quote is not awarded",
     "询价单 {quotation}《{title}》未由您成交。您的报价合计 {own},按每千克到货价排第 {standing};成交报价合计 {winning}。",
     "Request for quotation {quotation} ({title}) is not awarded to you. Yours was {own}, number {standing} by the delivered kilogram; "
     "what was awarded is {winning}."},
    {"quotation-given-up", false, at_due::nothing, "询价已终止", "A request for quotation is given up",
     "询价单 {quotation}《{title}》已终止,未定标。", "Request for quotation {quotation} ({title}) is given up; nothing is awarded."},
    {"decide-quotation", true, at_due::nothing, "询价已截止,待处理", "A request for quotation has passed its deadline",
     "询价单 {quotation}《{title}》已过报价截止时间,请开启报价;报价不足时可延期或终止。",
     "Request for quotation {quotation} ({title}) has passed its deadline. Open the quotes; where there are too few, extend it or give it "
     "up."},
    {"award-released", false, at_due::nothing, "定标可重新下单", "An award can be ordered again",
     "询价单 {quotation}《{title}》定标后的订单已取消,可按原定标重新下单。",
     "The order by the award of request for quotation {quotation} ({title}) has ended; another can be placed by the same award."},
    {"pay-order", true, at_due::overdue, "货款待支付", "A payment is due", "订单 {order} 尚有 {left} 待支付,付款期限:{due}。",
     "{left} of order {order} are to be paid; deadline: {due}.", of_payments},
    {"pay-back", true, at_due::nothing, "退款待支付", "Money is owed back", "订单 {order} 应退还采购单位 {owed_back},请退款并登记。",
     "{owed_back} of order {order} are owed back to the buyer. Pay and record it."},
    {"confirm-refund", true, at_due::nothing, "退款待确认", "A refund waits for your confirmation",
     "供应商已登记订单 {order} 的退款,请确认是否到账。",
     "The supplier has recorded a refund of order {order}. Confirm once it has arrived."},
    {"refund-confirmed", false, at_due::nothing, "退款已确认到账", "A refund has arrived", "采购单位已确认收到订单 {order} 的退款。",
     "The buyer has confirmed that the refund of order {order} arrived."},
    {"sign-agreement", true, at_due::nothing, "购销协议待签署", "An agreement waits for your signature",
     "购销协议 {agreement}(金额 {total})待各方签署。", "Agreement {agreement} ({total}) waits for the signatures of all sides."},
    {"agreement-changed", false, at_due::nothing, "购销协议文本已变更", "An agreement has another text",
     "又有单位加入购销协议 {agreement}(金额 {total}),请重新阅读后签署。",
     "Another unit has joined agreement {agreement} ({total}). Read it again before you sign."},
    {"agreement-signed", false, at_due::nothing, "购销协议已生效", "An agreement is in force",
     "各方已签署购销协议 {agreement}(金额 {total})。", "All sides have signed agreement {agreement} ({total})."},
    {"agreement-cancelled", false, at_due::nothing, "购销协议已取消", "An agreement is cancelled", "购销协议 {agreement} 已取消。",
     "Agreement {agreement} is cancelled."},
    {"prepay-agreement", true, at_due::nothing, "预付款待支付", "A prepayment is to be made",
     "购销协议 {agreement}(金额 {total})已生效,请支付预付款并登记凭证。",
     "Agreement {agreement} ({total}) is in force. Make the prepayment and record its voucher."},
    {"confirm-prepayment", true, at_due::nothing, "预付款待确认", "A prepayment waits for your confirmation",
     "购销协议 {agreement} 的预付款已登记,请确认是否到账。",
     "A prepayment of agreement {agreement} is recorded. Confirm once it has arrived."},
    {"allocate-agreement", true, at_due::overdue, "协议待分配到户", "An agreement waits for its allocation",
     "购销协议 {agreement} 的款项已落实,请分配到村到户,交货期限:{due}。",
     "Agreement {agreement} is funded. Allocate it to villages and households; delivery by {due}."},
    {"agreement-allocated", false, at_due::nothing, "协议已分配到户", "An agreement is allocated",
     "购销协议 {agreement} 已分配到村到户,可查看分配明细。", "Agreement {agreement} is allocated to villages and households."},
    {"deliver-agreement", true, at_due::overdue, "协议待交货", "An agreement waits to be delivered",
     "购销协议 {agreement} 请按名单交货,期限:{due}。", "Deliver agreement {agreement} by its list; deadline: {due}."},
    {"answer-settlement", true, at_due::nothing, "结清提议待答复", "A settlement waits for your answer",
     "对方提议结清购销协议 {agreement} 的未履行部分,请同意或拒绝。",
     "The other side proposes to settle what is open of agreement {agreement}. Agree or refuse."},
    {"settlement-refused", false, at_due::nothing, "结清提议未获同意", "A settlement is refused",
     "购销协议 {agreement} 的结清提议未获同意,继续履行。", "What is open of agreement {agreement} is still to be fulfilled."},
    {"repay-agreement", true, at_due::nothing, "预付款待退回", "A prepayment is to be paid back",
     "购销协议 {agreement} 已结清,未交货部分的预付款请退回帮扶单位并登记凭证。",
     "Agreement {agreement} is settled. Pay back what was prepaid and not delivered, and record the voucher."},
    {"confirm-repayment", true, at_due::nothing, "退回预付款待确认", "A repayment waits for your confirmation",
     "供货方已登记购销协议 {agreement} 的退回款项,请确认是否到账。",
     "The supplier has recorded a repayment of agreement {agreement}. Confirm once it has arrived."},
    {"sign-agreement-addendum", true, at_due::nothing, "补充协议待签署", "An addendum waits for your signature",
     "购销协议 {agreement} 有补充协议待各方签署。", "An addendum to agreement {agreement} waits for the signatures of all sides."},
    {"agreement-closed", false, at_due::nothing, "购销协议已了结", "An agreement is closed", "购销协议 {agreement} 的各行均已了结。",
     "Every line of agreement {agreement} is ended."},
    {"answer-attribution-correction", true, at_due::nothing, "归属更正待答复", "A correction waits for your answer",
     "订单 {order} 中“{product}”的归属有更正提议,请同意或拒绝。",
     "Another unit or channel is proposed for {product} of order {order}. Agree or refuse."},
    {"attribution-corrected", false, at_due::nothing, "归属已更正", "An attribution is corrected",
     "订单 {order} 中“{product}”的归属已由双方同意更正,统计数据随之冲销。",
     "Both sides agreed to correct what {product} of order {order} counts for; the figures follow."},
    {"attribution-correction-refused", false, at_due::nothing, "归属更正被拒绝", "A correction is refused",
     "订单 {order} 中“{product}”的归属更正未获同意。", "What {product} of order {order} counts for stays as it is."},
    {"cold-chain-passed", false, at_due::nothing, "冷链判定:合格", "Cold-chain verdict: passed", "运单 {shipment} 的温度记录判定为合格。",
     "The temperature record of shipment {shipment} passed."},
    {"cold-chain-failed", false, at_due::nothing, "冷链判定:不合格", "Cold-chain verdict: failed",
     "运单 {shipment} 的温度记录判定为不合格,理由见判定书。",
     "The temperature record of shipment {shipment} failed; the verdict says why."},
    {"cold-chain-unproven", false, at_due::nothing, "冷链判定:证据不足", "Cold-chain verdict: not enough evidence",
     "运单 {shipment} 的温度记录证据不足,理由见判定书。",
     "The temperature record of shipment {shipment} does not vouch for the journey; the verdict says why."},
    {"subsidy-granted", false, at_due::nothing, "运输补贴已核定", "A transport subsidy is assessed",
     "运单 {shipment} 的运输补贴核定为 {amount}。", "The transport subsidy of shipment {shipment} is {amount}."},
    {"subsidy-denied", false, at_due::nothing, "运输补贴不予核定", "A transport subsidy is denied",
     "运单 {shipment} 不予补贴,原因代码:{denial}。", "Shipment {shipment} gets no subsidy; reason: {denial}."},
    {"sign-supply-contract", true, at_due::nothing, "长期合同待签署", "A long-term contract waits for your signature",
     "长期合同 {contract}(共 {quantity} 件)待双方签署,签署后方可要货。",
     "Long-term contract {contract} over {quantity} trade units waits for both signatures; nothing is called off before."},
    {"supply-contract-in-force", false, at_due::nothing, "长期合同已生效", "A long-term contract is in force",
     "长期合同 {contract}(共 {quantity} 件)已由双方签署,可以要货。",
     "Both sides have signed long-term contract {contract} over {quantity} trade units; it can be called off."},
    {"supply-contract-cancelled", false, at_due::nothing, "长期合同已取消", "A long-term contract is cancelled",
     "长期合同 {contract} 在双方签署前取消,原因:{reason}。",
     "Long-term contract {contract} was cancelled before both had signed; reason: {reason}."},
    {"sign-supply-addendum", true, at_due::nothing, "长期合同补充协议待签署",
     "An addendum to a long-term contract waits for your signature",
     "对方对长期合同 {contract} 提出第 {number} 份补充协议,缘由:{reason}。请签署或拒绝。",
     "The other side proposes addendum {number} to long-term contract {contract}: {reason}. Sign or refuse it."},
    {"supply-addendum-in-force", false, at_due::nothing, "长期合同补充协议已生效", "An addendum to a long-term contract is in force",
     "长期合同 {contract} 的第 {number} 份补充协议已由双方签署。",
     "Both sides have signed addendum {number} to long-term contract {contract}."},
    {"supply-addendum-refused", false, at_due::nothing, "长期合同补充协议被拒绝", "An addendum to a long-term contract is refused",
     "长期合同 {contract} 的第 {number} 份补充协议未获同意,理由:{reason}。合同不变。",
     "Addendum {number} to long-term contract {contract} is refused: {reason}. The contract stands as it is."},
    {"standing-day-not-ordered", false, at_due::nothing, "长期订单未能下单", "A day of a standing order was not ordered",
     "长期订单 {standing_order} 在 {day} 的配送未能下单,原因:{reason}。请自行下单。",
     "The delivery of {day} of standing order {standing_order} was not ordered: {reason}. Order it yourselves."},
    {"standing-day-in-part", false, at_due::nothing, "长期订单部分下单", "A day of a standing order was ordered in part",
     "长期订单 {standing_order} 在 {day} 的配送已下单,但以下货物未能订到:{skipped}",
     "The delivery of {day} of standing order {standing_order} was ordered without what could not be had: {skipped}"},
    {"forward-overcommitted", false, at_due::nothing, "预售已超过预告产能", "More is ordered ahead than you announce",
     "产品 {product} 在 {week} 的预告量低于已被预订的量,超出 {overcommitted}。已预订的保留,不再接受新的预订,请与采购单位协商或补足。",
     "Of product {product} in {week} buyers have ordered {overcommitted} more than you announce now. What is ordered stays, nothing new is "
     "taken; make it up or agree with the buyers."},
    {"goods-set-aside", false, at_due::nothing, "预售货物已到齐", "What was ordered ahead has come",
     "订单 {order} 预售的货物({week})已全部到货并为您留出,待供应商确认。",
     "What order {order} asked for ahead of {week} has come and is set aside for you; the supplier confirms next."},
    {"goods-set-aside-in-part", false, at_due::nothing, "预售货物部分到货", "A part of what was ordered ahead has come",
     "订单 {order} 预售的货物({week})已有一部分到货并为您留出,还差 {waiting} 件。",
     "A part of what order {order} asked for ahead of {week} has come and is set aside for you; {waiting} trade units are still to come."},
    {"goods-late", false, at_due::nothing, "预售货物逾期未到", "What was ordered ahead is late",
     "{week} 已结束,订单 {order} 预售的货物仍差 {waiting} 件。订单继续等待至 {hold_end},请双方协商补货或取消。",
     "{week} is over and {waiting} trade units of order {order} have not come. It waits until {hold_end}; agree whether they still come, "
     "or "
     "cancel it."},
    {"webhook-endpoint-failing", false, at_due::nothing, "订阅地址持续失败", "A webhook endpoint keeps failing",
     "订阅地址 {endpoint} 已连续失败 {failures} 次,请检查接收端。",
     "Webhook endpoint {endpoint} has failed {failures} times in a row; look after its receiver."},
    {"webhook-endpoint-disabled", false, at_due::nothing, "订阅地址已停用", "A webhook endpoint is disabled",
     "订阅地址 {endpoint} 的接收端已注销(410),投递已停止。",
     "The receiver of webhook endpoint {endpoint} is gone (410); nothing is delivered there any more."},
};

std::string fill(std::string_view words, std::span<const notice_figure> figures, notice_language language) {
    std::string text;
    while (!words.empty()) {
        const auto begin = words.find('{');
        text.append(words.substr(0, begin));
        if (begin == std::string_view::npos) break;
        const auto end = words.find('}', begin);
        const auto name = words.substr(begin + 1, end - begin - 1);
        const auto found = std::ranges::find(figures, name, &notice_figure::name);
        if (found == figures.end()) throw std::logic_error("a notice lacks the figure " + std::string(name));
        text.append(to_text(found->value, language));
        words.remove_prefix(end + 1);
    }
    return text;
}

}  // namespace

std::span<const notice_kind> notice_kinds() { return kinds; }

const notice_kind* find_notice_kind(std::string_view name) {
    const auto* found = std::ranges::find(kinds, name, &notice_kind::name);
    return found == std::end(kinds) ? nullptr : found;
}

notice_text render(const notice_kind& kind, std::span<const notice_figure> figures) {
    return {std::string(kind.title_zh), std::string(kind.title_en), fill(kind.body_zh, figures, notice_language::zh),
            fill(kind.body_en, figures, notice_language::en)};
}

}  // namespace chuanpin::gateway::domain
