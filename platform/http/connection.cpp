#include "platform/http/connection.hpp"

#include <array>
#include <optional>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include "platform/http/errors.hpp"
#include "platform/http/gate.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using steady = std::chrono::steady_clock;
using error_code = boost::system::error_code;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

constexpr std::size_t buffer_bytes_max = std::size_t{64} * 1024;
constexpr std::size_t read_bytes = std::size_t{8} * 1024;
constexpr std::size_t chunks_max = 4'096;
constexpr std::size_t drained_bytes_max = std::size_t{64} * 1024;
constexpr std::chrono::milliseconds drain_max{1'000};
constexpr std::chrono::milliseconds slow_request{1'000};

class beast_connection final : public connection {
public:
    beast_connection(tcp::socket socket, connection_environment& shared)
        : socket_(std::move(socket)), shared_(shared), buffer_(buffer_bytes_max) {
        error_code failure;
        socket_.set_option(tcp::no_delay(true), failure);
        const auto peer = socket_.remote_endpoint(failure);
        if (!failure) remote_address_ = peer.address().to_string();
    }

    base::task<void> run() override {
        bool more = true;
        while (more) {
            const auto fault = co_await read_head_bytes();
            if (fault) co_await refuse(*fault);
            more = !fault && head_bytes_ > 0 && co_await serve();
        }
        close();
    }

    void check_deadline(steady::time_point now) override {
        if (now < deadline_) return;
        expired_ = true;
        deadline_ = steady::time_point::max();
        error_code ignored;  // an operation that has just ended has nothing left to cancel
        socket_.cancel(ignored);
    }
    [[nodiscard]] bool idle() const override { return idle_; }
    void close() override {
        error_code ignored;  // the peer may have gone first
        socket_.close(ignored);
    }

private:
    using maybe_fault = std::optional<gate_fault>;

    [[nodiscard]] std::string_view buffered() const { return {static_cast<const char*>(buffer_.cdata().data()), buffer_.cdata().size()}; }
    void limit(std::chrono::milliseconds time_max) {
        expired_ = false;
        deadline_ = steady::now() + time_max;
    }
    void unlimit() { deadline_ = steady::time_point::max(); }

    /// Reads until a whole head stands in the buffer. head_bytes_ stays 0 where the peer went away or never began.
    base::task<maybe_fault> read_head_bytes() {
        head_bytes_ = 0;
        std::size_t scanned = 0;
        bool begun = false;
        idle_ = buffer_.size() == 0;
        limit(requests_ == 0 ? shared_.limits.first_byte_max : shared_.limits.idle_max);
        for (;;) {
            if (const auto fault = find_head_end(scanned)) co_return fault;
            if (head_bytes_ > 0) co_return std::nullopt;
            if (!begun && buffer_.size() > 0) {
                begun = true;
                limit(shared_.limits.header_max);
            }
            const auto [failure, count] = co_await socket_.async_read_some(buffer_.prepare(read_bytes), as_result);
            if (failure) {
                if (!begun || !expired_) co_return std::nullopt;
                co_return gate_fault{408, &errors::request_timeout, "The header took too long."};
            }
            buffer_.commit(count);
            idle_ = false;
        }
    }

    /// Looks on where the last look ended. A line feed of its own is refused at once, not when the header's time is over.
    maybe_fault find_head_end(std::size_t& scanned) {
        auto bytes = buffered();
        if (scanned == 0 && bytes.starts_with("\r\n")) {  // RFC 9112 §2.2: one empty line before a request is forgiven
            buffer_.consume(2);
            bytes.remove_prefix(2);
            scanned = 1;
        }
        for (auto feed = bytes.find('\n', scanned); feed != std::string_view::npos; feed = bytes.find('\n', feed + 1)) {
            if (feed == 0 || bytes[feed - 1] != '\r') return gate_fault{400, &errors::malformed_request, "A line feed stands alone."};
            if (feed >= 3 && bytes[feed - 2] == '\n') {
                head_bytes_ = feed + 1;
                break;
            }
            scanned = feed + 1;
        }
        if ((head_bytes_ > 0 ? head_bytes_ : bytes.size()) > shared_.limits.header_bytes_max) {
            return gate_fault{431, &errors::header_too_large, "The header is too large."};
        }
        return std::nullopt;
    }

    /// One request, whose head stands in the buffer. False where the connection ends.
    base::task<bool> serve() {
        const auto begin = steady::now();
        const head_limits limits{shared_.limits.header_lines_max, shared_.limits.target_bytes_max};
        if (const auto read = read_head(buffered().substr(0, head_bytes_), limits, head_); !read) {
            co_await refuse(read.error());
            co_return false;
        }
        auto request = take_request();
        if (head_.framing != body_framing::none) {
            const auto fault = co_await read_body(request);
            if (fault) co_await refuse(*fault);
            if (fault || !socket_.is_open()) co_return false;
        } else {
            buffer_.consume(head_bytes_);
        }
        co_return co_await answer(std::move(request), begin);
    }

    /// Copies what is needed out of the buffer, before the body is read: what comes after the header never becomes one.
    request take_request() {
        request taken;
        taken.verb = head_.verb;
        taken.target = head_.target;
        for (const auto& [name, value] : head_.fields) taken.headers.add(std::string(name), std::string(value));
        taken.remote_address = remote_address_;
        taken.context.now = shared_.clock.now();
        taken.context.request_id = base::to_text(base::make_ulid(taken.context.now, shared_.random));
        taken.context.language = preferred_language(taken.headers.find("Accept-Language"));
        return taken;
    }

    base::task<maybe_fault> read_body(request& request) {
        const gate_fault too_large{413, &errors::request_body_too_large, "The body is too large."};
        if (head_.body_bytes > shared_.limits.body_bytes_max) co_return too_large;
        if (head_.expects_continue && buffer_.size() == head_bytes_ && !co_await write_continue()) co_return std::nullopt;
        limit(shared_.limits.body_max);

        beast::http::request_parser<beast::http::string_body> parser;
        parser.header_limit(static_cast<std::uint32_t>(shared_.limits.header_bytes_max + 1));
        parser.body_limit(shared_.limits.body_bytes_max);
        std::size_t chunks = 0;
        auto check_chunk = [&chunks](std::uint64_t, beast::string_view extension, error_code& failure) {
            const bool harmless = is_harmless_chunk_extension({extension.data(), extension.size()});
            if (!harmless || ++chunks > chunks_max) failure = beast::http::make_error_code(beast::http::error::bad_chunk_extension);
        };
        parser.on_chunk_header(check_chunk);
        const auto [failure, count] = co_await beast::http::async_read(socket_, buffer_, parser, as_result);
        if (!failure && agrees(parser)) {
            request.body = std::move(parser.get().body());
            co_return std::nullopt;
        }
        if (expired_) co_return gate_fault{408, &errors::request_timeout, "The body took too long."};
        if (failure == beast::http::error::body_limit) co_return too_large;
        co_return gate_fault{400, &errors::malformed_request, "The body breaks the rules of its framing."};
    }

    /// Beast must have framed the body as the gate did.
    template <class Parser>
    bool agrees(const Parser& parser) const {
        if (head_.framing == body_framing::chunked) return parser.chunked();
        return !parser.chunked() && parser.get().body().size() == head_.body_bytes;
    }

    base::task<bool> write_continue() {
        static constexpr std::string_view text = "HTTP/1.1 100 Continue\r\n\r\n";
        limit(shared_.limits.write_max);
        const auto [failure, count] = co_await asio::async_write(socket_, asio::buffer(text), as_result);
        if (failure) close();
        co_return !failure;
    }

    base::task<bool> answer(request request, steady::time_point begin) {
        idle_ = false;
        unlimit();  // a handler keeps its own deadline, which begins when it does: the body may have taken longer
        request.context.deadline = steady::now() + shared_.limits.handler_max;
        const auto verb = request.verb;
        const auto target = request.target;
        const auto context = request.context;
        auto answer = co_await respond(std::move(request));
        const bool last = ++requests_ >= shared_.limits.requests_per_connection_max || shared_.stopping;
        const bool keep_alive = head_.keep_alive && !last;
        log_request(verb, target, context.request_id, answer.status, steady::now() - begin);
        const bool written = co_await write(std::move(answer), context, keep_alive);
        co_return written&& keep_alive;
    }

    base::task<response> respond(request request) {
        const auto context = request.context;
        std::exception_ptr fault;
        try {
            if (auto parsed = parse_target(request); !parsed) co_return problem_response(parsed.error(), context);
            co_return co_await shared_.answer.respond(std::move(request));
        } catch (...) {
            fault = std::current_exception();  // a responder never throws: this is a bug, and no reason to lose the connection
        }
        shared_.log.write(base::log_level::error, "http.exception", {{"request_id", context.request_id}, {"message", text_of(fault)}});
        co_return internal_problem(context);
    }

    base::task<bool> write(response answer, const base::call_context& context, bool keep_alive) {
        const bool to_head = head_.verb == method::head;
        const head_style style{to_head, keep_alive, head_.is_1_0, shared_.date(context.now), context.request_id};
        if (!write_head(answer, style, head_text_)) {
            shared_.log.write(base::log_level::error, "http.unsafe-header", {{"request_id", context.request_id}});
            answer = internal_problem(context);
            if (!write_head(answer, style, head_text_)) co_return false;
        }
        const bool content = !to_head && has_content(answer.status);
        const std::array parts{asio::buffer(head_text_), asio::buffer(answer.body.data(), content ? answer.body.size() : 0)};
        limit(shared_.limits.write_max);
        const auto [failure, count] = co_await asio::async_write(socket_, parts, as_result);
        co_return !failure;
    }

    /// Answers a fault of framing once; nothing that comes after it is looked at.
    base::task<void> refuse(gate_fault fault) {
        base::call_context context;
        context.now = shared_.clock.now();
        context.request_id = base::to_text(base::make_ulid(context.now, shared_.random));
        shared_.log.write(base::log_level::information, "http.refused",
                          {{"request_id", context.request_id},
                           {"remote_address", remote_address_},
                           {"code", fault.what->code},
                           {"message", fault.detail}});
        head_.verb = method::get;
        auto problem = problem_with_status(base::make_error(*fault.what, std::string(fault.detail)), fault.status, context);
        if (co_await write(std::move(problem), context, false)) co_await drain();
    }

    /// Closing over unread bytes would send a reset, and the reset would take the answer away from the client.
    base::task<void> drain() {
        error_code failure;
        socket_.shutdown(tcp::socket::shutdown_send, failure);
        buffer_.clear();
        limit(drain_max);
        for (std::size_t drained = 0; !failure && drained < drained_bytes_max && !expired_;) {
            const auto [ended, count] = co_await socket_.async_read_some(buffer_.prepare(read_bytes), as_result);
            failure = ended;
            drained += count;
        }
    }

    /// Plain reads that went well are counted by the router, not written down one by one.
    void log_request(method verb, std::string_view target, std::string_view request_id, int status, steady::duration took) {
        const bool plain_read = (verb == method::get || verb == method::head) && status < 400;
        if (plain_read && took < slow_request) return;
        shared_.log.write(base::log_level::information, "http.request",
                          {{"request_id", request_id},
                           {"method", name_of(verb)},
                           {"path", target.substr(0, target.find('?'))},
                           {"status", std::int64_t{status}},
                           {"duration_us", std::int64_t{std::chrono::duration_cast<std::chrono::microseconds>(took).count()}},
                           {"remote_address", remote_address_}});
    }

    tcp::socket socket_;
    connection_environment& shared_;
    beast::flat_buffer buffer_;
    request_head head_;
    std::size_t head_bytes_ = 0;  ///< where the head ends in the buffer
    std::string head_text_;       ///< of the answer; its memory is used again
    std::string remote_address_;
    steady::time_point deadline_ = steady::time_point::max();
    std::size_t requests_ = 0;
    bool idle_ = true;
    bool expired_ = false;
};

}  // namespace

std::string_view connection_environment::date(base::instant now) {
    if (const auto second = std::chrono::floor<std::chrono::seconds>(now); second != date_second || date_text.empty()) {
        date_second = second;
        date_text = imf_date(second);
    }
    return date_text;
}

std::unique_ptr<connection> make_connection(tcp::socket socket, connection_environment& shared) {
    return std::make_unique<beast_connection>(std::move(socket), shared);
}

}  // namespace chuanpin::http
