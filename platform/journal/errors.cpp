#include "platform/journal/errors.hpp"

namespace chuanpin::journal {

namespace {
constexpr base::error_definition definitions[] = {errors::fenced, errors::feed_unreadable};
}  // namespace

std::span<const base::error_definition> journal_errors() { return definitions; }

}  // namespace chuanpin::journal
