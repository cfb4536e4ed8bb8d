#include "engine/delivery/AppleRules.h"

#include "core/AlbumFindings.h"
#include "core/FileFormat.h"
#include "engine/delivery/Deliver.h"

#include <algorithm>
#include <set>

namespace engine::delivery {

namespace {

using Format = core::Delivery::Format;

/// What is wrong with a mix as the beginning of such a master; empty = nothing.
std::string troubleOf(const source::AudioFacts& facts) {
    if (!facts.decodedDigest.empty()) return "its mix is a lossy file";
    if (facts.fileRate < facts.rate)
        return "its mix has " + std::to_string(facts.fileRate) + " Hz and is upsampled to " +
               std::to_string(facts.rate);
    if (facts.wordLength <= 16) return "its mix has no more than 16 bits";
    return {};
}

} // namespace

core::Findings appleFindings(const core::Album& album, const core::Delivery& delivery,
                             const source::AudioSources& audio) {
    if (delivery.format != Format::aac && delivery.format != Format::alac) return {};
    core::Findings findings;
    const auto say = [&](std::optional<int> track, const std::string& message, const std::string& place) {
        findings.push_back({core::Severity::note, track,
                            nameOf(delivery) + ": for Apple Digital Masters " + message +
                                "; it asks for 24 bits at the native rate from the mix on",
                            place});
    };
    if (delivery.format == Format::alac && core::bitsOf(delivery.wordLength) < 24)
        say(std::nullopt, "the file has too few bits", {});
    if (core::rateOf(delivery, album.rate) < album.rate)
        say(std::nullopt, "the rate is below the album's " + std::to_string(album.rate) + " Hz", {});
    for (const auto& placed : core::layOut(album).tracks) {
        std::set<core::SourceId> heard;
        for (const auto& clip : placed.clips) {
            const auto found = audio.find(clip.source);
            if (found == audio.end() || !found->second || !heard.insert(clip.source).second) continue;
            if (const std::string trouble = troubleOf(found->second->facts()); !trouble.empty())
                say(placed.number, trouble, core::placeOf(placed, "clips"));
        }
    }
    return findings;
}

} // namespace engine::delivery
