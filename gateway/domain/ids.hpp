// The ids of the gateway. Accounts, organisations and events are in platform/base/ids.hpp: every service speaks of them.
#pragma once

#include "platform/base/ids.hpp"

namespace chuanpin::gateway::domain {

struct webhook_endpoint_tag {
    static constexpr std::string_view prefix = "whk";
};
struct webhook_delivery_tag {
    static constexpr std::string_view prefix = "whd";
};
struct notice_tag {
    static constexpr std::string_view prefix = "ntc";
};

struct session_tag {
    static constexpr std::string_view prefix = "ses";
};
struct api_key_tag {
    static constexpr std::string_view prefix = "key";
};
struct role_assignment_tag {
    static constexpr std::string_view prefix = "rol";
};

struct registration_tag {
    static constexpr std::string_view prefix = "reg";
};

using registration_id = base::typed_id<registration_tag>;
using role_assignment_id = base::typed_id<role_assignment_tag>;
using webhook_endpoint_id = base::typed_id<webhook_endpoint_tag>;
using webhook_delivery_id = base::typed_id<webhook_delivery_tag>;
using notice_id = base::typed_id<notice_tag>;
using session_id = base::typed_id<session_tag>;
using api_key_id = base::typed_id<api_key_tag>;

}  // namespace chuanpin::gateway::domain
