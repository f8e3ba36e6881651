#include "gateway/service.hpp"

#include <algorithm>
#include <iostream>
#include <stdexcept>
#include <thread>

#include "gateway/api_key_part.hpp"
#include "gateway/app/fan_out_events.hpp"
#include "gateway/app/notify_of_events.hpp"
#include "gateway/audit_part.hpp"
#include "gateway/clients/http_webhook_sender.hpp"
#include "gateway/commands/import_accounts.hpp"
#include "gateway/consumers/notice_source_json.hpp"
#include "gateway/consumers/webhook_feed.hpp"
#include "gateway/consumers/webhook_worker.hpp"
#include "gateway/contact_part.hpp"
#include "gateway/domain/errors.hpp"
#include "gateway/domain/words/sentences.hpp"
#include "gateway/http/api_key_handlers.hpp"
#include "gateway/http/audit_handlers.hpp"
#include "gateway/http/contact/contact_handlers.hpp"
#include "gateway/http/entrance.hpp"
#include "gateway/http/identity_handlers.hpp"
#include "gateway/http/limits.hpp"
#include "gateway/http/notice_handlers.hpp"
#include "gateway/http/openapi_document.hpp"
#include "gateway/http/page_handlers.hpp"
#include "gateway/http/registration_handlers.hpp"
#include "gateway/http/routes.hpp"
#include "gateway/http/staff_handlers.hpp"
#include "gateway/http/webhook_handlers.hpp"
#include "gateway/migrations/migrations.hpp"
#include "gateway/notice_part.hpp"
#include "gateway/registration_part.hpp"
#include "gateway/retelling.hpp"
#include "gateway/settings.hpp"
#include "gateway/store/mysql_delivery_queue.hpp"
#include "gateway/store/mysql_fan_out.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"
#include "gateway/store/mysql_notice_transaction.hpp"
#include "gateway/store/mysql_webhook_transaction.hpp"
#include "gateway/store/redis_session_store.hpp"
#include "gateway/store/retention_rules.hpp"
#include "platform/http/derived_keys.hpp"
#include "platform/journal/consumer.hpp"
#include "platform/journal/feed.hpp"
#include "platform/journal/sequencer.hpp"
#include "platform/mysql/faults.hpp"
#include "platform/redis/rate_limit.hpp"
#include "platform/runtime/blocking.hpp"
#include "platform/runtime/composition.hpp"
#include "platform/runtime/cpu_pool.hpp"
#include "platform/runtime/retention_job.hpp"
#include "platform/runtime/side_by_side.hpp"

namespace chuanpin::gateway {

namespace {

namespace web = chuanpin::http;

constexpr std::string_view service_name = "gateway";
constexpr std::chrono::seconds command_time_max{60};
/// Whose events webhooks carry.
constexpr std::array<std::string_view, 3> followed_feeds = {"catalog", "orders", "logistics"};
/// Whose events notices tell of. They have cursors of their own: what cannot be told to people holds no webhook back.
constexpr std::array<std::string_view, 3> noticed_feeds = {"orders", "logistics", service_name};
constexpr std::chrono::seconds job_time_max{20};

// --- what the service is made of -----------------------------------------------------------------------------------------

/// Of the pool that hashes passwords, which is nobody else's: a storm of sign-ins delays nothing but sign-ins. It has half of the
/// processors, and of these only what the others leave. A hash takes 19 MiB.
std::size_t password_threads() { return std::clamp(std::thread::hardware_concurrency() / 2, 1U, 4U); }
constexpr std::size_t password_queue_max = 64;
constexpr int password_niceness = 15;

struct identity_part {
    std::unique_ptr<base::cpu_pool> passwords = runtime::make_cpu_pool(password_threads(), password_queue_max, password_niceness);
    store::mysql_identity_unit_of_work database;
    contact_part contacts;
    store::redis_session_store sessions;
    app::csrf_tokens csrf;
    http::session_cookie cookie;
    http::origin_rule origins;
    app::sign_in_throttle throttle;
    app::address_throttle addresses;
    crypto::secret_box box;
    app::check_password check_password;
    app::check_one_time_code check_code;
    app::open_session open_session;
    app::authenticate_session authenticate;
    app::close_session close_session;
    app::list_sessions list_sessions;
    app::revoke_session revoke_session;
    app::revoke_all_sessions revoke_all_sessions;
    app::change_password change_password;
    app::enrol_one_time_password enrol_one_time_password;
    app::confirm_one_time_password confirm_one_time_password;
    app::remove_one_time_password remove_one_time_password;
    app::register_organisation register_organisation;
    app::read_organisation read_organisation;
    app::list_organisations list_organisations;
    app::move_organisation move_organisation;
    app::close_organisation close_organisation;
    app::identity_card_keys card_keys;
    app::submit_registration submit_registration;
    app::recommend_registration recommend_registration;
    app::decide_registration decide_registration;
    app::read_registrations read_registrations;
    app::create_account create_account;
    app::grant_role grant_role;
    app::end_role end_role;
    app::delegate_role delegate_role;
    app::close_account close_account;
    app::open_unit open_unit;
    app::close_unit close_unit;
    app::list_units list_units;
    app::list_accounts list_accounts;

