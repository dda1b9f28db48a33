/* A crowd: many connections at once, each asking POST /v1/curricula for learners drawn at random, again as soon as it is
   answered, whatever Retry-After says. Tells answers and refusals apart, and counts what took however long: wrk does neither.
     burst PORT KEY LEARNERS BODY CONNECTIONS SECONDS      prints one line of JSON, in milliseconds */
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST_HEAD = 4096, MOST = 1 << 22 };
struct connection {
    int file, status;
    int is_open;
    double since;           /* when it was opened, then when it asked */
    size_t head_length;
    long left;              /* bytes of the body to come; -1 while the head is read */
    long answers;
    char head[LONGEST_HEAD + 1];
};
static struct { float took[MOST]; long count; } kinds[2]; /* answered, refused */
static const char *key, *body;
static long learners;

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1e3 + t.tv_nsec / 1e6; }
static void fail(const char *what) { fprintf(stderr, "burst: %s\n", what); exit(1); }
static int ascending(const void *a, const void *b) { float x = *(const float *)a, y = *(const float *)b; return (x > y) - (x < y); }

static void ask(struct connection *c) {
    char content[1024], request[2048];
    int length = snprintf(content, sizeof content, "{\"learner\":\"%064lx\"%s}", random() % learners, body);
    int total = snprintf(request, sizeof request,
        "POST /v1/curricula HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer %s\r\n"
        "Content-Length: %d\r\n\r\n%s", key, length, content);
    c->head_length = 0;
    c->left = -1;
    if (write(c->file, request, total) != total) fail(strerror(errno));
}

/* Reads what has come; whether an answer is complete. */
static int take(struct connection *c) {
    static char bytes[1 << 18];
    ssize_t count = read(c->file, bytes, sizeof bytes);
    if (count < 0 && errno == EAGAIN) return 0;
    if (count <= 0) fail("a connection was closed");
    if (c->left < 0) {
        size_t room = LONGEST_HEAD - c->head_length, part = (size_t)count < room ? (size_t)count : room;
        memcpy(c->head + c->head_length, bytes, part);
        c->head[c->head_length + part] = 0;
        char *end = strstr(c->head, "\r\n\r\n"), *length = strcasestr(c->head, "content-length:");
        if (!end) {
            if (part == room) fail("a head is too long");
            c->head_length += part;
            return 0;
        }
        if (!length || length > end) fail("an answer has no length");
        c->status = atoi(c->head + 9);
        c->left = atol(length + 15);
        count -= end + 4 - c->head - (long)c->head_length;
    }
    c->left -= count;
    return c->left <= 0;
}

static void describe(const char *name, int kind, double seconds) {
    long n = kinds[kind].count;
    float *took = kinds[kind].took;
    qsort(took, n, sizeof *took, ascending);
    printf("\"%s\": {\"count\": %ld, \"a second\": %.0f", name, n, n / seconds);
    if (n) printf(", \"p50\": %.0f, \"p99\": %.0f, \"p99.9\": %.0f, \"longest\": %.0f", took[n / 2], took[n * 99 / 100], took[n * 999 / 1000], took[n - 1]);
    printf("}, ");
}

int main(int argc, char **argv) {
    if (argc != 7) fail("PORT KEY LEARNERS BODY CONNECTIONS SECONDS");
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    key = argv[2], learners = atol(argv[3]), body = argv[4];
    int count = atoi(argv[5]);
    double seconds = atof(argv[6]), begin = now(), end = begin + seconds * 1e3, last_first = 0;
    srandom(time(NULL) ^ getpid());
    struct connection *all = calloc(count, sizeof *all);
    int queue = epoll_create1(0);
    for (struct connection *c = all; c < all + count; c++) {
        c->file = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        c->since = now();
        if (connect(c->file, (struct sockaddr *)&address, sizeof address) && errno != EINPROGRESS) fail(strerror(errno));
        struct epoll_event event = {.events = EPOLLOUT, .data.ptr = c};
        epoll_ctl(queue, EPOLL_CTL_ADD, c->file, &event);
    }
    while (now() < end) {
        struct epoll_event events[256];
        int ready = epoll_wait(queue, events, 256, 50);
        for (int i = 0; i < ready; i++) {
            struct connection *c = events[i].data.ptr;
            if (!c->is_open) {
                int error = 0;
                socklen_t size = sizeof error;
                getsockopt(c->file, SOL_SOCKET, SO_ERROR, &error, &size);
                if (error) fail(strerror(error));
                c->is_open = 1;
                struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
                epoll_ctl(queue, EPOLL_CTL_MOD, c->file, &event);
                ask(c);
                continue;
            }
            if (!take(c)) continue;
            int kind = c->status == 200 ? 0 : c->status == 503 ? 1 : -1;
            if (kind < 0) fail(c->head);
            double time = now();
            if (kinds[kind].count < MOST) kinds[kind].took[kinds[kind].count++] = time - c->since;
            if (c->answers++ == 0) last_first = time - begin;
            c->since = time;
            ask(c);
        }
    }
    double oldest = 0, finish = now();
    long silent = 0;
    for (struct connection *c = all; c < all + count; c++) {
        if (finish - c->since > oldest) oldest = finish - c->since;
        silent += c->answers == 0;
    }
    printf("{");
    describe("answered", 0, seconds);
    describe("refused", 1, seconds);
    printf("\"last to be served first\": %.0f, \"never served\": %ld, \"oldest open\": %.0f}\n", last_first, silent, oldest);
}
