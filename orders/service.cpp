#include "orders/service.hpp"

#include "orders/agreement_part.hpp"
#include "orders/app/expire_holds.hpp"
#include "orders/attribution_part.hpp"
#include "orders/complaint_part.hpp"
#include "orders/consumers/catalogue_news_json.hpp"
#include "orders/contract_part.hpp"
#include "orders/delivery_part.hpp"
#include "orders/domain/errors.hpp"
#include "orders/domain/words/sentences.hpp"
#include "orders/draft_part.hpp"
#include "orders/examination.hpp"
#include "orders/forward_part.hpp"
#include "orders/group_part.hpp"
#include "orders/http/order_handlers.hpp"
#include "orders/http/routes.hpp"
#include "orders/migrations/migrations.hpp"
#include "orders/need_part.hpp"
#include "orders/payment_part.hpp"
#include "orders/quotation_part.hpp"
#include "orders/record_part.hpp"
#include "orders/refund_part.hpp"
#include "orders/replay.hpp"
#include "orders/settings.hpp"
#include "orders/spending_part.hpp"
#include "orders/standing_part.hpp"
#include "orders/stock_part.hpp"
#include "orders/store/draft/draft_retention.hpp"
#include "orders/store/mysql_transaction.hpp"
#include "orders/supply_part.hpp"
#include "platform/journal/background_loop.hpp"
#include "platform/journal/consumer.hpp"
#include "platform/journal/feed.hpp"
#include "platform/journal/sequencer.hpp"
#include "platform/mysql/faults.hpp"
#include "platform/runtime/composition.hpp"
#include "platform/runtime/retention_job.hpp"

namespace chuanpin::orders {
namespace {

namespace web = chuanpin::http;

constexpr std::string_view service_name = "orders";
constexpr std::string_view followed = "catalog";
constexpr std::chrono::seconds job_time_max{30};
constexpr std::chrono::seconds readiness_time_max{2};

/// The consumer of the catalogue's feed, as the use cases see it.
class catalogue_feed final : public app::offer_feed {
public:
    catalogue_feed(runtime::service_context& program, const std::string& schema)
        : consumer_(program.executor, {.feed = std::string(followed), .schema = schema}, program.upstream(followed), program.background,
                    program.clock, program.random, program.log, program.metrics,
                    journal::one_by_one(
                        [&program](mysql::session& connection, const journal::feed_entry& entry) { apply(program, connection, entry); })) {}

    [[nodiscard]] std::chrono::milliseconds lag() const override { return consumer_.lag(); }
    void start() { consumer_.start(); }
    base::task<void> stop() { co_await consumer_.stop(); }

private:
    static void apply(const runtime::service_context& program, mysql::session& connection, const journal::feed_entry& entry) {
        const auto news = consumers::read_news(entry);
        if (!news) return;
        if (const auto* announced = std::get_if<domain::capacity_announced>(&*news)) return hear(program, connection, *announced);
        store::mysql_offer_projection(connection).apply(*news);
    }
    // A supplier that announces less than is held hears of it.
    static void hear(const runtime::service_context& program, mysql::session& connection, const domain::capacity_announced& news) {
        const auto over = store::apply_announcement(connection, news);
        if (!over) return;
        const auto context = runtime::own_context(program, "feed:catalog", job_time_max);
        const domain::recorded_event told{domain::capacity_event{domain::event_id::make(context.now, program.random), *over, news.revision},
                                          &context};
        store::mysql_transaction(connection).record({&told, 1});
    }

