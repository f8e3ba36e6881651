// The settings of a TOML file and the environment, flat, read key by key; collects every fault.
//
//   settings_reader from(path, environment);
//   from.text("server.listen", into.listen);
//   from.integer("redis.port", into.port, 1, 65535);
//   from.refuse_unknown(); … from.faults()
//
// A reader leaves the default where a key is absent or faulty.
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "platform/base/error.hpp"

namespace chuanpin::runtime {

class settings_reader {
public:
    /// A file that cannot be read or parsed is a fault; the environment is then read all the same.
    settings_reader(const std::string& path, const std::map<std::string, std::string>& environment);

    /// True where the key was there and of the right type; `into` has the value then.
    bool text(std::string_view key, std::string& into);
    bool boolean(std::string_view key, bool& into);
    template <class Integer>
    bool integer(std::string_view key, Integer& into, std::int64_t min, std::int64_t max) {
        const auto value = integer_between(key, min, max);
        if (value) into = static_cast<Integer>(*value);
        return value.has_value();
    }
    /// Milliseconds.
    bool duration(std::string_view key, std::chrono::milliseconds& into, std::int64_t min, std::int64_t max);
    /// A list of texts; in the environment they stand between commas.
    bool texts(std::string_view key, std::vector<std::string>& into);
    /// One of `allowed`; its index.
    bool choice(std::string_view key, std::initializer_list<std::string_view> allowed, std::size_t& into);
    /// Everything below "section." as text (numbers and booleans as they are written), by full key.
    std::map<std::string, std::string> section(std::string_view name);
    /// The keys below "section." that nobody asked for yet.
    [[nodiscard]] std::vector<std::string> keys_below(std::string_view section) const;

    void fault(std::string_view key, std::string code, std::string detail);
    /// Every key that nobody asked for is a fault.
    void refuse_unknown();
    [[nodiscard]] const std::vector<base::field_error>& faults() const { return faults_; }

private:
    struct setting {
        std::variant<std::string, std::int64_t, bool, std::vector<std::string>, std::monostate> value;  ///< monostate: no setting's type
        std::string variable;  ///< where it came from; empty: from the file
        bool asked = false;
    };

    void read_file(const std::string& path);
    void read_environment(const std::map<std::string, std::string>& environment);
    setting* find(std::string_view key);
    std::optional<std::int64_t> integer_between(std::string_view key, std::int64_t min, std::int64_t max);

    std::map<std::string, setting, std::less<>> settings_;
    std::vector<base::field_error> faults_;
};

}  // namespace chuanpin::runtime
