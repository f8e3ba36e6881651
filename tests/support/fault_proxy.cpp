// One thread and one poll loop. The MySQL protocol is followed only as far as it takes to know where a command begins: packets
// have three bytes of length and one of sequence, a command has sequence 0, COM_QUERY is 3 and carries the text.
#include "tests/support/fault_proxy.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <list>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/support/temporary_directory.hpp"

namespace chuanpin::tests {
namespace {

sockaddr_un address_of(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) throw std::runtime_error("the socket's path is too long: " + path);
    std::ranges::copy(path, address.sun_path);
    return address;
}

int listen_on(const std::string& path) {
    const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const auto address = address_of(path);
    if (bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 || listen(descriptor, 128) != 0)
        throw std::runtime_error("the proxy cannot listen on " + path);
    return descriptor;
}

int connect_to(const std::string& path) {
    const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = address_of(path);
    if (connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return descriptor;
    close(descriptor);
    return -1;
}

bool send_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

// The first whole MySQL packet of `bytes`, header included; empty where it has not come whole.
std::string_view first_packet(std::string_view bytes) {
    if (bytes.size() < 4) return {};
    const auto at = [&](std::size_t i) { return std::size_t{static_cast<unsigned char>(bytes[i])}; };
    const auto length = at(0) + (at(1) << 8U) + (at(2) << 16U) + 4;
    return bytes.size() < length ? std::string_view() : bytes.substr(0, length);
}

// The text of a COM_QUERY; nullopt for all other packets.
std::optional<std::string_view> statement_of(std::string_view packet) {
    if (packet.size() < 5 || packet[3] != 0 || packet[4] != 3) return std::nullopt;
    return packet.substr(5);
}

struct link {
    int client = -1;
    int server = -1;
    std::string from_client;      // not forwarded yet
    bool swallow_answer = false;  // the statement was forwarded; its answer ends the connection
    bool silent = false;          // passes nothing any more
    bool closed = false;

    void close_both() {
        if (closed) return;
        ::close(client);
        ::close(server);
        closed = true;
    }
};

}  // namespace

struct fault_proxy::implementation {
    implementation(std::string to, protocol spoken) : upstream(std::move(to)), speaks(spoken), listener(listen_on(path())) {
        if (pipe2(wake.data(), O_CLOEXEC | O_NONBLOCK) != 0) throw std::runtime_error("no pipe for the proxy");
        thread = std::thread([this] { run(); });
    }
    ~implementation() {
        stopping = true;
        wake_up();
        thread.join();
        for (auto& each : links) each.close_both();
        close(listener);
        close(wake[0]);
        close(wake[1]);
    }

    [[nodiscard]] std::string path() const { return directory.file("proxy.sock"); }

    void wake_up() const { [[maybe_unused]] const auto written = write(wake[1], "x", 1); }

    void run() {
        while (!stopping) {
            std::vector<pollfd> watched{{wake[0], POLLIN, 0}, {listener, POLLIN, 0}};
            for (const auto& each : links) {
                watched.push_back({each.client, POLLIN, 0});
                watched.push_back({each.silent ? -1 : each.server, POLLIN, 0});
            }
            poll(watched.data(), watched.size(), -1);
            if (watched[0].revents != 0) drain_wake();
            if (reset_requested.exchange(false)) reset_links();
            if (watched[1].revents != 0) accept_one();
            serve(watched);
            std::erase_if(links, [](const link& each) { return each.closed; });
        }
    }

    void drain_wake() const {
        std::array<char, 64> buffer{};
        while (read(wake[0], buffer.data(), buffer.size()) > 0) {
        }
    }

    void reset_links() {
        for (auto& each : links) each.close_both();
    }

