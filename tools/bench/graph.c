/* Topological order, closure and components in plain C, on the graph of parcours-bench graph; CPU ms, best of 5. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { N = 1000000, M = 5000000, GOALS = 100, RUNS = 5 };
static uint64_t state = 1;
static uint64_t next_number(void) {
    state += 0x9E3779B97F4A7C15ULL;
    uint64_t mixed = state;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBULL;
    return mixed ^ mixed >> 31;
}
static uint32_t from[M], to[M];
struct graph { uint32_t *offsets, *targets; };
static struct graph pack(const uint32_t *a, const uint32_t *b) {
    struct graph g = {calloc(N + 1, 4), malloc(4 * M)};
    for (int i = 0; i < M; i++) g.offsets[a[i] + 1]++;
    for (int i = 0; i < N; i++) g.offsets[i + 1] += g.offsets[i];
    uint32_t *place = malloc(4 * (N + 1));
    memcpy(place, g.offsets, 4 * (N + 1));
    for (int i = 0; i < M; i++) g.targets[place[a[i]]++] = b[i];
    free(place);
    return g;
}
static double now(void) { struct timespec t; clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return t.tv_sec * 1e3 + t.tv_nsec / 1e6; }
static int order(struct graph g) {
    uint32_t *waiting = calloc(N, 4), *list = malloc(4 * N);
    for (int i = 0; i < M; i++) waiting[g.targets[i]]++;
    int filled = 0;
    for (uint32_t i = 0; i < N; i++) if (!waiting[i]) list[filled++] = i;
    for (int i = 0; i < filled; i++)
        for (uint32_t e = g.offsets[list[i]]; e < g.offsets[list[i] + 1]; e++)
            if (!--waiting[g.targets[e]]) list[filled++] = g.targets[e];
    free(waiting); free(list);
    return filled;
}
static int closure(struct graph g) {
    char *seen = calloc(N, 1);
    uint32_t *queue = malloc(4 * N), *sorted = malloc(4 * N);
    int filled = 0, count = 0;
    for (int i = 0; i < GOALS; i++) { uint32_t s = N - 1 - i * 97 % N; if (!seen[s]) { seen[s] = 1; queue[filled++] = s; } }
    for (int i = 0; i < filled; i++)
        for (uint32_t e = g.offsets[queue[i]]; e < g.offsets[queue[i] + 1]; e++)
            if (!seen[g.targets[e]]) { seen[g.targets[e]] = 1; queue[filled++] = g.targets[e]; }
    for (uint32_t i = 0; i < N; i++) if (seen[i]) sorted[count++] = i;
    free(seen); free(queue); free(sorted);
    return count;
}
static int components(struct graph g) {
    uint32_t *number = malloc(4 * N), *low = malloc(4 * N), *edge = malloc(4 * N), *stack = malloc(4 * N), *path = malloc(4 * N);
    int *component = malloc(4 * N);
    memset(number, 255, 4 * N); memset(component, 255, 4 * N);
    uint32_t visited = 0; int count = 0, height = 0;
    for (uint32_t root = 0; root < N; root++) {
        if (number[root] != UINT32_MAX) continue;
        int depth = 0; path[depth++] = root;
        while (depth) {
            uint32_t v = path[depth - 1];
            if (number[v] == UINT32_MAX) { number[v] = low[v] = visited++; edge[v] = g.offsets[v]; stack[height++] = v; }
            int down = 0;
            while (edge[v] < g.offsets[v + 1]) {
                uint32_t w = g.targets[edge[v]++];
                if (number[w] == UINT32_MAX) { path[depth++] = w; down = 1; break; }
                if (component[w] < 0 && number[w] < low[v]) low[v] = number[w];
            }
            if (down) continue;
            depth--;
            if (depth && low[v] < low[path[depth - 1]]) low[path[depth - 1]] = low[v];
            if (low[v] == number[v]) { uint32_t w; do { w = stack[--height]; component[w] = count; } while (w != v); count++; }
        }
    }
    free(number); free(low); free(edge); free(stack); free(path); free(component);
    return count;
}
#define BEST(name, call) do { double least = 1e9; int result = 0; for (int run = 0; run < RUNS; run++) { double s = now(); result = call; s = now() - s; if (s < least) least = s; } printf("%-8s%.0f ms, %d\n", name, least, result); } while (0)
int main(void) {
    for (int i = 0; i < M;) {
        uint32_t a = next_number() % N, b = next_number() % N;
        if (a == b) continue;
        from[i] = a < b ? a : b; to[i] = a < b ? b : a; i++;
    }
    struct graph g = pack(from, to), r = pack(to, from);
    BEST("order", order(g));
    BEST("closure", closure(r));
    BEST("scc", components(g));
}
