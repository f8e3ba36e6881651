#include "platform/compression/frame.hpp"

#include <memory>
#include <stdexcept>

#include <zstd.h>

namespace chuanpin::compression {

namespace {

/// Of 1 to 19: what costs more saves little in texts of some kilobytes.
constexpr int level = 3;

// A context is made once a thread: making one costs more than a short text.
ZSTD_CCtx* compressing() {
    thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    if (!context) throw std::bad_alloc();
    return context.get();
}
ZSTD_DCtx* expanding() {
    thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    if (!context) throw std::bad_alloc();
    return context.get();
}

}  // namespace

std::string compress(std::string_view text) {
    std::string frame(ZSTD_compressBound(text.size()), '\0');
    const auto written = ZSTD_compressCCtx(compressing(), frame.data(), frame.size(), text.data(), text.size(), level);
    if (ZSTD_isError(written) != 0) throw std::runtime_error(std::string("a text cannot be compressed: ") + ZSTD_getErrorName(written));
    frame.resize(written);
    return frame;
}

std::string expand(std::string_view frame, std::size_t bytes_max) {
    const auto length = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (length == ZSTD_CONTENTSIZE_UNKNOWN || length == ZSTD_CONTENTSIZE_ERROR)
        throw std::runtime_error("this is no compressed text whose length is known");
    if (length > bytes_max) throw std::runtime_error("a compressed text is longer than it may be");
    std::string text(length, '\0');
    const auto read = ZSTD_decompressDCtx(expanding(), text.data(), text.size(), frame.data(), frame.size());
    if (ZSTD_isError(read) != 0) throw std::runtime_error(std::string("a compressed text is damaged: ") + ZSTD_getErrorName(read));
    if (read != length) throw std::runtime_error("a compressed text is shorter than it says");
    return text;
}

}  // namespace chuanpin::compression
