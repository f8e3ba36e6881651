#include "platform/redis/connection.hpp"

#include <fcntl.h>
#include <hiredis/async.h>
#include <hiredis/hiredis.h>

namespace chuanpin::redis {
namespace {

enum reply::type type_of(int hiredis_type) {
    switch (hiredis_type) {
        case REDIS_REPLY_INTEGER:
            return reply::type::integer;
        case REDIS_REPLY_STRING:
            return reply::type::text;
        case REDIS_REPLY_STATUS:
            return reply::type::status;
        case REDIS_REPLY_ARRAY:
            return reply::type::array;
        case REDIS_REPLY_ERROR:
            return reply::type::error;
        default:
            return reply::type::nil;
    }
}

// hiredis frees its replies after the callback. It nests them at most seven deep, so the recursion is bounded.
reply copy_of(const redisReply& from) {
    reply copy;
    copy.what = type_of(from.type);
    copy.integer = from.integer;
    if (from.str != nullptr) copy.text.assign(from.str, from.len);
    copy.elements.reserve(from.elements);
    for (std::size_t i = 0; i < from.elements; ++i) copy.elements.push_back(copy_of(*from.element[i]));
    return copy;
}

}  // namespace

// What hiredis calls. `self` is the connection; it lives until `cleanup`, because every wait and the client hold it.
struct connection::hooks {
    static connection& self(void* data) { return *static_cast<connection*>(data); }

    static void add_read(void* data) {
        self(data).want_read_ = true;
        self(data).wait_to_read();
    }
    static void del_read(void* data) { self(data).want_read_ = false; }
    static void add_write(void* data) {
        self(data).want_write_ = true;
        self(data).wait_to_write();
    }
    static void del_write(void* data) { self(data).want_write_ = false; }

    // hiredis is about to free the context.
    static void cleanup(void* data) {
        auto& that = self(data);
        if (that.why_.empty()) that.why_ = that.context_->errstr == nullptr ? "closed" : that.context_->errstr;
        that.context_ = nullptr;
        boost::system::error_code of_no_interest;
        that.descriptor_.close(of_no_interest);
        if (that.events_ != nullptr) that.events_->on_closed(that.why_);
    }

    static void replied(redisAsyncContext* context, void* answer, void*) {
        auto& that = self(context->data);
        if (that.events_ == nullptr) return;
        if (answer == nullptr) return that.events_->on_reply(nullptr);
        const auto copy = copy_of(*static_cast<const redisReply*>(answer));
        that.events_->on_reply(&copy);
    }
};

connection::connection(boost::asio::any_io_executor executor, connection_events& events)
    : descriptor_(std::move(executor)), events_(&events) {}

connection::~connection() {
    forget();
    close("destroyed");
}

bool connection::open_socket(const std::string& path) { return adopt(redisAsyncConnectUnix(path.c_str())); }

bool connection::open_address(const std::string& address, std::uint16_t port) { return adopt(redisAsyncConnect(address.c_str(), port)); }

bool connection::adopt(redisAsyncContext* context) {
    if (context == nullptr) return false;
    const int own = context->err == 0 ? fcntl(context->c.fd, F_DUPFD_CLOEXEC, 0) : -1;
    if (own < 0) {
        redisAsyncFree(context);
        return false;
    }
    descriptor_.assign(own);
    context_ = context;
    context->data = this;
    context->ev.data = this;
    context->ev.addRead = hooks::add_read;
    context->ev.delRead = hooks::del_read;
    context->ev.addWrite = hooks::add_write;
    context->ev.delWrite = hooks::del_write;
    context->ev.cleanup = hooks::cleanup;
    return true;
}

bool connection::send(const std::vector<std::string>& arguments) {
    if (context_ == nullptr) return false;
    std::vector<const char*> texts;
    std::vector<std::size_t> lengths;
    texts.reserve(arguments.size());
    lengths.reserve(arguments.size());
    for (const auto& each : arguments) {
        texts.push_back(each.data());
        lengths.push_back(each.size());
    }
    return redisAsyncCommandArgv(context_, hooks::replied, nullptr, static_cast<int>(texts.size()), texts.data(), lengths.data()) ==
           REDIS_OK;
}

void connection::close(const std::string& why) {
    if (context_ == nullptr) return;
    why_ = why;
    redisAsyncFree(context_);
}

void connection::wait_to_read() {
    if (reading_ || !want_read_ || context_ == nullptr) return;
    reading_ = true;
    descriptor_.async_wait(descriptor_.wait_read, [self = shared_from_this()](const boost::system::error_code& fault) {
        self->reading_ = false;
        if (fault || self->context_ == nullptr) return;
        redisAsyncHandleRead(self->context_);  // may free the context
        self->wait_to_read();
    });
}

void connection::wait_to_write() {
    if (writing_ || !want_write_ || context_ == nullptr) return;
    writing_ = true;
    descriptor_.async_wait(descriptor_.wait_write, [self = shared_from_this()](const boost::system::error_code& fault) {
        self->writing_ = false;
        if (fault || self->context_ == nullptr) return;
        redisAsyncHandleWrite(self->context_);  // may free the context
        self->wait_to_write();
    });
}

}  // namespace chuanpin::redis
