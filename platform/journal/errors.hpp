// The errors that the journal itself answers with.
#pragma once

#include <span>

#include "platform/base/error.hpp"

namespace chuanpin::journal {

namespace errors {

inline constexpr base::error_definition fenced{"journal-sequencer-fenced", base::error_kind::conflict, "日志定序已由另一进程接管",
                                               "Another process seals this journal now"};
inline constexpr base::error_definition feed_unreadable{"journal-feed-unreadable", base::error_kind::unavailable, "事件流暂不可用",
                                                        "The followed feed gave no readable answer"};

}  // namespace errors

[[nodiscard]] std::span<const base::error_definition> journal_errors();

}  // namespace chuanpin::journal
