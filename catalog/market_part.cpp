#include "catalog/market_part.hpp"

#include <utility>

namespace chuanpin::catalog {

namespace {

constexpr std::chrono::seconds job_time_max{30};

}  // namespace

market_part::market_part(runtime::service_context& program, app::unit_of_work& database, app::unit_of_work& background_database,
                         std::function<void()> committed)
    : program_(program),
      settings_(read_market_settings(program.settings.service_settings)),
      committed_(std::move(committed)),
      outlets_(database, program.random, settings_.share_warning, committed_),
      unsold_(database, program.random, committed_),
      supply_(database, program.random, settings_.plan, committed_),
      end_perished_(background_database, program.random),
      perished_(program.executor) {}

std::vector<chuanpin::http::router::row> market_part::rows() {
    auto all = outlets_.rows();
    for (auto& each : unsold_.rows()) all.push_back(std::move(each));
    for (auto& each : supply_.rows()) all.push_back(std::move(each));
    return all;
}

void market_part::start() {
    perished_.start([this] { return look_for_perished(); });
}

base::task<void> market_part::stop() { return perished_.stop(); }

base::task<std::chrono::milliseconds> market_part::look_for_perished() {
    try {
        const auto ended = co_await end_perished_(runtime::own_context(program_, "job:end-perished", job_time_max));
        if (!ended)
            program_.log.write(base::log_level::warning, "catalog.end_perished",
                               {{"code", ended.error().code}, {"message", ended.error().detail}});
        else if (*ended > 0)
            committed_();
    } catch (const std::exception& fault) {
        program_.log.write(base::log_level::error, "catalog.end_perished", {{"message", fault.what()}});
    }
    co_return settings_.unsold_check;
}

}  // namespace chuanpin::catalog
