#include "tests/bench/Lv2Plugin.h"

#include "core/Error.h"

#include <lilv/lilv.h>
#include <lv2/atom/atom.h>
#include <lv2/buf-size/buf-size.h>
#include <lv2/core/lv2.h>
#include <lv2/options/options.h>
#include <lv2/parameters/parameters.h>
#include <lv2/urid/urid.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace bench {

namespace {

/// LV2's numbers for names.
class Names {
  public:
    LV2_URID numberOf(const std::string& name) {
        return numbers_.try_emplace(name, static_cast<LV2_URID>(numbers_.size() + 1)).first->second;
    }

    const char* nameOf(LV2_URID number) const {
        const auto found = std::ranges::find_if(numbers_, [&](const auto& pair) { return pair.second == number; });
        return found == numbers_.end() ? nullptr : found->first.c_str();
    }

  private:
    std::map<std::string, LV2_URID> numbers_;
};

LV2_URID mapName(LV2_URID_Map_Handle names, const char* name) {
    return static_cast<Names*>(names)->numberOf(name);
}

const char* unmapName(LV2_URID_Unmap_Handle names, LV2_URID number) {
    return static_cast<Names*>(names)->nameOf(number);
}

struct Free {
    void operator()(LilvWorld* world) const { ::lilv_world_free(world); }
    void operator()(LilvNode* node) const { ::lilv_node_free(node); }
    void operator()(LilvInstance* instance) const { ::lilv_instance_free(instance); }
};
using Node = std::unique_ptr<LilvNode, Free>;

/// Of a plug-in's messages, which nobody sends and nobody reads.
constexpr std::size_t messageBytes = 1 << 16;
struct alignas(8) Messages {
    std::array<std::byte, messageBytes> bytes{};
    bool goIn = false;

    LV2_Atom_Sequence& sequence() { return *reinterpret_cast<LV2_Atom_Sequence*>(bytes.data()); }
};

double numberIn(const std::string& text, const std::string& key) {
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0') throw core::Error(key + ": \"" + text + "\" is not a number");
    return number;
}

} // namespace

struct Lv2Plugin::Hosting {
    Names names;
    LV2_URID_Map map{&names, mapName};
    LV2_URID_Unmap unmap{&names, unmapName};
    std::int32_t blockLength = blockFrames;
    float rate = 0.0f;
    std::vector<LV2_Options_Option> options;
    std::unique_ptr<LilvWorld, Free> world{::lilv_world_new()};
    std::vector<float> controls;
    std::vector<std::unique_ptr<Messages>> messages;
    std::vector<std::vector<float>> sounds; ///< One for each audio port.
    std::vector<std::size_t> in, out;       ///< Of left and right, in `sounds`.
    std::unique_ptr<LilvInstance, Free> instance;

    Node uri(const char* text) const { return Node(::lilv_new_uri(world.get(), text)); }

    template <class Value>
    void addOption(const char* key, const char* type, const Value& value) {
        options.push_back({LV2_OPTIONS_INSTANCE, 0, names.numberOf(key), sizeof(Value), names.numberOf(type), &value});
    }

    void instantiate(const LilvPlugin* plugin, const std::string& name) {
        addOption(LV2_BUF_SIZE__minBlockLength, LV2_ATOM__Int, blockLength);
        addOption(LV2_BUF_SIZE__maxBlockLength, LV2_ATOM__Int, blockLength);
        addOption(LV2_BUF_SIZE__nominalBlockLength, LV2_ATOM__Int, blockLength);
        addOption(LV2_PARAMETERS__sampleRate, LV2_ATOM__Float, rate);
        options.push_back({LV2_OPTIONS_INSTANCE, 0, 0, 0, 0, nullptr});
        LV2_Feature mapping{LV2_URID__map, &map}, unmapping{LV2_URID__unmap, &unmap};
        LV2_Feature optional{LV2_OPTIONS__options, options.data()}, bounded{LV2_BUF_SIZE__boundedBlockLength, nullptr};
        const std::array<const LV2_Feature*, 5> features = {&mapping, &unmapping, &optional, &bounded, nullptr};
        instance.reset(::lilv_plugin_instantiate(plugin, static_cast<double>(rate), features.data()));
        if (!instance) throw core::Error("the plug-in cannot be made: " + name);
    }

