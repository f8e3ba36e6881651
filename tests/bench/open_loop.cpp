// The load generator of `overload_goodput`: requests at a fixed rate, whatever becomes of those before (wrk waits for its answers, so it
// never overloads anybody). Times are counted from the moment at which a request was due. Requests are sent each millisecond, those that
// are due by then, each on a connection that waits for nothing; where all wait, the requests are late. It takes as little of the processors
// as wrk does for each answer, since it shares them with what it measures: plain sockets, one thread, one look at all of them at a time.
//
// usage: open_loop PORT RATE SECONDS CONNECTIONS PATH BODY_FILE HEADER…      POSTs with an Idempotency-Key each; prints one JSON object
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

using steady = std::chrono::steady_clock;

namespace {

constexpr std::chrono::seconds answers_within{60};  // after the last request is due

struct plan {
    unsigned short port = 0;
    double rate = 0;
    double seconds = 0;
    std::size_t connections = 0;
    std::string head{};  // up to the key
    std::string tail{};  // after it, with the body
    std::string prefix{};

    [[nodiscard]] std::size_t requests() const { return static_cast<std::size_t>(rate * seconds); }
};

struct tally {
    std::size_t good = 0, refused = 0, other = 0, broken = 0;
    std::vector<double> good_ms, refused_ms;
};

struct connection {
    int socket = -1;
    steady::time_point due{};
    std::string answer{};  // as far as it has come, where it comes in pieces
};

[[noreturn]] void fail(std::string_view what) { throw std::runtime_error(fmt::format("{}: {}", what, std::strerror(errno))); }

double percentile(std::vector<double>& values, double share) {
    if (values.empty()) return 0;
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
    std::ranges::nth_element(values, place);
    return *place;
}

int connected(unsigned short port) {
    const int made = socket(AF_INET, SOCK_STREAM, 0);
    if (made < 0) fail("socket");
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(made, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) fail("connect");
    const int on = 1;
    if (setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0) fail("TCP_NODELAY");
    return made;
}

/// Its status, or 0 where it is not whole.
int status_of_whole(std::string_view answer) {
    constexpr std::string_view length_names[] = {"Content-Length: ", "content-length: "};
    const auto head = answer.find("\r\n\r\n");
    if (head == std::string_view::npos) return 0;
    std::size_t length = 0;
    for (const auto name : length_names)
        if (const auto field = answer.substr(0, head).find(name); field != std::string_view::npos)
            length = std::strtoul(answer.data() + field + name.size(), nullptr, 10);
    return answer.size() < head + 4 + length ? 0 : std::atoi(answer.data() + std::string_view("HTTP/1.1 ").size());
}

class generator {
public:
    explicit generator(const plan& how) : how_(how), watch_(epoll_create1(0)), connections_(how.connections) {
        if (watch_ < 0) fail("epoll_create1");
        for (auto& each : connections_) {
            each.socket = connected(how.port);
            epoll_event event{.events = EPOLLIN, .data = {.ptr = &each}};
            if (epoll_ctl(watch_, EPOLL_CTL_ADD, each.socket, &event) != 0) fail("epoll_ctl");
            free_.push_back(&each);
        }
    }
    ~generator() {
        for (const auto& each : connections_)
            if (each.socket >= 0) close(each.socket);
        close(watch_);
    }
    generator(const generator&) = delete;
    generator& operator=(const generator&) = delete;

    /// Answers the seconds that it took until everything was answered.
    double run() {
        begin_ = steady::now();
        const auto end =
            begin_ + std::chrono::duration_cast<steady::duration>(std::chrono::duration<double>(how_.seconds)) + answers_within;
        while (next_ < how_.requests() || waiting_ > 0) {
            if (steady::now() > end) throw std::runtime_error(fmt::format("{} requests were not answered", waiting_));
            send_due();
            receive();
        }
        return std::chrono::duration<double>(steady::now() - begin_).count();
    }
    tally all{};

private:
    [[nodiscard]] steady::time_point due_of(std::size_t number) const {
        return begin_ +
               std::chrono::duration_cast<steady::duration>(std::chrono::duration<double>(static_cast<double>(number) / how_.rate));
    }

