#include "engine/delivery/CdText.h"

#include <algorithm>
#include <array>

namespace engine::delivery {

namespace {

/// Codes 2 and on. 26 and up differ between programs: those genres go as text under code 1.
constexpr auto genres = std::to_array<std::string_view>({"adult contemporary",
                                                         "alternative rock",
                                                         "childrens music",
                                                         "classical",
                                                         "contemporary christian",
                                                         "country",
                                                         "dance",
                                                         "easy listening",
                                                         "erotic",
                                                         "folk",
                                                         "gospel",
                                                         "hip hop",
                                                         "jazz",
                                                         "latin",
                                                         "musical",
                                                         "new age",
                                                         "opera",
                                                         "operetta",
                                                         "pop music",
                                                         "rap",
                                                         "reggae",
                                                         "rock music",
                                                         "rhythm & blues",
                                                         "sound effects"});

struct Alias {
    std::string_view says;
    std::uint16_t code;
};

constexpr auto genreAliases = std::to_array<Alias>({{"alternative", 3},
                                                    {"children", 4},
                                                    {"childrens", 4},
                                                    {"children's", 4},
                                                    {"children's music", 4},
                                                    {"christian", 6},
                                                    {"hip-hop", 13},
                                                    {"pop", 20},
                                                    {"rock", 23},
                                                    {"r&b", 24},
                                                    {"rhythm and blues", 24}});

struct Language {
    std::uint8_t code;
    std::array<std::string_view, 4> names; ///< Two letters, three letters (both of ISO 639-2), English name.
};

constexpr auto languages = std::to_array<Language>({
    {0x01, {"sq", "sqi", "alb", "albanian"}},   {0x02, {"br", "bre", "bre", "breton"}},
    {0x03, {"ca", "cat", "cat", "catalan"}},    {0x04, {"hr", "hrv", "hrv", "croatian"}},
    {0x05, {"cy", "cym", "wel", "welsh"}},      {0x06, {"cs", "ces", "cze", "czech"}},
    {0x07, {"da", "dan", "dan", "danish"}},     {0x08, {"de", "deu", "ger", "german"}},
    {0x09, {"en", "eng", "eng", "english"}},    {0x0A, {"es", "spa", "spa", "spanish"}},
    {0x0B, {"eo", "epo", "epo", "esperanto"}},  {0x0C, {"et", "est", "est", "estonian"}},
    {0x0D, {"eu", "eus", "baq", "basque"}},     {0x0E, {"fo", "fao", "fao", "faroese"}},
    {0x0F, {"fr", "fra", "fre", "french"}},     {0x10, {"fy", "fry", "fry", "frisian"}},
    {0x11, {"ga", "gle", "gle", "irish"}},      {0x12, {"gd", "gla", "gla", "gaelic"}},
    {0x13, {"gl", "glg", "glg", "galician"}},   {0x14, {"is", "isl", "ice", "icelandic"}},
    {0x15, {"it", "ita", "ita", "italian"}},    {0x17, {"la", "lat", "lat", "latin"}},
    {0x18, {"lv", "lav", "lav", "latvian"}},    {0x19, {"lb", "ltz", "ltz", "luxembourgish"}},
    {0x1A, {"lt", "lit", "lit", "lithuanian"}}, {0x1B, {"hu", "hun", "hun", "hungarian"}},
    {0x1C, {"mt", "mlt", "mlt", "maltese"}},    {0x1D, {"nl", "nld", "dut", "dutch"}},
    {0x1E, {"no", "nor", "nor", "norwegian"}},  {0x1F, {"oc", "oci", "oci", "occitan"}},
    {0x20, {"pl", "pol", "pol", "polish"}},     {0x21, {"pt", "por", "por", "portuguese"}},
    {0x22, {"ro", "ron", "rum", "romanian"}},   {0x23, {"rm", "roh", "roh", "romansh"}},
    {0x24, {"sr", "srp", "srp", "serbian"}},    {0x25, {"sk", "slk", "slo", "slovak"}},
    {0x26, {"sl", "slv", "slv", "slovenian"}},  {0x27, {"fi", "fin", "fin", "finnish"}},
    {0x28, {"sv", "swe", "swe", "swedish"}},    {0x29, {"tr", "tur", "tur", "turkish"}},
    {0x56, {"ru", "rus", "rus", "russian"}},    {0x65, {"ko", "kor", "kor", "korean"}},
    {0x69, {"ja", "jpn", "jpn", "japanese"}},   {0x70, {"el", "ell", "gre", "greek"}},
    {0x75, {"zh", "zho", "chi", "chinese"}},
});

std::string lowered(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return made;
}

} // namespace

std::uint16_t genreCodeOf(std::string_view genre) {
    if (genre.empty()) return 0;
    const std::string wanted = lowered(genre);
    const auto found = std::ranges::find(genres, wanted);
    if (found != genres.end()) return static_cast<std::uint16_t>(2 + (found - genres.begin()));
    const auto alias = std::ranges::find(genreAliases, wanted, &Alias::says);
    return alias == genreAliases.end() ? std::uint16_t{1} : alias->code;
}

std::uint8_t languageCodeOf(std::string_view language) {
    if (language.empty()) return 0x09;
    const std::string wanted = lowered(language.substr(0, language.find('-')));
    for (const auto& each : languages)
        if (std::ranges::find(each.names, wanted) != each.names.end()) return each.code;
    return 0x00;
}

std::string genreNamed(int code) {
    if (code < 2 || code >= 2 + static_cast<int>(genres.size())) return {};
    return std::string(genres[static_cast<std::size_t>(code - 2)]);
}

std::string languageNamed(int code) {
    if (code == languageCodeOf("")) return {};
    const auto found = std::ranges::find(languages, code, &Language::code);
    return found == languages.end() ? "unknown" : std::string(found->names.back());
}

} // namespace engine::delivery
