#include "catalog/service.hpp"

#include "catalog/app/listing/tell_listings.hpp"
#include "catalog/commands/import_files.hpp"
#include "catalog/commands/rebuild_search.hpp"
#include "catalog/consumers/index_keeper.hpp"
#include "catalog/consumers/listing_news.hpp"
#include "catalog/consumers/organisation_news_json.hpp"
#include "catalog/consumers/product_changes.hpp"
#include "catalog/consumers/stock_news_json.hpp"
#include "catalog/domain/errors.hpp"
#include "catalog/domain/words/sentences.hpp"
#include "catalog/exchange_commands.hpp"
#include "catalog/exchange_part.hpp"
#include "catalog/files/comparable_table.hpp"
#include "catalog/files/table_list.hpp"
#include "catalog/harvest_part.hpp"
#include "catalog/http/all_routes.hpp"
#include "catalog/http/found_json.hpp"
#include "catalog/http/offer_handlers.hpp"
#include "catalog/http/price/price_handlers.hpp"
#include "catalog/http/product_handlers.hpp"
#include "catalog/http/region_handlers.hpp"
#include "catalog/http/routes.hpp"
#include "catalog/http/search_handlers.hpp"
#include "catalog/http/working_day_handlers.hpp"
#include "catalog/listing_part.hpp"
#include "catalog/mark_part.hpp"
#include "catalog/market_part.hpp"
#include "catalog/migrations/migrations.hpp"
#include "catalog/offer_file_part.hpp"
#include "catalog/origin_part.hpp"
#include "catalog/price_settings.hpp"
#include "catalog/retention_settings.hpp"
#include "catalog/search/xapian_index.hpp"
#include "catalog/settings.hpp"
#include "catalog/store/mysql_transaction.hpp"
#include "platform/journal/background_loop.hpp"
#include "platform/journal/consumer.hpp"
#include "platform/journal/feed.hpp"
#include "platform/journal/sequencer.hpp"
#include "platform/mysql/faults.hpp"
#include "platform/mysql/unit_of_work.hpp"
#include "platform/runtime/blocking.hpp"
#include "platform/runtime/composition.hpp"
#include "platform/runtime/retention_job.hpp"