    identity_part(runtime::service_context& context, const std::string& schema, const gateway::settings& settings)
        : database(context.foreground, schema),
          contacts(context, database),
          sessions(context.redis, schema + ":"),
          csrf(derive_keys(context.settings.principal_keys, "gateway csrf 1")),
          cookie(settings.secure_cookies),
          origins(settings.secure_cookies, settings.allowed_origins),
          box(derive_keys(context.settings.principal_keys, "gateway one-time passwords 1")),
          check_password(database, *passwords, throttle, context.random),
          check_code(database, *passwords, box, context.random),
          open_session(database, sessions, *passwords, throttle, addresses, check_code, context.random),
          authenticate(database, sessions),
          close_session(database, sessions, authenticate, context.random),
          list_sessions(database, sessions),
          revoke_session(database, sessions, authenticate, context.random),
          revoke_all_sessions(database, authenticate, context.random),
          change_password(database, sessions, authenticate, check_password, *passwords, context.random),
          enrol_one_time_password(database, check_password, box, context.random),
          confirm_one_time_password(database, sessions, authenticate, check_code, *passwords, context.random),
          remove_one_time_password(database, sessions, authenticate, check_password, check_code, context.random),
          register_organisation(database, *passwords, context.random, contacts.box),
          read_organisation(database),
          list_organisations(database),
          move_organisation(database),
          close_organisation(database),
          card_keys{crypto::secret_box(derive_keys(context.settings.principal_keys, "gateway identity cards 1")),
                    derive_keys(context.settings.principal_keys, "gateway identity card hashes 1").front()},
          submit_registration(database, *passwords, context.random, card_keys, contacts.box, settings.open_registrations_max),
          recommend_registration(database),
          decide_registration(database, context.random),
          read_registrations(database),
          create_account(database, *passwords, context.random),
          grant_role(database, context.random),
          end_role(database),
          delegate_role(database, context.random),
          close_account(database),
          open_unit(database, context.random),
          close_unit(database),
          list_units(database),
          list_accounts(database) {}
};

struct webhook_part {
    domain::webhook_url_rules rules;
    store::mysql_webhook_unit_of_work database;
    crypto::secret_box box;
    app::create_webhook_endpoint create;
    app::list_webhook_endpoints list;
    app::remove_webhook_endpoint remove;
    app::list_webhook_deliveries deliveries;
    store::mysql_delivery_queue queue;
    web::client client;
    clients::http_webhook_sender sender;
    app::deliver_webhooks deliver;
    consumers::webhook_worker worker;

