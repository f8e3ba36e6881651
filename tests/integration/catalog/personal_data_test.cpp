// Rotation of the key of personal data by command, and erasure over HTTP.
#include <filesystem>
#include <fstream>

#include <catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/integration/catalog/running_catalog.hpp"
#include "tests/support/people.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

const std::string old_key(40, 'o');
const std::string new_key(40, 'n');

base::principal somebody(unsigned char organisation, std::string kind, std::vector<std::string> permissions) {
    return {numbered<base::account_id>(organisation), numbered<base::organisation_id>(organisation), std::move(kind), "Somebody",
            std::move(permissions)};
}

/// A household H-1 of three people, and a labour list of them and two more; everything under the old key.
struct personal_program : catalog_program {
    temporary_directory directory;
    base::principal supplier = somebody(1, "cooperative", {"marks:apply", "products:write", "lots:write"});
    base::principal office = somebody(50, "supply_marketing_cooperative", {"households:read"});
    base::principal operators = somebody(60, "operator", {"personal-data:erase"});

    personal_program() {
        import_counties();
        REQUIRE(command("import places", {{"file", CHUANPIN_SOURCE_DIR "/deploy/data/places_demo.csv"}}) == 0);
        know(supplier.organisation, supplier.organisation_kind, "510185");
        know(office.organisation, office.organisation_kind, "510100");
        know(operators.organisation, operators.organisation_kind, "510100");
        start_with(old_key);
        REQUIRE(import_household() == 0);
        REQUIRE(hand_in().status == 201);
    }
    void start_with(const std::string& keys) {
        const auto file = directory.file("keys");
        std::ofstream(file) << keys << '\n';
        std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        settings.service_settings["catalog.personal_data_key_file"] = file;
        if (service) stop();
        service.reset();
        start();
    }
    int import_household() {
        const auto file = directory.file("households.csv");
        std::ofstream to(file);
        to << "household_number,village_code,registered_on,exited_on,relation,name,identity_number\n";
        for (int i = 1; i <= 3; ++i)
            to << "H-1,510185108205,2018-08-31,," << (i == 1 ? "head" : "other") << ',' << person_name(i) << ',' << identity_number(i)
               << '\n';
        to.close();
        return command("import households", {{"file", file}});
    }
    http::response hand_in() {
        nlohmann::json list{{"dated_on", "2026-03-01"}, {"workers", nlohmann::json::array()}};
        for (int i = 1; i <= 5; ++i) list["workers"].push_back({{"name", person_name(i)}, {"identity_number", identity_number(i)}});
        return ask_as(supplier, method::post, "/v1/my/labour-lists", list.dump());
    }
    http::response household() { return ask_as(office, method::get, "/v1/households/H-1"); }
    http::response erase(const std::string& body) { return ask_as(operators, method::post, "/v1/personal-data-erasures", body); }
    std::int64_t count(std::string_view of) {
        auto connection = open();
        auto rows = connection.query("SELECT COUNT(*) FROM " + std::string(of));
        rows.next();
        return rows.integer(0);
    }
};

std::string wish_of(int person) { return nlohmann::json{{"identity_number", identity_number(person)}, {"reason", "本人要求"}}.dump(); }

}  // namespace

TEST_CASE("the key of personal data is rotated, and the old one is needed until everything is sealed anew",
          "[catalog][integration][personal]") {
    personal_program program;
    CHECK(program.command("check personal-data", {}) == 0);
    program.start_with(new_key + "\n" + old_key);
    CHECK(member(program.household(), "/members/0/name") == person_name(1));
    CHECK(program.command("check personal-data", {}) == 1);
    CHECK(program.command("reseal personal-data", {}) == 0);
    CHECK(program.command("check personal-data", {}) == 0);
    CHECK(program.command("reseal personal-data", {}) == 0);  // nothing is left
    CHECK(member(program.household(), "/members/0/name") == person_name(1));
    CHECK(program.import_household() == 0);
    CHECK(program.count("household_member") == 3);
    CHECK(member(program.hand_in(), "/poor") == "3");
}

TEST_CASE("people are found while the key of the hashes is replaced, and without the old one afterwards",
          "[catalog][integration][personal]") {
    personal_program program;
    program.start_with(new_key + "\n" + old_key);
    CHECK(program.broken().empty());
    CHECK(member(program.hand_in(), "/poor") == "3");  // a new list, the old registry
    CHECK(program.import_household() == 0);
    CHECK(program.count("household_member") == 3);
    CHECK(member(program.erase(wish_of(3)), "/workers") == "2");  // of either age
    CHECK(program.command("reseal personal-data", {}) == 0);
    CHECK(program.count("labour_list_worker WHERE previous_identity_index IS NULL") == 1);  // the erased one of the old list
    program.start_with(new_key);
    CHECK(program.broken().empty());
    CHECK(program.command("check personal-data", {}) == 1);  // hashes of the old key are still beside
    CHECK(program.command("reseal personal-data", {}) == 0);
    CHECK(program.command("check personal-data", {}) == 0);
    CHECK(program.count("household_member WHERE previous_identity_index IS NOT NULL") == 0);
    CHECK(program.count("labour_list_worker WHERE previous_identity_index IS NOT NULL") == 0);
    CHECK(member(program.hand_in(), "/poor") == "2");  // whoever was erased under the old key alone is found by nothing
    CHECK(member(program.household(), "/members/0/name") == person_name(1));
}

