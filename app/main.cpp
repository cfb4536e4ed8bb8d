// The program: the window where it is started with nothing or an album, the command line otherwise.
#include "app/Application.h"
#include "app/CommandLine.h"
#include "app/Printing.h"

#include <iostream>
#include <string_view>

int main(int count, char** arguments) {
    const bool named = count == 2 && std::string_view(arguments[1]).ends_with(".lacquer");
    app::Printing printing;
    const auto papers = [&printing] { return printing.papers(); };
    if (count > 1 && !named) return app::runCommandLine(count, arguments, papers);
    if (app::hasDisplay())
        return app::runWindow(count, arguments,
                              named ? std::optional<std::filesystem::path>(arguments[1]) : std::nullopt);
    if (!named) return app::runCommandLine(count, arguments, papers);
    std::cerr << "lacquer: there is no display to open the window on; lacquer show " << arguments[1]
              << " prints the album\n";
    return 1;
}
