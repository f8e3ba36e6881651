#include "tests/e2e/program/marketplace.hpp"

#include <atomic>
#include <fstream>
#include <functional>
#include <sstream>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

namespace chuanpin::tests {
namespace {

const std::string program = std::string(CHUANPIN_BINARY_DIR) + "/bin/chuanpin";
const std::string source = CHUANPIN_SOURCE_DIR;
const std::string data = source + "/deploy/data/";
constexpr auto patience = std::chrono::seconds(20);

void write_secret(const std::string& path, char digit) {
    std::ofstream(path) << std::string(64, digit);
    ::chmod(path.c_str(), 0600);
}

struct demo_account {
    std::string login;
    std::string password;
};

// The demo accounts hold no quoted fields.
demo_account find_account(const std::string& organisation_kind) {
    std::ifstream file(data + "accounts.csv");
    std::vector<std::string> names;
    for (std::string line; std::getline(file, line);) {
        std::vector<std::string> fields;
        std::istringstream row(line);
        for (std::string field; std::getline(row, field, ',');) fields.push_back(field);
        if (names.empty()) {
            names = fields;
            continue;
        }
        demo_account found;
        bool fits = false;
        for (std::size_t i = 0; i < fields.size() && i < names.size(); ++i) {
            if (names[i] == "kind") fits = fields[i] == organisation_kind;
            if (names[i] == "login") found.login = fields[i];
            if (names[i] == "password") found.password = fields[i];
        }
        if (fits) return found;
    }
    throw std::runtime_error("no demo account of kind " + organisation_kind);
}

}  // namespace

marketplace::marketplace() : port_(free_port()) {
    write_secret(directory_.file("principal_key"), '1');
    write_secret(directory_.file("journal_key"), '2');
    write_secret(directory_.file("personal_data_key"), '3');
    load();
    serve();
}

std::vector<std::string> marketplace::environment() const {
    return {"CHUANPIN_SERVER__LISTEN=127.0.0.1:" + std::to_string(port_),
            "CHUANPIN_DATABASE__SOCKET=" + database.where().socket,
            "CHUANPIN_DATABASE__USER=" + database.where().user,
            "CHUANPIN_REDIS__SOCKET=" + redis.socket(),
            "CHUANPIN_SECRETS__PRINCIPAL_KEY_FILE=" + directory_.file("principal_key"),
            "CHUANPIN_SECRETS__JOURNAL_KEY_FILE=" + directory_.file("journal_key"),
            "CHUANPIN_STORAGE__BLOBS=" + directory_.file("blobs"),
            "CHUANPIN_CATALOG__SEARCH_DIRECTORY=" + directory_.file("search"),
            "CHUANPIN_CATALOG__PERSONAL_DATA_KEY_FILE=" + directory_.file("personal_data_key"),
            "CHUANPIN_GATEWAY__PERSONAL_DATA_KEY_FILE=" + directory_.file("personal_data_key"),
            "CHUANPIN_ORDERS__PERSONAL_DATA_KEY_FILE=" + directory_.file("personal_data_key"),
            "CHUANPIN_CATALOG__LABOUR_LIST_WORKERS_MIN=1",
            "CHUANPIN_CATALOG__LABOUR_LISTS_PER_DAY=100",
            "CHUANPIN_GATEWAY__WEBHOOK_ALLOW_LOOPBACK=true"};
}

int marketplace::run(std::vector<std::string> arguments, std::string* output, std::vector<std::string> more_environment) const {
    arguments.insert(arguments.begin(), program);
    arguments.insert(arguments.end(), {"--config", source + "/deploy/config/chuanpin.toml"});
    auto all = environment();
    all.insert(all.end(), more_environment.begin(), more_environment.end());
    child_process child({.arguments = arguments, .environment = all, .directory = {}});
    const int code = child.wait(std::chrono::seconds(60));
    if (output) *output += child.output();
    return code;
}

void marketplace::load() const {
    const std::vector<std::vector<std::string>> verbs = {
        {"migrate"},
        {"import", "counties", "--file", data + "sichuan_counties.csv"},
        {"import", "places", "--file", data + "places_demo.csv"},
        {"import", "households", "--file", data + "households_demo.csv"},
        {"import", "distances", "--file", data + "distances.csv"},
        {"import", "subsidy-rules", "--file", data + "subsidy_rules.csv"},
        {"import", "accounts", "--file", data + "accounts.csv", "--allow-plain-passwords", "yes"},
    };
    for (const auto& verb : verbs) {
        std::string output;
        if (run(verb, &output) != 0) throw std::runtime_error("chuanpin " + verb.front() + " failed:\n" + output);
    }
}

void marketplace::serve() {
    process =
        std::make_unique<child_process>(child_options{.arguments = {program, "serve", "--config", source + "/deploy/config/chuanpin.toml"},
                                                      .environment = environment(),
                                                      .directory = {}});
    wait_until_ready();
}

bool marketplace::ready() const {
    try {
        return client().get("/readyz").status == 200;
    } catch (const std::runtime_error&) {
        return false;  // nothing listens yet
    }
}

void marketplace::wait_until_ready(bool wanted) const {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (ready() != wanted) {
        if (std::chrono::steady_clock::now() > end) throw std::runtime_error("readiness did not change in time:\n" + process->output());
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

http_test_client marketplace::sign_in(const std::string& organisation_kind, std::string* organisation) const {
    const auto account = find_account(organisation_kind);
    auto user = client();
    const auto answer =
        user.post("/v1/sessions", nlohmann::json{{"login", account.login}, {"password", account.password}}.dump(), fresh_key()).expect(201);
    const auto document = nlohmann::json::parse(answer.body);
    const auto cookie = answer.header("Set-Cookie");
    user.set_header("Cookie", cookie.substr(0, cookie.find(';')));
    user.set_header("X-CSRF-Token", document["csrf_token"].get<std::string>());
    if (organisation) *organisation = document["organisation"]["id"].get<std::string>();
    return user;
}

http_fields fresh_key() {
    static std::atomic<unsigned> counter{0};
    return {{"Idempotency-Key", "test-" + std::to_string(::getpid()) + "-" + std::to_string(1'000'000 + counter++)}};
}

std::string shelf::order(std::int64_t quantity) const {
    return nlohmann::json{{"supplier_organisation_id", supplier},
                          {"delivery", {{"county_code", "510107"}, {"address", "成都市示范路1号"}, {"contact", "张老师"}}},
                          {"requested_delivery_date", "2099-01-01"},
                          {"lines", {{{"offer_id", offer}, {"offer_version", offer_version}, {"quantity", quantity}}}}}
        .dump();
}

namespace {

constexpr const char* inspection_report = R"({"number":"检1","issuer":"州质检所","valid_from":"2020-01-01","valid_to":"2099-01-01"})";

// One worker, of a poor household of deploy/data/households_demo.csv.
std::string hand_in_workers(http_test_client& supplier) {
    const std::string list = R"({"dated_on":"2026-01-01","workers":[{"name":"演示甲甲","identity_number":"519999196101010010"}]})";
    const auto answer = supplier.post("/v1/my/labour-lists", list, fresh_key());
    answer.expect(201);
    return nlohmann::json::parse(answer.body)["id"].get<std::string>();
}

// The organisation of a fresh account reaches the catalogue through the gateway's journal; until then 503 says when to come back.
std::string apply_for_the_mark(http_test_client& supplier, const std::string& product) {
    supplier.post("/v1/products/" + product + "/inspection-reports", inspection_report, fresh_key()).expect(201);
    const auto claim = nlohmann::json{{"product_ids", {product}},
                                      {"labour_list_id", hand_in_workers(supplier)},
                                      {"trademark_number", "12345678"},
                                      {"plan_of_use", "每箱贴标"},
                                      {"licences", {{{"kind", "business"}, {"number", "91513423"}, {"valid_from", "2020-01-01"}}}},
                                      {"benefit", "order"},
                                      {"benefit_note", "保底收购"}}
                           .dump();
    const auto end = std::chrono::steady_clock::now() + patience;
    while (true) {
        const auto answer = supplier.post("/v1/mark-applications", claim, fresh_key());
        if (answer.status == 201) return nlohmann::json::parse(answer.body)["id"].get<std::string>();
        if (answer.status != 503 || std::chrono::steady_clock::now() > end)
            throw std::runtime_error("an application for the mark was refused: " + answer.body);
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

void bring_under_the_mark(const marketplace& market, http_test_client& supplier, const std::string& product) {
    const auto path = "/v1/mark-applications/" + apply_for_the_mark(supplier, product) + "/";
    const auto decide = [&](http_test_client& office, const std::string& step, const std::string& body) {
        office.post(path + step, body, fresh_key()).expect(201);
    };
    auto county = market.sign_in("supply_marketing_cooperative");
    decide(county, "first-review", R"({"verdict":"pass","site_visit":{"visited_on":"2026-01-01","finding":"属实"}})");
    auto group = market.sign_in("provincial_group");
    decide(group, "re-review", R"({"verdict":"pass"})");
    auto centre = market.sign_in("project_centre");
    decide(centre, "filing", R"({"verdict":"pass","number":"备1"})");
    decide(centre, "contract", R"({"verdict":"pass","number":"合1"})");
    decide(centre, "certificate", R"({"kind":"authorised"})");
}

void repeat_until_known(const std::function<http_test_response()>& ask, int wanted) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (true) {
        const auto answer = ask();
        if (answer.status == wanted) return;
        if (answer.status != 503 || std::chrono::steady_clock::now() > end)
            throw std::runtime_error("the product or its offer did not reach orders: " + answer.body);
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

}  // namespace

shelf stock_a_shelf(const marketplace& market, std::int64_t quantity) {
    shelf made;
    auto supplier = market.sign_in("cooperative", &made.supplier);
    const auto product = supplier
                             .post("/v1/products",
                                   nlohmann::json{{"name_zh", "测试苹果"},
                                                  {"category", "fruit"},
                                                  {"origin_county_code", "513423"},
                                                  {"storage", {{"class", "chilled"}, {"min_mc", -1000}, {"max_mc", 4000}}},
                                                  {"shelf_life_hours", 2160},
                                                  {"unit_name_zh", "箱"},
                                                  {"unit_net_mass_g", 10'000},
                                                  {"description", "测试"}}
                                       .dump(),
                                   fresh_key())
                             .expect(201);
    made.product = nlohmann::json::parse(product.body)["id"].get<std::string>();
    bring_under_the_mark(market, supplier, made.product);
    supplier.post("/v1/products/" + made.product + "/publication", "{}", fresh_key()).expect(201);
    const auto offer =
        supplier
            .post("/v1/products/" + made.product + "/offers",
                  nlohmann::json{
                      {"minimum_quantity", 1}, {"tiers", {{{"quantity_from", 1}, {"unit_price_fen", 6000}}}}, {"valid_from", "2026-01-01"}}
                      .dump(),
                  fresh_key())
            .expect(201);
    made.offer = nlohmann::json::parse(offer.body)["id"].get<std::string>();
    // Orders learns of the product, and then of its offer, from the catalogue's journal; until then it answers 503 and says when to come
    // back.
    const auto receipt =
        nlohmann::json{{"product_id", made.product}, {"warehouse_code", "T-1"}, {"quantity", quantity}, {"reason", "入库"}}.dump();
    repeat_until_known([&] { return supplier.post("/v1/stock-receipts", receipt, fresh_key()); }, 201);
    auto buyer = market.sign_in("school");
    repeat_until_known([&] { return buyer.post("/v1/orders", made.order(quantity + 1), fresh_key()); }, 409);
    return made;
}

}  // namespace chuanpin::tests
