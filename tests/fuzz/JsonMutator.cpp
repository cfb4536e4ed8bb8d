// Damages JSON as JSON: bytes changed by chance hardly ever make a text that parses. libFuzzer calls it for the targets
// that it is linked to. Only in the fuzzers' build.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <random>
#include <string>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

namespace {

using Json = nlohmann::ordered_json;

class Mutator {
  public:
    Mutator(Json& top, unsigned seed) : random_(seed) { collect(top); }

    void mutate() {
        Json& node = any();
        switch (below(9)) {
        case 0:
            node = scalar();
            break;
        case 1: {
            const Json copy = any();
            node = copy;
            break;
        }
        case 2:
            removeFrom(node);
            break;
        case 3:
            repeatIn(node);
            break;
        case 4:
            if (node.is_object()) node["unknown" + std::to_string(below(3))] = scalar();
            break;
        case 5:
            moveKey(node);
            break;
        case 6:
            if (node.is_array() && node.size() > 1) std::swap(node[below(node.size())], node[below(node.size())]);
            break;
        case 7:
            alterNumber(node);
            break;
        default:
            alterText(node);
        }
    }

  private:
    std::size_t below(std::size_t n) { return n < 2 ? 0 : random_() % n; }

    void collect(Json& node) {
        nodes_.push_back(&node);
        if (node.is_object())
            for (const auto& [key, value] : node.items()) keys_.push_back(key);
        if (node.is_structured())
            for (auto& child : node) collect(child);
    }

    Json& any() { return *nodes_[below(nodes_.size())]; }

    Json scalar() {
        static const std::array<Json, 16> some = {nullptr,
                                                  true,
                                                  0,
                                                  -1,
                                                  1,
                                                  3,
                                                  100,
                                                  -0.0,
                                                  0.5,
                                                  1e308,
                                                  4294967295,
                                                  17592186044416,
                                                  "",
                                                  "x",
                                                  Json::object(),
                                                  Json::array({1, "a"})};
        return some[below(some.size())];
    }

    void removeFrom(Json& node) {
        if (!node.is_structured() || node.empty()) return;
        node.erase(std::next(node.begin(), static_cast<std::ptrdiff_t>(below(node.size()))));
    }

    void repeatIn(Json& node) {
        if (!node.is_array() || node.empty()) return;
        const Json copy = node[below(node.size())];
        node.push_back(copy);
    }

    void moveKey(Json& node) {
        if (!node.is_object() || node.empty() || keys_.empty()) return;
        const auto from = std::next(node.begin(), static_cast<std::ptrdiff_t>(below(node.size())));
        const Json value = from.value();
        if (below(2) == 0) node.erase(from);
        node[keys_[below(keys_.size())]] = value;
    }

    void alterNumber(Json& node) {
        if (!node.is_number()) return;
        if (node.is_number_integer())
            node = node.get<std::int64_t>() / 2 + static_cast<std::int64_t>(below(7)) - 3;
        else
            node = -node.get<double>() * 1.5;
    }

    void alterText(Json& node) {
        if (!node.is_string()) return;
        auto text = node.get<std::string>();
        const std::size_t size = text.size();
        text.resize(size + 8);
        text.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), size, text.size()));
        node = text;
    }

    std::mt19937 random_;
    std::vector<Json*> nodes_;
    std::vector<std::string> keys_;
};

} // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                               unsigned seed) {
    Json json = Json::parse(data, data + size, nullptr, false);
    if (json.is_discarded() || seed % 8 == 0) return LLVMFuzzerMutate(data, size, maxSize);
    for (unsigned round = 0; round <= seed % 3; ++round) Mutator(json, seed + round).mutate();
    const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > maxSize) return LLVMFuzzerMutate(data, size, maxSize);
    std::memcpy(data, text.data(), text.size());
    return text.size();
}
