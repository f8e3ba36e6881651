// Messages as lines of a file, for whatever carries them on to a provider of SMS or WeChat: one JSON object a line,
// {"id", "at", "channel", "address", "text"}.
//
// A line is there whole and on the disk before it counts as sent; the file belongs to its owner alone (it holds addresses).
#pragma once

#include <filesystem>

#include "gateway/app/ports.hpp"
#include "platform/base/cpu_pool.hpp"

namespace chuanpin::gateway::clients {

class file_notice_sender final : public app::notice_sender {
public:
    /// The folder and the file are made by the first message. Several processes may share one file. `pool` must outlive it.
    file_notice_sender(std::filesystem::path file, base::cpu_pool& pool) : file_(std::move(file)), pool_(pool) {}

    /// Faults: "file-not-written", "queue-full".
    base::task<std::string> send(app::notice_message message) override;

private:
    std::filesystem::path file_;
    base::cpu_pool& pool_;
};

}  // namespace chuanpin::gateway::clients
