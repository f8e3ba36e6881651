#include "orders/http/complaint/requests_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/base/sha256_text.hpp"
#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr json::text_rule some_words{.length_max = 1'000, .lines_allowed = true};

std::vector<std::string> read_evidence(json::object_reader& from) {
    if (!from.present("evidence")) return {};
    auto hashes = from.texts("evidence", {.items_min = 0, .items_max = domain::evidence_max}, {.length_max = base::sha256_text_digits});
    for (std::size_t i = 0; i < hashes.size(); ++i)
        if (!base::is_sha256_text(hashes[i]))
            from.fault("evidence", "invalid-format", fmt::format("Item {}: 64 hexadecimal digits in lower case.", i + 1));
    return hashes;
}

}  // namespace

base::result<domain::complaint_request> read_complaint(std::string_view body) {
    return json::decode<domain::complaint_request>(body, {}, [](json::object_reader& from) {
        domain::complaint_request said;
        said.ground = domain::complaint_grounds[from.choice(
            "ground", {"quality", "quantity", "delay", "not_as_described", "mark", "price", "other"})];
        said.words = from.text("words", some_words);
        said.evidence = read_evidence(from);
        said.asked = {from.integer("refund_fen")};
        return said;
    });
}

base::result<std::pair<std::string, base::fen>> read_words_and_amount(std::string_view body, std::string_view amount_name) {
    return json::decode<std::pair<std::string, base::fen>>(body, {}, [&](json::object_reader& from) {
        auto words = from.text("words", some_words);
        return std::pair(std::move(words), base::fen{from.integer(amount_name)});
    });
}

base::result<std::string> read_words(std::string_view body) {
    return json::decode<std::string>(body, {}, [](json::object_reader& from) { return from.text("words", some_words); });
}

}  // namespace chuanpin::orders::http
