#include "engine/delivery/DdpRules.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"
#include "core/SafeFile.h"
#include "engine/delivery/CdTextReader.h"
#include "engine/delivery/DdpPackets.h"
#include "engine/source/Digest.h"

#include <algorithm>
#include <fcntl.h>
#include <iterator>
#include <map>
#include <set>
#include <system_error>

namespace engine::delivery {

namespace {

using core::Severity;

std::string md5Of(const std::filesystem::path& path) {
    core::FileDescriptor file(path, O_RDONLY | O_CLOEXEC);
    source::Md5 digest;
    std::vector<char> buffer(1 << 18);
    while (const std::size_t bytes = file.read(buffer)) digest.add(buffer.data(), bytes);
    return digest.hex();
}

bool isDigest(std::string_view text) {
    const auto in = [&](std::string_view digits) { return text.find_first_not_of(digits) == std::string_view::npos; };
    return text.size() == 32 && (in("0123456789abcdef") || in("0123456789ABCDEF"));
}

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        if (!lines.back().empty() && lines.back().back() == '\r') lines.back().pop_back();
        at = end + 1;
    }
    return lines;
}

class ChecksumRules {
  public:
    explicit ChecksumRules(const DdpReading& reading) : reading_(reading) {}

    DdpChecks check() {
        for (const auto& list : lists()) readList(list);
        if (!foundList_) {
            say(Severity::warning, "there is no checksum file: nothing shows whether the files arrived whole");
            return std::move(checks_);
        }
        for (const auto& name : {"DDPID", "DDPMS"}) require(name);
        for (const auto& stream : reading_.image) require(stream.name);
        if (reading_.pq) require(reading_.pq->name);
        if (reading_.cdText) require(reading_.cdText->name);
        if (checks_.findings.empty())
            checks_.held.push_back("checksums: " + std::to_string(listed_.size()) + " files as they were written");
        return std::move(checks_);
    }

  private:
    void say(Severity severity, const std::string& message) {
        checks_.findings.push_back({severity, std::nullopt, message});
    }

    std::vector<std::filesystem::path> lists() const {
        std::vector<std::filesystem::path> lists;
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(reading_.folder, error)) {
            const auto name = lowered(entry.path().filename().string());
            std::error_code ignored;
            const bool isFile = entry.symlink_status(ignored).type() == std::filesystem::file_type::regular;
            if (isFile && name.ends_with(".md5") && entry.file_size(ignored) < (1 << 20)) lists.push_back(entry.path());
        }
        std::ranges::sort(lists);
        return lists;
    }

    void readList(const std::filesystem::path& list) {
        foundList_ = true;
        const auto name = list.filename().string();
        for (int number = 1; const auto& line : linesOf(core::readFile(list))) {
            const std::string where = name + " line " + std::to_string(number++) + ": ";
            if (line.empty() || line[0] == ';' || line[0] == '#') continue;
            if (isDigest(line))
                compare(line, list.stem().string(), where);
            else if (line.size() > 34 && isDigest(line.substr(0, 32)) && line[32] == ' ' &&
                     (line[33] == '*' || line[33] == ' '))
                compare(line.substr(0, 32), line.substr(34), where);
            else
                say(Severity::rule, where + "is no checksum");
        }
    }

    void compare(const std::string& md5, const std::string& name, const std::string& where) {
        const auto file = name.find_first_of("/\\") == std::string::npos ? fileIn(reading_.folder, name) : std::nullopt;
        if (!file) return say(Severity::rule, where + "names a file that is not there");
        listed_.insert(lowered(name));
        if (file->filename() != name)
            say(Severity::warning, where + "names " + file->filename().string() + " in other capitals");
        if (md5Of(*file) != lowered(md5))
            say(Severity::error, where + file->filename().string() + " is not as it was when the checksum was made");
    }

    void require(const std::string& name) {
        if (!listed_.contains(lowered(name))) say(Severity::warning, "there is no checksum of " + name);
    }

    const DdpReading& reading_;
    DdpChecks checks_;
    std::set<std::string> listed_;
    bool foundList_ = false;
};

} // namespace

DdpChecks checkChecksums(const DdpReading& reading) {
    return ChecksumRules(reading).check();
}

DdpChecks checkCdText(const DdpReading& reading) {
    DdpChecks checks;
    if (!reading.cdText) return checks;
    const auto say = [&](const std::string& message) {
        checks.findings.push_back({Severity::error, std::nullopt, message});
    };
    const auto text = readCdText(reading.cdTextBytes);
    checks.findings = text.findings;
    std::map<int, std::string> codes; // By track, 0 for the disc.
    for (const auto& mark : reading.marks) {
        if (!mark.upc.empty()) codes[0] = mark.upc;
        if (!mark.isrc.empty()) codes[mark.track] = mark.isrc;
    }
    for (const auto& block : text.blocks) {
        if (block.firstTrack != 1 || block.lastTrack != trackCount(reading))
            say("CD-Text: its tracks are " + std::to_string(block.firstTrack) + " to " +
                std::to_string(block.lastTrack) + ", the disc has " + std::to_string(trackCount(reading)));
        const auto found = block.texts.find(0x8E);
        if (found == block.texts.end()) continue;
        for (std::size_t track = 0; track < found->second.size(); ++track)
            if (const auto& code = found->second[track]; !code.empty() && code != codes[static_cast<int>(track)])
                say("CD-Text: the code of " + (track == 0 ? "the disc" : "track " + std::to_string(track)) +
                    " is not that of the PQ descriptor");
    }
    if (checks.findings.empty())
        checks.held.push_back("CD-Text: " + std::to_string(reading.cdTextBytes.size() / 18) + " packs");
    return checks;
}

DdpChecks checkFirstPause(const DdpReading& reading) {
    DdpChecks checks;
    if (reading.image.empty() || reading.image.front().start != 0) return checks;
    core::FileDescriptor file(reading.image.front().file, O_RDONLY | O_CLOEXEC);
    std::vector<char> pause(static_cast<std::size_t>(core::firstPauseSectors * 2352));
    pause.resize(file.read(pause));
    if (std::ranges::all_of(pause, [](char byte) { return byte == 0; }))
        checks.held.push_back("first pause: 2 s of silence");
    else
        checks.findings.push_back(
            {Severity::warning, std::nullopt, "the first 2 s of the image are not silent: a plant may cut them off"});
    return checks;
}

DdpChecks checkStructure(const DdpReading& reading, const core::RedBookLimits& limits) {
    DdpChecks all{.findings = reading.findings};
    if (reading.findings.empty()) all.held.push_back("DDPID and DDPMS: level, streams, files and their sizes");
    const auto add = [&](DdpChecks checks) {
        std::ranges::move(checks.findings, std::back_inserter(all.findings));
        std::ranges::move(checks.held, std::back_inserter(all.held));
    };
    add(checkMarks(reading, limits));
    for (const auto check : {checkCodes, checkCdText, checkFirstPause}) add(check(reading));
    return all;
}

} // namespace engine::delivery
