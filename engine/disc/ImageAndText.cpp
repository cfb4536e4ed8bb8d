#include "engine/disc/ImageAndText.h"

#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "core/FileFormat.h"
#include "core/SafeFile.h"
#include "engine/delivery/FileCheck.h"
#include "engine/delivery/FileNames.h"
#include "engine/disc/AlbumDisc.h"
#include "engine/disc/CdrdaoToc.h"
#include "engine/disc/CueSheet.h"
#include "engine/source/Digest.h"

#include <algorithm>
#include <fcntl.h>
#include <iterator>

namespace engine::disc {

namespace {

namespace fs = std::filesystem;
using Format = core::Delivery::Format;
using delivery::CheckedFile;

constexpr core::FrameCount sectorFrames = core::framesPerSector(core::cdRate);
constexpr int newFile = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;

bool isToc(Format format) {
    return format == Format::toc;
}

/// `name` without its extension.
DiscFile soundFileOf(const std::string& name, Format format) {
    const auto kind = format == Format::cueBin ? DiscFile::Kind::littleEndian : DiscFile::Kind::audio;
    return {name + std::string(core::fileFormatOf(format).extension), kind};
}

DiscText textOf(const DiscDescription& disc, Format format) {
    return isToc(format) ? cdrdaoToc(disc) : cueSheet(disc);
}

} // namespace

core::Findings textFindings(const core::Album& album, const core::AlbumLayout& layout, const core::CdLayout& cd,
                            Format format) {
    const int firstNumber = delivery::firstNumberOf(layout, cd);
    core::Findings findings = textOf(describe(album, layout, cd, soundFileOf("disc", format)), format).findings;
    for (core::Finding& finding : findings)
        if (finding.track) *finding.track += firstNumber - 1;
    // The texts of a TOC are CD-Text as cdrdao will pack it.
    if (isToc(format))
        std::ranges::move(delivery::packCdText(delivery::cdTextOf(album, layout, cd), firstNumber).findings,
                          std::back_inserter(findings));
    return findings;
}

ImageAndText::ImageAndText(const delivery::DeliveryJob& job, int disc, fs::path folder, delivery::Papers papers)
    : format_(job.delivery.format), folder_(std::move(folder)), papers_(std::move(papers)),
      sheet_(delivery::pqSheetOf(job.album, job.layout, disc, papers_.date, papers_.revision)) {
    const core::CdLayout cd = core::cdLayout(job.layout, disc);
    const auto image = delivery::discImageOf(job.layout, cd, job.cuts);
    const core::FramePos imageStart = image.sound.from - image.silenceAhead;
    sound_ = image.sound;
    range_ = {imageStart + core::firstPauseSectors * sectorFrames, imageStart + image.sectors * sectorFrames};
    at_ = range_.from;
    const std::string name = folder_.filename().string();
    const DiscFile file = soundFileOf(name, format_);
    text_ = textOf(describe(job.album, job.layout, cd, file), format_);
    textPath_ = folder_ / (name + (isToc(format_) ? ".toc" : ".cue"));
    soundPath_ = folder_ / file.name;
    if (file.kind == DiscFile::Kind::audio)
        wave_.emplace(soundPath_, delivery::PcmFileFormat{format_, job.delivery.wordLength, job.cuts.rate}, range_,
                      delivery::FileTexts{});
    else
        raw_.emplace(soundPath_, newFile);
}

void ImageAndText::put(const delivery::PcmBlock& block) {
    if (wave_)
        wave_->write(block);
    else
        raw_->write(delivery::imageBytes(block.words));
    digest_.add(block.words);
    at_ = block.end();
}

void ImageAndText::putSilence(core::FramePos to) {
    constexpr core::FrameCount most = 16384;
    const std::vector<std::int32_t> zeros(2 * static_cast<std::size_t>(most));
    while (at_ < to)
        put({.at = at_,
             .words = std::span(zeros).first(2 * static_cast<std::size_t>(std::min(most, to - at_))),
             .floats = {}});
}

void ImageAndText::write(const delivery::PcmBlock& block) {
    const delivery::PcmBlock part = block.within(sound_);
    if (part.frames() == 0) return;
    putSilence(part.at);
    put(part);
}

void ImageAndText::writeText(const fs::path& path, const std::string& bytes) {
    core::writeFile(path, bytes);
    source::Md5 digest;
    digest.add(bytes.data(), bytes.size());
    texts_.emplace_back(digest.hex(), path);
}

void ImageAndText::finish() {
    putSilence(range_.to);
    if (raw_) {
        raw_->sync();
        raw_->close();
        raw_.reset();
    }
    soundMd5_ = digest_.hex();
    writeText(textPath_, text_.text);
    sheet_.say("MD5 of samples", soundMd5_);
    const auto paper = [&](const std::string& extension) {
        return fs::path(folder_.string() + " PQ sheet" + extension);
    };
    writeText(paper(".txt"), delivery::pqSheetText(sheet_));
    if (papers_.pqPdf) writeText(paper(".pdf"), papers_.pqPdf(sheet_));
}

/// What the text says, read as anybody's, is what was meant.
void ImageAndText::checkText() const {
    const std::string bytes = core::readFile(textPath_);
    const DiscReading read = isToc(format_) ? readToc(bytes) : readCue(bytes);
    if (!read.findings.empty())
        throw core::Error("the text does not read back: " + read.findings.front().message, textPath_);
    if (read.disc != text_.told) throw core::Error("the text does not read back as it was meant", textPath_);
}

std::vector<CheckedFile> ImageAndText::readBack(const delivery::ReadBackStep& step) {
    std::vector<CheckedFile> checked;
    if (wave_) {
        checked.push_back(wave_->readBack(step));
    } else {
        checked.push_back(delivery::checkedFile(soundPath_, soundMd5_, step)); // It is nothing but samples.
        checked.back().pcmMd5 = soundMd5_;
    }
    for (const auto& [md5, path] : texts_) checked.push_back(delivery::checkedFile(path, md5, step));
    checkText();
    return checked;
}

std::uintmax_t ImageAndText::bytes() const {
    constexpr std::uintmax_t frameBytes = 4;
    return wave_ ? wave_->readBackBytes() : frameBytes * static_cast<std::uintmax_t>(range_.length());
}

ImagesAndTexts::ImagesAndTexts(const delivery::DeliveryJob& job, const fs::path& folder,
                               const delivery::Papers& papers) {
    for (int disc = 0; disc < job.layout.discs; ++disc) {
        const auto discFolder = folder / delivery::filesetName(job.album, disc, job.layout.discs);
        std::error_code error;
        fs::create_directories(discFolder, error);
        if (error) core::throwSystemError("the folder cannot be made", error.value(), discFolder);
        discs_.push_back(std::make_unique<ImageAndText>(job, disc, discFolder, papers));
    }
}

void ImagesAndTexts::write(const delivery::PcmBlock& block) {
    for (const auto& disc : discs_) disc->write(block);
}

void ImagesAndTexts::finish() {
    for (const auto& disc : discs_) disc->finish();
}

std::vector<CheckedFile> ImagesAndTexts::readBack(const delivery::ReadBackStep& step) {
    std::vector<CheckedFile> checked;
    for (const auto& disc : discs_) std::ranges::move(disc->readBack(step), std::back_inserter(checked));
    return checked;
}

std::uintmax_t ImagesAndTexts::bytes() const {
    std::uintmax_t bytes = 0;
    for (const auto& disc : discs_) bytes += disc->bytes();
    return bytes;
}

} // namespace engine::disc
