// One transaction per use case, claimed by a receipt, answered by the bytes that the caller will see.
//
// This is the port through which app/ reaches a database. `Transaction` is the service's own interface of what can be
// done inside (app/ports.hpp); platform/mysql/unit_of_work.hpp is its real side, tests/support has the fake.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string>

#include "platform/base/error.hpp"
#include "platform/base/principal.hpp"
#include "platform/base/task.hpp"

namespace chuanpin::base {

/// SHA-256 of what was asked: same key with another fingerprint is refused.
using fingerprint = std::array<std::byte, 32>;

/// What makes a unit of work happen at most once: its first statement claims (scope, key).
struct receipt {
    std::string scope;  ///< ≤ 64 bytes: "<account id> <operation>" of a request, "cursor:<feed>", "job:<name>"
    std::string key;    ///< ≤ 128 bytes: the Idempotency-Key, the sequence number, the run's id
    fingerprint asked{};
};

/// The committed answer. `body` is stored with the receipt and replayed byte for byte.
struct reply {
    std::string body;
    bool replayed = false;  ///< true where an earlier transaction had claimed the same receipt
};

/// What a use case needs to answer an idempotent request: the claim, and how its view becomes the bytes that are stored.
template <class View>
struct idempotent {
    receipt claim;
    std::function<std::string(const View&)> encode;
};

/// Errors of `write`, besides those that `work` returns:
///   idempotency-key-reused (unprocessable)   same receipt, other fingerprint
///   request-in-progress    (conflict)        the same receipt is being claimed at this moment; retry_after set
///   unavailable / timeout                    no database, a full queue, or the deadline passed before COMMIT was sent
///   outcome-unknown        (unknown_outcome) COMMIT was sent and the database cannot be asked whether it happened
/// An `error` returned by `work` rolls everything back, the receipt included.
/// `work` runs on a database thread, may be run again after a deadlock (so it assigns what it captured, never appends), and
/// is not run at all on replay. It must not block on anything but its transaction.
template <class Transaction>
class unit_of_work {
public:
    virtual ~unit_of_work() = default;

    virtual task<result<reply>> write(const call_context& context, receipt claim,
                                      std::function<result<std::string>(Transaction&)> work) = 0;

    /// A consistent read without a receipt. `work` may be run again on a lost connection.
    /// Errors: unavailable, timeout, and what `work` returns.
    virtual task<result<void>> read(const call_context& context, std::function<result<void>(Transaction&)> work) = 0;
};

}  // namespace chuanpin::base
