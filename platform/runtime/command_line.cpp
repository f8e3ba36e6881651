#include "platform/runtime/command_line.hpp"

#include <algorithm>
#include <memory>
#include <sstream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace chuanpin::runtime {

namespace {

constexpr int usage_fault = 2;
constexpr const char* configuration_default = "deploy/config/chuanpin.toml";

/// The name of an option without dashes and the mark of optional ones.
std::string bare_name(std::string name) {
    name.erase(0, name.find_first_not_of('-'));
    if (name.ends_with('?')) name.pop_back();
    return name;
}

class parser {
public:
    explicit parser(std::span<const service_definition> definitions) : definitions_(definitions) {
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.add_option("--config", asked_.configuration_file, "The configuration file")
            ->envname("CHUANPIN_CONFIG")
            ->default_val(configuration_default)
            ->type_name("FILE");
        add_verbs();
        for (const auto& definition : definitions)
            for (const auto& own : definition.commands) add_command(own);
    }

    std::expected<invocation, int> parse(int argc, char** argv) {
        try {
            app_.parse(argc, argv);
            return take();
        } catch (const CLI::ParseError& fault) {
            return std::unexpected(app_.exit(fault) == 0 ? 0 : usage_fault);
        }
    }

private:
    void add_verbs() {
        with_services(add_verb("serve", "Run services until SIGTERM", verb::serve));
        with_services(add_verb("migrate", "Bring the schemas to this program's version", verb::migrate));
        auto* doctor =
            add_verb("doctor", "Check configuration, servers, schemas, journals, feeds and the promises about the data", verb::doctor);
        with_services(doctor);
        add_option(doctor, "client-log", "What clients asked and were told, as JSON lines (orders/README.md)", "FILE");
        add_option(doctor, "quiet", "Nothing is going on: queues must be empty too", "yes");
        add_option(doctor, "repair", "Rebuild counters from their ledgers", "yes");
        with_services(add_verb("audit verify", "Prove the journals' hash chains and signed heads", verb::audit_verify));
        add_verb("errors", "Print the table of all errors (deploy/docs/problems.md)", verb::errors);
        add_verb("routes", "Print who may call which route", verb::routes);
    }

    static CLI::App* child(CLI::App& of, const std::string& name) {
        const auto found = of.get_subcommands([&name](const CLI::App* each) { return each->get_name() == name; });
        return found.empty() ? nullptr : found.front();
    }

    /// The subcommand of several words, made where it is missing: "import counties" is "counties" below "import".
    CLI::App* subcommand(const std::string& name, const std::string& description) {
        CLI::App* at = &app_;
        std::istringstream words(name);
        for (std::string word; words >> word;) {
            auto* next = child(*at, word);
            if (next == nullptr) {
                next = at->add_subcommand(word, "")->fallthrough();
                if (at != &app_) at->require_subcommand(1);
            }
            at = next;
        }
        at->description(description);
        return at;
    }

    CLI::App* add_verb(const std::string& name, const std::string& description, verb what) {
        auto* made = subcommand(name, description);
        made->final_callback([this, what] { asked_.what = what; });
        return made;
    }

    /// An option of a verb of the program; in invocation::options where it is given. With "yes" for a type nothing else is taken.
    void add_option(CLI::App* made, const std::string& name, const std::string& description, const std::string& type) {
        auto* added = made->add_option_function<std::string>(
            "--" + name, [this, name](const std::string& value) { asked_.options[name] = value; }, description);
        added->type_name(type);
        if (type == "yes") added->check(CLI::IsMember({"yes"}));
    }

    void with_services(CLI::App* made) {
        made->add_option("--services", asked_.services, "Only these, separated by commas (default: all)")
            ->delimiter(',')
            ->type_name("NAME,…");
    }

    /// Several services may have parts in one verb, which then takes no options.
    void add_command(const command& own) {
        auto& sharing = verbs_[own.name];
        sharing.push_back(&own);
        if (sharing.size() > 1) return;
        auto* made = subcommand(own.name, own.description);
        for (const auto& option : own.options) {
            const auto name = bare_name(option);
            auto* added = made->add_option("--" + name, values_[&own][name], "")->type_name("VALUE");
            if (!option.ends_with('?')) added->required();
        }
        made->final_callback([this, &own, made] {
            asked_.what = verb::own_command;
            asked_.own = verbs_[own.name];
            for (const auto& [name, value] : values_[&own])
                if (made->get_option("--" + name)->count() > 0) asked_.options[name] = value;
        });
    }

    invocation take() {
        auto wanted = asked_.services;
        std::vector<std::string> ordered;
        for (const auto& definition : definitions_)
            if (asked_.services.empty() || std::erase(wanted, definition.name) > 0) ordered.emplace_back(definition.name);
        if (!wanted.empty()) throw CLI::ValidationError("--services", "there is no service '" + wanted.front() + "'");
        asked_.services = std::move(ordered);
        return std::move(asked_);
    }

    std::span<const service_definition> definitions_;
    CLI::App app_{"Chuanpin 川品: the marketplace for products under the mark 四川扶贫", "chuanpin"};
    invocation asked_;
    std::map<const command*, std::map<std::string, std::string>> values_;
    std::map<std::string, std::vector<const command*>> verbs_;
};

}  // namespace

std::expected<invocation, int> read_command_line(int argc, char** argv, std::span<const service_definition> definitions) {
    return parser(definitions).parse(argc, argv);
}

}  // namespace chuanpin::runtime
