#include "platform/json/reader.hpp"

#include <catch.hpp>

#include <limits>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace {

using namespace chuanpin;

struct order_tag {
    static constexpr std::string_view prefix = "ord";
};
using order_id = base::typed_id<order_tag>;

/// Reads `text` and answers the faults as "pointer code", one a line.
template <class Read>
std::string faults_of(std::string_view text, Read read) {
    const auto document = json::parse(text).value();
    json::object_reader body(document);
    read(body);
    const auto outcome = body.finish();
    std::string out;
    if (outcome) return out;
    for (const auto& fault : outcome.error().fields) out += fmt::format("{}{} {}", out.empty() ? "" : "\n", fault.pointer, fault.code);
    return out;
}

std::string text_fault(std::string_view text, json::text_rule rule) {
    return faults_of(text, [&](json::object_reader& body) { body.text("a", rule); });
}
std::string integer_fault(std::string_view text, json::integer_rule rule) {
    return faults_of(text, [&](json::object_reader& body) { body.integer("a", rule); });
}

}  // namespace

TEST_CASE("every kind of field is read", "[json][reader]") {
    const auto document = json::parse(R"({
        "text": "四川", "integer": -5, "boolean": true, "instant": "2026-11-23T08:00:00+08:00", "date": "2026-11-23", "choice": "b",
        "objects": [{"n": 1}, {"n": 2}], "texts": ["x", "y"], "object": {"n": 3}, "id": "ord_01ARZ3NDEKTSV4RRFFQ69G5FAV"})")
                              .value();
    json::object_reader body(document);
    CHECK(body.text("text") == "四川");
    CHECK(body.integer("integer", {.min = -5}) == -5);
    CHECK(body.boolean("boolean"));
    CHECK(base::to_rfc3339(body.instant("instant")) == "2026-11-23T00:00:00.000000Z");
    CHECK(base::to_text(body.date("date")) == "2026-11-23");
    CHECK(body.choice("choice", {"a", "b"}) == 1);
    std::vector<std::int64_t> numbers;
    const auto read_number = [&](json::object_reader& item) { numbers.push_back(item.integer("n")); };
    body.objects("objects", {}, read_number);
    body.object("object", read_number);
    CHECK(numbers == std::vector<std::int64_t>{1, 2, 3});
    CHECK(body.texts("texts", {}) == std::vector<std::string>{"x", "y"});
    CHECK(base::to_wire(body.id<order_id>("id")) == "ord_01ARZ3NDEKTSV4RRFFQ69G5FAV");
    CHECK(body.finish());
}

TEST_CASE("optional fields that are absent or null answer nothing and are no fault", "[json][reader]") {
    for (const auto* text : {"{}", R"({"a":null,"b":null,"c":null,"d":null,"e":null,"f":null,"g":null,"h":null})"}) {
        const auto document = json::parse(text).value();
        json::object_reader body(document);
        CHECK_FALSE(body.optional_text("a"));
        CHECK_FALSE(body.optional_integer("b"));
        CHECK_FALSE(body.optional_boolean("c"));
        CHECK_FALSE(body.optional_instant("d"));
        CHECK_FALSE(body.optional_date("e"));
        CHECK_FALSE(body.optional_choice("f", {"x"}));
        CHECK_FALSE(body.optional_id<order_id>("g"));
        CHECK_FALSE(body.optional_object("h", [](json::object_reader&) {}));
        CHECK_FALSE(body.present("a"));
        CHECK(body.finish());
    }
}

TEST_CASE("optional fields that are there are read, and their faults count", "[json][reader]") {
    const auto document = json::parse(R"({"a":"x","b":0,"c":false,"d":5,"e":"2026-02-30"})").value();
    json::object_reader body(document);
    CHECK(body.optional_text("a") == "x");
    CHECK(body.optional_integer("b") == 0);
    CHECK(body.optional_boolean("c") == false);
    CHECK_FALSE(body.optional_instant("d"));
    CHECK_FALSE(body.optional_date("e"));
    const auto outcome = body.finish();
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().fields.size() == 2);
}

TEST_CASE("all faults of a document are told at once, with their pointers", "[json][reader]") {
    const auto faults = faults_of(
        R"({"number":"5","flag":1,"when":"yesterday","day":"2026-02-29","choice":"z","text":7,"id":"acc_01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "lines":[{"quantity":0},{"quantity":1,"extra":true},3],"deep":{"a/b":{"c~d":-1}},"names":["ok","",5],"unknown":null})",
        [](json::object_reader& body) {
            body.text("missing");
            body.integer("number");
            body.boolean("flag");
            body.instant("when");
            body.date("day");
            body.choice("choice", {"a", "b"});
            body.text("text");
            body.id<order_id>("id");
            body.objects("lines", {.items_min = 1}, [](json::object_reader& line) { line.integer("quantity", {.min = 1}); });
            body.object("deep",
                        [](json::object_reader& deep) { deep.object("a/b", [](json::object_reader& inner) { inner.integer("c~d"); }); });
            body.texts("names", {});
            body.object("absent", [](json::object_reader&) {});
        });
    CHECK(faults ==
          "/missing required\n/number wrong-type\n/flag wrong-type\n/when invalid-format\n/day invalid-format\n/choice out-of-range\n"
          "/text wrong-type\n/id invalid-format\n/lines/0/quantity out-of-range\n/lines/1/extra unknown-field\n/lines/2 wrong-type\n"
          "/deep/a~1b/c~0d out-of-range\n/names/1 too-short\n/names/2 wrong-type\n/absent required\n"
          "/unknown unknown-field");
}

