/* SPDX-License-Identifier: MIT */
/* Reading files and folders: what is no regular file must never block. Every
 * case works in a new folder below TMPDIR. */
#include <config.h>

#include "base/io.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static char folder[200];

static int setup(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/baokan-io-XXXXXX",
             tmp && strlen(tmp) < 150 ? tmp : "/tmp");
    return mkdtemp(folder) ? chdir(folder) : -1;
}

static int teardown(void **state)
{
    (void)state;
    struct io_id id;
    struct io_name name;
    struct io_dir *d = io_dir_open(IO_CWD, folder, &id, NULL);
    while (d && io_dir_next(d, &name))
        if (unlink(name.name.p) && rmdir(name.name.p))
            return -1;
    io_dir_close(d);
    return chdir("/") || rmdir(folder);
}

static void put(const char *name, size_t n)
{
    FILE *f = fopen(name, "w");
    assert_non_null(f);
    for (size_t i = 0; i < n; i++)
        fputc((int)('a' + i % 23), f);
    assert_int_equal(fclose(f), 0);
}

static void check_bytes(const struct buf *b, size_t from, size_t n)
{
    assert_int_equal(b->n, from + n);
    for (size_t i = 0; i < n; i++)
        if (b->p[from + i] != (char)('a' + i % 23))
            fail_msg("byte %zu of %zu is wrong", i, n);
}

typedef enum status reader(int at, const char *name, const char *shown,
                           size_t limit, struct buf *out, uint64_t *size,
                           struct err *e);
static reader *const readers[] = { io_read, io_read_walked };

static void test_sizes(void **state)
{
    (void)state;
    static const size_t sizes[] = { 0,     1,     4096,  65535,  65536,
                                    65537, 49151, 49152, 300000, 1 << 20 };
    for (size_t r = 0; r < 2; r++)
        for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
            struct buf b = { 0 };
            uint64_t size = 77;
            put("file", sizes[i]);
            assert_int_equal(
                readers[r](IO_CWD, "file", "file", 64 << 20, &b, &size, NULL),
                ST_OK);
            check_bytes(&b, 0, sizes[i]);
            assert_int_equal(size, sizes[i]);
            buf_free(&b);
        }
}

/* It is no more than a hint. */
static void test_ahead(void **state)
{
    (void)state;
    struct buf b = { 0 };
    uint64_t size;
    put("file", 5000);
    for (int i = 0; i < 2000; i++) { /* nothing stays open */
        io_ahead(IO_CWD, "file");
        io_ahead(IO_CWD, "no such file");
        io_ahead(IO_CWD, ".");
    }
    assert_int_equal(
        io_read_walked(IO_CWD, "file", "file", 1 << 20, &b, &size, NULL),
        ST_OK);
    check_bytes(&b, 0, 5000);
    buf_free(&b);
}

static void test_limit(void **state)
{
    (void)state;
    put("file", 100000);
    static const size_t limits[] = { 0, 1, 65536, 99999, 100000, 100001 };
    for (size_t r = 0; r < 2; r++)
        for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
            struct buf b = { 0 };
            uint64_t size = 0;
            buf_add(&b, STR("abcd")); /* appended to */
            assert_int_equal(
                readers[r](IO_CWD, "file", "file", limits[i], &b, &size, NULL),
                ST_OK);
            check_bytes(&b, 4, limits[i] < 100000 ? limits[i] : 100000);
            assert_int_equal(size, 100000);
            buf_free(&b);
        }
}

static void test_reused(void **state)
{
    (void)state;
    struct buf b = { 0 };
    uint64_t size;
    put("file", 50000);
    io_read_walked(IO_CWD, "file", "file", 1 << 20, &b, &size, NULL);
    const char *p = b.p;
    for (int i = 0; i < 50; i++) {
        buf_reset(&b);
        io_read_walked(IO_CWD, "file", "file", 1 << 20, &b, &size, NULL);
        assert_ptr_equal(b.p, p);
        check_bytes(&b, 0, 50000);
    }
    buf_free(&b);
}