    webhook_part(runtime::service_context& context, const std::string& schema, const gateway::settings& settings)
        : rules{settings.webhook_allow_loopback},
          database(context.foreground, schema),
          box(derive_keys(context.settings.principal_keys, "gateway webhook secrets 1")),
          create(database, box, context.random, rules),
          list(database),
          remove(database, context.random),
          deliveries(database),
          queue(context.background, schema, context.random),
          client(context.executor, clients::webhook_client_options(rules, settings.webhook_authorities_file)),
          sender(client, rules),
          deliver(queue, sender, box, {settings.webhook_retry_factor_percent}, context.clock, context.random, context.log, context.metrics),
          worker(context.executor, deliver, context.log) {}
};

std::vector<http::service_routes> all_routes(const runtime::service_context& context) {
    std::vector<http::service_routes> services;
    for (const auto& each : context.services) services.push_back({each.name, each.routes});
    return services;
}

std::vector<mysql::retention_rule> all_retention_rules(const runtime::service_context& context, const gateway::settings& settings) {
    auto rules = store::retention_rules(settings.kept);
    rules.push_back(mysql::receipt_retention(context.settings.receipts_kept));
    return rules;
}

class gateway_service final : public runtime::service {
public:
    explicit gateway_service(runtime::service_context& context)
        : context_(context),
          schema_(context.settings.schema_of(service_name)),
          settings_(read_settings(context.settings)),
          sequencer_(context.executor, {schema_, context.journal_key}, context.background, context.clock, context.log, context.metrics),
          identity_(context, schema_, settings_),
          shared_limits_(context.redis, {schema_ + ":", settings_.limit_local_share_percent}, context.clock, context.log, context.metrics),
          limits_(settings_.limits, shared_limits_, context.metrics),
          api_keys_(context, schema_),
          webhooks_(context, schema_, settings_),
          notices_(context, schema_, settings_, sequencer_),
          audit_(context, schema_, settings_),
          lapsing_(context, schema_, settings_),
          retention_(context, schema_, all_retention_rules(context, settings_), service_name),
          router_(make_rows(), {mysql::translate}, context.log, context.metrics, service_name),
          entrance_(make_parts(), all_routes(context), service_name) {
        for (const auto feed : followed_feeds) follow(feed);
        for (const auto feed : noticed_feeds) notice(feed);
    }

    web::responder& entrance() override { return entrance_; }

    void start() override {
        sequencer_.start();
        for (auto& each : consumers_) each->start();
        webhooks_.worker.start();
        notices_.jobs.start();
        api_keys_.job.start();
        audit_.job.start();
        lapsing_.job.start();
        retention_.start();
    }

    base::task<void> stop() override {
        // Each follower may be waiting for an answer that its feed holds back: they are waited for together.
        std::vector<base::task<void>> ending;
        for (auto& each : consumers_) ending.push_back(each->stop());
        ending.push_back(notices_.jobs.stop());
        ending.push_back(webhooks_.worker.stop());
        ending.push_back(api_keys_.job.stop());
        ending.push_back(audit_.job.stop());
        ending.push_back(lapsing_.job.stop());
        ending.push_back(retention_.stop());
        co_await runtime::side_by_side(std::move(ending), context_.log);
        webhooks_.client.close();
        co_await sequencer_.stop();
    }

    base::task<std::string> readiness() override { co_return std::string(); }

private:
    std::vector<web::router::row> make_rows() {
        std::vector<web::router::row> rows;
        const auto fingerprint_key = derive_keys(context_.settings.principal_keys, "gateway fingerprints 1").front();
        http::add_identity_rows(
            rows, {identity_.open_session, identity_.authenticate, identity_.close_session, identity_.list_sessions,
                   identity_.revoke_session, identity_.revoke_all_sessions, identity_.change_password, identity_.enrol_one_time_password,
                   identity_.confirm_one_time_password, identity_.remove_one_time_password, identity_.register_organisation,
                   identity_.read_organisation, identity_.list_organisations, identity_.move_organisation, identity_.close_organisation,
                   identity_.csrf, identity_.cookie, fingerprint_key});
        http::add_registration_rows(rows, {identity_.submit_registration, identity_.recommend_registration, identity_.decide_registration,
                                           identity_.read_registrations, fingerprint_key});
        http::add_staff_rows(
            rows, {identity_.create_account, identity_.grant_role, identity_.end_role, identity_.delegate_role, identity_.close_account,
                   identity_.open_unit, identity_.close_unit, identity_.list_units, identity_.list_accounts, fingerprint_key});
        http::add_contact_rows(rows, identity_.contacts.read, identity_.contacts.state);
        http::add_api_key_rows(rows, {api_keys_.create, api_keys_.list, api_keys_.revoke});
        http::add_webhook_rows(rows, {webhooks_.create, webhooks_.list, webhooks_.remove, webhooks_.deliveries});
        http::add_notice_rows(rows, {notices_.list, notices_.read, notices_.summarise, notices_.follow, notices_.mark_read,
                                     notices_.preferences, notices_.set_preferences});
        http::add_audit_rows(rows, audit_.list);
        http::add_page_rows(rows, {[this] { return context_.readiness(service_name); }, context_.settings.clock_start,
                                   context_.metrics_text, http::openapi_document(), all_routes(context_)});
        rows.push_back({journal::feed_route, journal::make_feed(context_.background, schema_, sequencer_)});
        return rows;
    }

