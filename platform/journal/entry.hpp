// What happened: one row per change, in the change's own transaction. Audit log, outbox and feed at once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/base/ids.hpp"
#include "platform/base/principal.hpp"

namespace chuanpin::journal {

/// What a store hands to the writer. Written after the aggregate was locked, so that ids of one aggregate follow its versions.
struct entry {
    base::event_id id{};
    std::string type;  ///< "order.placed": noun.past_verb
    int schema_version = 1;
    std::string aggregate_type;  ///< "order"
    std::string aggregate_id;    ///< wire form
    std::int64_t aggregate_version = 0;
    std::vector<std::string>
        visible_to{};    ///< organisation ids (wire form) that may see it through webhooks; "*" for everybody; empty: inside only
    std::string data;    ///< JSON object: the event as others see it
    std::string detail;  ///< JSON object or empty: before/after and reason, for the audit only, never sent
};

/// A committed entry with its place in the chain.
struct sealed_entry {
    entry what;
    std::int64_t sequence = 0;  ///< dense from 1 within the service
    base::instant occurred_at{};
    std::string actor;         ///< account id (wire form), or "system"
    std::string organisation;  ///< of the actor; empty for the system
    std::string request_id;
    std::string hash;  ///< 32 bytes: SHA-256 over the previous hash and this row
};

}  // namespace chuanpin::journal
