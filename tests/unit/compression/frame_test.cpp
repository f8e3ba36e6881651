// Texts in less room: what comes out is what went in, and nothing that is damaged or too long.
#include <catch.hpp>

#include <random>
#include <stdexcept>

#include "platform/compression/frame.hpp"

using chuanpin::compression::compress;
using chuanpin::compression::expand;

namespace {

std::string random_text(std::mt19937_64& random, std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += static_cast<char>(random() % 256);
    return text;
}

}  // namespace

TEST_CASE("what is expanded is what was compressed", "[compression]") {
    std::mt19937_64 random(1);
    for (const std::size_t length : {0U, 1U, 2U, 100U, 2'000U, 300'000U}) {
        const auto text = random_text(random, length);
        CHECK(expand(compress(text), length) == text);
        const std::string same(length, 'x');
        CHECK(expand(compress(same), length) == same);
    }
    CHECK(compress(std::string(2'000, 'x')).size() < 100);
}

TEST_CASE("a text that would be too long is not expanded", "[compression]") {
    const auto frame = compress(std::string(1'000, 'x'));
    CHECK_THROWS_WITH(expand(frame, 999), "a compressed text is longer than it may be");
    CHECK(expand(frame, 1'000).size() == 1'000);
}

TEST_CASE("what is no whole frame is refused", "[compression]") {
    std::mt19937_64 random(2);
    const auto text = random_text(random, 1'500);
    const auto frame = compress(text);
    CHECK_THROWS_AS(expand("", 100), std::runtime_error);
    CHECK_THROWS_AS(expand("no frame at all", 100), std::runtime_error);
    CHECK_THROWS_AS(expand(frame + "more", 2'000), std::runtime_error);
    for (std::size_t length = 0; length < frame.size(); ++length)
        REQUIRE_THROWS_AS(expand(frame.substr(0, length), 2'000), std::runtime_error);
    for (int i = 0; i < 2'000; ++i) {
        auto damaged = compress(std::string(1'500, 'x'));
        damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        std::size_t length = 0;
        try {
            length = expand(damaged, 2'000).size();
        } catch (const std::runtime_error&) {
            continue;
        }
        REQUIRE(length <= 2'000);
    }
}
