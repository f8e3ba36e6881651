#include "orders/http/complaint/requests_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/base/sha256_text.hpp"
#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr json::text_rule some_words{.length_max = 1'000, .lines_allowed = true};
constexpr json::list_rule some_lines{.items_min = 1, .items_max = domain::complaint_lines_max};

std::vector<std::string> read_evidence(json::object_reader& from) {
    if (!from.present("evidence")) return {};
    auto hashes = from.texts("evidence", {.items_min = 0, .items_max = domain::evidence_max}, {.length_max = base::sha256_text_digits});
    for (std::size_t i = 0; i < hashes.size(); ++i)
        if (!base::is_sha256_text(hashes[i]))
            from.fault("evidence", "invalid-format", fmt::format("Item {}: 64 hexadecimal digits in lower case.", i + 1));
    return hashes;
}

std::vector<domain::complained_line> read_lines(json::object_reader& from, base::fen asked) {
    std::vector<domain::complained_line> lines;
    if (!from.present("lines")) return lines;
    std::int64_t sum = 0;  // of at most complaint_lines_max amounts of the wire
    from.objects("lines", some_lines, [&](json::object_reader& line) {
        lines.push_back({line.id<domain::line_id>("line_id"), line.integer("quantity", {.min = 1}), {line.integer("refund_fen")}});
        sum += lines.back().asked.value;
    });
    if (sum != asked.value) from.fault("refund_fen", "sum-differs", "It is what the lines ask for together.");
    return lines;
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
        said.lines = read_lines(from, said.asked);
        return said;
    });
}

base::result<complaint_answer> read_complaint_answer(std::string_view body, std::string_view amount_name) {
    return json::decode<complaint_answer>(body, {}, [&](json::object_reader& from) {
        complaint_answer said{.words = from.text("words", some_words), .amount = {from.integer(amount_name)}, .lines = {}};
        if (from.present("lines"))
            from.objects("lines", some_lines, [&](json::object_reader& line) {
                said.lines.push_back({line.id<domain::line_id>("line_id"), {line.integer("amount_fen")}});
            });
        return said;
    });
}

base::result<std::string> read_words(std::string_view body) {
    return json::decode<std::string>(body, {}, [](json::object_reader& from) { return from.text("words", some_words); });
}

}  // namespace chuanpin::orders::http
