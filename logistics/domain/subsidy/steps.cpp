#include "logistics/domain/subsidy/steps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "logistics/domain/subsidy/denials.hpp"
#include "logistics/domain/text.hpp"

namespace chuanpin::logistics::domain::steps {

namespace {

std::string rule_source(const assessment_inputs& inputs) { return fmt::format("rule {} v{}", inputs.rule->code, inputs.rule->version); }
std::string tonnes(std::int64_t mass_g) { return decimal_text(mass_g, 6); }
std::string kilometres(std::int64_t distance_m) { return decimal_text(distance_m, 3); }

// grams · metres = 10⁻⁹ tonne-kilometres; the product needs 126 bits.
std::string tonne_kilometres(std::int64_t mass_g, std::int64_t distance_m) {
    __extension__ using wide = unsigned __int128;
    auto product = static_cast<wide>(mass_g) * static_cast<wide>(distance_m);
    std::string digits;
    for (; product > 0 || digits.size() < 10; product /= 10)
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(product % 10)));
    digits.insert(digits.end() - 9, '.');
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

std::string valid_days(const subsidy_rule& rule) {
    return fmt::format("{}..{}", base::to_text(rule.valid_from), rule.valid_to ? base::to_text(*rule.valid_to) : "");
}

}  // namespace

explanation_step rule(const assessment_inputs& inputs) {
    const auto day = base::to_text(inputs.dispatched_on);
    explanation_step step{"rule",
                          "",
                          "",
                          {{"dispatched_on", day, "", "order.dispatched"}, {"rule_code", inputs.rule_code, "", "request"}},
                          "in force on dispatched_on",
                          "",
                          ""};
    if (!inputs.rule) {
        step.text_zh = fmt::format("发货日 {} 没有有效的补贴规则（{}）", day, inputs.rule_code);
        step.text_en = fmt::format("No version of {} is in force on {}, the day of dispatch", inputs.rule_code, day);
        step.result = "none";
        return step;
    }
    const auto& found = *inputs.rule;
    step.inputs.push_back({"document_number", found.document_number, "", rule_source(inputs)});
    step.inputs.push_back({"valid_days", valid_days(found), "", rule_source(inputs)});
    step.text_zh = fmt::format("适用规则《{}》（{}）第 {} 版{}，发货日 {} 在有效期内", found.title_zh, found.document_number, found.version,
                               found.example ? "【示例规则】" : "", day);
    step.text_en = fmt::format("{} version {} ({}){} is in force on {}, the day of dispatch", found.code, found.version,
                               found.document_number, found.example ? " [example rule]" : "", day);
    step.result = fmt::format("{} v{}", found.code, found.version);
    return step;
}

explanation_step mark(const assessment_inputs& inputs) {
    const auto& marks = inputs.marks;
    const auto numbers = fmt::format("{}", fmt::join(marks.certificates, "、"));
    explanation_step step{"mark",
                          "",
                          "",
                          {{"certificates", fmt::format("{}", fmt::join(marks.certificates, " ")), "", "order.dispatched"},
                           {"lines_without", std::to_string(marks.lines_without), "", "order.dispatched"}},
                          "every line was sold under a certificate of its day",
                          marks.lines_without == 0 ? "true" : "false",
                          ""};
    if (marks.lines_without == 0) {
        step.text_zh = fmt::format("下单日商标授权证书有效：{}", numbers);
        step.text_en = fmt::format("Sold under certificates in force on the day of the order: {}", numbers);
    } else {
        step.text_zh = fmt::format("有 {} 行商品下单时没有有效的商标授权证书", marks.lines_without);
        step.text_en = fmt::format("{} lines were sold without a certificate in force", marks.lines_without);
    }
    return step;
}

explanation_step mass(const assessment_inputs& inputs) {
    const bool accepted = inputs.status == assessment_status::final_;
    const auto value = inputs.mass_g ? std::to_string(*inputs.mass_g) : std::string("out of range");
    const auto readable = inputs.mass_g ? tonnes(*inputs.mass_g) + " 吨" : std::string("超出可计算范围");
    const auto readable_en = inputs.mass_g ? tonnes(*inputs.mass_g) + " t" : std::string("out of range");
    return {"mass",
            fmt::format("{}净重合计 {}", accepted ? "验收合格" : "发货（尚未验收，暂计）", readable),
            fmt::format("Net mass {}: {}", accepted ? "accepted by the buyer" : "dispatched (not accepted yet, provisional)", readable_en),
            {{accepted ? "accepted_mass" : "dispatched_mass", value, "g", accepted ? "order.accepted" : "order.dispatched"}},
            "sum of quantity * unit mass",
            value,
            "g"};
}

