#include <catch.hpp>

#include <fstream>

#include "tests/integration/catalog/running_catalog.hpp"
#include "tests/support/people.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

constexpr const char* header = "household_number,village_code,registered_on,exited_on,relation,name,identity_number\n";
constexpr const char* poor_village = "510185108205";

std::string row(std::string_view household, int person, std::string_view relation = "other", std::string_view exited_on = "",
                std::string_view village = poor_village) {
    return fmt::format("{},{},2018-08-31,{},{},{},{}\n", household, village, exited_on, relation, person_name(person),
                       identity_number(person));
}

base::principal somebody(unsigned char organisation, std::string kind, std::vector<std::string> permissions) {
    return {numbered<base::account_id>(organisation), numbered<base::organisation_id>(organisation), std::move(kind), "Somebody",
            std::move(permissions)};
}

struct household_program : catalog_program {
    temporary_directory directory;
    base::principal supplier = somebody(1, "cooperative", {"marks:apply", "products:write"});
    base::principal rival = somebody(2, "cooperative", {"marks:apply", "products:write"});
    base::principal office = somebody(50, "supply_marketing_cooperative", {"households:read", "marks:read"});
    base::principal other_office = somebody(51, "supply_marketing_cooperative", {"households:read", "marks:read"});

    household_program() {
        import_counties();
        REQUIRE(command("import places", {{"file", CHUANPIN_SOURCE_DIR "/deploy/data/places_demo.csv"}}) == 0);
        know(supplier.organisation, supplier.organisation_kind, "510185");
        know(rival.organisation, rival.organisation_kind, "510185");
        know(office.organisation, office.organisation_kind, "510100");
        know(other_office.organisation, other_office.organisation_kind, "513423");
    }
    int import(const std::string& rows) {
        const auto file = directory.file("households.csv");
        std::ofstream(file) << header << rows;
        return command("import households", {{"file", file}});
    }
    void limit_lists(const std::string& workers_min, const std::string& lists_per_day) {
        settings.service_settings["catalog.labour_list_workers_min"] = workers_min;
        settings.service_settings["catalog.labour_lists_per_day"] = lists_per_day;
        stop();
        service.reset();
        start();
    }
    std::int64_t count(std::string_view of) {
        auto connection = open();
        auto rows = connection.query("SELECT COUNT(*) FROM " + std::string(of));
        rows.next();
        return rows.integer(0);
    }
    http::response household(const std::string& number, const base::principal& by) {
        return ask_as(by, method::get, "/v1/households/" + number);
    }
    http::response hand_in(const base::principal& by, const std::vector<std::pair<int, std::string>>& people,
                           std::string_view dated_on = "2026-03-01") {
        nlohmann::json list{{"dated_on", dated_on}, {"workers", nlohmann::json::array()}};
        for (const auto& [person, name] : people) list["workers"].push_back({{"name", name}, {"identity_number", identity_number(person)}});
        return ask_as(by, method::post, "/v1/my/labour-lists", list.dump());
    }
    static std::vector<std::pair<int, std::string>> people(int from, int to) {
        std::vector<std::pair<int, std::string>> all;
        for (int i = from; i < to; ++i) all.emplace_back(i, person_name(i));
        return all;
    }
    http::response apply(const base::principal& by, const std::string& list) {
        const auto drafted = ask_as(by, method::post, "/v1/products", apples());
        nlohmann::json claim{
            {"product_ids", {member(drafted, "/id")}}, {"labour_list_id", list}, {"plan_of_use", "x"}, {"benefit", "order"}};
        claim["licences"] = nlohmann::json::array();
        claim["benefit_note"] = "x";
        return ask_as(by, method::post, "/v1/mark-applications", claim.dump());
    }
};

}  // namespace

TEST_CASE("households are imported once; who moved or left is followed, and nothing readable is stored",
          "[catalog][integration][household]") {
    household_program program;
    const auto first = row("H-1", 1, "head") + row("H-1", 2, "spouse") + row("H-2", 3, "head");
    CHECK(program.import(first) == 0);
    CHECK(program.import(first) == 0);
    CHECK(program.count("household_version") == 2);
    CHECK(program.count("household_member") == 3);
    CHECK(program.count("household_member WHERE LOCATE('某', name_sealed) > 0 OR LOCATE('510185', identity_sealed) > 0") == 0);
    // Two moves to household 2, whose exit is known now; 1 stays alone in household 1.
    CHECK(program.import(row("H-1", 1, "head") + row("H-2", 2, "spouse", "2020-12-31") + row("H-2", 3, "head", "2020-12-31")) == 0);
    const auto moved = program.household("H-2", program.office);
    REQUIRE(moved.status == 200);
    CHECK(member(moved, "/versions/1/status") == "exited");
    CHECK(member(moved, "/versions/1/valid_from") == "2020-12-31");
    CHECK(member(moved, "/members/1/name") == "某002");
    CHECK(member(moved, "/members/1/identity_number_masked") == "510*************" + identity_number(2).substr(16));
    CHECK(nlohmann::json::parse(program.household("H-1", program.office).body)["members"].size() == 1);
    CHECK(program.count("household_member WHERE superseded_at IS NOT NULL") == 1);
}

