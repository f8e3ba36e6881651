#include "orders/domain/words/sentences.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr base::sentence rows[] = {
    {"What is not on the list today cannot be ordered.", "今日未在架的商品不能下单。"},
    {"{}: licence {} does not hold since {}.", "{0}：证照 {1} 自 {2} 起失效。"},
    {"{}: since {} products of category {} need a production licence, and there is none.",
     "{0}：自 {1} 起，{2} 类产品须有生产许可证，该产品没有。"},
    {"{}: inspection report {} does not hold since {}.", "{0}：检验报告 {1} 自 {2} 起失效。"},
    {"{}: waits for the platform's review since {}.", "{0}：自 {1} 起等待平台审核。"},
    {"{}: the platform refused the listing on {}.", "{0}：平台于 {1} 审核不通过。"},
    {"{}: held back by the catalogue since {} ({}).", "{0}：自 {1} 起被商品目录暂停销售（{2}）。"},
    {"Only lots that are still good on the day of delivery are sold for it.", "只出售在要求送达日仍在保质期内的批次。"},
    {"Lots from before the first harvest of their year are not sold.", "早于当年公告首采日采收的批次不出售。"},
    {"{}: {} are good on the day of delivery, {}; {} more expire before it.",
     "{0}：要求送达日 {2} 仍在保质期内的有 {1}；另有 {3} 在此之前过期。"},
    {"{}: {} are fit for it; {} more were harvested before the first harvest that was announced, {}.",
     "{0}：可售 {1}；另有 {2} 早于公告首采日 {3} 采收。"},
    {"A batch is of one variety and county: what its first receipt said.", "同一批次只有一个品种和产地，以首次入库时填报的为准。"},
    {"{} was said before.", "先前填报的是 {}。"},
    {"None was said before.", "先前没有填报。"},
};

}  // namespace

std::span<const base::sentence> eligibility_sentences() { return rows; }

}  // namespace chuanpin::orders::domain
