#include "tests/integration/catalog/running_catalog.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace chuanpin::tests {

namespace {

runtime::configuration settings_for(std::string schema_prefix) {
    runtime::configuration settings;
    settings.database = test_database::instance().where();
    settings.schema_prefix = std::move(schema_prefix);
    return settings;
}

}  // namespace

std::string catalog_program::fresh_prefix() {
    static int number = 0;
    return fmt::format("case{}_", ++number);
}

catalog_program::catalog_program(std::string schema_prefix, std::uint64_t seed)
    : settings(settings_for(std::move(schema_prefix))),
      random_(seed),
      foreground_({.where = settings.database, .workers = 4}, log, metrics),
      background_({.where = settings.database, .workers = 2, .name = "background"}, log, metrics),
      redis_(io.get_executor(), {}, random_, log, metrics),
      client_(io.get_executor()),
      context_{.executor = io.get_executor(),
               .settings = settings,
               .clock = clock,
               .random = random_,
               .log = log,
               .metrics = metrics,
               .cpu = cpu_,
               .foreground = foreground_,
               .background = background_,
               .redis = redis_,
               .http_client = client_,
               .journal_key = {},
               .upstream = {}},
      definition_(catalog::definition()) {
    mysql::migrate(settings.database, settings.schema_of("catalog"), definition_.migrations());
    service = definition_.make(context_);
    service->start();
}

catalog_program::~catalog_program() { run_coroutine(io, service->stop()); }

int catalog_program::command(std::string_view name, const std::map<std::string, std::string>& options) {
    const auto found = std::ranges::find(definition_.commands, name, &runtime::command::name);
    if (found == definition_.commands.end()) throw std::runtime_error("no such command");
    return found->run(context_, options);
}

void catalog_program::import_counties() {
    if (command("import counties", {{"file", CHUANPIN_SOURCE_DIR "/deploy/data/sichuan_counties.csv"}}) != 0)
        throw std::runtime_error("the county list was refused");
}

std::string catalog_program::fresh_key() { return fmt::format("key-of-the-test-{:04}", ++keys_); }

http::response catalog_program::ask(http::method verb, std::string target, std::string body, std::optional<base::organisation_id> who,
                                    std::string key, http::header_list headers) {
    http::request request{.verb = verb,
                          .target = std::move(target),
                          .path = {},
                          .query = {},
                          .headers = std::move(headers),
                          .body = std::move(body),
                          .remote_address = {},
                          .path_parameters = {},
                          .context = {}};
    if (!http::parse_target(request)) throw std::runtime_error("the target cannot be parsed");
    if (!request.body.empty()) request.headers.add("Content-Type", "application/json");
    if (!key.empty()) request.headers.add("Idempotency-Key", std::move(key));
    request.context = a_context(clock.now());
    if (who) {
        request.context = a_context_of(*who, "cooperative", {"products:write", "offers:write"}, base::account_id{who->value}, clock.now());
    }
    return run_coroutine(io, service->entrance().respond(std::move(request)));
}

std::vector<std::string> catalog_program::sealed_types() {
    auto connection = open();
    const auto unsealed = [&] {
        auto rows = connection.query("SELECT COUNT(*) FROM journal WHERE seq IS NULL");
        rows.next();
        return rows.integer(0) > 0;
    };
    run_until(io, [&] { return !unsealed(); });
    std::vector<std::string> types;
    auto rows = connection.query("SELECT type FROM journal ORDER BY seq");
    while (rows.next()) types.push_back(rows.text(0));
    return types;
}

std::string member(const http::response& response, std::string_view name) {
    const auto document = nlohmann::json::parse(response.body);
    const auto& value = document.at(nlohmann::json::json_pointer(std::string(name)));
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::vector<std::string> faults_of(const http::response& response) {
    std::vector<std::string> faults;
    const auto problem = nlohmann::json::parse(response.body);
    if (const auto found = problem.find("errors"); found != problem.end())
        for (const auto& each : *found) faults.push_back(each.at("pointer").get<std::string>() + " " + each.at("code").get<std::string>());
    std::ranges::sort(faults);
    return faults;
}

std::string apples(std::string_view changes) {
    auto document = nlohmann::json::parse(R"({"name_zh":"盐源苹果","category":"fruit","origin_county_code":"513423",
        "storage":{"class":"chilled","min_mc":-1000,"max_mc":4000},"shelf_life_hours":2160,"unit_name_zh":"箱","unit_net_mass_g":10000})");
    document.merge_patch(nlohmann::json::parse(changes));
    return document.dump();
}

}  // namespace chuanpin::tests
