#include "logistics/domain/words/sentences.hpp"

namespace chuanpin::logistics::domain {

std::vector<std::span<const base::sentence>> sentence_tables() { return {shipment_sentences(), subsidy_sentences()}; }

}  // namespace chuanpin::logistics::domain
