#include "engine/delivery/DdpFileset.h"

#include "core/Error.h"
#include "engine/delivery/DdpRules.h"
#include "engine/delivery/FileCheck.h"
#include "engine/delivery/FileNames.h"
#include "engine/delivery/ZipArchive.h"

#include <algorithm>
#include <fcntl.h>
#include <iterator>

namespace engine::delivery {

namespace {

constexpr const char* imageName = "IMAGE.DAT";
constexpr const char* cdTextName = "CDTEXT.BIN";
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

DdpDisc::DdpDisc(const DeliveryJob& job, int disc, std::filesystem::path folder, Papers papers)
    : folder_(std::move(folder)), plant_(job.plant), isZipped_(job.delivery.zipped), papers_(std::move(papers)),
      sheet_(pqSheetOf(job.album, job.layout, disc, papers_.date, papers_.revision)) {
    const core::CdLayout cd = core::cdLayout(job.layout, disc);
    const auto marks = pqMarks(job.album, job.layout, cd, plant_);
    image_ = discImageOf(job.layout, cd, job.cuts);
    id_ = ddpIdRecord(marks.front().upc, masterIdOf(job.album));
    pq_ = ddpPqRecords(marks);
    cdText_ = packCdText(cdTextOf(job.album, job.layout, cd)).bytes;
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
    streams.push_back({DdpStream::Kind::pq, plant_.pqFile, static_cast<std::int64_t>(pq_.size())});
    streams.push_back({DdpStream::Kind::image, imageName, image_.sectors, pauseSectors_});
    writeOfSet("DDPID", id_);
    writeOfSet("DDPMS", ddpMapRecords(streams, plant_));
    if (!cdText_.empty()) writeOfSet(cdTextName, cdText_);
    writeOfSet(plant_.pqFile, pq_);
    checksums_.emplace_back(imageDigest_.hex(), imageName);
    sheet_.say(plant_.checksumFile.empty() ? "MD5 of the image" : "MD5 of the set", writeChecksums());
    writePaper(".txt", pqSheetText(sheet_));
    if (papers_.pqPdf) writePaper(".pdf", papers_.pqPdf(sheet_));
    if (isZipped_) zip();
}

/// The MD5 that stands for the whole set: of the list, else of the image.
std::string DdpDisc::writeChecksums() {
    if (plant_.checksumFile.empty()) return imageDigest_.hex();
    std::string lines;
    for (const auto& [md5, name] : checksums_) lines += md5 + " *" + name + (plant_.windowsLines ? "\r\n" : "\n");
    writeOfSet(plant_.checksumFile, lines);
    return checksums_.back().first;
}

/// Read as a plant would read it.
void DdpDisc::checkFolder() const {
    const DdpReading reading = readDdp(folder_);
    const auto fail = [&](const core::Finding& finding) {
        throw core::Error("the fileset does not read back: " + finding.message, folder_);
    };
    for (const auto& finding : checkStructure(reading, plant_.lengths).findings)
        if (finding.severity == core::Severity::error) fail(finding);
    for (const auto& finding : checkPlant(reading, plant_).findings) fail(finding);
}

std::filesystem::path DdpDisc::archive() const {
    auto path = folder_;
    path += ".zip";
    return path;
}

/// The archive takes the folder's place.
void DdpDisc::zip() {
    checkFolder();
    std::vector<std::string> names;
    for (const auto& [md5, name] : checksums_) names.push_back(name);
    zipFolder(folder_, names, archive());
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
    if (error) core::throwSystemError("the folder cannot be removed", error.value(), folder_);
}

std::vector<CheckedFile> DdpDisc::readBack(const ReadBackStep& step) const {
    std::vector<CheckedFile> checked = isZipped_ ? std::vector{readZip(step)} : readSet(step);
    for (const auto& [md5, path] : paper_) checked.push_back(checkedFile(path, md5, step));
    return checked;
}

std::vector<CheckedFile> DdpDisc::readSet(const ReadBackStep& step) const {
    std::vector<CheckedFile> checked;
    for (const auto& [md5, name] : checksums_) {
        checked.push_back(checkedFile(folder_ / name, md5, step));
        if (name == imageName) checked.back().pcmMd5 = md5; // It is nothing but samples.
    }
    checkFolder();
    return checked;
}

/// Opened again, member by member.
CheckedFile DdpDisc::readZip(const ReadBackStep& step) const {
    const ZipArchive zipped(archive());
    const auto fail = [&](const std::string& what) {
        throw core::Error("the archive does not hold what was written: " + what, archive());
    };
    if (zipped.members().size() != checksums_.size()) fail("it has other files");
    for (std::size_t n = 0; n < checksums_.size(); ++n) {
        const auto& [md5, name] = checksums_[n];
        const ZipArchive::Member& member = zipped.members()[n];
        if (member.name != folder_.filename().string() + "/" + name) fail(name + " is not there");
        source::Md5 found;
        zipped.read(member, [&](std::string_view bytes) {
            found.add(bytes.data(), bytes.size());
            step(bytes.size());
        });
        if (found.hex() != md5) fail(name + " is another");
    }
    CheckedFile checked = checkedFile(archive(), step);
    checked.pcmMd5 = imageDigest_.hex();
    return checked;
}

std::uintmax_t DdpDisc::bytes() const {
    return static_cast<std::uintmax_t>(image_.bytes()) * (isZipped_ ? 2 : 1);
}

DdpFileset::DdpFileset(const DeliveryJob& job, const std::filesystem::path& folder, const Papers& papers) {
    for (int disc = 0; disc < job.layout.discs; ++disc) {
        const auto discFolder = folder / filesetName(job.album, disc, job.layout.discs);
        std::error_code error;
        std::filesystem::create_directories(discFolder, error);
        if (error) core::throwSystemError("the folder cannot be made", error.value(), discFolder);
        discs_.push_back(std::make_unique<DdpDisc>(job, disc, discFolder, papers));
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
