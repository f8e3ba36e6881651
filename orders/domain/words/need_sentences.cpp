#include "orders/domain/words/sentences.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr base::sentence rows[] = {
    {"There is no need {}.", "没有需求 {0}。"},
    {"Need {} is {}.", "需求 {0} 当前为 {1}。"},
    {"There is no fill {}.", "没有合供方案 {0}。"},
    {"Fill {} has been superseded; look at the need's newest one.", "合供方案 {0} 已被取代，请查看该需求的最新方案。"},
    {"No offer in fill {} got a share; its explanations say why.", "合供方案 {0} 没有任何报价分得份额，原因见各项说明。"},
    {"This share of fill {} has been ordered.", "合供方案 {0} 的该份额已下单。"},
    {"Say one of category, name_zh and product_ids.", "请在 category、name_zh、product_ids 中填写一项。"},
    {"Number {} stands there twice.", "第 {0} 项重复。"},
    {"Say one of category and name_zh.", "category 与 name_zh 只填一项。"},
    {"At most {} days after the first one.", "最多为首日后 {0} 天。"},
};

}  // namespace

std::span<const base::sentence> need_sentences() { return rows; }

}  // namespace chuanpin::orders::domain