static void make_socket(const char *name)
{
    struct sockaddr_un a = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    snprintf(a.sun_path, sizeof a.sun_path, "%s", name);
    assert_int_equal(bind(fd, (struct sockaddr *)&a, sizeof a), 0);
    close(fd);
}

/* None of these may block: without the right flags the test hangs. */
static void test_not_regular(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("fifo", 0600), 0);
    assert_int_equal(mkfifo("written", 0600), 0);
    assert_int_equal(mkdir("dir", 0700), 0);
    assert_int_equal(symlink("fifo", "link"), 0);
    make_socket("socket");
    int fd = open("written", O_RDWR);
    assert_int_equal(write(fd, "x", 1), 1);
    static const char *const names[] = { "fifo", "written", "dir", "socket",
                                         "link" };
    for (size_t r = 0; r < 2; r++)
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
            struct buf b = { 0 };
            uint64_t size;
            struct err e = { 0 };
            enum status st =
                readers[r](IO_CWD, names[i], names[i], 100, &b, &size, &e);
            if (st != ST_KIND || b.n)
                fail_msg("%s: status %d, %zu bytes", names[i], st, b.n);
            assert_non_null(strstr(e.text, names[i]));
            assert_int_equal(e.status, ST_KIND);
            buf_free(&b);
        }
    close(fd);
    struct buf b = { 0 };
    uint64_t size;
    assert_int_equal(
        io_read(IO_CWD, "/dev/null", "/dev/null", 100, &b, &size, NULL),
        ST_KIND);
    buf_free(&b);
}

static void test_errors(void **state)
{
    (void)state;
    struct buf b = { 0 };
    uint64_t size;
    struct err e = { 0 };
    struct io_stat st;
    struct io_id id;
    assert_int_equal(io_read(IO_CWD, "gone", "shown/gone", 9, &b, &size, &e),
                     ST_IO);
    assert_string_equal(e.text, "shown/gone: No such file or directory");
    assert_int_equal(io_stat(IO_CWD, "gone", &st, &e), ST_IO);
    put("file", 3);
    assert_null(io_dir_open(IO_CWD, "file", &id, &e));
    assert_int_equal(e.status, ST_IO);
    assert_null(io_dir_open(IO_CWD, "gone", &id, NULL));
    assert_int_equal(symlink("loop", "loop"), 0);
    assert_int_equal(io_read(IO_CWD, "loop", "loop", 9, &b, &size, &e), ST_IO);
    buf_free(&b);
}

/* A name with LF or too long for the text still gives one line of UTF-8. */
static void test_error_line(void **state)
{
    (void)state;
    struct err e;
    err_set(&e, ST_IO, "%s", "a\nb\x1B[2J\x7F");
    assert_string_equal(e.text, "a?b?[2J?");
    char text[700] = "x";
    for (size_t i = 1; i + 3 < sizeof text; i += 3)
        memcpy(text + i, "\xE8\x8C\xB6", 4);
    err_set(&e, ST_IO, "%s", text);
    assert_int_equal(strlen(e.text), 1 + 510 / 3 * 3);
    err_set(&e, ST_IO, "%s", text + 1);
    assert_int_equal(strlen(e.text), 511 / 3 * 3);
    assert_int_equal(err_set(NULL, ST_USAGE, "x"), ST_USAGE);
}

static void test_links(void **state)
{
    (void)state;
    struct buf b = { 0 };
    uint64_t size;
    put("file", 10);
    assert_int_equal(symlink("file", "link"), 0);
    for (size_t r = 0; r < 2; r++) { /* a link is read, also if unforeseen */
        buf_reset(&b);
        assert_int_equal(
            readers[r](IO_CWD, "link", "link", 100, &b, &size, NULL), ST_OK);
        check_bytes(&b, 0, 10);
    }
    buf_free(&b);
}

