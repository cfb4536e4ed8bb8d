#include "engine/disc/DiscId.h"
#include "core/RedBook.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdio>
#include <new>
#include <openssl/evp.h>
#include <vector>

namespace engine::disc {

namespace {

std::string capitals(core::SectorPos value, int digits) {
    std::array<char, 20> text{};
    std::snprintf(text.data(), text.size(), "%0*llX", digits, static_cast<unsigned long long>(value));
    return text.data();
}

std::string sha1(const std::string& text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned count = 0;
    if (EVP_Digest(text.data(), text.size(), bytes.data(), &count, EVP_sha1(), nullptr) != 1) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(bytes.data()), count};
}

std::string base64(const std::string& bytes) {
    std::vector<unsigned char> text(bytes.size() * 4 / 3 + 4);
    const int length = EVP_EncodeBlock(text.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                                       static_cast<int>(bytes.size()));
    return {text.begin(), text.begin() + length};
}

} // namespace

std::string musicBrainzId(std::span<const core::SectorPos> starts, core::SectorPos leadOut) {
    assert(!starts.empty() && starts.size() <= core::maxCdTracks);
    std::string told = capitals(1, 2) + capitals(static_cast<core::SectorPos>(starts.size()), 2) + capitals(leadOut, 8);
    for (std::size_t n = 0; n < core::maxCdTracks; ++n) told += capitals(n < starts.size() ? starts[n] : 0, 8);
    std::string id = base64(sha1(told));
    // Letters that need no escape in an address.
    std::ranges::replace(id, '+', '.');
    std::ranges::replace(id, '/', '_');
    std::ranges::replace(id, '=', '-');
    return id;
}

std::string musicBrainzId(const core::CdLayout& cd) {
    if (cd.tracks.empty() || cd.tracks.size() > core::maxCdTracks) return {};
    std::vector<core::SectorPos> starts;
    for (const auto& track : cd.tracks) starts.push_back(track.index01);
    return musicBrainzId(starts, cd.leadOut);
}

} // namespace engine::disc
