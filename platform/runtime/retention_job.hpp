// Keeps a service's tables from growing for ever: takes batches of what is due, one rule after the other, with a pause between them.
// A recurring job; I/O thread only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/journal/background_loop.hpp"
#include "platform/mysql/retention.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::runtime {

inline constexpr std::chrono::milliseconds retention_pause{200};    ///< while more is due: others go first
inline constexpr std::chrono::minutes retention_idle_pause{10};     ///< when nothing was left
inline constexpr std::chrono::seconds retention_batch_time_max{5};  ///< of one batch; then it is given up and tried again

class retention_job {
public:
    /// Rows removed are counted as chuanpin_retention_rows_total{service, rule}. `program` must outlive it.
    retention_job(service_context& program, std::string schema, std::vector<mysql::retention_rule> rules, std::string_view service);

    void start();
    base::task<void> stop();
    /// One batch of each rule; answers whether more may be due. A fault of the database is logged and ends that rule's batch alone.
    base::task<bool> run_once();

private:
    struct counted_rule {
        mysql::retention_rule what;
        base::counter* rows;
    };
    base::task<bool> run_rule(const counted_rule& rule);

    service_context& program_;
    std::string schema_;
    std::string service_;
    std::vector<counted_rule> rules_;
    journal::background_loop loop_;
};

}  // namespace chuanpin::runtime
