#include <catch.hpp>

#include <stdexcept>
#include <string>

#include "gateway/app/check_one_time_code.hpp"
#include "gateway/domain/identity/one_time_password.hpp"
#include "gateway/domain/identity/recovery_code.hpp"
#include "platform/crypto/hmac_sha1.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;
using namespace std::chrono_literals;

TEST_CASE("HMAC-SHA-1 is that of RFC 2202", "[gateway][crypto]") {
    const auto mac = crypto::hmac_sha1("Jefe", "what do ya want for nothing?");
    CHECK(std::string(reinterpret_cast<const char*>(mac.data()), 4) == "\xef\xfc\xdf\x6a");
    CHECK(std::string(reinterpret_cast<const char*>(mac.data()) + 16, 4) == "\x25\x9a\x7c\x79");
}

TEST_CASE("codes are those of RFC 6238, Appendix B", "[gateway][app]") {
    const std::string secret = "12345678901234567890";
    const auto code_at = [&](std::int64_t seconds) {
        return app::one_time_code(secret, domain::step_of(base::instant(std::chrono::seconds(seconds))));
    };
    // The appendix has eight digits; ours are the last six of them.
    CHECK(code_at(59) == "287082");
    CHECK(code_at(1'111'111'109) == "081804");
    CHECK(code_at(1'111'111'111) == "050471");
    CHECK(code_at(1'234'567'890) == "005924");
    CHECK(code_at(2'000'000'000) == "279037");
    CHECK(code_at(20'000'000'000) == "353130");
}

TEST_CASE("a step lasts thirty seconds", "[gateway][domain]") {
    CHECK(domain::step_of(base::instant(29s + 999'999us)) == 0);
    CHECK(domain::step_of(base::instant(30s)) == 1);
    CHECK(domain::message_of_step(0x0102) == std::string("\0\0\0\0\0\0\x01\x02", 8));
}

TEST_CASE("only six digits look like a code", "[gateway][domain]") {
    CHECK(domain::looks_like_code("000000"));
    for (const auto* bad : {"", "12345", "1234567", "12345a", "12 456"}) CHECK_FALSE(domain::looks_like_code(bad));
}

TEST_CASE("an authenticator reads the enrolment as a key URI", "[gateway][domain]") {
    CHECK(domain::enrolment_uri("a.b@school-1", "GEZDGNBV") == "otpauth://totp/Chuanpin:a.b%40school-1?secret=GEZDGNBV&issuer=Chuanpin");
    CHECK(domain::to_base32("12345678901234567890") == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    // RFC 4648 §10, without the padding.
    for (const auto& [plain, text] : std::vector<std::pair<std::string, std::string>>{
             {"", ""}, {"f", "MY"}, {"fo", "MZXQ"}, {"foo", "MZXW6"}, {"foob", "MZXW6YQ"}, {"fooba", "MZXW6YTB"}, {"foobar", "MZXW6YTBOI"}})
        CHECK(domain::to_base32(plain) == text);
}

TEST_CASE("a recovery code is read as somebody types it", "[gateway][domain]") {
    const auto code = domain::make_recovery_code(3, std::string("\x00\x00\x44\x32\x14\xc7\x42", 7));
    CHECK(code.letters.size() == domain::recovery_code_letters);
    const auto text = domain::to_text(code);
    CHECK(text.size() == 13);
    CHECK(text.starts_with("3-"));
    const auto read = domain::parse_recovery_code(text);
    REQUIRE(read);
    CHECK(read->number == 3);
    CHECK(read->letters == code.letters);
    CHECK(domain::parse_recovery_code("3 ABCDE FGHJK")->letters == "abcdefghjk");
    CHECK(domain::parse_recovery_code("3OILabcdefg")->letters == "011abcdefg");
    for (const auto* bad : {"", "3-abcde-fghj", "3-abcde-fghjkm", "x-abcde-fghjk", "3-abcde-fghju", "123456", "3-abcde-fghj\xc3"})
        CHECK_FALSE(domain::parse_recovery_code(bad));
    CHECK_THROWS_AS(domain::make_recovery_code(0, "sixsix"), std::logic_error);
}
