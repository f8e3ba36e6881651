#include "catalog/domain/words/sentences.hpp"

namespace chuanpin::catalog::domain {

std::vector<std::span<const base::sentence>> sentence_tables() {
    return {product_sentences(), mark_sentences(), origin_sentences(), listing_sentences(), market_sentences(), price_sentences()};
}

}  // namespace chuanpin::catalog::domain
