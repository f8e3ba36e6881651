#include "platform/runtime/log.hpp"

#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "platform/base/time.hpp"

namespace chuanpin::runtime {

namespace {

constexpr std::size_t queue_max = 8'192;

base::instant real_now() { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); }

spdlog::sink_ptr sink_of(log_destination where) {
    if (where == log_destination::standard_error) return std::make_shared<spdlog::sinks::stderr_sink_mt>();
    return std::make_shared<spdlog::sinks::stdout_sink_mt>();
}

class json_log final : public base::logger {
public:
    json_log(base::log_level least, log_destination where)
        : least_(least),
          writer_(std::make_shared<spdlog::details::thread_pool>(queue_max, 1)),
          lines_(
              std::make_shared<spdlog::async_logger>("chuanpin", sink_of(where), writer_, spdlog::async_overflow_policy::overrun_oldest)) {
        lines_->set_pattern("%v");
        lines_->set_level(spdlog::level::trace);
    }

    // The writer's destructor writes what is queued before it joins its thread.
    ~json_log() override = default;

    void write(base::log_level level, std::string_view event, std::initializer_list<base::log_field> fields) override {
        if (level < least_) return;
        try {
            lines_->log(spdlog::level::info, spdlog::string_view_t(json_line(base::to_rfc3339(real_now()), level, event, fields)));
        } catch (...) {  // memory ran out: a line is lost, the work is not
        }
    }

private:
    base::log_level least_;
    std::shared_ptr<spdlog::details::thread_pool> writer_;
    std::shared_ptr<spdlog::async_logger> lines_;
};

}  // namespace

std::unique_ptr<base::logger> make_json_log(base::log_level least, log_destination where) {
    return std::make_unique<json_log>(least, where);
}

}  // namespace chuanpin::runtime
