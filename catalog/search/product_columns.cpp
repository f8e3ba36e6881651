#include "catalog/search/product_columns.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chuanpin::catalog::search {

namespace {

using packed_facts = std::array<std::uint64_t, 2>;
using packed_details = std::array<std::uint64_t, 5>;
/// A file grows by so many products at once. The facts of these stand together, so that looking at many reads little memory; their details
/// stand behind.
constexpr std::size_t group = 4'096;
constexpr std::size_t facts_of_a_group = group * std::tuple_size_v<packed_facts>;
constexpr std::size_t numbers_of_a_group = facts_of_a_group + group * std::tuple_size_v<packed_details>;
constexpr std::size_t bytes_of_a_group = numbers_of_a_group * sizeof(std::uint64_t);
static_assert(columns_products_max % group == 0);
constexpr std::size_t bytes_max = columns_products_max / group * bytes_of_a_group;

// The second number of the facts, from its low end: county and category (16 bits each), the storage class from 1 on (8), then these.
constexpr unsigned category_shift = 16;
constexpr unsigned storage_shift = 32;
constexpr std::uint64_t stock_bit = std::uint64_t{1} << 40U;
constexpr std::uint64_t product_bit = std::uint64_t{1} << 41U;  ///< without it there is none
constexpr std::uint64_t short_mask = 0xffff;
constexpr std::uint64_t storage_mask = 0xff;

packed_facts packed(const product_facts& facts) {
    packed_facts numbers{};
    numbers[0] = facts.price ? static_cast<std::uint64_t>(facts.price->value) + 1 : 0;
    numbers[1] = facts.county | std::uint64_t{facts.category} << category_shift | product_bit | (facts.in_stock ? stock_bit : 0);
    if (facts.storage) numbers[1] |= (static_cast<std::uint64_t>(*facts.storage) + 1) << storage_shift;
    return numbers;
}

std::optional<product_facts> unpacked(const packed_facts& numbers) {
    if ((numbers[1] & product_bit) == 0) return std::nullopt;
    product_facts facts;
    if (numbers[0] != 0) facts.price = base::fen{static_cast<std::int64_t>(numbers[0] - 1)};
    facts.county = static_cast<std::uint16_t>(numbers[1] & short_mask);
    facts.category = static_cast<std::uint16_t>(numbers[1] >> category_shift & short_mask);
    if (const auto storage = numbers[1] >> storage_shift & storage_mask; storage != 0)
        facts.storage = static_cast<domain::storage_class>(storage - 1);
    facts.in_stock = (numbers[1] & stock_bit) != 0;
    return facts;
}

packed_details packed(const product_details& details) {
    packed_details numbers{};
    numbers[0] = static_cast<std::uint64_t>(details.published_at.time_since_epoch().count());
    std::memcpy(&numbers[1], details.id.value.bytes.data(), details.id.value.bytes.size());
    std::ranges::copy(details.harvested.as_packed(), numbers.begin() + 3);
    return numbers;
}

product_details unpacked(const packed_details& numbers) {
    product_details details;
    details.published_at = base::instant(base::instant::duration(static_cast<std::int64_t>(numbers[0])));
    std::memcpy(details.id.value.bytes.data(), &numbers[1], details.id.value.bytes.size());
    details.harvested = season_days(season_days::packed{numbers[3], numbers[4]});
    return details;
}

[[noreturn]] void fail(const std::string& path, const char* what) {
    throw std::runtime_error("the search index's file " + path + " cannot be " + what + ": " + std::strerror(errno));
}

}  // namespace

/// One file. The address space for its greatest length is kept from the beginning, so that nothing moves when it grows.
class product_columns::file {
public:
    file(std::string path, access how) : path_(std::move(path)) {
        const bool writes = how == access::write;
        descriptor_ = ::open(path_.c_str(), (writes ? O_RDWR | O_CREAT : O_RDONLY) | O_CLOEXEC, 0640);
        if (descriptor_ < 0) fail(path_, "opened");
        auto* mapped = ::mmap(nullptr, bytes_max, writes ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED | MAP_NORESERVE, descriptor_, 0);
        if (mapped == MAP_FAILED) {
            ::close(descriptor_);
            fail(path_, "mapped");
        }
        numbers_ = static_cast<std::uint64_t*>(mapped);
        refresh();
    }
    ~file() {
        ::munmap(numbers_, bytes_max);
        ::close(descriptor_);
    }
    file(const file&) = delete;
    file& operator=(const file&) = delete;