    journal::consumer consumer_;
};

class orders_service final : public runtime::service {
public:
    explicit orders_service(runtime::service_context& program)
        : program_(program),
          settings_(read_settings(program.settings.service_settings)),
          schema_(program.settings.schema_of(service_name)),
          database_(program.foreground, schema_),
          batch_database_(program.foreground, schema_),
          background_database_(program.background, schema_),
          catalogue_(program, schema_),
          sequencer_(program.executor, {.schema = schema_, .key = program.journal_key}, program.background, program.clock, program.log,
                     program.metrics),
          place_(batch_database_, catalogue_, program.random,
                 {.hold = settings_.hold, .offer_lag_max = settings_.offer_lag_max, .cap = settings_.cap}),
          queue_(program.executor, place_, settings_.batches_in_flight),
          confirm_(database_, program.random, settings_.contract),
          cancel_(database_, program.random),
          rate_(database_, program.random),
          expire_(background_database_, program.random),
          read_orders_(database_),
          spending_(database_, program.random, settings_.hold),
          complaints_(database_, program.random, settings_),
          overdue_complaints_(background_database_, program.random, settings_),
          stock_(database_, program.random),
          agreements_(program, database_, background_database_, settings_.window_check),
          deliveries_(program, database_, background_database_, settings_),
          drafts_(database_, program.random, queue_, settings_.draft),
          contracts_(database_, program.random),
          payments_(database_, program.random),
          records_(program, database_, schema_),
          quotations_(program, database_, background_database_, settings_),
          attributions_(database_, program.random),
          refunds_(database_, program.random),
          supply_(database_, program.random, queue_),
          standing_(program, database_, background_database_, queue_, settings_),
          needs_(database_, program.random, queue_),
          forward_(program, database_, background_database_, settings_.hold_check),
          groups_(database_, program.random, queue_),
          retention_(program, schema_, retention_rules(), service_name),
          holds_(program.executor),
          complaint_clock_(program.executor),
          expired_total_(program.metrics.make_counter("chuanpin_orders_holds_expired_total",
                                                      "Orders cancelled because nobody confirmed them in time", {})),
          router_(rows(), {mysql::translate}, program.log, program.metrics, service_name) {}

    web::responder& entrance() override { return router_; }

    void start() override {
        sequencer_.start();
        catalogue_.start();
        holds_.start([this] { return look_for_expired_holds(); });
        complaint_clock_.start([this] { return look_for_unanswered_complaints(); });
        retention_.start();
        agreements_.start();
        deliveries_.start();
        records_.start();
        standing_.start();
        quotations_.start();
        forward_.start();
    }

    base::task<void> stop() override {
        co_await forward_.stop();
        co_await quotations_.stop();
        co_await standing_.stop();
        co_await records_.stop();
        co_await deliveries_.stop();
        co_await agreements_.stop();
        co_await holds_.stop();
        co_await complaint_clock_.stop();
        co_await retention_.stop();
        co_await catalogue_.stop();
        co_await sequencer_.stop();
    }

    base::task<std::string> readiness() override {
        const auto context = runtime::own_context(program_, "readiness", readiness_time_max);
        const auto answered = co_await database_.read(context, [](app::transaction&) { return base::result<void>{}; });
        if (!answered) co_return answered.error().detail;
        co_return catalogue_.lag() > settings_.offer_lag_max ? "the catalogue's feed has not been caught up with" : std::string();
    }

private:
    [[nodiscard]] std::vector<mysql::retention_rule> retention_rules() const {
        auto rules = store::draft_retention(settings_.draft_kept);
        rules.insert(rules.begin(), mysql::receipt_retention(program_.settings.receipts_kept));
        return rules;
    }