static void test_names(void **state)
{
    (void)state;
    struct io_id id;
    struct io_stat st, file;
    struct io_name name;
    put("file", 10);
    put("line\nfeed", 0);
    put("bad\xFF", 0);
    put(".hidden", 0);
    assert_int_equal(mkdir("dir", 0700), 0);
    assert_int_equal(mkfifo("fifo", 0600), 0);
    assert_int_equal(symlink("file", "to-file"), 0);
    assert_int_equal(symlink("dir", "to-dir"), 0);
    assert_int_equal(symlink("nowhere", "to-nothing"), 0);
    assert_int_equal(io_stat(IO_CWD, ".", &st, NULL), ST_OK);
    assert_int_equal(st.type, IO_DIR);
    assert_int_equal(io_stat(IO_CWD, "to-file", &file, NULL), ST_OK);
    assert_int_equal(file.type, IO_FILE);
    assert_int_equal(file.size, 10);
    assert_true(file.mtime_ns > (int64_t)1000000000 * 1000000000);

    static const struct {
        const char *name;
        enum io_type type;
        bool walked, is_file;
    } want[] = {
        { "file", IO_FILE, true, true },
        { "line\nfeed", IO_FILE, true, false },
        { "bad\xFF", IO_FILE, true, false },
        { ".hidden", IO_FILE, true, false },
        { "dir", IO_DIR, false, false },
        { "fifo", IO_OTHER, false, false },
        { "to-file", IO_FILE, false, true },
        { "to-dir", IO_DIR, false, false },
        { "to-nothing", IO_OTHER, false, false },
    };
    enum { N = sizeof want / sizeof want[0] };
    bool seen[N] = { false };
    struct io_dir *d = io_dir_open(IO_CWD, ".", &id, NULL);
    assert_non_null(d);
    assert_true(id.dev == st.id.dev && id.ino == st.id.ino);
    while (io_dir_next(d, &name)) {
        size_t i = 0;
        while (i < N && strcmp(want[i].name, name.name.p) != 0)
            i++;
        assert_true(i < N && !seen[i]);
        seen[i] = true;
        assert_int_equal(name.name.n, strlen(want[i].name));
        assert_int_equal(name.type, want[i].type);
        if (!want[i].walked) /* a file system may not tell */
            assert_false(name.walked);
        if (want[i].is_file)
            assert_true(name.id.ino == file.id.ino &&
                        name.id.dev == file.id.dev);
    }
    for (size_t i = 0; i < N; i++)
        assert_true(seen[i]);
    struct buf b = { 0 };
    uint64_t size;
    assert_int_equal(
        io_read(io_dir_fd(d), "file", "file", 100, &b, &size, NULL), ST_OK);
    check_bytes(&b, 0, 10);
    buf_free(&b);
    io_dir_close(d);
}

static void test_descriptor(void **state)
{
    (void)state;
    int ends[2];
    struct buf b = { 0 };
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "tea and trains", 14), 14);
    close(ends[1]);
    assert_int_equal(io_read_fd(ends[0], "-", 3, &b, NULL), ST_OK);
    assert_string_equal(buf_z(&b), "tea");
    assert_int_equal(io_read_fd(ends[0], "-", 100, &b, NULL), ST_OK);
    assert_string_equal(buf_z(&b), "tea and trains");
    close(ends[0]);
    struct err e = { 0 };
    assert_int_equal(io_read_fd(ends[0], "-", 100, &b, &e), ST_IO);
    assert_int_equal(strncmp(e.text, "-: ", 3), 0);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sizes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_limit, setup, teardown),
        cmocka_unit_test_setup_teardown(test_ahead, setup, teardown),
        cmocka_unit_test_setup_teardown(test_reused, setup, teardown),
        cmocka_unit_test_setup_teardown(test_not_regular, setup, teardown),
        cmocka_unit_test_setup_teardown(test_errors, setup, teardown),
        cmocka_unit_test(test_error_line),
        cmocka_unit_test_setup_teardown(test_links, setup, teardown),
        cmocka_unit_test_setup_teardown(test_names, setup, teardown),
        cmocka_unit_test(test_descriptor),
    };
    return cmocka_run_group_tests_name("io", tests, NULL, NULL);
}
