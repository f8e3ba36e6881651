#include "gateway/domain/words/sentences.hpp"

namespace chuanpin::gateway::domain {

std::vector<std::span<const base::sentence>> sentence_tables() { return {identity_sentences(), program_sentences(), request_sentences()}; }

}  // namespace chuanpin::gateway::domain