    std::vector<web::router::row> rows() {
        auto all =
            orders::http::make_order_rows({queue_, confirm_, deliveries_.ship(), deliveries_.accept(), cancel_, rate_, read_orders_});
        for (auto& each : spending_.rows()) all.push_back(std::move(each));
        for (auto& each : complaints_.rows()) all.push_back(std::move(each));
        for (auto& each : stock_.rows()) all.push_back(std::move(each));
        for (auto& each : agreements_.rows()) all.push_back(std::move(each));
        for (auto& each : deliveries_.rows()) all.push_back(std::move(each));
        for (auto& each : drafts_.rows()) all.push_back(std::move(each));
        for (auto& each : contracts_.rows()) all.push_back(std::move(each));
        for (auto& each : payments_.rows()) all.push_back(std::move(each));
        for (auto& each : records_.rows()) all.push_back(std::move(each));
        for (auto& each : quotations_.rows()) all.push_back(std::move(each));
        for (auto& each : attributions_.rows()) all.push_back(std::move(each));
        for (auto& each : refunds_.rows()) all.push_back(std::move(each));
        for (auto& each : supply_.rows()) all.push_back(std::move(each));
        for (auto& each : standing_.rows()) all.push_back(std::move(each));
        for (auto& each : needs_.rows()) all.push_back(std::move(each));
        for (auto& each : forward_.rows()) all.push_back(std::move(each));
        for (auto& each : groups_.rows()) all.push_back(std::move(each));
        all.push_back({journal::feed_route, journal::make_feed(program_.background, schema_, sequencer_)});
        return all;
    }

    base::task<std::chrono::milliseconds> look_for_expired_holds() {
        try {
            const auto done = co_await expire_(runtime::own_context(program_, "job:expire-holds", job_time_max));
            if (done)
                expired_total_.add(static_cast<double>(*done));
            else
                program_.log.write(base::log_level::warning, "orders.expire_holds",
                                   {{"code", done.error().code}, {"message", done.error().detail}});
        } catch (const std::exception& fault) {
            program_.log.write(base::log_level::error, "orders.expire_holds", {{"message", fault.what()}});
        }
        co_return settings_.hold_check;
    }

    base::task<std::chrono::milliseconds> look_for_unanswered_complaints() {
        try {
            const auto done =
                co_await overdue_complaints_.escalate_unanswered(runtime::own_context(program_, "job:escalate-complaints", job_time_max));
            if (!done)
                program_.log.write(base::log_level::warning, "orders.escalate_complaints",
                                   {{"code", done.error().code}, {"message", done.error().detail}});
        } catch (const std::exception& fault) {
            program_.log.write(base::log_level::error, "orders.escalate_complaints", {{"message", fault.what()}});
        }
        co_return settings_.hold_check;
    }

    runtime::service_context& program_;
    settings settings_;
    std::string schema_;
    store::mysql_unit_of_work database_;
    store::mysql_batch_unit_of_work batch_database_;
    store::mysql_unit_of_work background_database_;
    catalogue_feed catalogue_;
    journal::sequencer sequencer_;
    app::place_orders place_;
    app::order_queue queue_;
    app::confirm_order confirm_;
    app::cancel_order cancel_;
    app::rate_order rate_;
    app::expire_holds expire_;
    app::read_orders read_orders_;
    spending_part spending_;
    complaint_part complaints_;
    complaint_part overdue_complaints_;  // the job's, in the background
    stock_part stock_;
    agreement_part agreements_;
    delivery_part deliveries_;
    draft_part drafts_;
    contract_part contracts_;
    payment_part payments_;
    record_part records_;
    quotation_part quotations_;
    attribution_part attributions_;
    refund_part refunds_;
    supply_part supply_;
    standing_part standing_;
    need_part needs_;
    forward_part forward_;
    group_part groups_;
    runtime::retention_job retention_;
    journal::background_loop holds_;
    journal::background_loop complaint_clock_;
    base::counter& expired_total_;
    web::router router_;
};

std::vector<runtime::command> own_commands() {
    auto all = runtime::sealed_commands(contact_columns());
    all.push_back({"replay catalog", "Has orders hear the catalogue's events again, from the first one", {}, replay_catalogue});
    return all;
}

}  // namespace

runtime::service_definition definition() {
    return {
        .name = service_name,
        .routes = orders::http::all_routes(),
        .migrations = [] { return runtime::whole_schema(own_migrations()); },
        .errors = domain::error_table(),
        .make = [](runtime::service_context& program) -> std::unique_ptr<runtime::service> {
            return std::make_unique<orders_service>(program);
        },
        .commands = own_commands(),
        .sentences = domain::sentence_tables,
        .examine = examine,
    };
}

}  // namespace chuanpin::orders