TEST_CASE("doctor names what was sealed with a key that is not here", "[catalog][integration][personal]") {
    personal_program program;
    CHECK(program.broken().empty());
    program.start_with(new_key + "\n" + old_key);
    CHECK(program.broken().empty());  // an older key is needed, and it is here
    program.start_with(new_key);
    CHECK(program.broken() == std::vector<std::string>{"personal data of household_member: a key that is here sealed every row",
                                                       "personal data of household_member: a key that is here hashed every row",
                                                       "personal data of labour_list_worker: a key that is here sealed every row",
                                                       "personal data of labour_list_worker: a key that is here hashed every row"});
}

TEST_CASE("more rows than a batch are sealed anew", "[catalog][integration][personal]") {
    personal_program program;
    auto connection = program.open();
    connection.execute(
        "INSERT INTO household_member (number, relation, identity_index, person_index, identity_sealed, name_sealed, recorded_at, "
        "superseded_at) SELECT 'H-2', 'other', UNHEX(LPAD(HEX(seq), 64, '0')), m.person_index, m.identity_sealed, m.name_sealed, "
        "m.recorded_at, m.recorded_at FROM household_member m JOIN seq_1_to_1200 WHERE m.household_member = 1");
    program.start_with(new_key + "\n" + old_key);
    CHECK(program.command("reseal personal-data", {}) == 0);
    CHECK(program.command("check personal-data", {}) == 0);
    CHECK(program.count("(SELECT DISTINCT LEFT(name_sealed, 5) FROM household_member) AS header") == 1);
}

TEST_CASE("a key file that is wrong stops the program by the line", "[catalog][integration][personal]") {
    personal_program program;
    CHECK_THROWS_WITH(program.start_with(new_key + "\nshort"), "catalog.personal_data_key_file: line 2 holds less than 32 bytes");
    program.start_with(old_key);
    CHECK(program.household().status == 200);
}

TEST_CASE("a person is erased at their wish, once, and counts and matches stay", "[catalog][integration][personal]") {
    personal_program program;
    const auto done = program.erase(wish_of(2));
    REQUIRE(done.status == 201);
    CHECK(member(done, "/members") == "1");
    CHECK(member(done, "/workers") == "1");
    CHECK(member(done, "/intakes") == "0");
    CHECK(member(program.erase(wish_of(2)), "/code") == "personal-data-not-found");
    const auto seen = program.household();
    CHECK(member(seen, "/members/1/name") == "null");
    CHECK(member(seen, "/members/1/identity_number_masked") == "null");
    CHECK(member(seen, "/members/0/name") == person_name(1));
    CHECK(program.import_household() == 0);  // the same list again brings nothing back
    CHECK(member(program.household(), "/members/1/name") == "null");
    CHECK(program.count("journal WHERE type = 'personal_data.erased' AND data LIKE '%本人要求%'") == 1);
    CHECK(program.count("journal WHERE data LIKE '%" + identity_number(2) + "%' OR data LIKE '%" + person_name(2) + "%'") == 0);
    CHECK(program.command("check personal-data", {}) == 0);
}

TEST_CASE("an erasure says whose, in one of two ways, and why", "[catalog][integration][personal]") {
    personal_program program;
    CHECK(sorted_faults_of(program.erase("{}")) == std::vector<std::string>{"/identity_number one-of-two", "/reason required"});
    CHECK(sorted_faults_of(program.erase(R"({"identity_number":"510185198001010009","reason":"x"})")) ==
          std::vector<std::string>{"/identity_number invalid-format"});
    const auto lot = base::to_wire(numbered<base::organisation_id>(1)).replace(0, 3, "lot");
    CHECK(sorted_faults_of(program.erase(R"({"lot_id":")" + lot + R"(","reason":"x"})")) ==
          std::vector<std::string>{"/identity_number one-of-two"});
    CHECK(member(program.erase(R"({"lot_id":")" + lot + R"(","position":1,"reason":"x"})"), "/code") == "personal-data-not-found");
    CHECK(sorted_faults_of(program.erase(R"({"lot_id":")" + lot + R"(","position":0,"reason":"x"})")) ==
          std::vector<std::string>{"/position out-of-range"});
}
