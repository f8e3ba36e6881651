// Takes messages that are due and hands them to the provider of their channel, one after the other.
//
// At least once: a process that dies between sending and recording leaves a lease behind, and when that has run out somebody sends
// the same text under the same id again.
#pragma once

#include "gateway/app/ports.hpp"
#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::gateway::app {

class send_notices {
public:
    send_notices(notice_queue& queue, notice_sender& sender, const crypto::secret_box& box, const base::clock& clock,
                 base::random_source& random, base::logger& log, base::metrics& metrics);

    /// One look: at most domain::notices_leased_max. Answers how many were tried.
    base::task<base::result<std::size_t>> operator()();

private:
    base::task<void> send(const leased_notice& what);
    base::task<std::string> attempt(const leased_notice& what);
    int jitter_permille();

    notice_queue& queue_;
    notice_sender& sender_;
    const crypto::secret_box& box_;
    const base::clock& clock_;
    base::random_source& random_;
    base::logger& log_;
    base::counter& sent_;
    base::counter& failed_;
};

}  // namespace chuanpin::gateway::app
