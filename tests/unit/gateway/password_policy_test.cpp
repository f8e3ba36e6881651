#include <catch.hpp>

#include <algorithm>
#include <array>
#include <string>

#include "gateway/domain/identity/common_passwords.hpp"
#include "gateway/domain/identity/password_policy.hpp"
#include "gateway/domain/identity/session.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;
using domain::password_fault;

namespace {

constexpr std::array<std::string_view, 3> words = {"school-canteen", "学校食堂(演示)", "成都市示范小学食堂"};

std::optional<password_fault> fault_of(std::string_view password) { return domain::fault_of_password(password, words); }

}  // namespace

TEST_CASE("a password has 8 to 256 bytes, however many characters that is", "[gateway][domain]") {
    CHECK(fault_of("qj7-xk2") == password_fault::too_short);
    CHECK_FALSE(fault_of("qj7-xk2v"));
    CHECK(fault_of("山水") == password_fault::too_short);
    CHECK_FALSE(fault_of("山水田"));
    CHECK_FALSE(fault_of(std::string(256, 'k')));
    CHECK(fault_of(std::string(257, 'k')) == password_fault::too_long);
}

TEST_CASE("nothing is asked of a password's composition", "[gateway][domain]") {
    for (const auto* good : {"correct horse battery", "mmmmwwwwmmmm", "8302917465018", "demo-school-2026", "a-new-password"}) {
        CAPTURE(good);
        CHECK_FALSE(fault_of(good));
    }
    CHECK_FALSE(fault_of(std::string("\0\n\x7f\xff\0\0\0\0", 8)));
}

TEST_CASE("common passwords are refused, in any case and with digits and signs around them", "[gateway][domain]") {
    for (const auto* bad : {"password", "PassWord", "password2026!", "12345678", "woaini1314", "1234dragon", "Dragon-2019"}) {
        CAPTURE(bad);
        CHECK(fault_of(bad) == password_fault::common);
    }
}

TEST_CASE("the account's own words and the market's are refused", "[gateway][domain]") {
    for (const auto* bad :
         {"school-canteen", "School-Canteen1", "学校食堂(演示)", "成都市示范小学食堂2026", "chuanpin2026", "四川扶贫88"}) {
        CAPTURE(bad);
        CHECK(fault_of(bad) == password_fault::contextual);
    }
    CHECK_FALSE(fault_of("school-canteen-kitchen"));
}

TEST_CASE("the list of common passwords is sorted, and long enough", "[gateway][domain]") {
    const auto text = domain::common_passwords_text();
    std::vector<std::string_view> listed;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        const auto line = text.substr(at, end - at);
        if (line != "#" && !line.starts_with("# ")) listed.push_back(line);
        at = end + 1;
    }
    CHECK(std::ranges::is_sorted(listed));
    CHECK(std::ranges::count_if(listed, [](auto each) { return each.size() >= domain::chosen_password_bytes_min; }) >= 3'000);
    CHECK(std::ranges::all_of(listed, [](auto each) { return domain::is_common_password(each); }));
    CHECK_FALSE(domain::is_common_password(""));
    CHECK_FALSE(domain::is_common_password("# "));
}

TEST_CASE("what a client calls itself is kept as 200 bytes of printable ASCII", "[gateway][domain]") {
    CHECK(domain::kept_user_agent("curl/8.5 (linux)") == "curl/8.5 (linux)");
    CHECK(domain::kept_user_agent("a\r\n\x1b[31m\xe5") == "a???[31m?");
    CHECK(domain::kept_user_agent(std::string(200, 'a')).size() == 200);
    CHECK(domain::kept_user_agent(std::string(201, 'a')).size() == 200);
    CHECK(base::to_wire(domain::id_of_session(std::string(32, '\0'))) == "ses_00000000000000000000000000");
}