    void send_due() {
        for (const auto now = steady::now(); !free_.empty() && next_ < how_.requests() && due_of(next_) <= now; ++next_) {
            auto& by = *free_.back();
            free_.pop_back();
            by.due = due_of(next_);
            request_.clear();
            fmt::format_to(std::back_inserter(request_), "{}{}{}{}", how_.head, how_.prefix, next_, how_.tail);
            const auto sent = send(by.socket, request_.data(), request_.size(), MSG_NOSIGNAL);
            if (sent < 0 || static_cast<std::size_t>(sent) != request_.size())
                give_up(by);
            else
                ++waiting_;
        }
    }

    void receive() {
        std::array<epoll_event, 512> events{};
        const int count = epoll_wait(watch_, events.data(), static_cast<int>(events.size()), 1);
        if (count < 0 && errno != EINTR) fail("epoll_wait");
        for (int i = 0; i < count; ++i) read_some(*static_cast<connection*>(events[static_cast<std::size_t>(i)].data.ptr));
    }

    void read_some(connection& from) {
        const auto count = recv(from.socket, incoming_.data(), incoming_.size(), MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (count <= 0) {
            --waiting_;
            return give_up(from);
        }
        const std::string_view came(incoming_.data(), static_cast<std::size_t>(count));
        if (!from.answer.empty()) from.answer += came;
        const auto status = status_of_whole(from.answer.empty() ? came : from.answer);
        if (status == 0) {
            if (from.answer.empty()) from.answer = came;
            return;
        }
        from.answer.clear();
        --waiting_;
        free_.push_back(&from);
        note(status, std::chrono::duration<double, std::milli>(steady::now() - from.due).count());
    }

    void note(int status, double milliseconds) {
        if (status >= 200 && status < 300)
            ++all.good, all.good_ms.push_back(milliseconds);
        else if (status == 503)
            ++all.refused, all.refused_ms.push_back(milliseconds);
        else
            ++all.other;
    }

    void give_up(connection& which) {
        ++all.broken;
        close(which.socket);
        which.socket = -1;
    }

    const plan& how_;
    int watch_;
    std::vector<connection> connections_;
    std::vector<connection*> free_;
    steady::time_point begin_{};
    std::size_t next_ = 0;     // request
    std::size_t waiting_ = 0;  // for answers
    std::string request_;
    std::array<char, std::size_t{64} * 1024> incoming_{};
};

std::string content_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) fail(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

plan read_plan(int argc, char** argv) {
    const auto body = content_of(argv[6]);
    plan how{.port = static_cast<unsigned short>(std::atoi(argv[1])),
             .rate = std::atof(argv[2]),
             .seconds = std::atof(argv[3]),
             .connections = std::strtoul(argv[4], nullptr, 10)};
    if (how.rate <= 0 || how.seconds <= 0 || how.connections == 0) throw std::runtime_error("RATE, SECONDS and CONNECTIONS are above 0");
    how.head = fmt::format("POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\n", argv[5]);
    for (int i = 7; i < argc; ++i) how.head += fmt::format("{}\r\n", argv[i]);
    how.head += "Idempotency-Key: ";
    how.prefix = fmt::format("open-{:x}-", std::chrono::system_clock::now().time_since_epoch().count());
    how.tail = fmt::format("\r\nContent-Length: {}\r\n\r\n{}", body.size(), body);
    return how;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 7) {
        std::cerr << "usage: open_loop PORT RATE SECONDS CONNECTIONS PATH BODY_FILE HEADER…\n";
        return 2;
    }
    const auto how = read_plan(argc, argv);
    generator load(how);
    const auto taken = load.run();
    auto& all = load.all;
    std::cout << fmt::format(
        R"({{"offered":{},"good":{},"refused":{},"other":{},"broken":{},"good_per_second":{:.1f},"good_p99_ms":{:.1f},"refused_p50_ms":{:.1f},"refused_p99_ms":{:.1f}}})",
        all.good + all.refused + all.other, all.good, all.refused, all.other, all.broken, static_cast<double>(all.good) / taken,
        percentile(all.good_ms, 0.99), percentile(all.refused_ms, 0.5), percentile(all.refused_ms, 0.99));
    std::cout << "\n";
} catch (const std::exception& fault) {
    std::cerr << "open_loop: " << fault.what() << "\n";
    return 1;
}
