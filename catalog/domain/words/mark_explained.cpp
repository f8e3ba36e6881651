#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "catalog/domain/words/explained.hpp"
#include "platform/base/sentences.hpp"

namespace chuanpin::catalog::domain {
namespace {

struct title {
    mark_test test;
    std::string_view zh;
    std::string_view en;
};
constexpr title titles[] = {
    {mark_test::labour_share, "贫困劳动力不低于30%", "registered poor labour of at least 30 %"},
    {mark_test::own_trademark, "自有商标", "an own trademark"},
    {mark_test::plan_of_use, "商标使用方案", "a plan of use"},
    {mark_test::licences_valid, "证照有效", "valid licences"},
    {mark_test::origin, "产地资格", "a qualified origin"},
    {mark_test::benefit, "利益联结机制", "a working benefit mechanism"},
    {mark_test::site_visit, "现场核查", "an on-site record"},
    {mark_test::quality, "产品质量", "quality of the product"},
    {mark_test::price, "产品价格", "price of the product"},
};
struct outcome_words {
    test_outcome outcome;
    std::string_view zh;
};
constexpr outcome_words outcomes[] = {{test_outcome::passed, "通过"}, {test_outcome::failed, "未通过"}, {test_outcome::waived, "豁免"}};

// What mark_evaluation.cpp and mark_price.cpp write into `compared`, `decided_by` and `flags`.
constexpr base::sentence phrases[] = {
    {"100 × {} = {} ≥ {} × {} = {}", "贫困劳动力 {0} 人，共 {3} 人，要求 100 × {0} = {1} ≥ {2} × {3} = {4}"},
    {"labour list {}, matched to the registry of households on {}", "用工名单 {}，于 {} 与建档立卡户比对"},
    {"registered under another name, not counted: {}", "登记姓名不同、未计入 {} 人"},
    {"also on the list {} of another applicant, {}: {}", "另一申请人 {1} 的名单 {0} 中也有 {2} 人"},
    {"declared by the applicant", "由申请人申明"},
    {"document {} (sha256 {})", "文件 {}（SHA-256 {}）"},
    {"no number", "没有注册号"},
    {"no plan", "没有方案"},
    {"a plan", "有方案"},
    {"no licence", "没有证照"},
    {"without end", "长期"},
    {"[{}, {}) on {}", "有效期 {} 至 {}（不含当日），判定日 {}"},
    {"licence business {}", "营业执照 {}"},
    {"licence production {}", "生产许可证 {}"},
    {"licence food {}", "食品经营许可证 {}"},
    {"licence other {}", "其他证照 {}"},
    {"{} eligible on {}", "{}，{} 符合产地条件"},
    {"{} needs_proof on {}", "{}，{} 需要产地证明"},
    {"{}: {}", "{}：{}"},
    {"county_version {}", "县级登记第 {} 行"},
    {"raw material of {}", "原料产自 {}"},
    {"county_version {} (county {})", "县级登记第 {} 行（县 {}）"},
    {"place_version {} (village {})", "地点登记第 {} 行（贫困村 {}）"},
    {"place_version {} (park {})", "地点登记第 {} 行（飞地园区 {}）"},
    {"household_version {} (household {})", "农户登记第 {} 行（贫困户 {}）"},
    {"wage", "工资带动"},
    {"asset", "资产收益"},
    {"business", "经营带动"},
    {"share_cooperation", "股份合作"},
    {"order", "订单收购"},
    {"trusteeship", "委托经营"},
    {"no record", "没有记录"},
    {"no record of the first review", "初审没有现场核查记录"},
    {"no inspection report", "没有检验报告"},
    {"{}: inspection report {} of {} ({})", "{0}：{2} 出具的检验报告 {1}（{3}）"},
    {"no price", "没有价格"},
    {"{} fen for {} g", "每 {1} 克 {0} 分"},
    {"{}; no average: {} of {} like goods", "{}；没有平均价：同类商品 {} 件，至少需要 {} 件"},
    {"{} > {} ÷ {} = {} fen/kg", "{} 高于平均价 {} ÷ {} = {} 分/公斤"},
    {"{} ≤ {} ÷ {} = {} fen/kg", "{} 不高于平均价 {} ÷ {} = {} 分/公斤"},
    {"{}: {}, price rule {} on {}", "{}：{}，价格规则第 {} 行，{}"},
    {"stated by the applicant", "由申请人填报"},
    {"the offer in force", "现行报价"},
    {"neither stated nor offered", "既未填报也无报价"},
    {"waived by {} ({}) on {}: {}", "由 {}（{}）于 {} 豁免：{}"},
};

std::string chinese(const std::string& text) {
    static const base::sentence_book book = [] {
        base::sentence_book made;
        made.add(phrases);
        return made;
    }();
    return book.chinese(text).value_or(text);
}

}  // namespace

explained explain(const test_result& result) {
    const auto* const named = std::ranges::find(titles, result.test, &title::test);
    const auto* const worded = std::ranges::find(outcomes, result.outcome, &outcome_words::outcome);
    if (named == std::end(titles) || worded == std::end(outcomes)) throw std::logic_error("a test of the mark without words");
    // The finding of a visit is what a reviewer wrote.
    const bool written = result.test == mark_test::site_visit && result.outcome == test_outcome::passed;
    explained said{fmt::format("{}：{}。{}；{}", named->zh, worded->zh, chinese(result.compared),
                               written ? result.decided_by : chinese(result.decided_by)),
                   fmt::format("{}: {}. {}; {}", named->en, name_of(result.outcome), result.compared, result.decided_by)};
    for (const auto& flag : result.flags) {
        said.zh += "；注意：" + chinese(flag);
        said.en += "; note: " + flag;
    }
    return said;
}

}  // namespace chuanpin::catalog::domain
