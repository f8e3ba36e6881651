#include "orders/http/group/group_handlers.hpp"

#include "orders/domain/group/errors.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/draft/requests_json.hpp"
#include "orders/http/group/requests_json.hpp"
#include "orders/http/group/views.hpp"
#include "orders/http/need/total_query.hpp"
#include "orders/http/need/views.hpp"
#include "orders/http/routes.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;

base::result<domain::buyer_group_id> group_of(const request& from) {
    return path_id<domain::buyer_group_id>(from, "group_id", domain::errors::group_not_found);
}
base::result<domain::group_fill_id> fill_of(const request& from) {
    return path_id<domain::group_fill_id>(from, "group_fill_id", domain::errors::group_fill_not_found);
}

answer open_group(app::keep_groups& keep, request& from) {
    auto as = claim_of<domain::buyer_group>(from, routes::open_buyer_group, encode_group);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto name = read_group_name(from.body);
    if (!name) co_return base::refusal(std::move(name.error()));
    co_return reply_of(co_await keep.open(from.context, *std::move(as), *std::move(name)), 201);
}

answer invite(app::keep_groups& keep, request& from) {
    const auto id = group_of(from);
    if (!id) co_return base::refusal(id.error());
    auto as = claim_of<domain::buyer_group>(from, routes::invite_to_buyer_group, encode_group);
    if (!as) co_return base::refusal(std::move(as.error()));
    const auto whom = read_invitation(from.body);
    if (!whom) co_return base::refusal(whom.error());
    co_return reply_of(co_await keep.invite(from.context, *std::move(as), *id, *whom), 200);
}

answer remove_member(app::keep_groups& keep, request& from) {
    const auto id = group_of(from);
    if (!id) co_return base::refusal(id.error());
    auto as = claim_of<domain::buyer_group>(from, routes::remove_from_buyer_group, encode_group);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto said = read_group_removal(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await keep.remove(from.context, *std::move(as), *id, *std::move(said)), 200);
}

answer reply_to_invitation(app::keep_groups& keep, request& from) {
    const auto id = group_of(from);
    if (!id) co_return base::refusal(id.error());
    auto as = claim_of<domain::buyer_group>(from, routes::answer_buyer_group, encode_group);
    if (!as) co_return base::refusal(std::move(as.error()));
    const auto said = read_membership(from.body);
    if (!said) co_return base::refusal(said.error());
    co_return reply_of(co_await keep.reply(from.context, *std::move(as), *id, *said), 200);
}

answer read_group(app::keep_groups& keep, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = group_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await keep.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(encode_group(*found)),
                                                   chuanpin::http::version_etag(base::to_wire(found->id), found->version));
}

answer list_groups(app::keep_groups& keep, request& from) {
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = after_of<domain::buyer_group_id>(*page);
    if (!before) co_return base::refusal(before.error());
    auto found = co_await keep.page(from.context, *before, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::buyer_group& each) { return base::to_wire(each.id); });
    co_return chuanpin::http::page_response(from, encode_groups(*found, next), next);
}

answer list_totals(app::keep_groups& keep, request& from) {
    const auto page = chuanpin::http::read_page(from, {"by", "from", "to", "category", "name_zh", "county_code"});
    if (!page) co_return base::refusal(page.error());
    const auto id = group_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto asked = read_total_question(from, base::business_date_of(from.context.now));
    if (!asked) co_return base::refusal(asked.error());
    std::optional<domain::total_place> after;
    if (!page->after.empty()) {
        after = parse_place(page->after);
        if (!after) co_return chuanpin::http::errors::cursor_invalid();
    }
    auto found = co_await keep.totals(from.context, *id, *asked, after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::need_total& each) { return place_text(each.at); });
    co_return chuanpin::http::page_response(from, encode_need_totals(*found, next, asked->by), next);
}

answer propose_fill(app::keep_groups& keep, request& from) {
    const auto id = group_of(from);
    if (!id) co_return base::refusal(id.error());
    auto as = claim_of<app::group_fill_view>(from, routes::propose_group_fill, encode_group_fill);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_group_fill_request(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await keep.propose(from.context, *std::move(as), *id, *std::move(asked)), 201);
}

answer read_fill(app::keep_groups& keep, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = group_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto fill = fill_of(from);
    if (!fill) co_return base::refusal(fill.error());
    const auto found = co_await keep.find_fill(from.context, *id, *fill);
    if (!found) co_return base::refusal(found.error());
    const auto body = encode_group_fill(*found);
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(body), chuanpin::http::body_etag(body));
}

answer commit_fill(app::commit_group_fill& commit, request& from) {
    const auto id = group_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto fill = fill_of(from);
    if (!fill) co_return base::refusal(fill.error());
    auto as = claim_of<app::group_fill_view>(from, routes::commit_group_fill, encode_group_fill);
    if (!as) co_return base::refusal(std::move(as.error()));
    const auto terms = read_submission(from.body);
    if (!terms) co_return base::refusal(terms.error());
    co_return reply_of(co_await commit(from.context, *std::move(as), *id, *fill, *terms), 200);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_group_rows(group_use_cases use) {
    auto& keep = use.keep;
    return {
        {routes::open_buyer_group, [&keep](request& from) { return open_group(keep, from); }},
        {routes::list_buyer_groups, [&keep](request& from) { return list_groups(keep, from); }},
        {routes::read_buyer_group, [&keep](request& from) { return read_group(keep, from); }},
        {routes::invite_to_buyer_group, [&keep](request& from) { return invite(keep, from); }},
        {routes::remove_from_buyer_group, [&keep](request& from) { return remove_member(keep, from); }},
        {routes::answer_buyer_group, [&keep](request& from) { return reply_to_invitation(keep, from); }},
        {routes::list_group_totals, [&keep](request& from) { return list_totals(keep, from); }},
        {routes::propose_group_fill, [&keep](request& from) { return propose_fill(keep, from); }},
        {routes::read_group_fill, [&keep](request& from) { return read_fill(keep, from); }},
        {routes::commit_group_fill, [&commit = use.commit](request& from) { return commit_fill(commit, from); }},
    };
}

}  // namespace chuanpin::orders::http
