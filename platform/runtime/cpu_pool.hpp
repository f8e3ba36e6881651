// base::cpu_pool on threads of its own, with a bounded queue in front.
#pragma once

#include <cstddef>
#include <memory>

#include "platform/base/cpu_pool.hpp"

namespace chuanpin::runtime {

inline constexpr std::size_t cpu_threads = 2;
inline constexpr std::size_t cpu_queue_max = 256;

/// The destructor runs what is queued, then joins. Errors of `run`: unavailable (cpu-queue-full, retry_after 1 s), timeout (cpu-too-late).
/// Where more waits than is soon done, what has a deadline and came last is done first: what came before it would be too late when it is
/// done, and so would everything behind it.
/// `niceness` is the least that its threads have (nice(2), 0 to 19): a pool whose work may wait lets the others' threads go first.
[[nodiscard]] std::unique_ptr<base::cpu_pool> make_cpu_pool(std::size_t threads = cpu_threads, std::size_t queue_max = cpu_queue_max,
                                                            int niceness = 0);

}  // namespace chuanpin::runtime
