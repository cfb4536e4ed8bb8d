#include "engine/disc/OpenDisc.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "core/FileMarksReader.h"
#include "core/FileName.h"
#include "core/FlacCueSheet.h"
#include "core/SafeFile.h"
#include "engine/delivery/CdTextReader.h"
#include "engine/delivery/DdpDiscs.h"
#include "engine/delivery/DdpRules.h"
#include "engine/disc/CdrdaoToc.h"
#include "engine/disc/CueSheet.h"
#include "engine/disc/DdpDisc.h"
#include "engine/disc/MarkedFile.h"
#include "engine/disc/SoundReader.h"
#include "engine/disc/Wording.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <system_error>

namespace engine::disc {

namespace {

namespace fs = std::filesystem;
using core::Severity;

constexpr std::uintmax_t largestText = 4 << 20;
constexpr core::FrameCount frameBytes = 4;
constexpr core::FrameCount firstPause = core::firstPauseSectors * core::framesPerSector(core::cdRate);

void add(core::Findings more, const std::string& ahead, core::Findings& findings) {
    for (auto& finding : more) {
        finding.message = ahead + finding.message;
        findings.push_back(std::move(finding));
    }
}

SoundFile openFile(const DiscFile& file, const fs::path& folder, core::Findings& findings) {
    const auto fail = [&](const std::string& message) {
        findings.push_back({Severity::error, std::nullopt, "file " + inQuotes(file.name) + ": " + message});
        return SoundFile{.kind = file.kind};
    };
    if (file.name.empty()) return {.kind = file.kind}; // Refused by the reader.
    const auto path = delivery::fileIn(folder, file.name);
    if (!path) return fail("there is none beside the text, or it is a link; silence takes its place");
    SoundFile sound{.path = *path, .kind = file.kind};
    std::error_code error;
    if (sound.isRaw()) {
        sound.frames = static_cast<core::FrameCount>(fs::file_size(*path, error)) / frameBytes;
        return error || sound.frames == 0 ? fail("is empty, or cannot be read; silence takes its place") : sound;
    }
    try {
        const auto facts = core::audioFacts(*path);
        sound.rate = facts.rate;
        sound.frames = facts.frames;
        return sound;
    } catch (const core::Error& trouble) {
        return fail(std::string(trouble.what()) + "; silence takes its place");
    }
}

/// Whether the 2 s of the first pause stand in the files: a text does not say so. A pause that long and silent is it.
bool holdsFirstPause(const OpenDisc& open) {
    if (open.disc.tracks.empty()) return false;
    core::FrameCount left = firstPause;
    for (const auto& piece : open.disc.tracks.front().pieces) {
        if (left == 0 || piece.index > 0) break;
        if (!piece.frames) return false;
        const core::FrameCount frames = std::min(left, *piece.frames);
        if (piece.file && !isSilent(open.files[*piece.file], piece.from, frames)) return false;
        left -= frames;
    }
    return left == 0;
}

OpenDisc opened(DiscReading reading, const fs::path& folder, core::Findings& findings) {
    OpenDisc open{.disc = std::move(reading.disc)};
    add(std::move(reading.findings), "", findings);
    for (const auto& file : open.disc.files) open.files.push_back(openFile(file, folder, findings));
    return open;
}

OpenDiscs openDdp(const fs::path& folder) {
    OpenDiscs open;
    const auto discs = delivery::readDiscs(folder);
    for (const auto& disc : discs) {
        const std::string ahead = discs.size() > 1 ? "disc " + std::to_string(disc.disc + 1) + ": " : "";
        core::Findings findings;
        open.discs.push_back(opened(describe(disc.reading), disc.reading.folder, findings));
        open.discs.back().path = disc.reading.folder;
        add(delivery::checkStructure(disc.reading).findings, ahead, open.findings);
        add(std::move(findings), ahead, open.findings);
    }
    return open;
}

std::string textOf(const fs::path& source) {
    std::error_code error;
    const auto bytes = fs::file_size(source, error);
    if (error) core::throwSystemError("cannot be read", error.value(), source);
    if (bytes > largestText) throw core::Error("is far too large for a text that tells a disc", source);
    return core::readFile(source);
}

void addCdTextFile(OpenDisc& open, const fs::path& folder, core::Findings& findings) {
    if (open.disc.cdTextFile.empty()) return;
    const auto path = delivery::fileIn(folder, open.disc.cdTextFile);
    if (!path)
        return findings.push_back(
            {Severity::error, std::nullopt, "CDTEXTFILE: there is no file " + inQuotes(open.disc.cdTextFile)});
    const std::string packs = textOf(*path);
    add(delivery::readCdText(packs).findings, "", findings);
    add(addCdText(packs, open.disc), "", findings);
}

bool isText(const fs::path& path) {
    const std::string extension = core::lowered(path.extension().string());
    return extension == ".cue" || extension == ".toc";
}

OpenDisc openText(const fs::path& source, core::Findings& findings) {
    const bool isToc = core::lowered(source.extension().string()) == ".toc";
    const auto folder = fs::absolute(source).parent_path();
    auto reading = isToc ? readToc(textOf(source)) : readCue(textOf(source));
    const bool saysFirstPause = reading.saysFirstPause;
    OpenDisc disc = opened(std::move(reading), folder, findings);
    disc.path = source;
    addCdTextFile(disc, folder, findings);
    if (!saysFirstPause) disc.disc.hasFirstPause = holdsFirstPause(disc);
    return disc;
}

OpenDiscs openTexts(const std::vector<fs::path>& texts) {
    OpenDiscs open;
    for (const auto& text : texts) {
        core::Findings findings;
        open.discs.push_back(openText(text, findings));
        const std::string ahead = texts.size() > 1 ? "disc " + std::to_string(open.discs.size()) + ": " : "";
        add(std::move(findings), ahead, open.findings);
    }
    return open;
}

/// What is right in the folder and fits, by name; "disc2" ahead of "disc10". No links, which may lead outside.
template <class Fits>
std::vector<fs::path> foundIn(const fs::path& folder, fs::file_type type, Fits fits) {
    std::vector<fs::path> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        std::error_code ignored;
        if (entry.symlink_status(ignored).type() == type && fits(entry.path())) found.push_back(entry.path());
    }
    std::ranges::sort(found, {}, [](const fs::path& path) {
        const std::string name = path.filename().string();
        return std::pair(name.size(), name);
    });
    return found;
}

/// What the folders of one delivery's discs have in common: "NAME" of "NAME_disc2"; empty for any other name.
std::string deliveryOf(const fs::path& text) {
    const std::string folder = text.parent_path().filename().string();
    const std::size_t at = folder.rfind("_disc");
    const bool isDisc = at != std::string::npos && numberOf(std::string_view(folder).substr(at + 5));
    return isDisc ? folder.substr(0, at) : std::string();
}

/// The text in the folder, or those of a delivery: one in the folder of each disc.
std::vector<fs::path> textsIn(const fs::path& folder) {
    const auto textIn = [](const fs::path& each) {
        auto found = foundIn(each, fs::file_type::regular, isText);
        if (found.size() > 1)
            throw core::Error("holds more than one CUE sheet or TOC: name the one that is meant", each);
        return found;
    };
    auto texts = textIn(folder);
    if (!texts.empty()) return texts;
    for (const auto& each : foundIn(folder, fs::file_type::directory, [](const fs::path&) { return true; }))
        std::ranges::copy(textIn(each), std::back_inserter(texts));
    if (texts.empty())
        throw core::Error("holds no DDP fileset, no CUE sheet and no TOC, and neither does a folder in it", folder);
    const auto isOther = [&](const fs::path& each) {
        return deliveryOf(each).empty() || deliveryOf(each) != deliveryOf(texts.front());
    };
    if (texts.size() > 1 && std::ranges::any_of(texts, isOther))
        throw core::Error("holds several discs that are not of one delivery: name the one that is meant", folder);
    return texts;
}

OpenDiscs openMarkedFile(const fs::path& source) {
    const auto facts = core::audioFacts(source);
    const auto marks = core::isFlac(source) ? core::marksOfCueSheetBlock(core::readCueSheetBlock(source))
                                            : core::marksOfCueChunks(core::readTagChunks(source));
    if (marks.tracks.empty()) throw core::Error("has no marks that say where its tracks begin", source);
    auto reading = describe(marks, core::readTags(source), source.filename().string(), facts.rate);
    OpenDiscs open{.discs = {{.path = source, .disc = std::move(reading.disc)}},
                   .findings = std::move(reading.findings)};
    open.discs.front().files.push_back({.path = source, .rate = facts.rate, .frames = facts.frames});
    return open;
}

} // namespace

OpenDiscs openDiscs(const fs::path& source) {
    const auto holdsAny = [](const fs::path& path) {
        return delivery::holdsDiscs(path) || delivery::holdsZippedDiscs(path);
    };
    if (fs::is_directory(source) || delivery::isZip(source)) {
        const bool isDelivery = !holdsAny(source) && holdsAny(source / "ddp");
        if (fs::is_directory(source) && !isDelivery && !holdsAny(source)) return openTexts(textsIn(source));
        const auto unpacked = std::make_shared<delivery::UnpackedDiscs>(isDelivery ? source / "ddp" : source);
        OpenDiscs open = openDdp(unpacked->folder());
        open.unpacked = unpacked;
        return open;
    }
    const std::string name = core::lowered(source.filename().string());
    if (name == "ddpid" || name == "ddpms") return openDdp(fs::absolute(source).parent_path());
    const std::string extension = core::lowered(source.extension().string());
    if (isText(source)) return openTexts({source});
    if (extension == ".wav" || extension == ".flac") return openMarkedFile(source);
    throw core::Error("is no folder with a DDP fileset nor a zip of one, no CUE sheet (.cue), no TOC of cdrdao (.toc) "
                      "and no WAV or FLAC file",
                      source);
}

} // namespace engine::disc