namespace chuanpin::catalog {
namespace {

namespace web = chuanpin::http;
using database = mysql::mysql_unit_of_work<app::transaction, store::mysql_transaction>;
using options = std::map<std::string, std::string>;

constexpr std::string_view service_name = "catalog";
constexpr std::string_view followed = "gateway";
constexpr std::string_view stock_keeper = "orders";
constexpr std::string_view own_listings = "catalog:listings";  // a follower of the own journal
constexpr std::size_t listing_page = 20;                       // one entry may name 500 products
constexpr std::chrono::seconds job_time_max{30};
constexpr std::chrono::seconds command_time_max{60};
constexpr std::chrono::seconds readiness_time_max{2};
constexpr std::chrono::seconds first_look_max{2};
constexpr std::chrono::seconds index_time_max{20};  ///< of one read of the database

std::vector<mysql::retention_rule> all_retention_rules(const runtime::service_context& program) {
    auto rules = store::retention_rules(read_kept_times(program.settings.service_settings));
    rules.push_back(mysql::receipt_retention(program.settings.receipts_kept));
    return rules;
}

class catalog_service final : public runtime::service {
public:
    explicit catalog_service(runtime::service_context& program)
        : program_(program),
          schema_(program.settings.schema_of(service_name)),
          own_settings_(read_settings(program.settings.service_settings)),
          database_(program.foreground, schema_),
          background_database_(program.background, schema_),
          sequencer_(program.executor, {.schema = schema_, .key = program.journal_key}, program.background, program.clock, program.log,
                     program.metrics),
          cache_(program.metrics),
          regions_(database_),
          listing_(program, database_, background_database_, cache_, [this] { sequencer_.hint(); }),
          products_(database_, program.random, cache_, listing_.settings.review, [this] { sequencer_.hint(); }),
          offers_(database_, program.random, cache_, listing_.settings.review,
                  read_price_settings(program.settings.service_settings).spikes, [this] { sequencer_.hint(); }),
          mark_(
              program, database_, background_database_, own_settings_.public_address, [this] { sequencer_.hint(); },
              [this] {
                  cache_.forget_all();
                  sequencer_.hint();
              }),
          origin_(program, database_, [this] { sequencer_.hint(); }),
          market_(program, database_, background_database_, [this] { sequencer_.hint(); }),
          prices_(database_, program.random, [this] { sequencer_.hint(); }),
          harvests_(program, database_, [this] { sequencer_.hint(); }),
          daily_(program.executor),
          organisations_(program.executor, {.feed = std::string(followed), .schema = schema_, .types = consumers::organisation_types()},
                         program.upstream(followed), program.background, program.clock, program.random, program.log, program.metrics,
                         journal::one_by_one(know_organisation)),
          stock_(program.executor, {.feed = std::string(stock_keeper), .schema = schema_, .types = consumers::stock_types()},
                 program.upstream(stock_keeper), program.background, program.clock, program.random, program.log, program.metrics,
                 [this](mysql::session& connection, std::span<const journal::feed_entry> page) { know_stock(connection, page); }),
          told_listings_(
              program.executor,
              {.feed = std::string(own_listings), .schema = schema_, .page = listing_page, .types = consumers::listing_types()},
              program.upstream(service_name), program.background, program.clock, program.random, program.log, program.metrics,
              [this](mysql::session& connection, std::span<const journal::feed_entry> page) { know_listings(connection, page); }),
          feed_(journal::make_feed(program.background, schema_, sequencer_)),
          changes_(
              program.executor, feed_, program.clock, program.log, [this](const std::string& product) { cache_.forget_product(product); },
              [this](auto looked_at) { cache_.trust_from(looked_at); }),
          retention_(program, schema_, all_retention_rules(program), service_name),
          few_below_(read_market_settings(program.settings.service_settings).few_below),
          index_(own_settings_.search_directory, http::found_product_format(few_below_)),
          index_products_(database_, index_, program.cpu,
                          [&program] { return runtime::own_context(program, "search index", index_time_max); },
                          {http::encode_found_product, few_below_}),
          search_products_(index_, program.cpu),
          search_(search_products_),
          keeper_(
              program.executor, {feed_, program.clock}, index_products_, [this] { return first_sequence(); }, program.log),
          exchange_(program, database_, background_database_, [this] { sequencer_.hint(); }),
          offer_files_(program, database_, {listing_.settings.review, read_price_settings(program.settings.service_settings).spikes},
                       [this] { sequencer_.hint(); }),
          router_(rows(), {mysql::translate}, program.log, program.metrics, service_name) {}

    web::responder& entrance() override { return router_; }

    void start() override {
        sequencer_.start();
        changes_.start([this] { return first_sequence(); });
        organisations_.start();
        stock_.start();
        told_listings_.start();
        daily_.start([this] { return look_at_the_day(); });
        market_.start();
        retention_.start();
        keeper_.start();
        exchange_.start();
    }

    base::task<void> stop() override {
        co_await exchange_.stop();
        co_await market_.stop();
        co_await daily_.stop();
        co_await stock_.stop();
        co_await organisations_.stop();
        co_await sequencer_.stop();  // wakes the feed, so that its followers end at once
        co_await told_listings_.stop();
        co_await changes_.stop();
        co_await retention_.stop();
        co_await keeper_.stop();
    }

    base::task<std::string> readiness() override {
        const auto context = runtime::own_context(program_, "readiness", readiness_time_max);
        const auto answered = co_await database_.read(context, [](app::transaction&) { return base::result<void>{}; });
        co_return answered ? std::string() : answered.error().detail;
    }

private:
    // Nothing is cached before the journal is followed, so what was sealed until then is of no interest.
    base::task<std::int64_t> first_sequence() {
        co_await sequencer_.wait_beyond(0, std::chrono::steady_clock::now() + first_look_max);
        co_return sequencer_.last_sequence();
    }

