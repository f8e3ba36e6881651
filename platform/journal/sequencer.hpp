// Gives committed entries a dense sequence number and their place in the hash chain, and signs the head.
//
// One sequencer per service is active at a time: it takes the epoch row, and every write of an older epoch is refused
// (fencing), so that a second process or a paused one cannot fork the chain. Sealing happens within a second of the commit.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/journal/entry.hpp"
#include "platform/mysql/worker_pool.hpp"

namespace chuanpin::journal {

struct sequencer_options {
    std::string schema;
    crypto::signing_key key;  ///< signs heads
    std::size_t batch_max = 500;
    std::chrono::milliseconds interval{100};  ///< between looks when nobody hinted
    std::chrono::milliseconds head_interval{10'000};
};

class sequencer {
public:
    sequencer(boost::asio::any_io_executor executor, sequencer_options options, mysql::worker_pool& pool, const base::clock& clock,
              base::logger& log, base::metrics& metrics);
    ~sequencer();

    void start();
    base::task<void> stop();
    /// Something was committed: look now.
    void hint();
    /// Seals what is there, once; answers how many entries. For tests and for `audit verify`.
    base::task<base::result<std::size_t>> seal_once();
    /// Resumes when an entry after `sequence` is sealed, or at `until`, whichever is first.
    base::task<void> wait_beyond(std::int64_t sequence, base::deadline until);
    /// The last number sealed by this process (0 before the first look).
    [[nodiscard]] std::int64_t last_sequence() const;

private:
    struct implementation;
    std::shared_ptr<implementation> implementation_;
};

/// The chain as `chuanpin audit verify` tells it.
struct chain_report {
    std::int64_t entries = 0;
    std::int64_t unsealed = 0;     ///< committed rows that the sequencer has not reached
    std::int64_t first_fault = 0;  ///< sequence number of the first entry whose hash does not hold; 0 where all do
    std::string explanation;
    std::int64_t signed_heads = 0;  ///< heads whose signature and hash hold
};
[[nodiscard]] chain_report verify_chain(mysql::session& connection, const std::array<std::byte, 32>& public_key);

}  // namespace chuanpin::journal
