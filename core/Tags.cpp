#include "core/Tags.h"

#include "core/Error.h"
#include "core/FlacCueSheet.h"
#include "core/Picture.h"
#include "core/RiffChunks.h"
#include "core/SafeFile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <taglib/attachedpictureframe.h>
#include <taglib/fileref.h>
#include <taglib/flacfile.h>
#include <taglib/id3v2tag.h>
#include <taglib/mp4file.h>
#include <taglib/mp4tag.h>
#include <taglib/mpegfile.h>
#include <taglib/tbytevectorstream.h>
#include <taglib/textidentificationframe.h>
#include <taglib/tpropertymap.h>
#include <taglib/wavfile.h>
#include <taglib/xiphcomment.h>

namespace core {

namespace {

using TagLib::PropertyMap;

/// TagLib 1.13 fills two tables of its own when somebody first wants them, and two threads that want them at once fill
/// them twice, into each other (its pull request 1400): here one thread does, before anything else of TagLib is asked.
void fillTables() {
    static const int once = [] {
        TagLib::ID3v2::TextIdentificationFrame::involvedPeopleMap();
        TagLib::MP4::Tag().setProperties({});
        return 1;
    }();
    static_cast<void>(once);
}

struct Name {
    const char* key; ///< Vorbis comment; TagLib knows the ID3v2 frame of each.
    std::string Tags::*text;
};

constexpr std::array names = {
    Name{"TITLE", &Tags::title},
    Name{"ARTIST", &Tags::artist},
    Name{"ALBUM", &Tags::album},
    Name{"ALBUMARTIST", &Tags::albumArtist},
    Name{"ISRC", &Tags::isrc},
    Name{"BARCODE", &Tags::barcode},
    Name{"CATALOGNUMBER", &Tags::catalogueNumber},
    Name{"LABEL", &Tags::label},
    Name{"GENRE", &Tags::genre},
    Name{"LANGUAGE", &Tags::language},
    Name{"DATE", &Tags::date},
    Name{"LYRICIST", &Tags::songwriter},
    Name{"COMPOSER", &Tags::composer},
    Name{"ARRANGER", &Tags::arranger},
    Name{"PRODUCER", &Tags::producer},
    Name{"MIXER", &Tags::mixer},
    Name{"ENGINEER", &Tags::engineer},
    Name{"CONDUCTOR", &Tags::conductor},
    Name{"COPYRIGHT", &Tags::copyright},
    Name{"COMMENT", &Tags::comment},
    Name{"MEDIA", &Tags::media},
    Name{"ENCODERSETTINGS", &Tags::encoderSettings},
};

/// The roles of ID3v2.4's list of involved people (TIPL), 4.2.2.
struct Role {
    const char* role;
    std::string Tags::*text;
};

constexpr std::array people = {
    Role{"arranger", &Tags::arranger},
    Role{"engineer", &Tags::engineer},
    Role{"mix", &Tags::mixer},
    Role{"producer", &Tags::producer},
};

/// TagLib's name for ID3's frame of the encoder's settings.
constexpr const char* tsse = "ENCODING";

TagLib::String text(const std::string& utf8) {
    return {utf8, TagLib::String::UTF8};
}

TagLib::ByteVector vectorOf(const std::string& bytes) {
    return {bytes.data(), static_cast<unsigned>(bytes.size())};
}

std::string stringOf(const TagLib::ByteVector& bytes) {
    return {bytes.data(), bytes.size()};
}

void put(PropertyMap& map, const char* key, const std::string& value) {
    if (!value.empty()) map.replace(key, TagLib::StringList(text(value)));
}

void put(PropertyMap& map, const char* key, int number) {
    if (number > 0) put(map, key, std::to_string(number));
}

PropertyMap textsOf(const Tags& tags) {
    PropertyMap map;
    for (const auto& [key, member] : names) put(map, key, tags.*member);
    for (const auto& [key, value] : tags.replayGain) put(map, key.c_str(), value);
    return map;
}

// ---- reading

std::string first(const PropertyMap& map, const char* key) {
    const auto found = map.find(key);
    return found == map.end() || found->second.isEmpty() ? "" : found->second.front().to8Bit(true);
}

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value > 0 ? value : 0;
}

/// "3", or "3/12", with the total elsewhere or not.
void takeNumber(const PropertyMap& map, const char* key, const char* totalKey, int& place, int& total) {
    const std::string said = first(map, key);
    place = number(said);
    const auto slash = said.find('/');
    total = number(slash == std::string::npos ? first(map, totalKey) : said.substr(slash + 1));
}

Tags tagsOf(const PropertyMap& map) {
    Tags tags;
    for (const auto& [key, member] : names) tags.*member = first(map, key);
    if (tags.songwriter.empty()) tags.songwriter = first(map, "WRITER");
    if (tags.encoderSettings.empty()) tags.encoderSettings = first(map, tsse);
    for (const char* const name : replayGainNames())
        if (std::string value = first(map, name); !value.empty()) tags.replayGain[name] = std::move(value);
    takeNumber(map, "TRACKNUMBER", "TRACKTOTAL", tags.trackNumber, tags.trackTotal);
    takeNumber(map, "DISCNUMBER", "DISCTOTAL", tags.discNumber, tags.discTotal);
    return tags;
}

// ---- Vorbis comments

PropertyMap commentsOf(const Tags& tags) {
    PropertyMap map = textsOf(tags);
    put(map, "WRITER", tags.songwriter);
    put(map, "TRACKNUMBER", tags.trackNumber);
    put(map, "TRACKTOTAL", tags.trackTotal);
    put(map, "TOTALTRACKS", tags.trackTotal);
    put(map, "DISCNUMBER", tags.discNumber);
    put(map, "DISCTOTAL", tags.discTotal);
    put(map, "TOTALDISCS", tags.discTotal);
    return map;
}

Cover coverOf(const TagLib::List<TagLib::FLAC::Picture*>& pictures) {
    if (pictures.isEmpty()) return {};
    return {stringOf(pictures.front()->data()), pictures.front()->mimeType().to8Bit(true)};
}

TagLib::FLAC::Picture* newPicture(const Cover& cover) {
    auto picture = std::make_unique<TagLib::FLAC::Picture>();
    picture->setType(TagLib::FLAC::Picture::FrontCover);
    picture->setMimeType(text(cover.mimeType));
    picture->setData(vectorOf(cover.bytes));
    return picture.release(); // for who owns it
}

/// Of an Ogg file, or of a FLAC file, whose pictures are blocks of their own.
void writeComments(TagLib::Ogg::XiphComment& comment, const Tags& tags) {
    comment.setProperties(commentsOf(tags));
    comment.removeAllPictures();
}

// ---- ID3v2, RIFF INFO

std::string outOf(int number, int total) {
    if (number <= 0) return {};
    return std::to_string(number) + (total > 0 ? "/" + std::to_string(total) : "");
}

PropertyMap outOfTotals(const Tags& tags) {
    PropertyMap map = textsOf(tags);
    put(map, "TRACKNUMBER", outOf(tags.trackNumber, tags.trackTotal));
    put(map, "DISCNUMBER", outOf(tags.discNumber, tags.discTotal));
    return map;
}

/// Who did what, as pairs of role and name. By ourselves: TagLib writes the roles in capitals, which readers that
/// compare them as MusicBrainz Picard writes them pass over.
void addPeople(TagLib::ID3v2::Tag& tag, const Tags& tags) {
    tag.removeFrames("TIPL");
    TagLib::StringList pairs;
    for (const auto& [role, member] : people)
        if (!(tags.*member).empty()) pairs.append(role).append(text(tags.*member));
    if (pairs.isEmpty()) return;
    auto frame = std::make_unique<TagLib::ID3v2::TextIdentificationFrame>("TIPL", TagLib::String::UTF8);
    frame->setText(pairs);
    tag.addFrame(frame.release());
}

/// Those people, whatever the case of their roles: TagLib knows them in capitals only.
void takePeople(const TagLib::ID3v2::Tag& tag, Tags& tags) {
    for (const auto* each : tag.frameList("TIPL")) {
        const auto* frame = dynamic_cast<const TagLib::ID3v2::TextIdentificationFrame*>(each);
        const TagLib::StringList pairs = frame ? frame->fieldList() : TagLib::StringList();
        for (unsigned n = 0; n + 1 < pairs.size(); n += 2)
            for (const auto& [role, member] : people)
                if (pairs[n].upper() == TagLib::String(role).upper()) tags.*member = pairs[n + 1].to8Bit(true);
    }
}

void fill(TagLib::ID3v2::Tag& tag, const Tags& tags) {
    PropertyMap map = outOfTotals(tags);
    map.erase("ENCODERSETTINGS");
    put(map, tsse, tags.encoderSettings);
    tag.setProperties(map);
    addPeople(tag, tags);
    tag.removeFrames("APIC");
    if (!tags.songwriter.empty())
        tag.addFrame(new TagLib::ID3v2::UserTextIdentificationFrame("Writer", TagLib::StringList(text(tags.songwriter)),
                                                                    TagLib::String::UTF8)); // the tag owns it
    if (!tags.cover.bytes.empty()) {
        auto picture = std::make_unique<TagLib::ID3v2::AttachedPictureFrame>();
        picture->setType(TagLib::ID3v2::AttachedPictureFrame::FrontCover);
        picture->setMimeType(text(tags.cover.mimeType));
        picture->setPicture(vectorOf(tags.cover.bytes));
        tag.addFrame(picture.release());
    }
}

RiffChunk id3Chunk(const char* id, const Tags& tags) {
    TagLib::ID3v2::Tag tag;
    fill(tag, tags);
    return {id, stringOf(tag.render(TagLib::ID3v2::v4))};
}

Cover coverOf(const TagLib::ID3v2::Tag& tag) {
    const auto pictures = tag.frameList("APIC");
    if (pictures.isEmpty()) return {};
    const auto* picture = dynamic_cast<const TagLib::ID3v2::AttachedPictureFrame*>(pictures.front());
    return picture ? Cover{stringOf(picture->picture()), picture->mimeType().to8Bit(true)} : Cover{};
}

/// RIFF INFO has no place for an ISRC: none is made up.
RiffChunk infoChunk(const Tags& tags) {
    std::string bytes = "INFO";
    const auto add = [&](const char* id, const std::string& value) {
        if (value.empty()) return;
        const std::uint32_t size = static_cast<std::uint32_t>(value.size()) + 1;
        bytes += id;
        for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(size >> shift & 0xFF);
        bytes += value;
        bytes.append(1 + size % 2, '\0');
    };
    add("INAM", tags.title);
    add("IART", tags.artist);
    add("IPRD", tags.album);
    add("IGNR", tags.genre);
    add("ICRD", tags.date);
    add("ICOP", tags.copyright);
    add("ICMT", tags.comment);
    add("ITRK", tags.trackNumber > 0 ? std::to_string(tags.trackNumber) : "");
    add("ISFT", "Lacquer");
    return {"LIST", bytes};
}

/// By a small WAV file in memory that holds the tags alone: TagLib need not find its way through RF64.
Tags readChunks(const std::filesystem::path& path) {
    constexpr std::string_view format("fmt \x10\0\0\0\1\0\2\0\x44\xac\0\0\x10\xb1\2\0\4\0\x10\0data\0\0\0\0", 32);
    std::string wave = "WAVE" + std::string(format);
    for (const auto& [id, bytes] : readTagChunks(path)) {
        wave += (id == "ID3 " ? "id3 " : id) +
                stringOf(TagLib::ByteVector::fromUInt(static_cast<unsigned>(bytes.size()), false)) + bytes;
        if (bytes.size() % 2 != 0) wave += '\0';
    }
    const auto size = TagLib::ByteVector::fromUInt(static_cast<unsigned>(wave.size()), false);
    TagLib::ByteVectorStream stream(vectorOf("RIFF" + stringOf(size) + wave));
    TagLib::RIFF::WAV::File file(&stream, false);
    if (!file.isValid()) return {};
    Tags tags = tagsOf(file.properties());
    takePeople(*file.ID3v2Tag(), tags);
    tags.cover = coverOf(*file.ID3v2Tag());
    return tags;
}

// ---- files that TagLib writes

Cover coverOf(TagLib::File* file) {
    if (auto* flac = dynamic_cast<TagLib::FLAC::File*>(file)) return coverOf(flac->pictureList());
    if (auto* mpeg = dynamic_cast<TagLib::MPEG::File*>(file); mpeg && mpeg->ID3v2Tag())
        return coverOf(*mpeg->ID3v2Tag());
    if (auto* comment = dynamic_cast<TagLib::Ogg::XiphComment*>(file->tag())) return coverOf(comment->pictureList());
    auto* const mp4 = dynamic_cast<TagLib::MP4::Tag*>(file->tag());
    if (!mp4 || !mp4->contains("covr")) return {};
    const auto covers = mp4->item("covr").toCoverArtList();
    if (covers.isEmpty()) return {};
    const bool isPng = covers.front().format() == TagLib::MP4::CoverArt::PNG;
    return {stringOf(covers.front().data()), isPng ? "image/png" : "image/jpeg"};
}

/// Of the atoms that anybody may name, for what MP4 and TagLib have no own one: the arranger, ReplayGain.
constexpr const char* freeForm = "----:com.apple.iTunes:";

void takeFreeForms(const TagLib::MP4::Tag& tag, Tags& tags) {
    const auto take = [&](const char* key, std::string& text) {
        if (const TagLib::String atom = TagLib::String(freeForm) + key; text.empty() && tag.contains(atom))
            text = tag.item(atom).toStringList().toString().to8Bit(true);
    };
    for (const auto& [key, member] : names) take(key, tags.*member);
    for (const char* const name : replayGainNames()) take(name, tags.replayGain[name]);
    std::erase_if(tags.replayGain, [](const auto& each) { return each.second.empty(); });
}

void fill(TagLib::MP4::Tag& tag, const Tags& tags) {
    const PropertyMap left = tag.setProperties(outOfTotals(tags));
    for (const auto& [key, values] : left) tag.setItem(TagLib::String(freeForm) + key, TagLib::MP4::Item(values));
    tag.removeItem("covr");
    if (tags.cover.bytes.empty()) return;
    const auto type = tags.cover.mimeType == "image/png" ? TagLib::MP4::CoverArt::PNG : TagLib::MP4::CoverArt::JPEG;
    tag.setItem("covr", TagLib::MP4::CoverArtList().append({type, vectorOf(tags.cover.bytes)}));
}

/// That it says yes to a full disk too does not matter: what counts is what reads back.
void save(TagLib::File* file, const Tags& tags) {
    if (auto* flac = dynamic_cast<TagLib::FLAC::File*>(file)) {
        writeComments(*flac->xiphComment(true), tags);
        flac->removePictures();
        if (!tags.cover.bytes.empty()) flac->addPicture(newPicture(tags.cover));
        flac->save();
    } else if (auto* mpeg = dynamic_cast<TagLib::MPEG::File*>(file)) {
        fill(*mpeg->ID3v2Tag(true), tags);
        mpeg->save(TagLib::MPEG::File::ID3v2, TagLib::File::StripOthers, TagLib::ID3v2::v4,
                   TagLib::File::DoNotDuplicate);
    } else if (auto* comment = dynamic_cast<TagLib::Ogg::XiphComment*>(file->tag())) {
        writeComments(*comment, tags);
        if (!tags.cover.bytes.empty()) comment->addPicture(newPicture(tags.cover));
        file->save();
    } else if (auto* mp4 = dynamic_cast<TagLib::MP4::Tag*>(file->tag())) {
        fill(*mp4, tags);
        file->save();
    }
}

void writeStream(const std::filesystem::path& path, const Tags& tags) {
    {
        const TagLib::FileRef file(path.c_str(), false);
        if (file.isNull() || !file.file()->isValid()) throw Error("is no file that can be tagged", path);
        save(file.file(), tags);
    }
    syncFile(path);
    const Tags found = readTags(path);
    const bool isWhole = std::ranges::all_of(names, [&](const Name& name) {
        // ID3 has numbers for some genres and a form for dates.
        if (name.text == &Tags::genre || name.text == &Tags::date) return true;
        return found.*name.text == tags.*name.text;
    });
    if (!isWhole || found.cover != tags.cover || found.replayGain != tags.replayGain)
        throw Error("the tags could not be written: is the disk full?", path);
}

std::vector<RiffChunk> chunksOf(const Tags& tags, const FileMarks& marks, bool isAiff) {
    if (isAiff && marks.tracks.empty()) return {id3Chunk("ID3 ", tags)};
    if (isAiff) return {markChunk(marks), id3Chunk("ID3 ", tags)};
    std::vector<RiffChunk> chunks = cueChunks(marks);
    chunks.push_back(infoChunk(tags));
    chunks.push_back(id3Chunk("id3 ", tags));
    return chunks;
}

} // namespace