TEST_CASE("a refusal of fields is invalid input with one code", "[json][reader]") {
    const auto document = json::parse("{}").value();
    json::object_reader body(document);
    body.text("a");
    body.fault("b", "out-of-range", "Must fit a.");
    const auto outcome = body.finish();
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().kind == base::error_kind::invalid_input);
    CHECK(outcome.error().code == "invalid-fields");
    CHECK(outcome.error().detail == "2 of the fields cannot be accepted.");
    CHECK(outcome.error().fields.back().pointer == "/b");
    CHECK(outcome.error().fields.back().detail == "Must fit a.");
}

TEST_CASE("a document that is no object has that one fault", "[json][reader]") {
    const auto read = [](json::object_reader& body) {
        body.text("a");
        body.integer("b");
        body.objects("c", {.items_min = 1}, [](json::object_reader&) {});
        body.id<order_id>("d");
    };
    for (const auto* text : {"[]", "1", "null", "\"text\""}) CHECK(faults_of(text, read) == " wrong-type");
}

TEST_CASE("the length of a text counts code points, at the limits and one past them", "[json][reader]") {
    const json::text_rule rule{.length_min = 2, .length_max = 3};
    CHECK(text_fault(R"({"a":"川"})", rule) == "/a too-short");
    CHECK(text_fault(R"({"a":"川品"})", rule).empty());
    CHECK(text_fault(R"({"a":"川品贫"})", rule).empty());
    CHECK(text_fault(R"({"a":"川品贫困"})", rule) == "/a too-long");
    CHECK(text_fault(R"({"a":""})", {}) == "/a too-short");
    CHECK(text_fault(R"({"a":""})", {.length_min = 0}).empty());
    CHECK(text_fault(R"({"a":null})", {}) == "/a required");
}

TEST_CASE("control characters are refused in texts, line feeds unless they are allowed", "[json][reader]") {
    for (const auto* text :
         {R"({"a":"x\u0000"})", R"({"a":"\t"})", R"({"a":"\r"})", R"({"a":"\u007f"})", R"({"a":"\u0080"})", R"({"a":"\u009f"})"}) {
        CHECK(text_fault(text, {}) == "/a invalid-format");
        CHECK(text_fault(text, {.lines_allowed = true}) == "/a invalid-format");
    }
    CHECK(text_fault(R"({"a":"x\ny"})", {}) == "/a invalid-format");
    CHECK(text_fault(R"({"a":"x\ny"})", {.lines_allowed = true}).empty());
    CHECK(text_fault(R"({"a":"\u00a0"})", {}).empty());
}

TEST_CASE("an integer is read at its limits and refused one past them", "[json][reader]") {
    CHECK(integer_fault(R"({"a":1})", {.min = 1, .max = 5}).empty());
    CHECK(integer_fault(R"({"a":0})", {.min = 1, .max = 5}) == "/a out-of-range");
    CHECK(integer_fault(R"({"a":5})", {.min = 1, .max = 5}).empty());
    CHECK(integer_fault(R"({"a":6})", {.min = 1, .max = 5}) == "/a out-of-range");
    CHECK(integer_fault(R"({"a":9007199254740991})", {}).empty());
    CHECK(integer_fault(R"({"a":9007199254740992})", {}) == "/a out-of-range");
    CHECK(integer_fault(R"({"a":18446744073709551615})", {.max = std::numeric_limits<std::int64_t>::max()}) == "/a out-of-range");
    CHECK(integer_fault(R"({"a":1.0})", {}) == "/a wrong-type");
    CHECK(integer_fault(R"({"a":1e2})", {}) == "/a wrong-type");
    CHECK(integer_fault(R"({"a":true})", {}) == "/a wrong-type");
}

TEST_CASE("lists have as many items as their rule says and are not read otherwise", "[json][reader]") {
    std::size_t read_count = 0;
    const auto fault = [&](std::string_view text) {
        read_count = 0;
        return faults_of(text, [&](json::object_reader& body) {
            body.objects("a", {.items_min = 1, .items_max = 2}, [&](json::object_reader&) { ++read_count; });
        });
    };
    CHECK(fault(R"({"a":[{}]})").empty());
    CHECK(fault(R"({"a":[{},{}]})").empty());
    CHECK(read_count == 2);
    CHECK(fault(R"({"a":[]})") == "/a too-few");
    CHECK(fault(R"({"a":[{},{},{}]})") == "/a too-many");
    CHECK(read_count == 0);
    CHECK(fault(R"({"a":{}})") == "/a wrong-type");
    CHECK(fault("{}") == "/a required");
}

TEST_CASE("a list that may be empty may be absent", "[json][reader]") {
    CHECK(faults_of("{}", [](json::object_reader& body) { CHECK(body.texts("a", {}).empty()); }).empty());
}

TEST_CASE("an id of the wrong type is one fault, not two", "[json][reader]") {
    const auto read = [](json::object_reader& body) { body.id<order_id>("id"); };
    CHECK(faults_of(R"({"id":5})", read) == "/id wrong-type");
    CHECK(faults_of("{}", read) == "/id required");
    CHECK(faults_of(R"({"id":"ord_"})", read) == "/id invalid-format");
}
