// Where an organisation wants to be told of its notices outside the platform, and which kinds it does not want there.
#pragma once

#include <map>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/crypto/secret_box.hpp"

namespace chuanpin::gateway::app {

/// What is asked for; addresses are checked, at most one a channel.
struct wanted_preferences {
    std::map<domain::notice_channel, std::string> addresses;
    std::vector<std::string> muted_kinds;
};

class read_notice_preferences {
public:
    explicit read_notice_preferences(notice_unit_of_work& database) : database_(database) {}
    base::task<base::result<domain::notice_preferences>> operator()(const base::call_context& context);

private:
    notice_unit_of_work& database_;
};

class set_notice_preferences {
public:
    set_notice_preferences(notice_unit_of_work& database, const crypto::secret_box& box, base::random_source& random)
        : database_(database), box_(box), random_(random) {}
    /// Replaces all of them.
    base::task<base::result<domain::notice_preferences>> operator()(const base::call_context& context, wanted_preferences wanted);

private:
    notice_unit_of_work& database_;
    const crypto::secret_box& box_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::app