void writeTags(const std::filesystem::path& path, const Tags& tags, const FileMarks& marks) {
    fillTables();
    const bool isForm = isAiff(path);
    if (isForm || isWave(path)) return writeTagChunks(path, chunksOf(tags, marks, isForm));
    writeStream(path, tags);
    if (marks.tracks.empty() || !isFlac(path)) return;
    writeCueSheetBlock(path, cueSheetBlock(marks));
}

Tags readTags(const std::filesystem::path& path) {
    fillTables();
    if (isWave(path) || isAiff(path)) return readChunks(path);
    const TagLib::FileRef file(path.c_str(), false);
    if (file.isNull()) return {};
    Tags tags = tagsOf(file.file()->properties());
    if (auto* mpeg = dynamic_cast<TagLib::MPEG::File*>(file.file()); mpeg && mpeg->ID3v2Tag())
        takePeople(*mpeg->ID3v2Tag(), tags);
    if (auto* mp4 = dynamic_cast<TagLib::MP4::Tag*>(file.file()->tag())) takeFreeForms(*mp4, tags);
    tags.cover = coverOf(file.file());
    return tags;
}

Cover readCover(const std::filesystem::path& path) {
    std::string bytes = readFile(path);
    std::string type = pictureType(bytes, path);
    return {std::move(bytes), std::move(type)};
}

} // namespace core