    // On a database thread. Those who keep an index see the event in the journal, whichever process they are.
    void know_stock(mysql::session& connection, std::span<const journal::feed_entry> page) {
        std::vector<domain::stock_news> news;
        for (const auto& entry : page)
            if (const auto one = consumers::read_stock(entry)) news.push_back(*one);
        const auto turns = store::mysql_availability_store(connection).apply(news, few_below_);
        if (turns.empty()) return;
        const auto context = runtime::own_context(program_, page.back().request_id, job_time_max);
        std::vector<domain::event> events;
        for (const auto& turn : turns)
            events.push_back(
                domain::availability_turned{domain::event_id::make(context.now, program_.random), turn.product, turn.now, turn.revision});
        store::mysql_transaction(connection, context).record_all(events);
    }

    // On a database thread. A look at what is known now: an entry that comes late or again changes nothing.
    void know_listings(mysql::session& connection, std::span<const journal::feed_entry> page) {
        const auto context = runtime::own_context(program_, page.back().request_id, job_time_max);
        store::mysql_transaction open(connection, context);
        app::tell_listings(open, program_.random, context.now, consumers::listings_in(page));
    }

    static void know_organisation(mysql::session& connection, const journal::feed_entry& entry) {
        if (const auto news = consumers::read_organisation(entry)) store::mysql_organisation_store(connection).apply(*news);
    }

    // What comes by the day alone: steps that are late, certificates that expire.
    base::task<std::chrono::milliseconds> look_at_the_day() {
        co_await tell("tell-overdue-steps", mark_.tell_overdue);
        co_await tell("tell-certificate-days", mark_.tell_certificate_days);
        co_await tell("tell-permit-days", listing_.tell_days);
        co_return mark_.settings.overdue_check;
    }

    template <class Job>
    base::task<void> tell(std::string_view name, Job& job) {
        try {
            const auto done = co_await job(runtime::own_context(program_, fmt::format("job:{}", name), job_time_max));
            if (!done)
                program_.log.write(base::log_level::warning, "catalog.job_failed",
                                   {{"job", std::string(name)}, {"code", done.error().code}, {"message", done.error().detail}});
            else if (*done > 0)
                sequencer_.hint();
        } catch (const std::exception& fault) {
            program_.log.write(base::log_level::error, "catalog.job_failed", {{"job", std::string(name)}, {"message", fault.what()}});
        }
    }

    std::vector<web::router::row> rows() {
        auto all = own_rows();
        for (auto& each : mark_.rows()) all.push_back(std::move(each));
        for (auto& each : listing_.rows()) all.push_back(std::move(each));
        for (auto& each : origin_.rows()) all.push_back(std::move(each));
        for (auto& each : exchange_.rows()) all.push_back(std::move(each));
        for (auto& each : offer_files_.rows()) all.push_back(std::move(each));
        for (auto& each : market_.rows()) all.push_back(std::move(each));
        for (auto& each : prices_.rows()) all.push_back(std::move(each));
        for (auto& each : harvests_.rows()) all.push_back(std::move(each));
        return all;
    }

