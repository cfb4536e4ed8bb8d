#include "app/DeliverBatch.h"

#include "app/Interrupt.h"
#include "app/Json.h"
#include "app/Processes.h"
#include "app/Text.h"
#include "core/Error.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <string_view>

namespace app {

namespace {

/// What is said of each album anew.
constexpr std::array<std::string_view, 4> ofTheBatch = {"album", "to", "jobs", "json"};

std::vector<std::string> passedOn(const CLI::App& command) {
    std::vector<std::string> words;
    for (const CLI::Option* option : command.get_options()) {
        if (option->count() == 0 || std::ranges::find(ofTheBatch, option->get_single_name()) != ofTheBatch.end())
            continue;
        const std::string name = "--" + option->get_single_name();
        if (option->get_items_expected_max() == 0)
            words.push_back(name);
        else
            for (const std::string& value : option->results()) words.push_back(name + "=" + value);
    }
    return words;
}

std::filesystem::path folderOf(const Batch& batch, const std::string& album) {
    return std::filesystem::path(batch.to) / std::filesystem::path(album).stem();
}

void refuseOneFolderForTwo(const Batch& batch) {
    for (std::size_t n = 1; n < batch.albums.size(); ++n)
        for (std::size_t before = 0; before < n; ++before)
            if (folderOf(batch, batch.albums[n]) == folderOf(batch, batch.albums[before]))
                throw core::Error("would go into the same folder as " + batch.albums[before] +
                                      ": rename one, or deliver it by itself",
                                  batch.albums[n]);
}

/// The last line of what it complained of, without the program's name.
std::string complaintOf(const Ended& ended) {
    constexpr std::string_view name = "lacquer: ";
    std::string text = ended.error;
    while (!text.empty() && text.back() == '\n') text.pop_back();
    text = text.substr(text.rfind('\n') + 1);
    if (text.starts_with(name)) text = text.substr(name.size());
    if (text.empty()) text = "ended with status " + std::to_string(ended.status) + " and said nothing";
    return text;
}

Json toJson(const std::string& album, const Ended& ended) {
    Json json{{"album", album}, {"status", ended.status}};
    Json report = Json::parse(ended.out, nullptr, false);
    json["report"] = ended.status == 0 && !report.is_discarded() ? std::move(report) : Json(nullptr);
    json["error"] = ended.status == 0 ? Json(nullptr) : Json(complaintOf(ended));
    return json;
}

std::string lineOf(const std::string& album, const Ended& ended) {
    if (ended.status != 0) return harmless(album) + ": failed: " + harmless(complaintOf(ended));
    const Json report = Json::parse(ended.out, nullptr, false);
    std::size_t files = 0;
    for (const Json& delivery : report["deliveries"]) files += delivery["files"].size();
    return harmless(album) + ": " + std::to_string(files) + " files written and read back, " +
           decimal(report["timesRealTime"].get<double>(), 0) + " times real time";
}

} // namespace

void deliverBatch(const Batch& batch, const CLI::App& command) {
    refuseOneFolderForTwo(batch);
    const Interrupt interrupt;
    const std::vector<std::string> with = passedOn(command);
    std::vector<std::vector<std::string>> jobs;
    for (const std::string& album : batch.albums) {
        jobs.push_back({"deliver", "--json", "--to=" + folderOf(batch, album).string()});
        jobs.back().insert(jobs.back().end(), with.begin(), with.end());
        jobs.back().insert(jobs.back().end(), {"--", album});
    }
    std::vector<Json> results(jobs.size());
    std::size_t well = 0;
    runEach(jobs, batch.atOnce, interrupt.token(), [&](std::size_t job, const Ended& ended) {
        well += ended.status == 0 ? 1 : 0;
        results[job] = toJson(batch.albums[job], ended);
        if (!batch.json) std::cout << lineOf(batch.albums[job], ended) << std::endl;
    });
    if (batch.json) {
        std::erase_if(results, [](const Json& each) { return each.is_null(); }); // They were not begun.
        print({{"albums", results}});
    }
    if (interrupt.asked()) throw core::Cancelled();
    if (well < jobs.size())
        throw core::Error(std::to_string(jobs.size() - well) + " of " + std::to_string(jobs.size()) +
                          " albums were not delivered");
}

} // namespace app
