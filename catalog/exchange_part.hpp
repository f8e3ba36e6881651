// Files of products in the running service: handlers, and the loop that writes what was handed in.
#pragma once

#include <exception>
#include <functional>
#include <vector>

#include "catalog/app/exchange/write_product_imports.hpp"
#include "catalog/files/product_files.hpp"
#include "catalog/http/exchange/exchange_handlers.hpp"
#include "platform/journal/background_loop.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::catalog {

class exchange_part {
public:
    /// `committed` is called after each change, so that the journal is looked at.
    exchange_part(runtime::service_context& program, app::unit_of_work& database, app::unit_of_work& background,
                  std::function<void()> committed)
        : program_(program),
          committed_(std::move(committed)),
          handlers_(database, files_, program.cpu, program.random,
                    [this] {
                        committed_();
                        loop_.wake();
                    }),
          write_(background, files_, program.random),
          loop_(program.executor) {}

    std::vector<chuanpin::http::router::row> rows() { return handlers_.rows(); }
    void start() {
        loop_.start([this] { return write_one(); });
    }
    base::task<void> stop() { co_await loop_.stop(); }

private:
    static constexpr std::chrono::seconds part_time_max{30};
    static constexpr std::chrono::milliseconds nap{1'000};

    base::task<std::chrono::milliseconds> write_one() {
        try {
            const auto done = co_await write_(runtime::own_context(program_, "job:write-product-imports", part_time_max));
            if (done && *done) {
                committed_();
                co_return std::chrono::milliseconds(0);
            }
            if (!done) log(base::log_level::warning, done.error().detail);
        } catch (const std::exception& fault) {
            log(base::log_level::error, fault.what());
        }
        co_return nap;
    }
    void log(base::log_level level, std::string message) {
        program_.log.write(level, "catalog.write_product_imports", {{"message", std::move(message)}});
    }

    runtime::service_context& program_;
    std::function<void()> committed_;
    files::table_product_files files_;
    http::exchange_handlers handlers_;
    app::write_product_imports write_;
    journal::background_loop loop_;
};

}  // namespace chuanpin::catalog