TEST_CASE("a household is read by the offices in charge of its village alone", "[catalog][integration][household]") {
    household_program program;
    REQUIRE(program.import(row("H-1", 1, "head")) == 0);
    CHECK(program.household("H-1", program.office).status == 200);
    CHECK(member(program.household("H-1", program.other_office), "/code") == "household-not-found");
    CHECK(member(program.household("H-9", program.office), "/code") == "household-not-found");
    CHECK(program.household("H_9", program.office).status == 404);
}

TEST_CASE("a broken list of households is refused whole", "[catalog][integration][household]") {
    household_program program;
    CHECK(program.import(row("H-1", 1) + row("H-1", 1)) == 1);
    CHECK(program.import(row("H-1", 1) + row("H-1", 2, "other", "2019-01-01")) == 1);
    CHECK(program.import(row("H-1", 1, "head") + row("H-1", 2, "head")) == 1);
    CHECK(program.import(row("H-1", 1, "other", "2018-08-31")) == 1);
    CHECK(program.import(row("H-1", 1, "cousin")) == 1);
    CHECK(program.import(row("H-1", 1) + row("H-2", 2, "other", "", "510185999999")) == 1);
    std::string crowd;
    for (int i = 0; i < 31; ++i) crowd += row("H-1", i);
    CHECK(program.import(crowd) == 1);
    CHECK(program.count("household_version") == 0);
    CHECK(program.count("household_member") == 0);
}

TEST_CASE("a household proves a product of another county, also after its exit", "[catalog][integration][household]") {
    household_program program;
    REQUIRE(program.import(row("H-5101-0001", 1, "head", "2020-12-31", "510185108206")) == 0);
    const auto drafted = program.post("/v1/products", apples(R"({"origin_county_code":"510185","origin_household_number":"H-5101-0001"})"));
    REQUIRE(drafted.status == 201);
    CHECK(member(drafted, "/origin/verdict") == "eligible");
    CHECK(member(drafted, "/origin/decided_by/kind") == "household");
    CHECK(member(drafted, "/origin/decided_by/code") == "*******0001");
    CHECK(drafted.body.find("H-5101") == std::string::npos);
    const auto path = "/v1/products/" + member(drafted, "/id");
    program.certify(member(drafted, "/id"));
    CHECK(program.post(path + "/publication", "{}").status == 201);
    CHECK(program.get(path).body.find("H-5101") == std::string::npos);
}

TEST_CASE("a labour list is matched to the registry by number and name", "[catalog][integration][labour]") {
    household_program program;
    REQUIRE(program.import(row("H-1", 1, "head") + row("H-1", 2, "other") + row("H-1", 3)) == 0);
    auto list = program.people(1, 11);
    list[2].second = "别名";
    const auto handed_in = program.hand_in(program.supplier, list);
    REQUIRE(handed_in.status == 201);
    CHECK(member(handed_in, "/workers") == "10");
    CHECK(member(handed_in, "/poor") == "2");
    CHECK(member(handed_in, "/names_differ") == "1");
    CHECK(handed_in.body.find("某") == std::string::npos);
    const auto own = "/v1/my/labour-lists/" + member(handed_in, "/id");
    CHECK(member(program.ask_as(program.supplier, method::get, own), "/poor") == "2");
    CHECK(program.ask_as(program.rival, method::get, own).status == 404);
    const auto applied = program.apply(program.supplier, member(handed_in, "/id"));
    CHECK(member(applied, "/claim/labour_names_differ") == "1");
    CHECK(member(applied, "/tests/0/outcome") == "failed");
    CHECK(member(program.apply(program.rival, member(handed_in, "/id")), "/code") == "labour-list-unknown");

    const auto workers = "/v1/mark-applications/" + member(applied, "/id") + "/workers";
    const auto page = program.ask_as(program.office, method::get, workers + "?limit=3");
    CHECK(member(page, "/data/0/household_number") == "H-1");
    CHECK(member(page, "/data/0/poor") == "true");
    CHECK(member(page, "/data/2/same_name") == "false");
    CHECK(page.body.find(identity_number(1)) == std::string::npos);
    const auto rest = program.ask_as(program.office, method::get, workers + "?limit=7&cursor=" + member(page, "/next_cursor"));
    CHECK(member(rest, "/data/6/position") == "10");
    CHECK(member(rest, "/has_more") == "false");
    CHECK(program.ask_as(program.other_office, method::get, workers).status == 404);
}