explanation_step minimum_mass(const assessment_inputs& inputs) {
    const auto mass_g = *inputs.mass_g, min_g = inputs.rule->mass_min_g;
    const bool enough = mass_g >= min_g;
    return {"minimum-mass",
            fmt::format("起补重量 {} 吨：{}", tonnes(min_g), enough ? "达到" : "未达到"),
            fmt::format("At least {} t is needed: {}", tonnes(min_g), enough ? "met" : "not met"),
            {{"mass", std::to_string(mass_g), "g", "step mass"}, {"mass_min", std::to_string(min_g), "g", rule_source(inputs)}},
            "mass >= mass_min",
            enough ? "true" : "false",
            ""};
}

explanation_step official_distance_of(const assessment_inputs& inputs, const official_distance* official) {
    explanation_step step{"official-distance", "", "", {}, "shortest of the official distances", "", "m"};
    for (const auto& each : inputs.ways)
        step.inputs.push_back({"distance " + each.origin_county_code + " - " + inputs.delivery_county_code,
                               each.found ? std::to_string(each.found->distance_m) : "none", "m",
                               each.found ? fmt::format("distance table {}", each.found->table_version) : "distance table"});
    if (!official) {
        step.text_zh = fmt::format("官方里程表中没有产地至收货地（{}）的里程", inputs.delivery_county_code);
        step.text_en = fmt::format("The official table has no distance from the goods' origin to {}", inputs.delivery_county_code);
        step.result = "none";
        return step;
    }
    step.text_zh =
        fmt::format("官方单程里程（第 {} 版里程表）{} 至 {}：{} 公里{}", official->table_version, official->origin_name_zh,
                    official->destination_name_zh, kilometres(official->distance_m), official->approximate ? "【演示数据，非实测】" : "");
    step.text_en = fmt::format("Official one-way distance (table {}) from {} to {}: {} km{}", official->table_version,
                               official->origin_county_code, official->destination_code, kilometres(official->distance_m),
                               official->approximate ? " [demonstration data, not measured]" : "");
    step.result = std::to_string(official->distance_m);
    return step;
}

explanation_step payable_distance(const assessment_inputs& inputs, const official_distance& official, std::int64_t ceiling_m,
                                  std::int64_t payable_m) {
    explanation_step step{
        "payable-distance",        "", "", {{"official", std::to_string(official.distance_m), "m", "step official-distance"}}, "",
        std::to_string(payable_m), "m"};
    if (!inputs.declared_distance_m) {
        step.operation = "official";
        step.text_zh = fmt::format("未申报里程，按官方里程计 {} 公里", kilometres(payable_m));
        step.text_en = fmt::format("No distance was declared: the official {} km counts", kilometres(payable_m));
        return step;
    }
    const auto permille = inputs.rule->distance_tolerance_permille;
    step.inputs.push_back({"tolerance", std::to_string(permille), "‰", rule_source(inputs)});
    step.inputs.push_back({"ceiling", std::to_string(ceiling_m), "m", "official * (1000 + tolerance) / 1000, rounded down"});
    step.inputs.push_back({"declared", std::to_string(*inputs.declared_distance_m), "m", "shipment " + base::to_wire(inputs.shipment)});
    step.operation = "min(declared, ceiling)";
    step.text_zh = fmt::format("申报 {} 公里，上限为官方里程加 {}%，即 {} 公里，计 {} 公里", kilometres(*inputs.declared_distance_m),
                               decimal_text(permille, 1), kilometres(ceiling_m), kilometres(payable_m));
    step.text_en =
        fmt::format("Declared {} km, at most the official distance plus {} % ({} km): {} km count", kilometres(*inputs.declared_distance_m),
                    decimal_text(permille, 1), kilometres(ceiling_m), kilometres(payable_m));
    return step;
}

