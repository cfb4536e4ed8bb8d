// The program: today its command line.
#include "app/CommandLine.h"

int main(int count, char** arguments) {
    return app::runCommandLine(count, arguments);
}
