#include <stdexcept>

#include <fmt/format.h>

#include "catalog/domain/offer.hpp"
#include "catalog/domain/words/explained.hpp"

namespace chuanpin::catalog::domain {
namespace {

explained words_of(price_outcome outcome) {
    switch (outcome) {
        case price_outcome::passed:
            return {"价格通过", "the price passed"};
        case price_outcome::no_comparison:
            return {"没有足够的同类商品可比", "too few like goods to compare with"};
        case price_outcome::warned:
            return {"价格偏高，予以提示", "the price is high and was warned of"};
        case price_outcome::to_explain:
            return {"价格偏高，须说明理由", "the price is high and had to be explained"};
        case price_outcome::blocked:
            return {"价格过高，不得发布", "the price is too high to be published"};
    }
    throw std::logic_error("a verdict on a price without words");
}

explained words_of(price_limit limit) {
    switch (limit) {
        case price_limit::warn_average:
            return {"提示线", "the line of warning"};
        case price_limit::block_average:
            return {"上限", "the upper limit"};
        case price_limit::maker_shop:
            return {"本供应商自营店价", "the price of the supplier's own shop"};
        case price_limit::self_operated:
            return {"最低自营价", "the lowest self-operated price"};
    }
    throw std::logic_error("a limit of a price without words");
}

std::string yuan(base::fen amount) { return base::to_yuan(amount).text; }

void add_average(explained& said, const price_evidence& evidence) {
    const auto average = rounded(evidence.average);
    said.zh += fmt::format("；{}的同类商品 {} 件", evidence.goods_key, evidence.average.count);
    said.en += fmt::format("; {} like goods of {}", evidence.average.count, evidence.goods_key);
    if (!average || !evidence.warn_above || !evidence.block_above) return;
    said.zh += fmt::format("，平均每公斤 {} 元，提示线 {} 元，上限 {} 元", yuan(*average), yuan(*evidence.warn_above),
                           yuan(*evidence.block_above));
    said.en += fmt::format(", on the average {} yuan a kilogram, line of warning {}, upper limit {}", yuan(*average),
                           yuan(*evidence.warn_above), yuan(*evidence.block_above));
}

void add_tier(explained& said, const price_evidence& evidence, const tier_verdict& tier) {
    if (tier.above.empty()) return;
    std::string zh;
    std::string en;
    for (const auto limit : tier.above) {
        const auto words = words_of(limit);
        zh += (zh.empty() ? "" : "、") + words.zh;
        en += (en.empty() ? "" : ", ") + words.en;
    }
    const auto per_kilogram = price_per_kilogram(tier.unit_price, evidence.unit_net_mass_g).value_or(tier.unit_price);
    said.zh += fmt::format("；{} 件起每公斤 {} 元，高于{}", tier.quantity_from, yuan(per_kilogram), zh);
    said.en += fmt::format("; from {} units on {} yuan a kilogram, above {}", tier.quantity_from, yuan(per_kilogram), en);
}

}  // namespace

explained explain(const price_evidence& evidence) {
    auto said = words_of(evidence.outcome);
    add_average(said, evidence);
    for (const auto& tier : evidence.tiers) add_tier(said, evidence, tier);
    const auto [zh, en] = evidence.rule == 0
                              ? explained{"；没有适用的价格规则", "; no price rule held"}
                              : explained{fmt::format("；价格规则第 {} 行", evidence.rule), fmt::format("; price rule {}", evidence.rule)};
    said.zh += zh;
    said.en += en;
    return said;
}

}  // namespace chuanpin::catalog::domain