explanation_step cold_chain(const assessment_inputs& inputs) {
    if (!inputs.verdict)
        return {"cold-chain", "尚无冷链判定", "There is no cold-chain verdict yet", {}, "verdict of the shipment", "none", ""};
    const auto& given = *inputs.verdict;
    const auto source = "verdict " + base::to_wire(given.id);
    const auto kind = std::string(name_of(given.kind));
    return {"cold-chain",
            fmt::format("冷链判定：{}（标准 {} 第 {} 版）", name_zh_of(given.kind), given.profile_code, given.profile_version),
            fmt::format("Cold-chain verdict: {} (profile {} version {})", kind, given.profile_code, given.profile_version),
            {{"verdict", kind, "", source}, {"readings_sha256", given.readings_sha256, "", source}},
            "verdict of the shipment",
            kind,
            ""};
}

explanation_step rate(const assessment_inputs& inputs, bool proven) {
    const auto& chosen = proven ? inputs.rule->cold_rate : inputs.rule->ambient_rate;
    return {"rate",
            fmt::format("按{}标准：每吨公里 {} 分", proven ? "冷链" : "常温（冷链未获证明）", rational_text(chosen)),
            fmt::format("The {} rate: {} fen per tonne-kilometre", proven ? "cold-chain" : "ambient (cold chain not proven)",
                        rational_text(chosen)),
            {{proven ? "cold_rate" : "ambient_rate", rational_text(chosen), "fen/t·km", rule_source(inputs)}},
            proven ? "passed: cold rate" : "not passed: ambient rate",
            rational_text(chosen),
            "fen/t·km"};
}

explanation_step freight(std::int64_t mass_g, std::int64_t distance_m) {
    const auto text = tonne_kilometres(mass_g, distance_m);
    return {"freight",
            fmt::format("运输周转量：{} 吨 × {} 公里 = {} 吨公里", tonnes(mass_g), kilometres(distance_m), text),
            fmt::format("Freight: {} t × {} km = {} t·km", tonnes(mass_g), kilometres(distance_m), text),
            {{"mass", std::to_string(mass_g), "g", "step mass"}, {"distance", std::to_string(distance_m), "m", "step payable-distance"}},
            "mass * distance",
            text,
            "t·km"};
}

explanation_step amount(std::int64_t mass_g, std::int64_t distance_m, const base::rational& rate, std::optional<std::int64_t> exact) {
    explanation_step step{"amount",
                          "",
                          "",
                          {{"mass", std::to_string(mass_g), "g", "step mass"},
                           {"distance", std::to_string(distance_m), "m", "step payable-distance"},
                           {"rate", rational_text(rate), "fen/t·km", "step rate"}},
                          "floor(mass * distance * rate / 1000000000)",
                          exact ? std::to_string(*exact) : "out of range",
                          "fen"};
    if (!exact) {
        step.text_zh = "金额超出可计算范围";
        step.text_en = "The amount is out of range";
        return step;
    }
    step.text_zh = fmt::format("周转量 × 标准，不足 1 分舍去：{} 元", yuan({*exact}));
    step.text_en = fmt::format("Freight × rate, fractions of a fen dropped: {} yuan", yuan({*exact}));
    return step;
}

explanation_step cap(const assessment_inputs& inputs, base::fen before, base::fen after) {
    const bool capped = after < before;
    return {"cap",
            fmt::format("单车次封顶 {} 元：{}", yuan(inputs.rule->cap), capped ? "超过，按封顶额计" : "未超过"),
            fmt::format("Cap of one shipment {} yuan: {}", yuan(inputs.rule->cap), capped ? "reached" : "not reached"),
            {{"amount", std::to_string(before.value), "fen", "step amount"},
             {"cap", std::to_string(inputs.rule->cap.value), "fen", rule_source(inputs)}},
            "min(amount, cap)",
            std::to_string(after.value),
            "fen"};
}

explanation_step result(const assessed& outcome) {
    if (outcome.granted)
        return {"result",
                fmt::format("补贴金额 {} 元", yuan(outcome.amount)),
                fmt::format("Subsidy: {} yuan", yuan(outcome.amount)),
                {},
                "",
                std::to_string(outcome.amount.value),
                "fen"};
    const auto& why = denial_of(outcome.denial);
    return {"result",
            fmt::format("不予补贴：{}", why.text_zh),
            fmt::format("Denied: {}", why.text_en),
            {{"denial", outcome.denial, "", ""}},
            "",
            "0",
            "fen"};
}

}  // namespace chuanpin::logistics::domain::steps
