// The part of the composition root for purchase inspection records: their handlers, and the names and contacts of organisations out of the
// gateway's feed.
#pragma once

#include <string>
#include <vector>

#include "orders/consumers/organisation_news_json.hpp"
#include "orders/http/record/record_handlers.hpp"
#include "orders/store/record/mysql_record_store.hpp"
#include "platform/journal/consumer.hpp"
#include "platform/runtime/personal_secrets.hpp"
#include "platform/runtime/sealed_columns.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::orders {

/// What opens the contacts that the gateway sealed: the same key of the same secrets.
[[nodiscard]] inline crypto::keyed_box contact_box(const runtime::configuration& settings) {
    return runtime::box_for(runtime::personal_secrets(settings, "orders"), "organisation contacts 1");
}
/// For `reseal personal-data`, `check personal-data` and `doctor`.
[[nodiscard]] inline runtime::sealed_columns contact_columns() {
    return {.service = "orders", .box = contact_box, .columns = store::sealed_contacts()};
}

class record_part {
public:
    record_part(runtime::service_context& program, app::unit_of_work& database, const std::string& schema)
        : contacts_(contact_box(program.settings)),
          read_(database, contacts_),
          organisations_(program.executor, {.feed = "gateway", .schema = schema, .types = consumers::organisation_types()},
                         program.upstream("gateway"), program.background, program.clock, program.random, program.log, program.metrics,
                         journal::one_by_one(know)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_record_rows(read_); }
    void start() { organisations_.start(); }
    base::task<void> stop() { return organisations_.stop(); }

private:
    static void know(mysql::session& connection, const journal::feed_entry& entry) {
        const auto news = consumers::read_organisation(entry);
        if (!news) return;
        store::mysql_record_store known(connection);
        known.know(*news);
        if (const auto contact = consumers::read_contact(entry)) known.know(news->id, news->version, *contact);
    }

    crypto::keyed_box contacts_;
    app::read_record read_;
    journal::consumer organisations_;
};

}  // namespace chuanpin::orders
