// The part of the composition root for purchase inspection records: their handlers, and the names of organisations out of the gateway's
// feed.
#pragma once

#include <string>
#include <vector>

#include "orders/consumers/organisation_news_json.hpp"
#include "orders/http/record/record_handlers.hpp"
#include "orders/store/record/mysql_record_store.hpp"
#include "platform/journal/consumer.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::orders {

class record_part {
public:
    record_part(runtime::service_context& program, app::unit_of_work& database, const std::string& schema)
        : read_(database),
          organisations_(program.executor, {.feed = "gateway", .schema = schema, .types = consumers::organisation_types()},
                         program.upstream("gateway"), program.background, program.clock, program.random, program.log, program.metrics,
                         journal::one_by_one(know)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_record_rows(read_); }
    void start() { organisations_.start(); }
    base::task<void> stop() { return organisations_.stop(); }

private:
    static void know(mysql::session& connection, const journal::feed_entry& entry) {
        if (const auto news = consumers::read_organisation(entry)) store::mysql_record_store(connection).know(*news);
    }

    app::read_record read_;
    journal::consumer organisations_;
};

}  // namespace chuanpin::orders
