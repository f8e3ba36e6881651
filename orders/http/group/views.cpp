#include "orders/http/group/views.hpp"

#include <algorithm>
#include <map>

#include "orders/http/need/views.hpp"
#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {
namespace {

void write_head(json::writer& out, const domain::buyer_group& what) {
    out.member("id", base::to_wire(what.id))
        .member("version", what.version)
        .member("organiser_organisation_id", base::to_wire(what.organiser))
        .member("name", what.name)
        .member("opened_at", base::to_rfc3339(what.opened_at));
}

void write_share(json::writer& out, const domain::need_share& share) {
    out.begin_object()
        .member("need_id", base::to_wire(share.need))
        .member("offer_id", base::to_wire(share.whose.offer))
        .member("offer_version", share.whose.offer_version)
        .member("product_id", base::to_wire(share.whose.product))
        .member("supplier_organisation_id", base::to_wire(share.whose.supplier))
        .member("name_zh", share.whose.name_zh)
        .member("ahead", share.whose.ahead)
        .member("quantity", share.part.quantity)
        .member("amount", share.part.amount)
        .member("status", domain::name_of(share.status))
        .member("order_id", share.order)
        .member("refusal", share.refusal)
        .end_object();
}

std::optional<std::string> outcome_of(const app::group_fill_view& what, domain::fill_id part) {
    const auto found = std::ranges::find(what.outcomes, part, &domain::group_outcome::fill);
    return found == what.outcomes.end() ? std::nullopt : std::optional(found->code);
}

// Shares of nothing are told in the house's own fill, with the reason.
void write_part(json::writer& out, const app::group_fill_view& of, const domain::need_fill& part) {
    out.begin_object()
        .member("buyer_organisation_id", base::to_wire(part.buyer))
        .member("fill_id", base::to_wire(part.id))
        .member("status", part.settled_at ? "settled" : "proposed")
        .member("outcome", outcome_of(of, part.id));
    out.begin_array("shares");
    for (const auto& each : part.shares)
        if (each.part.quantity > 0) write_share(out, each);
    out.end_array().end_object();
}

struct offer_sum {
    const domain::candidate* whose = nullptr;
    std::int64_t quantity = 0;
    std::int64_t amount = 0;
};

// What each offer gives to all houses together.
void write_sums(json::writer& out, const app::group_fill_view& what) {
    std::map<domain::offer_id, offer_sum> sums;
    for (const auto& part : what.parts)
        for (const auto& share : part.shares) {
            if (share.part.quantity == 0) continue;
            auto& sum = sums[share.whose.offer];
            sum.whose = &share.whose;
            sum.quantity += share.part.quantity;
            sum.amount += share.part.amount;
        }
    out.begin_array("offers");
    for (const auto& [offer, sum] : sums)
        out.begin_object()
            .member("offer_id", base::to_wire(offer))
            .member("supplier_organisation_id", base::to_wire(sum.whose->supplier))
            .member("name_zh", sum.whose->name_zh)
            .member("quantity", sum.quantity)
            .member("amount", sum.amount)
            .end_object();
    out.end_array();
}

}  // namespace

std::string encode_group(const domain::buyer_group& what) {
    std::string text;
    json::writer out(text);
    out.begin_object();
    write_head(out, what);
    out.begin_array("members");
    for (const auto& each : what.members)
        out.begin_object()
            .member("organisation_id", base::to_wire(each.organisation))
            .member("membership", domain::name_of(each.how))
            .member("may_order", each.may_order)
            .member("since", base::to_rfc3339(each.at))
            .member("reason", each.reason)
            .end_object();
    out.end_array().end_object();
    return text;
}

std::string encode_groups(std::span<const domain::buyer_group> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, [](json::writer& out, const domain::buyer_group& what) {
        out.begin_object();
        write_head(out, what);
        out.end_object();
    });
}

std::string encode_group_fill(const app::group_fill_view& what) {
    std::string text;
    json::writer out(text);
    out.begin_object().member("id", base::to_wire(what.what.id)).member("group_id", base::to_wire(what.what.group));
    write_kind(out, what.what.wish.kind);
    out.member("measure", domain::name_of(what.what.wish.by))
        .member("requested_delivery_date", base::to_text(what.what.wish.requested_delivery_date))
        .member("proposed_at", base::to_rfc3339(what.what.proposed_at));
    write_sums(out, what);
    out.begin_array("parts");
    for (const auto& part : what.parts) write_part(out, what, part);
    out.end_array().end_object();
    return text;
}

}  // namespace chuanpin::orders::http
