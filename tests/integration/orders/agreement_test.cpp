// Agreements over HTTP: who may, bad input by its place, races, windows, pairings, parties of every number.
#include <map>
#include <set>

#include "orders/app/agreement/collect_intents.hpp"
#include "orders/store/mysql_transaction.hpp"
#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"
#include "tests/integration/orders/broken_invariants.hpp"
#include "tests/integration/orders/faults.hpp"
#include "tests/integration/orders/gift_boxes.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto helper = gift_boxes::union_of(101);
const auto other_helper = gift_boxes::union_of(102);
const auto supplier = gift_boxes::village_cooperative();
const auto other_supplier = gift_boxes::village_cooperative(2);

std::map<int, int> statuses(const std::vector<http::response>& answers) {
    std::map<int, int> counted;
    for (const auto& each : answers) ++counted[each.status];
    return counted;
}
std::vector<std::string> keys(gift_boxes& story, std::size_t count) {
    std::vector<std::string> made;
    for (std::size_t i = 0; i < count; ++i) made.push_back(story.market.fresh_key());
    return made;
}
std::set<std::string> pointers(const http::response& answer) {
    std::set<std::string> found;
    for (const auto& each : json_of(answer)["errors"]) found.insert(each["pointer"].get<std::string>());
    return found;
}

}  // namespace

