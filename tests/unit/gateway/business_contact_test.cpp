// Business contacts: telephones in one form, what strangers see, and what a body may say.
#include <algorithm>

#include <catch.hpp>

#include "gateway/domain/identity/business_contact.hpp"
#include "gateway/http/contact/contact_json.hpp"
#include "gateway/http/requests_json.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
namespace domain = chuanpin::gateway::domain;
namespace views = chuanpin::gateway::http;
using domain::read_telephone;

namespace {

chuanpin::http::request request_of(std::string body) {
    chuanpin::http::request request;
    request.body = std::move(body);
    request.context.now = tests::manual_clock().now();
    return request;
}

std::vector<std::string> faults_of(const base::error& why) {
    std::vector<std::string> found;
    for (const auto& each : why.fields) found.push_back(each.pointer + " " + each.code);
    std::ranges::sort(found);
    return found;
}

}  // namespace

TEST_CASE("a telephone number has one form, however it is written", "[gateway][contacts]") {
    CHECK(read_telephone("13800138000") == "13800138000");
    CHECK(read_telephone("138-0013-8000") == "13800138000");
    CHECK(read_telephone("02886601234") == "028-86601234");
    CHECK(read_telephone("028-86601234") == "028-86601234");
    CHECK(read_telephone("010-65251234-8012") == "010-65251234-8012");
    CHECK(read_telephone("08346123456") == "0834-6123456");
    CHECK(read_telephone("0834-6123456-1") == "0834-6123456-1");
    CHECK(read_telephone("0755-26123456") == "0755-26123456");
    CHECK(read_telephone("400-810-8888") == "400-810-8888");
    CHECK(read_telephone("4008108888") == "400-810-8888");
    CHECK(read_telephone("800-8108888") == "800-810-8888");
}

TEST_CASE("what is no telephone number of the mainland is none", "[gateway][contacts]") {
    for (const auto* text : {"",
                             "-",
                             "110",
                             "12800138000",
                             "1380013800",
                             "138001380001",
                             "86601234",
                             "028-16601234",
                             "028-96601234",
                             "028-6601234",
                             "028-866012345",
                             "0834-612345",
                             "0134-6123456",
                             "0234-6123456",
                             "000-86601234",
                             "400-810-888",
                             "400-810-88888",
                             "900-810-8888",
                             "+8613800138000",
                             "028-86601234-",
                             "028--86601234",
                             "028-86601234-1234567",
                             "028-86601234-1-2",
                             "(028)86601234",
                             "028 86601234",
                             "一三八〇〇一三八〇〇〇",
                             "0",
                             "01",
                             "0283",
                             "028",
                             "028-",
                             "1111111111111111111111111"})
        CHECK_FALSE(read_telephone(text));
}

TEST_CASE("a contact is one text and comes out of it as it was", "[gateway][contacts]") {
    const domain::business_contact contact{"四川省凉山州盐源县盐井镇太安路 1 号", "阿苦木呷", "0834-6123456"};
    CHECK(domain::parse_contact(domain::to_text(contact)) == contact);
    CHECK_FALSE(domain::parse_contact(""));
    CHECK_FALSE(domain::parse_contact("一\n二"));
    CHECK_FALSE(domain::parse_contact("一\n二\n三\n四"));
}

TEST_CASE("strangers see part of a contact", "[gateway][contacts]") {
    CHECK(domain::mask({"四川省凉山州盐源县", "王小川", "13800138000"}) == domain::business_contact{"四川省凉****", "王**", "138****8000"});
    CHECK(domain::mask({"四川省凉山彝族自治州盐源县", "A", "0834-6123456"}) ==
          domain::business_contact{"四川省凉山彝****", "A**", "083*-***3456"});
    CHECK(domain::mask({"一二三四", "王", "400-810-8888"}).telephone == "400-***-8888");
}

TEST_CASE("a contact is refused by all that is wrong with it", "[gateway][contacts]") {
    CHECK(faults_of(views::decode_contact(request_of("{}")).error()) ==
          std::vector<std::string>{"/address required", "/name required", "/telephone required"});
    CHECK(faults_of(views::decode_contact(request_of(R"({"address":"一二三","name":"","telephone":"028-1","note":"x"})")).error()) ==
          std::vector<std::string>{"/address too-short", "/name too-short", "/note unknown-field", "/telephone invalid-format"});
    std::string address;
    for (std::size_t i = 0; i < domain::contact_address_length_max; ++i) address += "川";
    const auto body = [](const std::string& where, const std::string& name) {
        return request_of(R"({"address":")" + where + R"(","name":")" + name + R"(","telephone":"02886601234"})");
    };
    const auto taken = views::decode_contact(body(address, std::string(domain::contact_name_length_max, 'n')));
    REQUIRE(taken);
    CHECK(taken->telephone == "028-86601234");
    CHECK(faults_of(views::decode_contact(body(address + "川", std::string(domain::contact_name_length_max + 1, 'n'))).error()) ==
          std::vector<std::string>{"/address too-long", "/name too-long"});
    CHECK(faults_of(views::decode_contact(body("一\\n二三四", "王")).error()) == std::vector<std::string>{"/address invalid-format"});
}

TEST_CASE("a registration may state a contact, and its faults are among the others", "[gateway][contacts]") {
    const auto body = [](const std::string& contact) {
        return request_of(R"({"name":"某合作社","kind":"cooperative","county_code":"513423","credit_code":"91350100M000100Y43",)"
                          R"("account":{"login":"one","display_name":"王","password":"a-password-for-tests"},"contact":)" +
                          contact + "}");
    };
    const auto asked = views::decode_registration(body(R"({"address":"盐源县太安路","name":"王","telephone":"13800138000"})"));
    REQUIRE(asked);
    CHECK(asked->contact == domain::business_contact{"盐源县太安路", "王", "13800138000"});
    CHECK_FALSE(views::decode_registration(body("null"))->contact);
    CHECK(faults_of(views::decode_registration(body(R"({"name":"王","telephone":"1"})")).error()) ==
          std::vector<std::string>{"/contact/address required", "/contact/telephone invalid-format"});
}
