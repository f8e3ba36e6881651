#include "orders/app/group/commit_group_fill.hpp"

#include <utility>

namespace chuanpin::orders::app {
namespace {

// Infrastructure is nobody's outcome, nor that somebody else is at it this moment: the commitment is asked for again.
bool is_outcome(const base::error& refused) {
    using enum base::error_kind;
    if (refused.retry_after) return false;
    return refused.kind == conflict || refused.kind == unprocessable || refused.kind == not_found || refused.kind == forbidden;
}

}  // namespace

base::task<base::result<base::reply>> commit_group_fill::operator()(const base::call_context& context, base::idempotent<group_fill_view> as,
                                                                    domain::buyer_group_id group, domain::group_fill_id id,
                                                                    submission_terms terms) {
    const auto what = co_await begin(context, as.claim, group, id);
    if (!what) co_return base::refusal(what.error());
    std::vector<domain::group_outcome> outcomes;
    for (const auto& part : what->fill.parts) {
        auto code = co_await commit_part(context, as.claim, *what, part, terms);
        if (!code) co_return base::refusal(std::move(code.error()));
        outcomes.push_back({part.id, *std::move(code)});
    }
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto view = load_fill(open, group, id);
        if (!view) return base::refusal(std::move(view.error()));
        view->outcomes = outcomes;
        return as.encode(*view);
    });
}

// Claims the key before anything is ordered, so that a key of another commitment orders nothing.
base::task<base::result<commit_group_fill::work>> commit_group_fill::begin(const base::call_context& context, const base::receipt& claim,
                                                                           domain::buyer_group_id group, domain::group_fill_id id) {
    work what;
    base::receipt first{claim.scope + " begin", claim.key, claim.asked};
    const auto claimed = co_await database_.write(context, std::move(first), [&](transaction& open) -> base::result<std::string> {
        if (const auto found = find_run(open, *context.who, group); !found) return base::refusal(found.error());
        if (const auto found = load_fill(open, group, id); !found) return base::refusal(found.error());
        return "{}";
    });
    if (!claimed) co_return base::refusal(claimed.error());
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto run = find_run(open, *context.who, group);
        if (!run) return base::refusal(std::move(run.error()));
        auto fill = load_fill(open, group, id);
        if (!fill) return base::refusal(std::move(fill.error()));
        what = {*std::move(run), *std::move(fill)};
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return what;
}

// For the house, as whoever acts for it by its consent: consent of now, not of when the fill was proposed.
base::task<base::result<std::string>> commit_group_fill::commit_part(const base::call_context& context, const base::receipt& claim,
                                                                     const work& what, const domain::need_fill& part,
                                                                     const submission_terms& terms) {
    const auto* member = domain::find_member(what.group, part.buyer);
    if (member == nullptr || !member->may_order) co_return std::string(domain::outcome_needs_member);
    auto for_house = context;
    for_house.who->organisation = part.buyer;
    for_house.who->unit.reset();
    // Once for each part, whichever key it is asked with and on whatever terms; a refusal leaves nothing behind.
    const base::receipt own{claim.scope + " part", base::to_wire(what.fill.what.id) + "/" + base::to_wire(part.id), {}};
    const auto done = co_await commit_(for_house, {own, [](const fill_view& view) { return base::to_wire(view.what.id); }}, part.id, terms);
    if (done) co_return std::string(domain::outcome_committed);
    if (!is_outcome(done.error())) co_return base::refusal(done.error());
    co_return done.error().code;
}

}  // namespace chuanpin::orders::app