    void refresh() {
        struct stat status{};
        if (::fstat(descriptor_, &status) != 0) fail(path_, "looked at");
        products_ = std::min(columns_products_max, static_cast<std::size_t>(status.st_size) / bytes_of_a_group * group);
    }
    [[nodiscard]] std::size_t products() const { return products_; }

    [[nodiscard]] std::optional<product_facts> facts(std::size_t place) const {
        return place < products_ ? unpacked(read<packed_facts>(first_fact(place))) : std::nullopt;
    }
    void expect(std::size_t place) const {
        if (place < products_) __builtin_prefetch(numbers_ + first_fact(place));
    }
    [[nodiscard]] product_details details(std::size_t place) const {
        return place < products_ ? unpacked(read<packed_details>(first_detail(place))) : product_details{};
    }
    void write(std::size_t place, const packed_facts& facts, const packed_details& details) {
        if (place >= products_) grow(place + 1);
        written_ = true;
        write(first_detail(place), details);
        write(first_fact(place), facts);
    }
    void remove(std::size_t place) { write(place, packed_facts{}, packed_details{}); }

    void sync() {
        if (!std::exchange(written_, false)) return;
        if (::msync(numbers_, products_ / group * bytes_of_a_group, MS_SYNC) != 0) fail(path_, "written");
    }

private:
    static std::size_t first_fact(std::size_t place) {
        return place / group * numbers_of_a_group + place % group * std::tuple_size_v<packed_facts>;
    }
    static std::size_t first_detail(std::size_t place) {
        return place / group * numbers_of_a_group + facts_of_a_group + place % group * std::tuple_size_v<packed_details>;
    }
    template <class Numbers>
    Numbers read(std::size_t from) const {
        Numbers numbers;
        for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = std::atomic_ref(numbers_[from + i]).load(std::memory_order_relaxed);
        return numbers;
    }
    template <class Numbers>
    void write(std::size_t to, const Numbers& numbers) {
        for (std::size_t i = 0; i < numbers.size(); ++i) std::atomic_ref(numbers_[to + i]).store(numbers[i], std::memory_order_relaxed);
    }

    void grow(std::size_t products) {
        if (products > columns_products_max) throw std::runtime_error("the search index's file " + path_ + " is full");
        const auto groups = (products + group - 1) / group;
        // Room is taken at once: a full disk is an error here, not a signal when a page is touched.
        if (const int fault = ::posix_fallocate(descriptor_, 0, static_cast<off_t>(groups * bytes_of_a_group)); fault != 0) {
            errno = fault;
            fail(path_, "made longer");
        }
        products_ = groups * group;
    }

    std::string path_;
    int descriptor_ = -1;
    std::uint64_t* numbers_ = nullptr;
    std::size_t products_ = 0;
    bool written_ = false;  ///< since the last sync
};

product_columns::product_columns() = default;
product_columns::product_columns(const std::string& folder, access how)
    : older_(std::make_unique<file>(folder + "/columns", how)), newer_(std::make_unique<file>(folder + "/columns-newer", how)) {}
product_columns::~product_columns() = default;
product_columns::product_columns(product_columns&&) noexcept = default;
product_columns& product_columns::operator=(product_columns&&) noexcept = default;

void product_columns::refresh() {
    for (const auto* each : {&older_, &newer_}) {
        if (*each) (*each)->refresh();
    }
}

Xapian::docid product_columns::begin() const { return first_document - (newer_ ? static_cast<Xapian::docid>(newer_->products()) : 0); }
Xapian::docid product_columns::end() const { return first_document + (older_ ? static_cast<Xapian::docid>(older_->products()) : 0); }

std::optional<product_facts> product_columns::at(Xapian::docid place) const {
    if (!older_) return std::nullopt;
    return place >= first_document ? older_->facts(place - first_document) : newer_->facts(first_document - 1 - place);
}

void product_columns::expect(Xapian::docid place) const {
    if (older_) place >= first_document ? older_->expect(place - first_document) : newer_->expect(first_document - 1 - place);
}

product_details product_columns::details(Xapian::docid place) const {
    if (!older_) return {};
    return place >= first_document ? older_->details(place - first_document) : newer_->details(first_document - 1 - place);
}

void product_columns::put(Xapian::docid place, const product_facts& facts, const product_details& details) {
    if (place >= first_document)
        older_->write(place - first_document, packed(facts), packed(details));
    else
        newer_->write(first_document - 1 - place, packed(facts), packed(details));
}

void product_columns::remove(Xapian::docid place) {
    if (!at(place)) return;
    if (place >= first_document)
        older_->remove(place - first_document);
    else
        newer_->remove(first_document - 1 - place);
}

void product_columns::sync() {
    older_->sync();
    newer_->sync();
}

}  // namespace chuanpin::catalog::search
