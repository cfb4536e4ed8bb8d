#include <cstdio>

int main() {
    std::puts("lacquer 0.1.0");
    return 0;
}