    http::entrance_parts make_parts() {
        return {identity_.authenticate,  api_keys_.authenticate, api_keys_.authenticate_signature,
                identity_.csrf,          identity_.cookie,       limits_,
                identity_.origins,       audit_.trail,           router_,
                context_.upstream,       {mysql::translate},     context_.log,
                settings_.secure_cookies};
    }

    void follow(std::string_view feed) {
        const auto apply = [this](mysql::session& connection, std::span<const journal::feed_entry> page) {
            std::vector<app::webhook_event> events;
            events.reserve(page.size());
            for (const auto& entry : page) events.push_back(consumers::to_webhook_event(entry));
            store::mysql_fan_out transaction(connection, context_.clock.now(), context_.random);
            app::fan_out_events(transaction, events);
        };
        consume(std::string(feed), context_.upstream(feed), apply);
    }

    void notice(std::string_view feed) {
        const auto apply = [this](mysql::session& connection, std::span<const journal::feed_entry> page) {
            std::vector<domain::noticed_event> events;
            for (const auto& entry : page)
                if (auto event = consumers::to_noticed_event(entry)) events.push_back(*std::move(event));
            if (events.empty()) return;
            const auto call = runtime::own_context(context_, page.back().request_id, job_time_max);
            store::mysql_notice_transaction transaction(connection, call);
            app::notify_of_events(transaction, events, settings_.notices, call.now, context_.random);
        };
        // Our own journal is read where it is: the upstream of the gateway would be ourselves.
        consume(std::string(feed) + ":notices", feed == service_name ? router_ : context_.upstream(feed), apply, domain::noticed_types());
    }

    void consume(std::string cursor, web::responder& source, journal::apply_page_function apply, std::vector<std::string> types = {}) {
        consumers_.push_back(std::make_unique<journal::consumer>(
            context_.executor, journal::consumer_options{.feed = std::move(cursor), .schema = schema_, .types = std::move(types)}, source,
            context_.background, context_.clock, context_.random, context_.log, context_.metrics, std::move(apply)));
    }

    runtime::service_context& context_;
    std::string schema_;
    gateway::settings settings_;
    journal::sequencer sequencer_;
    identity_part identity_;
    redis::shared_rate_limiter shared_limits_;
    http::limits limits_;
    api_key_part api_keys_;
    webhook_part webhooks_;
    notice_part notices_;
    audit_part audit_;
    registration_part lapsing_;
    runtime::retention_job retention_;
    web::router router_;
    http::entrance entrance_;
    std::vector<std::unique_ptr<journal::consumer>> consumers_;
};

// --- what main knows of it -----------------------------------------------------------------------------------------------

int run_import_accounts(runtime::service_context& context, const std::map<std::string, std::string>& options) {
    store::mysql_identity_unit_of_work database(context.foreground, context.settings.schema_of(service_name));
    app::import_accounts use_case(database, context.cpu, context.random);
    const auto call = runtime::own_context(context, "command", command_time_max);
    return runtime::run_blocking(context, commands::import_accounts(use_case, call, options, std::cout, std::cerr));
}

std::vector<runtime::command> own_commands() {
    auto all = runtime::sealed_commands(contact_columns());
    all.push_back({"import accounts",
                   "Loads organisations and accounts of a demonstration from a file.",
                   {"file", "allow-plain-passwords?"},
                   run_import_accounts});
    all.push_back(
        {"tell organisations", "Tells every organisation again, as it stands, to the services that follow them.", {}, tell_organisations});
    return all;
}

}  // namespace

runtime::service_definition definition() {
    return {
        .name = service_name,
        .routes = http::routes(),
        .migrations = [] { return runtime::whole_schema(own_migrations()); },
        .errors = domain::errors::all(),
        .make = [](runtime::service_context& context) -> std::unique_ptr<runtime::service> {
            return std::make_unique<gateway_service>(context);
        },
        .commands = own_commands(),
        .sentences = domain::sentence_tables,
        .examine = [](runtime::service_context& context, const auto&) { return runtime::examine_sealed(context, contact_columns()); },
    };
}

}  // namespace chuanpin::gateway
