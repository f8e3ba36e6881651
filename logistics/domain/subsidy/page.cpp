#include <fmt/format.h>

#include "logistics/domain/subsidy/assessment.hpp"
#include "logistics/domain/text.hpp"

namespace chuanpin::logistics::domain {

namespace {

std::string heading(const assessment& what) {
    auto text =
        fmt::format("运输补贴核算说明\n核算编号：{}（第 {} 次）\n运单：{}    订单：{}\n核算时间：{}（北京时间）\n性质：{}\n",
                    base::to_wire(what.id), what.number, base::to_wire(what.shipment), base::to_wire(what.order),
                    shanghai_text(what.assessed_at), what.status == assessment_status::final_ ? "最终（已验收）" : "暂计（尚未验收）");
    if (!what.rule) return text;
    const auto& rule = *what.rule;
    return text + fmt::format("规则：《{}》{} 第 {} 版，文号 {}，有效期 {} 起{}\n", rule.title_zh,
                              rule.example ? "【示例规则，不是任何县的真实政策】" : "", rule.version, rule.document_number,
                              base::to_text(rule.valid_from), rule.valid_to ? "，至 " + base::to_text(*rule.valid_to) + "（不含）" : "");
}

}  // namespace

std::string explanation_page_zh(const assessment& what) {
    auto text = heading(what) + "\n";
    int number = 0;
    for (const auto& step : what.outcome.steps) {
        text += fmt::format("{:>2}. {}\n", ++number, step.text_zh);
        for (const auto& input : step.inputs)
            text += fmt::format("      {} = {}{}{}{}\n", input.name, input.value, input.unit.empty() ? "" : " ", input.unit,
                                input.source.empty() ? "" : "    来源：" + input.source);
        if (!step.operation.empty())
            text += fmt::format("      {} → {}{}{}\n", step.operation, step.result, step.unit.empty() ? "" : " ", step.unit);
    }
    return text + fmt::format("\n结论：{}，金额 {} 元\n", what.outcome.granted ? "予以补贴" : "不予补贴", yuan(what.outcome.amount));
}

}  // namespace chuanpin::logistics::domain
