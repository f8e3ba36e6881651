#include "orders/domain/words/sentences.hpp"

namespace chuanpin::orders::domain {

std::vector<std::span<const base::sentence>> sentence_tables() {
    return {eligibility_sentences(), life_sentences(), quotation_sentences(), settling_sentences(),
            demand_sentences(),      need_sentences(), forward_sentences()};
}

}  // namespace chuanpin::orders::domain
