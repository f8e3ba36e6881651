#include <csignal>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include "platform/mysql/sql_error.hpp"
#include "platform/runtime/running_services.hpp"
#include "platform/runtime/verbs.hpp"

namespace chuanpin::runtime {

namespace {

constexpr std::chrono::milliseconds request_grace{10'000};
/// When the process ends even where something still runs.
constexpr std::chrono::milliseconds stop_max{15'000};

/// The loop of the process: signals in, an orderly end out.
class main_loop {
public:
    main_loop(engine& room, running_services& services)
        : room_(room), services_(services), signals_(room.io(), SIGTERM, SIGINT), hangup_(room.io(), SIGHUP), watchdog_(room.io()) {}

    void run() {
        wait_for_signal();
        wait_for_hangup();
        services_.start();
        while (!room_.io().stopped()) {
            try {
                room_.io().run();
            } catch (const std::exception& fault) {
                room_.context().log.write(base::log_level::error, "program.exception", {{"message", std::string_view(fault.what())}});
            }
        }
    }

private:
    void wait_for_signal() {
        signals_.async_wait([this](const boost::system::error_code& fault, int number) {
            if (fault) return;
            room_.context().log.write(base::log_level::information, "program.stopping", {{"signal", std::int64_t{number}}});
            begin_stop();
        });
    }

    /// SIGHUP: what may change while the program runs is read anew. Until now that is the certificate.
    void wait_for_hangup() {
        hangup_.async_wait([this](const boost::system::error_code& fault, int) {
            if (fault) return;
            room_.context().log.write(base::log_level::information, "program.reloading", {});
            services_.reload_certificates();
            wait_for_hangup();
        });
    }

    void begin_stop() {
        signals_.async_wait([this](const boost::system::error_code& fault, int) {
            if (!fault) end("program.stop_forced");  // asked twice: somebody is in a hurry
        });
        watchdog_.expires_after(stop_max);
        watchdog_.async_wait([this](const boost::system::error_code& fault) {
            if (!fault) end("program.stop_forced");
        });
        boost::asio::co_spawn(room_.io(), services_.stop(request_grace), [this](const std::exception_ptr&) { end("program.stopped"); });
    }

    void end(std::string_view event) {
        room_.context().redis.stop();
        room_.context().http_client.close();
        room_.context().log.write(base::log_level::information, event, {});
        room_.io().stop();
    }

    engine& room_;
    running_services& services_;
    boost::asio::signal_set signals_;
    boost::asio::signal_set hangup_;
    boost::asio::steady_timer watchdog_;
};

bool schemas_fit(const configuration& settings, definitions all, const names& chosen) {
    bool fit = true;
    for (const auto& definition : all) {
        if (!is_chosen(chosen, definition.name)) continue;
        const auto fault = schema_fault(settings, definition);
        if (fault.empty()) continue;
        complain(fault);
        fit = false;
    }
    return fit;
}

}  // namespace

int serve(const configuration& settings, definitions all, const names& chosen) {
    register_errors(all);
    if (!schemas_fit(settings, all, chosen)) return 1;
    engine room(settings, all, log_destination::standard_output);
    running_services services(room, chosen);
    room.context().log.write(
        base::log_level::information, "program.starting",
        {{"services", std::string_view(fmt::format("{}", fmt::join(chosen, ",")))}, {"process", std::int64_t{getpid()}}});
    main_loop(room, services).run();
    return 0;
}

}  // namespace chuanpin::runtime