TEST_CASE("one person on the lists of two applicants is flagged at both, until one is refused", "[catalog][integration][labour]") {
    household_program program;
    const auto first = member(program.hand_in(program.supplier, program.people(1, 6)), "/id");
    const auto applied = program.apply(program.supplier, first);
    CHECK(member(applied, "/tests/0/flags") == "[]");
    const auto second = member(program.hand_in(program.rival, program.people(5, 9)), "/id");
    const auto mine = "/v1/my/mark-applications/" + member(applied, "/id");
    CHECK(member(program.ask_as(program.supplier, method::get, mine), "/tests/0/flags") == "[]");
    const auto rivals = program.apply(program.rival, second);
    CHECK(member(rivals, "/tests/0/flags/0").starts_with("also on the list " + first));
    CHECK(member(program.ask_as(program.supplier, method::get, mine), "/tests/0/flags/0").ends_with(": 1"));
    // A second list of the same applicant is no conflict.
    const auto again = program.apply(program.supplier, member(program.hand_in(program.supplier, program.people(1, 5)), "/id"));
    CHECK(member(again, "/tests/0/flags") == "[]");
    program.open().execute("UPDATE mark_application SET state = 'refused' WHERE applicant_organisation_id = ?",
                           {program.rival.organisation});
    CHECK(member(program.ask_as(program.supplier, method::get, mine), "/tests/0/flags") == "[]");
}

TEST_CASE("a labour list is refused with each worker that is wrong, and stores nothing", "[catalog][integration][labour]") {
    household_program program;
    auto list = program.people(1, 4);
    list.push_back(list.front());
    CHECK(faults_of(program.hand_in(program.supplier, list)) == std::vector<std::string>{"/workers/3/identity_number duplicate"});
    CHECK(faults_of(program.hand_in(program.supplier, program.people(1, 2), "2026-03-03")) ==
          std::vector<std::string>{"/dated_on out-of-range"});
    const auto wrong =
        program.ask_as(program.supplier, method::post, "/v1/my/labour-lists",
                       R"({"dated_on":"2026-03-01","workers":[{"name":"x","identity_number":"510185198001010009"},{"name":""}]})");
    CHECK(sorted_faults_of(wrong) == std::vector<std::string>{"/workers/1/identity_number required", "/workers/1/name too-short"});
    CHECK(program.hand_in(program.supplier, {}).status == 400);
    CHECK(program.count("labour_list") == 0);
}

TEST_CASE("a list of few people and more lists than a day has are refused and written down", "[catalog][integration][labour]") {
    household_program program;
    program.limit_lists("3", "2");
    const auto small = program.hand_in(program.supplier, program.people(1, 3));
    CHECK(small.status == 422);
    CHECK(member(small, "/code") == "labour-list-too-small");
    CHECK(faults_of(small) == std::vector<std::string>{"/workers too-few"});
    CHECK(program.count("labour_list") == 0);
    CHECK(program.hand_in(program.supplier, program.people(1, 4)).status == 201);
    CHECK(program.hand_in(program.supplier, program.people(2, 5)).status == 201);
    const auto third = program.hand_in(program.supplier, program.people(3, 6));
    CHECK(third.status == 429);
    CHECK(member(third, "/code") == "labour-quota-exceeded");
    CHECK(third.headers.find("Retry-After") == "54000");  // 09:00 in Shanghai, fifteen hours before the next day
    CHECK(program.count("labour_list") == 2);
    CHECK(program.count("journal WHERE type = 'labour_list.refused'") == 2);
    CHECK(program.count("journal WHERE type = 'labour_list.refused' AND data LIKE '%labour-quota-exceeded%'") == 1);
    CHECK(program.hand_in(program.rival, program.people(3, 6)).status == 201);
    program.clock.advance(std::chrono::hours(15));
    CHECK(program.hand_in(program.supplier, program.people(3, 6)).status == 201);
}

TEST_CASE("a list of 5,000 workers is taken, one more is not", "[catalog][integration][labour]") {
    household_program program;
    nlohmann::json list{{"dated_on", "2026-03-01"}, {"workers", nlohmann::json::array()}};
    for (int i = 0; i < 5'000; ++i) {
        auto number = fmt::format("5101851980{:02}{:02}{:03}", 1 + i / 1'000, 1 + i / 1'000, i % 1'000);
        constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (std::size_t at = 0; at < number.size(); ++at) sum += (number[at] - '0') * weights[at];
        number += "10X98765432"[sum % 11];
        list["workers"].push_back({{"name", std::string(50, 'x')}, {"identity_number", number}});
    }
    const auto taken = program.ask_as(program.supplier, method::post, "/v1/my/labour-lists", list.dump());
    REQUIRE(taken.status == 201);
    CHECK(member(taken, "/workers") == "5000");
    list["workers"].push_back({{"name", "x"}, {"identity_number", identity_number(1)}});
    CHECK(faults_of(program.ask_as(program.supplier, method::post, "/v1/my/labour-lists", list.dump())) ==
          std::vector<std::string>{"/workers too-many"});
}
