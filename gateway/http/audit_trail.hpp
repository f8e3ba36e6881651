// What the entrance leaves for the audit: who was refused, and who was given personal data of others.
#pragma once

#include "gateway/app/record_reads.hpp"
#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

/// I/O thread only.
class audit_trail {
public:
    audit_trail(domain::refusal_tally& refusals, app::record_reads& reads, base::logger& log, base::metrics& metrics);

    /// Counts in memory and never waits. `who` is null for a stranger.
    void note_refusal(const chuanpin::http::request& request, const chuanpin::http::route& row, const base::principal* who,
                      const base::error& why);
    /// Answers what `service` answers. A 2xx of a row that gives personal data leaves only after its entry is durable; where that fails it
    /// is 503 audit-unavailable, without anything of the answer.
    base::task<chuanpin::http::response> respond(chuanpin::http::request request, const chuanpin::http::route& row,
                                                 chuanpin::http::responder& service);

private:
    base::task<bool> record(const base::call_context& context, app::personal_read what);

    domain::refusal_tally& refusals_;
    app::record_reads& reads_;
    base::logger& log_;
    base::counter& refused_;
    base::counter& recorded_;
};

}  // namespace chuanpin::gateway::http
