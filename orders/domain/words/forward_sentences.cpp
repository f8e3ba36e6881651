#include "orders/domain/words/sentences.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr base::sentence rows[] = {
    {"A line asks for another week than that of the delivery, or for a service.", "有行的交货周与送达日期不在同一周，或者是服务。"},
    {"{} lies in {}.", "{0} 属于 {1}。"},
    {"{} is a service: nothing of it is harvested.", "{0} 是服务，没有采收。"},
    {"Lines ask for more than is free of what was announced for the week.", "有行超出该周预告产能的余量。"},
    {"{}: {} are free of {}.", "{0}：{2} 尚可预订 {1} 件。"},
    {"Order {} waits for goods of a harvest.", "订单 {0} 的预售货物尚未入库。"},
    {"{} of {} wait for {}.", "{1} 尚有 {0} 件等待 {2} 的采收。"},
    {"Say of which product or of which supplier.", "请说明是哪个产品或哪个供货单位。"},
    {"A week as YYYY-Www.", "周的格式为 YYYY-Www。"},
};

}  // namespace

std::span<const base::sentence> forward_sentences() { return rows; }

}  // namespace chuanpin::orders::domain