    void accept_one() {
        const int client = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) return;
        ++accepted;
        if (refusing) {
            close(client);
            return;
        }
        link fresh;
        fresh.client = client;
        // A hole accepts and says nothing: the server is not even asked.
        fresh.server = hole ? ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0) : connect_to(upstream);
        fresh.silent = hole;
        if (fresh.server < 0)
            close(client);
        else
            links.push_back(fresh);
    }

    void serve(const std::vector<pollfd>& watched) {
        // accept_one and reset_links change the list only at its end or by `closed`.
        std::size_t at = 2;
        for (auto& each : links) {
            if (at + 1 >= watched.size()) break;
            const bool from_client = watched[at].revents != 0;
            const bool from_server = watched[at + 1].revents != 0;
            at += 2;
            if (!each.closed && from_client) take_from_client(each);
            if (!each.closed && from_server) take_from_server(each);
        }
    }

    // False at the end of the stream.
    static bool receive(int from, std::string& into) {
        std::array<char, 65'536> buffer{};
        const auto count = recv(from, buffer.data(), buffer.size(), 0);
        if (count > 0) into.append(buffer.data(), static_cast<std::size_t>(count));
        return count > 0;
    }

    void take_from_client(link& each) {
        if (!receive(each.client, each.from_client)) return each.close_both();
        if (each.silent || hole) {
            each.silent = true;
            each.from_client.clear();
            return;
        }
        if (const auto by = delay_ms.load(); by > 0) std::this_thread::sleep_for(std::chrono::milliseconds(by));
        if (speaks == protocol::plain) return forward(each, each.from_client.size());
        for (auto packet = first_packet(each.from_client); !packet.empty() && !each.closed && !each.silent;
             packet = first_packet(each.from_client))
            pass_packet(each, packet);
    }

    void pass_packet(link& each, std::string_view packet) {
        const auto size = packet.size();
        const auto what = strike_at(packet);
        if (what == fault::reset_before) return each.close_both();
        if (what == fault::black_hole) {
            each.silent = true;
            each.from_client.clear();
            return;
        }
        each.swallow_answer = what == fault::reset_after;
        forward(each, size);
    }

    void forward(link& each, std::size_t size) {
        if (!send_all(each.server, std::string_view(each.from_client).substr(0, size))) return each.close_both();
        each.from_client.erase(0, size);
    }

    void take_from_server(link& each) {
        std::string bytes;
        if (!receive(each.server, bytes)) return each.close_both();
        if (each.silent || hole) return;
        if (each.swallow_answer) return each.close_both();
        if (!send_all(each.client, bytes)) each.close_both();
    }

    // What the plan says of this packet, counted off.
    std::optional<fault> strike_at(std::string_view packet) {
        const auto statement = statement_of(packet);
        if (!statement) return std::nullopt;
        const std::lock_guard guard(mutex);
        history.emplace_back(statement->substr(0, 64));
        if (!plan || plan->times == 0 || !statement->starts_with(plan->statement)) return std::nullopt;
        --plan->times;
        ++struck;
        if (plan->refuse_afterwards) refusing = true;
        return plan->what;
    }

    temporary_directory directory;
    std::string upstream;
    protocol speaks;
    int listener;
    std::array<int, 2> wake{};
    std::list<link> links;
    std::atomic<bool> stopping{false};
    std::atomic<bool> refusing{false};
    std::atomic<bool> hole{false};
    std::atomic<bool> reset_requested{false};
    std::atomic<std::int64_t> delay_ms{0};
    std::atomic<int> struck{0};
    std::atomic<int> accepted{0};
    mutable std::mutex mutex;
    std::optional<fault_plan> plan;
    std::vector<std::string> history;  // the beginnings of all statements
    std::thread thread;
};

fault_proxy::fault_proxy(std::string upstream, protocol what)
    : implementation_(std::make_unique<implementation>(std::move(upstream), what)) {}
fault_proxy::~fault_proxy() = default;

std::string fault_proxy::socket() const { return implementation_->path(); }

void fault_proxy::arm(fault_plan plan) {
    const std::lock_guard guard(implementation_->mutex);
    implementation_->plan = std::move(plan);
}

void fault_proxy::disarm() {
    const std::lock_guard guard(implementation_->mutex);
    implementation_->plan.reset();
    implementation_->refusing = false;
    implementation_->hole = false;
    implementation_->delay_ms = 0;
}

void fault_proxy::refuse(bool on) { implementation_->refusing = on; }
void fault_proxy::black_hole(bool on) { implementation_->hole = on; }
void fault_proxy::delay(std::chrono::milliseconds by) { implementation_->delay_ms = by.count(); }

void fault_proxy::reset_all() {
    implementation_->reset_requested = true;
    implementation_->wake_up();
}

int fault_proxy::strikes() const { return implementation_->struck; }
int fault_proxy::connections_accepted() const { return implementation_->accepted; }

int fault_proxy::statements_seen(const std::string& beginning) const {
    const std::lock_guard guard(implementation_->mutex);
    return static_cast<int>(std::ranges::count_if(implementation_->history, [&](const auto& each) { return each.starts_with(beginning); }));
}

}  // namespace chuanpin::tests
