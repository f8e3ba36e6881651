#include "gateway/app/contact/keep_contact.hpp"

#include <stdexcept>

#include "gateway/domain/errors.hpp"
#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::gateway::app {
namespace {

domain::business_contact open_contact(const crypto::keyed_box& box, const std::string& sealed) {
    const auto text = box.open(sealed);
    auto opened = text ? domain::parse_contact(*text) : std::nullopt;
    if (!opened) throw std::runtime_error("a contact was sealed with a key that [gateway] personal_data_key_file does not hold");
    return *std::move(opened);
}

contact_view view_of(const domain::organisation& organisation, std::optional<domain::business_contact> what) {
    return {.organisation = organisation.id,
            .version = organisation.version,
            .what = std::move(what),
            .stated_at = organisation.contact_stated_at};
}

}  // namespace

bool sees_contact(const base::principal& who, const base::organisation_id& of) {
    return who.organisation == of || who.may("organisations:read");
}

base::task<base::result<contact_view>> read_contact::operator()(const base::call_context& context, base::organisation_id id) {
    std::optional<domain::organisation> found;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        found = transaction.find_organisation(id);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    if (!found) co_return base::refusal(domain::errors::organisation_not_found(id));
    if (!found->contact_sealed) co_return view_of(*found, std::nullopt);
    auto view = view_of(*found, open_contact(box_, *found->contact_sealed));
    view.masked = !sees_contact(*context.who, id);
    if (view.masked) view.what = domain::mask(*view.what);
    co_return view;
}

base::task<base::result<contact_view>> state_contact::operator()(const base::call_context& context, base::organisation_id id,
                                                                 base::version_condition seen,
                                                                 std::optional<domain::business_contact> what) {
    if (id != context.who->organisation) co_return base::refusal(domain::errors::organisation_not_found(id));
    std::optional<std::string> sealed;
    if (what) sealed = box_.seal(domain::to_text(*what), random_);
    std::optional<contact_view> view;
    auto claim = base::fresh_receipt("state_contact", context.now, random_);
    const auto written =
        co_await database_.write(context, std::move(claim), [&](identity_transaction& transaction) -> base::result<std::string> {
            transaction.lock_organisation(id);
            auto organisation = transaction.find_organisation(id);
            if (!organisation) return base::refusal(domain::errors::organisation_not_found(id));
            if (organisation->closed_at) return base::refusal(domain::errors::organisation_closed());
            if (auto current = base::check_version(seen, base::to_wire(id), organisation->version); !current)
                return base::refusal(std::move(current.error()));
            organisation->contact_sealed = sealed;
            organisation->contact_stated_at = context.now;
            ++organisation->version;
            transaction.set_contact(*organisation);
            view = view_of(*organisation, what);
            return std::string();
        });
    if (!written) co_return base::refusal(written.error());
    co_return *std::move(view);
}

}  // namespace chuanpin::gateway::app