TEST_CASE("a hundred parallel pre-orders are a hundred lines, and parallel edits of one lose nothing", "[orders][integration][agreement]") {
    gift_boxes story;
    const auto window = story.open_window(helper, story.list_boxes(supplier), {"一", "二"});
    const auto intents = gift_boxes::path("/v1/collecting-windows/", window, "/intents");
    std::vector<std::string> bodies;
    for (int i = 0; i < 100; ++i) bodies.push_back(gift_boxes::wants(i % 2 == 0 ? "一" : "二", i + 1).dump());
    CHECK(statuses(story.market.post_all(intents, helper, bodies, keys(story, 100))) == std::map<int, int>{{201, 100}});
    const auto seen = json_of(story.market.get(gift_boxes::path("/v1/collecting-windows/", window, ""), helper));
    CHECK(seen["intended_quantity"] == 5'050);
    CHECK(seen["sections"][0]["intents"] == 50);

    const auto one = story.add(helper, window, "一", 1);
    const auto id = one["id"].get<std::string>();
    const auto changes = "/v1/intents/" + id + "/changes";
    CHECK(story.market.post(changes, helper, gift_boxes::wants("一", 2)).status == 428);
    story.market.more_headers = {{"If-Match", "\"" + id + "-1\""}};
    CHECK(statuses(story.market.post_all(changes, helper, std::vector<std::string>(20, gift_boxes::wants("一", 2).dump()),
                                         keys(story, 20))) == std::map<int, int>{{200, 1}, {412, 19}});
    story.market.more_headers.clear();
    CHECK(story.must(story.market.post("/v1/intents/" + id + "/withdrawal", helper, json::object()), 200)["version"] == 3);
    CHECK(code_of(story.market.post("/v1/intents/" + id + "/withdrawal", helper, json::object())) == "intent-withdrawn");
    CHECK(json_of(story.market.get(gift_boxes::path("/v1/collecting-windows/", window, ""), helper))["intended_quantity"] == 5'050);

    // Page by page each line once.
    std::set<std::string> shown;
    std::string next = intents + "?limit=40";
    while (!next.empty()) {
        const auto answer = story.market.get(next, helper);
        for (const auto& each : json_of(answer)["data"]) CHECK(shown.insert(each["id"].get<std::string>()).second);
        const std::string link(answer.headers.find("Link"));
        next = link.empty() ? "" : link.substr(1, link.find('>') - 1);
    }
    CHECK(shown.size() == 101);
}

TEST_CASE("a window takes pre-orders until its end, and the clock closes it", "[orders][integration][agreement]") {
    gift_boxes story;
    const auto window = story.open_window(helper, story.list_boxes(supplier), {"一"});
    const auto intents = gift_boxes::path("/v1/collecting-windows/", window, "/intents");
    story.market.clock.advance(std::chrono::hours(7 * 24) - std::chrono::microseconds(1));
    story.add(helper, window, "一", 5);
    story.market.clock.advance(std::chrono::microseconds(1));
    CHECK(code_of(story.market.post(intents, helper, gift_boxes::wants("一", 5))) == "window-not-open");
    const auto early =
        story.market.post("/v1/agreements", helper, {{"window_ids", {window["id"]}}, {"deliver_by", "2026-06-30"}, {"note", "x"}});
    CHECK(code_of(early) == "window-not-closed");
    mysql::worker_pool pool({.where = test_database::instance().where(), .workers = 1, .name = "job"}, story.market.log,
                            story.market.metrics);
    orders::store::mysql_unit_of_work database(pool, story.market.schema());
    seeded_random random(7);
    orders::app::collect_intents job(database, random);
    const auto context = a_context(story.market.clock.now());
    CHECK(run_coroutine(story.market.io, job.close_ended(context), std::chrono::seconds(10)).value() == 1);
    CHECK(run_coroutine(story.market.io, job.close_ended(context), std::chrono::seconds(10)).value() == 0);
    const auto closed = json_of(story.market.get(gift_boxes::path("/v1/collecting-windows/", window, ""), supplier));
    CHECK(closed["status"] == "closed");
    CHECK(closed["closed_by_clock"] == true);
    CHECK(closed["closed_at"] == closed["closes_at"]);
    CHECK(story.draft(helper, {window})["lines"][0]["quantity"] == 5);
}

TEST_CASE("sixty-four allocations at once: one wins; the same of prepayments by one voucher", "[orders][integration][agreement]") {
    gift_boxes story;
    const auto boxes = story.list_boxes(supplier);
    const auto agreement = story.draft(helper, {story.closed_window(helper, boxes, {{"一", 10}})});
    story.sign(agreement, helper);
    story.sign(agreement, supplier);
    const auto prepayments = gift_boxes::path("/v1/agreements/", agreement, "/prepayments");
    const std::vector<std::string> same(64, gift_boxes::payment(box_fen, 1).dump());
    const auto paid = story.market.post_all(prepayments, helper, same, keys(story, 64));
    CHECK(statuses(paid) == std::map<int, int>{{201, 1}, {409, 63}});
    for (const auto& each : paid)
        if (each.status == 409) CHECK(code_of(each) == "voucher-used");
    auto other_document = gift_boxes::payment(box_fen, 2);
    other_document["voucher_number"] = "凭1";
    CHECK(code_of(story.act(agreement, "prepayments", helper, other_document)) == "voucher-used");
    auto same_document = gift_boxes::payment(box_fen, 1);
    same_document["voucher_number"] = "凭3";
    CHECK(code_of(story.act(agreement, "prepayments", helper, same_document)) == "voucher-used");
    // Together never above the total: nine more fit.
    std::vector<std::string> bodies;
    for (int i = 0; i < 30; ++i) bodies.push_back(gift_boxes::payment(box_fen, 100 + i).dump());
    CHECK(statuses(story.market.post_all(prepayments, helper, bodies, keys(story, 30))) == std::map<int, int>{{201, 9}, {409, 21}});
    for (const auto& each : json_of(story.market.get(prepayments, supplier))["data"])
        story.must(story.act(agreement, "prepayment-confirmations", supplier, {{"prepayment_id", each["id"]}}), 200);

    const auto body = gift_boxes::allocation(gift_boxes::capacities(6, 5)).dump();
    CHECK(statuses(story.market.post_all(gift_boxes::path("/v1/agreements/", agreement, "/allocations"), supplier,
                                         std::vector<std::string>(64, body), keys(story, 64))) == std::map<int, int>{{201, 1}, {409, 63}});
    const auto shares = json_of(story.market.get(gift_boxes::path("/v1/agreements/", agreement, "/allocations?line_number=1"), helper));
    std::int64_t sum = 0;
    for (const auto& each : shares["data"]) sum += each["quantity"].get<std::int64_t>();
    CHECK(sum == 10);
}

TEST_CASE("remainders rotate from one agreement to the next by the ledger", "[orders][integration][agreement]") {
    gift_boxes story;
    const auto boxes = story.list_boxes(supplier);
    std::map<std::string, std::int64_t> given;
    for (int round = 1; round <= 3; ++round) {
        const auto agreement = story.funded(helper, supplier, boxes, 4, round);
        json three = json::array();
        for (const auto* household : {"A", "B", "C"})
            three.push_back({{"village_code", "513423100201"}, {"household", household}, {"available_quantity", 9}, {"poor", true}});
        story.must(story.act(agreement, "allocations", supplier, gift_boxes::allocation(three)), 201);
        for (const auto& each :
             json_of(story.market.get(gift_boxes::path("/v1/agreements/", agreement, "/allocations?line_number=1"), helper))["data"])
            given[each["household"].get<std::string>()] += each["quantity"].get<std::int64_t>();
    }
    CHECK(given == std::map<std::string, std::int64_t>{{"A", 4}, {"B", 4}, {"C", 4}});
}

TEST_CASE("the text that is signed is the text that was read; afterwards only an addendum changes it", "[orders][integration][agreement]") {
    gift_boxes story;
    const auto boxes = story.list_boxes(supplier);
    const auto agreement = story.draft(helper, {story.closed_window(helper, boxes, {{"一", 3}})});
    CHECK(agreement["text_sha256"] == base::to_hex(crypto::as_text(crypto::sha256(agreement["text"].get<std::string>()))));
    const json wrong{{"text_sha256", std::string(64, 'a')}};
    CHECK(code_of(story.act(agreement, "signatures", supplier, wrong)) == "agreement-text-differs");
    story.sign(agreement, helper);
    CHECK(code_of(story.act(agreement, "signatures", helper, {{"text_sha256", agreement["text_sha256"]}})) == "agreement-signed-already");
    CHECK(code_of(story.act(agreement, "credit", supplier, {{"line_number", 1}, {"due_on", "2026-07-01"}})) == "agreement-not-in-force");
    story.sign(agreement, supplier);
    CHECK(code_of(story.act(agreement, "cancellation", helper, {{"reason", "x"}})) == "agreement-state-conflict");

    const json later{{"deliver_by", "2026-07-31"}, {"note", "顺延"}};
    const auto proposed = story.must(story.act(agreement, "addenda", supplier, later), 201);
    CHECK(code_of(story.act(agreement, "addenda", helper, later)) == "addendum-open");
    const json signature{{"number", 1}, {"text_sha256", proposed["addenda"][0]["text_sha256"]}};
    CHECK(story.must(story.act(agreement, "addendum-signatures", helper, signature), 200)["deliver_by"] == "2026-06-30");
    const auto both = story.must(story.act(agreement, "addendum-signatures", supplier, signature), 200);
    CHECK(both["deliver_by"] == "2026-07-31");
    CHECK(both["text"] == agreement["text"]);
    CHECK(code_of(story.act(agreement, "addendum-signatures", supplier, {{"number", 2}, {"text_sha256", wrong["text_sha256"]}})) ==
          "addendum-not-found");
    // On approved credit it is allocated without a prepayment.
    story.must(story.act(agreement, "credit", supplier, {{"line_number", 1}, {"due_on", "2026-07-31"}}), 200);
    story.must(story.act(agreement, "allocations", supplier, gift_boxes::allocation(gift_boxes::capacities(2, 2), 3)), 201);
}

TEST_CASE("one helper with two suppliers, two helpers with one supplier, but not two with two", "[orders][integration][agreement]") {
    gift_boxes story;
    const auto boxes = story.list_boxes(supplier);
    const auto others = story.list_boxes(other_supplier);
    const auto to_many =
        story.draft(helper, {story.closed_window(helper, boxes, {{"一", 3}}), story.closed_window(helper, others, {{"一", 4}})});
    CHECK(to_many["lines"].size() == 2);
    CHECK(to_many["total_fen"] == 7 * box_fen);
    story.sign(to_many, helper);
    CHECK(story.sign(to_many, supplier)["status"] == "part_signed");
    CHECK(story.sign(to_many, other_supplier)["status"] == "in_force");
    auto second = gift_boxes::payment(4 * box_fen, 50);
    for (const auto& line : to_many["lines"])  // windows of one moment stand in no order of their own
        if (line["supplier_organisation_id"] == other_supplier.organisation()) second["line_number"] = line["line_number"];
    const auto paid = story.must(story.act(to_many, "prepayments", helper, second), 201);
    CHECK(code_of(story.act(to_many, "prepayment-confirmations", supplier, {{"prepayment_id", paid["id"]}})) == "agreement-line-not-found");
    CHECK(json_of(story.market.get(gift_boxes::path("/v1/agreements/", to_many, "/prepayments"), supplier))["data"].empty());
    story.must(story.act(to_many, "prepayment-confirmations", other_supplier, {{"prepayment_id", paid["id"]}}), 200);

    const auto from_many = story.draft(helper, {story.closed_window(helper, boxes, {{"一", 5}})});
    const auto joining = story.closed_window(other_helper, boxes, {{"甲", 6}});
    const auto theirs = story.closed_window(other_helper, others, {{"甲", 1}});
    CHECK(code_of(story.act(from_many, "lines", other_helper, {{"window_id", theirs["id"]}})) == "agreement-not-found");
    const auto joined = story.must(story.act(from_many, "lines", other_helper, {{"window_id", joining["id"]}}), 200);
    CHECK(joined["text_sha256"] != from_many["text_sha256"]);
    CHECK(code_of(story.act(from_many, "lines", other_helper, {{"window_id", joining["id"]}})) == "window-taken");
    CHECK(code_of(story.act(from_many, "lines", other_helper, {{"window_id", theirs["id"]}})) == "agreement-not-found");
    story.sign(from_many, other_helper);
    story.sign(from_many, supplier);
    CHECK(story.sign(from_many, helper)["status"] == "in_force");
}

TEST_CASE("a cancelled draft frees its windows; what is others' is not found", "[orders][integration][agreement]") {
    gift_boxes story;
    const auto window = story.closed_window(helper, story.list_boxes(supplier), {{"一", 3}});
    const auto agreement = story.draft(helper, {window});
    CHECK(code_of(story.market.post("/v1/agreements", helper,
                                    {{"window_ids", {window["id"]}}, {"deliver_by", "2026-06-30"}, {"note", "x"}})) == "window-taken");
    story.must(story.act(agreement, "cancellation", supplier, {{"reason", "歉收"}}), 200);
    story.draft(helper, {window});

    CHECK(story.market.get(gift_boxes::path("/v1/agreements/", agreement, ""), other_helper).status == 404);
    CHECK(story.market.get(gift_boxes::path("/v1/collecting-windows/", window, ""), other_helper).status == 404);
    CHECK(story.market.get(gift_boxes::path("/v1/collecting-windows/", window, "/intents"), other_helper).status == 404);
    CHECK(story.act(agreement, "signatures", other_supplier, {{"text_sha256", agreement["text_sha256"]}}).status == 404);
    CHECK(code_of(story.market.post("/v1/agreements", other_helper,
                                    {{"window_ids", {window["id"]}}, {"deliver_by", "2026-06-30"}, {"note", "x"}})) == "window-not-found");
    CHECK(json_of(story.market.get("/v1/agreements", other_helper))["data"].empty());
    CHECK(json_of(story.market.get("/v1/agreements", supplier))["data"].size() == 2);
    CHECK(json_of(story.market.get("/v1/collecting-windows", supplier))["data"].size() == 1);
    CHECK(story.market.post("/v1/collecting-windows", supplier, json::object()).status == 403);
    CHECK(story.act(agreement, "deliveries", helper, json::object()).status == 403);
}

TEST_CASE("what was prepaid for boxes that do not come goes back over HTTP, and doctor finds more than that",
          "[orders][integration][agreement]") {
    gift_boxes story;
    const auto boxes = story.list_boxes(supplier);
    const auto agreement = story.draft(helper, {story.closed_window(helper, boxes, {{"一", 10}})});
    story.sign(agreement, helper);
    story.sign(agreement, supplier);
    story.pay(agreement, helper, supplier, 10 * box_fen, 1);
    story.must(story.act(agreement, "allocations", supplier, gift_boxes::allocation(gift_boxes::capacities(4, 9))), 201);
    const json seven{{"line_number", 1}, {"handed_over", {{{"section", "一"}, {"quantity", 7}, {"receiver", "李老师"}}}}};
    story.must(story.act(agreement, "deliveries", supplier, seven), 201);
    story.must(story.act(agreement, "settlements", supplier, {{"line_number", 1}, {"reason", "歉收"}}), 201);
    const auto settled = story.must(story.act(agreement, "settlement-answers", helper, {{"line_number", 1}, {"agreed", true}}), 200);
    CHECK(settled["status"] == "closed");
    CHECK(settled["lines"][0]["owed_back_fen"] == 3 * box_fen);

    CHECK(faults_of(story.act(agreement, "repayments", supplier, json::object())).size() == 5);
    CHECK(faults_of(story.act(agreement, "repayment-confirmations", helper, json::object())) ==
          std::vector<std::string>{"/repayment_id required"});
    CHECK(code_of(story.act(agreement, "repayments", supplier, gift_boxes::payment(3 * box_fen + 1, 2))) == "repayment-too-large");
    CHECK(code_of(story.act(agreement, "repayments", helper, gift_boxes::payment(1, 2))) == "agreement-party-forbidden");
    const auto back = story.must(story.act(agreement, "repayments", supplier, gift_boxes::payment(3 * box_fen, 2)), 201);
    CHECK(code_of(story.act(agreement, "repayments", supplier, gift_boxes::payment(1, 2))) == "repayment-too-large");
    story.must(story.act(agreement, "repayment-confirmations", helper, {{"repayment_id", back["id"]}}), 200);
    const auto listed = story.must(story.market.get(gift_boxes::path("/v1/agreements/", agreement, "/repayments"), helper), 200)["data"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["confirmed_at"].is_string());
    CHECK(story.must(story.market.get(gift_boxes::path("/v1/agreements/", agreement, "/prepayments"), helper), 200)["data"].size() == 1);
    const auto line = story.read(agreement, helper)["lines"][0];
    CHECK(line["owed_back_fen"] == 0);
    CHECK(line["repaid_confirmed_fen"] == 3 * box_fen);
    story.market.check_invariants();

    auto connection = story.market.session();
    REQUIRE(connection.execute("UPDATE prepayment SET amount_fen = amount_fen + 1 WHERE direction = 'paid_back'") == 1);
    CHECK(broken_invariants(connection) == std::vector<std::string>{"agreement-lines-are-what-they-are-made-of"});
    REQUIRE(connection.execute("UPDATE agreement_line SET repaid_recorded_fen = repaid_recorded_fen + 1, repaid_confirmed_fen = "
                               "repaid_confirmed_fen + 1") == 1);
    CHECK(broken_invariants(connection) == std::vector<std::string>{"no-more-goes-back-than-was-too-much"});
}

TEST_CASE("every fault of a body is named with its place", "[orders][integration][agreement]") {
    gift_boxes story;
    auto& market = story.market;
    const auto boxes = story.list_boxes(supplier);
    auto body = story.window_body(boxes, {"一", "一"});
    body["closes_at"] = body["opens_at"];
    CHECK(pointers(market.post("/v1/collecting-windows", helper, body)) == std::set<std::string>{"/closes_at", "/sections/1"});
    body = story.window_body(boxes, {"一"});
    body["unit_price_fen"] = 1;
    CHECK(pointers(market.post("/v1/collecting-windows", helper, body)) == std::set<std::string>{"/unit_price_fen"});
    body["unit_price_fen"] = box_fen;
    body["offer_version"] = 2;
    CHECK(code_of(market.post("/v1/collecting-windows", helper, body)) == "offer-not-yet-known");
    const auto window = story.open_window(helper, boxes, {"一"});
    const auto intents = gift_boxes::path("/v1/collecting-windows/", window, "/intents");
    CHECK(pointers(market.post(intents, helper, {{"section", "二"}, {"paid_by", "cash"}, {"persons", 0}, {"quantity", -1}})) ==
          std::set<std::string>{"/paid_by", "/persons", "/quantity"});
    CHECK(pointers(market.post(intents, helper, gift_boxes::wants("二", 1))) == std::set<std::string>{"/section"});

    const auto agreement = story.funded(helper, supplier, boxes, 4, 9);
    json capacities = gift_boxes::capacities(2, 9);
    capacities.push_back(capacities[0]);
    capacities.push_back({{"village_code", "5134"}, {"household", "阿木"}, {"available_quantity", 0}, {"poor", true}});
    CHECK(pointers(story.act(agreement, "allocations", supplier, gift_boxes::allocation(capacities))) ==
          std::set<std::string>{"/capacities/2/household", "/capacities/3/village_code", "/capacities/3/household",
                                "/capacities/3/available_quantity"});
    CHECK(pointers(story.act(agreement, "allocations", supplier, gift_boxes::allocation(gift_boxes::capacities(2, 9), 3))) ==
          std::set<std::string>{"/pack_size"});
    auto payment = gift_boxes::payment(1, 10);
    payment["document_sha256"] = "ABC";
    payment["amount_fen"] = 0;
    CHECK(pointers(story.act(agreement, "prepayments", helper, payment)) == std::set<std::string>{"/document_sha256", "/amount_fen"});
    auto line = gift_boxes::payment(1, 10);
    line["line_number"] = 2;
    CHECK(code_of(story.act(agreement, "prepayments", helper, line)) == "agreement-line-not-found");
    CHECK(pointers(market.get(gift_boxes::path("/v1/agreements/", agreement, "/allocations?line_number=x"), helper)) ==
          std::set<std::string>{"?line_number"});
}

TEST_CASE("pairings are bitemporal: ended ones stay known as they were", "[orders][integration][agreement]") {
    gift_boxes story;
    auto& market = story.market;
    const json body{{"helper_organisation_id", helper.organisation()},
                    {"helped_kind", "county"},
                    {"helped_code", "513423"},
                    {"kind", "fixed_point"},
                    {"document", "1号"},
                    {"valid_from", "2026-01-01"}};
    const auto made = story.must(market.post("/v1/pairings", gift_boxes::office(), body), 201);
    CHECK(code_of(market.post("/v1/pairings", gift_boxes::office(), body)) == "pairing-overlaps");
    CHECK(market.post("/v1/pairings", helper, body).status == 403);
    const auto before = base::to_rfc3339(market.clock.now());
    const auto drafted = story.draft(helper, {story.closed_window(helper, story.list_boxes(supplier), {{"一", 3}})});
    CHECK(drafted["lines"][0]["pairing_id"] == made["id"]);

    market.clock.advance(std::chrono::hours(1));
    const auto ending = gift_boxes::path("/v1/pairings/", made, "/ending");
    CHECK(story.must(market.post(ending, gift_boxes::office(), {{"valid_to", "2026-02-01"}, {"document", "2号"}}), 200)["document"] ==
          "2号");
    CHECK(code_of(market.post(ending, gift_boxes::office(), {{"valid_to", "2026-03-01"}, {"document", "3号"}})) == "pairing-not-in-force");
    const auto list = [&](const std::string& query) { return json_of(market.get("/v1/pairings?" + query, supplier))["data"]; };
    CHECK(list("helper=" + helper.organisation() + "&holds_on=2026-03-01").empty());
    CHECK(list("helper=" + helper.organisation() + "&holds_on=2026-01-31").size() == 1);
    CHECK(list("helped_kind=county&helped_code=513423&holds_on=2026-03-01&known_at=" + before).size() == 1);
    CHECK(market.get("/v1/pairings?helped_kind=county", supplier).status == 400);
    auto bad = body;
    bad["helped_code"] = "5134";
    CHECK(pointers(market.post("/v1/pairings", gift_boxes::office(), bad)) == std::set<std::string>{"/helped_code"});
    auto again = body;
    again["valid_from"] = "2026-02-01";
    CHECK(story.must(market.post("/v1/pairings", gift_boxes::office(), again), 201)["id"] == made["id"]);
}
