// Who was given personal data of others stands in the journal before the answer leaves. Reads that wait together go together.
#pragma once

#include "gateway/app/audit_ports.hpp"
#include "platform/base/batcher.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

inline constexpr std::size_t reads_written_together_max = 64;
/// Beyond so many that wait, reads of personal data are refused.
inline constexpr std::size_t reads_waiting_max = 1'024;

class record_reads {
public:
    record_reads(base::executor executor, audit_unit_of_work& database, base::random_source& random);

    /// Answers once the entry is durable. Errors: those of the database, queue-full.
    base::task<base::result<void>> operator()(const base::call_context& context, personal_read what);

private:
    using item = std::pair<base::call_context, personal_read>;
    base::task<std::vector<base::result<void>>> write(std::vector<item> reads);

    audit_unit_of_work& database_;
    base::random_source& random_;
    base::batcher<item, base::result<void>> waiting_;
};

}  // namespace chuanpin::gateway::app