    void connect(const LilvPlugin* plugin) {
        const Node audio = uri(LV2_CORE__AudioPort), control = uri(LV2_CORE__ControlPort),
                   input = uri(LV2_CORE__InputPort);
        const auto ports = ::lilv_plugin_get_num_ports(plugin);
        controls.resize(ports);
        std::vector<float> defaults(ports);
        ::lilv_plugin_get_port_ranges_float(plugin, nullptr, nullptr, defaults.data());
        for (std::uint32_t n = 0; n < ports; ++n) {
            const LilvPort* const port = ::lilv_plugin_get_port_by_index(plugin, n);
            const bool goesIn = ::lilv_port_is_a(plugin, port, input.get());
            if (::lilv_port_is_a(plugin, port, audio.get())) {
                (goesIn ? in : out).push_back(sounds.size());
                sounds.emplace_back(blockFrames);
                ::lilv_instance_connect_port(instance.get(), n, sounds.back().data());
            } else if (::lilv_port_is_a(plugin, port, control.get())) {
                controls[n] = std::isfinite(defaults[n]) ? defaults[n] : 0.0f;
                ::lilv_instance_connect_port(instance.get(), n, &controls[n]);
            } else {
                messages.push_back(std::make_unique<Messages>());
                messages.back()->goIn = goesIn;
                ::lilv_instance_connect_port(instance.get(), n, messages.back()->bytes.data());
            }
        }
    }

    void set(const LilvPlugin* plugin, const NamedModule& named) {
        for (const auto& [symbol, value] : named.settings) {
            const Node node(::lilv_new_string(world.get(), symbol.c_str()));
            const LilvPort* const port = ::lilv_plugin_get_port_by_symbol(plugin, node.get());
            if (!port) throw core::Error(named.name + " has no \"" + symbol + "\"");
            controls[::lilv_port_get_index(plugin, port)] = static_cast<float>(numberIn(value, symbol));
        }
    }

    /// An empty sequence where messages come in; where they go out, as much room as there is.
    void clearMessages() {
        for (const auto& each : messages) {
            LV2_Atom_Sequence& sequence = each->sequence();
            sequence.atom.type = names.numberOf(each->goIn ? LV2_ATOM__Sequence : LV2_ATOM__Chunk);
            sequence.atom.size = each->goIn ? sizeof(LV2_Atom_Sequence_Body) : messageBytes - sizeof(LV2_Atom);
            sequence.body = {};
        }
    }
};

Lv2Plugin::Lv2Plugin(const NamedModule& named, int rate) : hosting_(std::make_unique<Hosting>()) {
    Hosting& host = *hosting_;
    host.rate = static_cast<float>(rate);
    ::lilv_world_load_all(host.world.get());
    const Node name = host.uri(named.name.c_str());
    const LilvPlugin* const plugin =
        name ? ::lilv_plugins_get_by_uri(::lilv_world_get_all_plugins(host.world.get()), name.get()) : nullptr;
    if (!plugin) throw core::Error("there is no plug-in " + named.name);
    host.instantiate(plugin, named.name);
    host.connect(plugin);
    if (host.in.size() < 2 || host.out.size() < 2) throw core::Error("the plug-in is not stereo: " + named.name);
    host.set(plugin, named);
    ::lilv_instance_activate(host.instance.get());
}

Lv2Plugin::~Lv2Plugin() {
    ::lilv_instance_deactivate(hosting_->instance.get());
}

double Lv2Plugin::process(engine::dsp::StereoBlock block) {
    Hosting& host = *hosting_;
    const std::array<double*, 2> channels = {block.left, block.right};
    for (std::size_t n = 0; n < channels.size(); ++n)
        std::ranges::transform(channels[n], channels[n] + blockFrames, host.sounds[host.in[n]].begin(),
                               [](double sample) { return static_cast<float>(sample); });
    host.clearMessages();

    const double begin = cpuSeconds();
    ::lilv_instance_run(host.instance.get(), blockFrames);
    const double taken = cpuSeconds() - begin;

    for (std::size_t n = 0; n < channels.size(); ++n) std::ranges::copy(host.sounds[host.out[n]], channels[n]);
    return taken;
}

} // namespace bench
