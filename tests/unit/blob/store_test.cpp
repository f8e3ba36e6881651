#include "platform/blob/store.hpp"

#include <catch.hpp>

#include <fstream>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <vector>

#include "platform/base/encoding.hpp"
#include "tests/support/temporary_directory.hpp"

namespace {

using namespace chuanpin;

std::vector<std::filesystem::path> files_in(const std::filesystem::path& root) {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
        if (entry.is_regular_file()) found.push_back(entry.path());
    return found;
}

void overwrite(const std::filesystem::path& path, std::string_view content) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

}  // namespace

TEST_CASE("what is put is got back by its digest", "[blob]") {
    const tests::temporary_directory directory;
    blob::store store(directory.path() / "new" / "blobs");
    const std::string content("temperature\0log\r\n\xff", 18);
    const auto name = store.put(content);
    CHECK(name == crypto::sha256(content));
    CHECK(store.get(name) == content);
    CHECK(store.get(store.put("")) == "");
}

TEST_CASE("the same content put twice is one file named by its digest", "[blob]") {
    const tests::temporary_directory directory;
    blob::store store(directory.path());
    const auto name = store.put("abc");
    CHECK(store.put("abc") == name);
    const auto files = files_in(directory.path());
    REQUIRE(files.size() == 1);
    CHECK(files[0].filename() == base::to_hex(crypto::as_text(name)));
    CHECK(blob::store(directory.path()).get(name) == "abc");
}

TEST_CASE("content that was never put is not found", "[blob]") {
    const tests::temporary_directory directory;
    const blob::store store(directory.path());
    const auto missing = store.get(crypto::sha256("never"));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == "blob-missing");
    CHECK(missing.error().kind == base::error_kind::not_found);
}

TEST_CASE("a file that no longer holds what its name says is not handed out", "[blob]") {
    const tests::temporary_directory directory;
    blob::store store(directory.path());
    const auto name = store.put("evidence");
    overwrite(files_in(directory.path()).at(0), "evidenca");
    CHECK_THROWS_AS(store.get(name), std::runtime_error);
}

TEST_CASE("a file cut short is written again by the next put", "[blob]") {
    const tests::temporary_directory directory;
    blob::store store(directory.path());
    const auto name = store.put("evidence");
    overwrite(files_in(directory.path()).at(0), "evid");
    store.put("evidence");
    CHECK(store.get(name) == "evidence");
}

TEST_CASE("a disk that cannot be written is a system error and leaves nothing behind", "[blob]") {
    const tests::temporary_directory directory;
    blob::store store(directory.path() / "blobs");
    const auto name = crypto::sha256("abc");
    const auto folder = directory.path() / "blobs" / base::to_hex(crypto::as_text(name)).substr(0, 2);
    overwrite(folder, "a file where the folder should be");
    CHECK_THROWS_AS(store.put("abc"), std::system_error);
    CHECK(files_in(directory.path()) == std::vector{folder});
}

TEST_CASE("many threads may put the same content at once", "[blob]") {
    const tests::temporary_directory directory;
    blob::store store(directory.path());
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) threads.emplace_back([&] { store.put("shared"); });
    }
    CHECK(files_in(directory.path()).size() == 1);
    CHECK(store.get(crypto::sha256("shared")) == "shared");
}