    std::vector<web::router::row> own_rows() {
        namespace routes = catalog::http;
        return {
            {routes::list_counties, [this](web::request& request) { return regions_.list_counties(request); }},
            {routes::read_county, [this](web::request& request) { return regions_.read_county(request); }},
            {routes::list_categories, [this](web::request& request) { return regions_.list_categories(request); }},
            {routes::list_reference_products, [this](web::request& request) { return regions_.list_references(request); }},
            {routes::count_working_days, catalog::http::answer_working_days},
            {routes::list_products, [this](web::request& request) { return products_.list(request); }},
            {routes::search_products, [this](web::request& request) { return search_.search(request); }},
            {routes::read_product, [this](web::request& request) { return products_.read(request); }},
            {routes::list_my_products, [this](web::request& request) { return products_.list_own(request); }},
            {routes::read_my_product, [this](web::request& request) { return products_.read_own(request); }},
            {routes::draft_product, [this](web::request& request) { return products_.draft(request); }},
            {routes::publish_product, [this](web::request& request) { return products_.publish(request); }},
            {routes::publish_offer, [this](web::request& request) { return offers_.publish(request); }},
            {routes::read_offer, [this](web::request& request) { return offers_.read(request); }},
            {routes::withdraw_offer, [this](web::request& request) { return offers_.withdraw(request); }},
            {journal::feed_route, feed_},
        };
    }

    runtime::service_context& program_;
    std::string schema_;
    settings own_settings_;
    database database_;
    database background_database_;
    journal::sequencer sequencer_;
    catalog::http::encoded_cache cache_;
    catalog::http::region_handlers regions_;
    listing_part listing_;
    catalog::http::product_handlers products_;
    catalog::http::offer_handlers offers_;
    mark_part mark_;
    origin_part origin_;
    market_part market_;
    catalog::http::price_handlers prices_;
    harvest_part harvests_;
    journal::background_loop daily_;
    journal::consumer organisations_;
    journal::consumer stock_;
    journal::consumer told_listings_;
    web::handler feed_;
    consumers::product_changes changes_;
    runtime::retention_job retention_;
    std::int64_t few_below_;
    search::xapian_index index_;
    app::index_products index_products_;
    app::search_products search_products_;
    catalog::http::search_handlers search_;
    consumers::index_keeper keeper_;
    exchange_part exchange_;
    offer_file_part offer_files_;
    web::router router_;
};

int import_comparables(runtime::service_context& program, const options& given) {
    database unit(program.foreground, program.settings.schema_of(service_name));
    const commands::command_tools tools{unit, program.random, runtime::own_context(program, "import comparables", command_time_max)};
    files::table_list<domain::price_comparable> comparables(files::comparable_table());
    return runtime::run_blocking(program, commands::import_comparable_file(tools, comparables, given.at("file")));
}

// The processes that keep an index see the new generation within a second; where none runs, the next one builds it at its start.
int rebuild_search(runtime::service_context& program, const options&) {
    database unit(program.foreground, program.settings.schema_of(service_name));
    const auto few_below = read_market_settings(program.settings.service_settings).few_below;
    search::xapian_index unused(read_settings(program.settings.service_settings).search_directory, http::found_product_format(few_below));
    app::index_products index(unit, unused, program.cpu,
                              [&program] { return runtime::own_context(program, "rebuild search", command_time_max); },
                              {http::encode_found_product, few_below});
    return runtime::run_blocking(program, commands::ask_for_rebuilding(index, program.random));
}

std::vector<runtime::command> all_commands() {
    auto all = exchange_commands();
    all.push_back({"rebuild search", "Has the index of products built anew by whoever keeps it", {}, rebuild_search});
    all.push_back(
        {"import comparables", "Records what like goods cost elsewhere, out of a file (CSV or XLSX)", {"file"}, import_comparables});
    for (auto& each : origin_part::commands()) all.push_back(std::move(each));
    for (auto& each : harvest_part::commands()) all.push_back(std::move(each));
    return all;
}

}  // namespace

runtime::service_definition definition() {
    return {
        .name = service_name,
        .routes = catalog::http::all_routes,
        .migrations = [] { return runtime::whole_schema(own_migrations()); },
        .errors = domain::error_table(),
        .make = [](runtime::service_context& program) -> std::unique_ptr<runtime::service> {
            return std::make_unique<catalog_service>(program);
        },
        .commands = all_commands(),
        .sentences = domain::sentence_tables,
        .examine = [](runtime::service_context& program, const options&) { return origin_part::examine(program); },
    };
}

}  // namespace chuanpin::catalog
