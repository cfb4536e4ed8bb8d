#include "engine/delivery/DdpFileset.h"

#include "core/Error.h"
#include "engine/delivery/DdpRules.h"
#include "engine/delivery/FileCheck.h"
#include "engine/delivery/FileNames.h"

#include <algorithm>
#include <fcntl.h>
#include <iterator>

namespace engine::delivery {

namespace {

constexpr const char* imageName = "IMAGE.DAT";
constexpr const char* pqName = "PQDESCR";
constexpr const char* cdTextName = "CDTEXT.BIN";
constexpr const char* checksumName = "CHECKSUM.MD5";
constexpr int newFile = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;

void writeNew(const std::filesystem::path& path, const std::string& bytes) {
    core::FileDescriptor file(path, newFile);
    file.write(bytes);
    file.sync();
    file.close();
}

std::string md5Of(const std::string& bytes) {
    source::Md5 digest;
    digest.add(bytes.data(), bytes.size());
    return digest.hex();
}

} // namespace

DdpDisc::DdpDisc(const core::Album& album, const core::AlbumLayout& layout, int disc, const Cuts& cuts,
                 std::filesystem::path folder, Papers papers)
    : folder_(std::move(folder)), papers_(std::move(papers)), sheet_(pqSheetOf(album, layout, disc, papers_.date)) {
    const core::CdLayout cd = core::cdLayout(layout, disc);
    const auto marks = pqMarks(album, layout, cd);
    image_ = discImageOf(layout, cd, cuts);
    id_ = ddpIdRecord(marks.front().upc, masterIdOf(album));
    pq_ = ddpPqRecords(marks);
    cdText_ = packCdText(cdTextOf(album, layout, cd)).bytes;
    pauseSectors_ = cd.firstIndex01;
    file_.emplace(folder_ / imageName, newFile);
}

void DdpDisc::writeImage(const std::string& bytes) {
    file_->write(bytes);
    imageDigest_.add(bytes.data(), bytes.size());
    written_ += static_cast<std::int64_t>(bytes.size());
}

void DdpDisc::write(const PcmBlock& block) {
    constexpr core::FrameCount frameBytes = 4;
    const PcmBlock part = block.within(image_.sound);
    if (part.frames() == 0) return;
    if (written_ == 0) writeImage(std::string(static_cast<std::size_t>(frameBytes * image_.silenceAhead), '\0'));
    writeImage(imageBytes(part.words));
}

void DdpDisc::writeOfSet(const std::string& name, const std::string& bytes) {
    writeNew(folder_ / name, bytes);
    checksums_.emplace_back(md5Of(bytes), name);
}

void DdpDisc::writePaper(const std::string& extension, const std::string& bytes) {
    auto path = folder_;
    path += " PQ sheet" + extension;
    writeNew(path, bytes);
    paper_.emplace_back(md5Of(bytes), std::move(path));
}

void DdpDisc::finish() {
    if (written_ > image_.bytes()) throw core::Error("more sound than the disc has room for", folder_ / imageName);
    writeImage(std::string(static_cast<std::size_t>(image_.bytes() - written_), '\0'));
    file_->sync();
    file_->close();
    file_.reset();

    std::vector<DdpStream> streams;
    if (!cdText_.empty())
        streams.push_back({DdpStream::Kind::cdText, cdTextName, static_cast<std::int64_t>(cdText_.size())});
    streams.push_back({DdpStream::Kind::pq, pqName, static_cast<std::int64_t>(pq_.size())});
    streams.push_back({DdpStream::Kind::image, imageName, image_.sectors, pauseSectors_});
    writeOfSet("DDPID", id_);
    writeOfSet("DDPMS", ddpMapRecords(streams));
    if (!cdText_.empty()) writeOfSet(cdTextName, cdText_);
    writeOfSet(pqName, pq_);
    checksums_.emplace_back(imageDigest_.hex(), imageName);
    std::string lines;
    for (const auto& [md5, name] : checksums_) lines += md5 + " *" + name + "\n";
    writeOfSet(checksumName, lines);

    sheet_.say("MD5 of the set", checksums_.back().first);
    writePaper(".txt", pqSheetText(sheet_));
    if (papers_.pqPdf) writePaper(".pdf", papers_.pqPdf(sheet_));
}

std::vector<CheckedFile> DdpDisc::readBack(const ReadBackStep& step) const {
    std::vector<CheckedFile> checked;
    for (const auto& [md5, name] : checksums_) {
        checked.push_back(checkedFile(folder_ / name, md5, step));
        if (name == imageName) checked.back().pcmMd5 = md5; // It is nothing but samples.
    }
    for (const auto& [md5, path] : paper_) checked.push_back(checkedFile(path, md5, step));
    for (const auto& finding : checkStructure(readDdp(folder_)).findings)
        if (finding.severity == core::Severity::error)
            throw core::Error("the fileset does not read back: " + finding.message, folder_);
    return checked;
}

DdpFileset::DdpFileset(const core::Album& album, const core::AlbumLayout& layout, const Cuts& cuts,
                       const std::filesystem::path& folder, const Papers& papers) {
    for (int disc = 0; disc < layout.discs; ++disc) {
        const auto discFolder = folder / filesetName(album, disc, layout.discs);
        std::error_code error;
        std::filesystem::create_directories(discFolder, error);
        if (error) core::throwSystemError("the folder cannot be made", error.value(), discFolder);
        discs_.push_back(std::make_unique<DdpDisc>(album, layout, disc, cuts, discFolder, papers));
    }
}

void DdpFileset::write(const PcmBlock& block) {
    for (const auto& disc : discs_) disc->write(block);
}

void DdpFileset::finish() {
    for (const auto& disc : discs_) disc->finish();
}

std::vector<CheckedFile> DdpFileset::readBack(const ReadBackStep& step) {
    std::vector<CheckedFile> checked;
    for (const auto& disc : discs_) std::ranges::move(disc->readBack(step), std::back_inserter(checked));
    return checked;
}

std::uintmax_t DdpFileset::bytes() const {
    std::uintmax_t bytes = 0;
    for (const auto& disc : discs_) bytes += disc->bytes();
    return bytes;
}

} // namespace engine::delivery
