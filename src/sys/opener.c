/* SPDX-License-Identifier: MIT */
/*
 * The helper is this program, forked while it holds nothing: it reads
 * requests of one fixed size from a pipe and answers each with one of another
 * fixed size. Which program serves a request is settled before the fork, so
 * both sides know it: the first entry of the list that can be executed. The
 * parent checks a request to explain a refusal; the helper checks it again
 * and trusts nothing it is told but the bytes.
 *
 * Programs are started by fork and exec. A pipe that closes on exec carries
 * errno back, so a missing program is known at once.
 */
#include <config.h>

#include "sys/opener.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

enum { TEXT_MAX = 8192, WORDS_MAX = 32, LINE_MAX_ = 16 };

enum kind { OPEN_URL, EDIT_FILE, KINDS };

struct request {
    uint32_t kind;
    uint32_t line; /* EDIT_FILE: from 1, 0 for none */
    uint32_t n;    /* bytes of text */
    char text[TEXT_MAX];
};

enum verdict { STARTED, REFUSED, FAILED };

struct answer {
    int32_t verdict;
    int32_t error; /* errno of FAILED */
};

/* How one kind of request is served. */
struct program {
    char *words[WORDS_MAX + 1]; /* argv template, on the heap; NULL at end */
    size_t n;
    bool foreground;
    bool takes_line; /* knows +LINE before the file */
};

struct opener {
    int to, from; /* pipes */
    pid_t pid;
    struct program program[KINDS];
    char **roots; /* real paths below which files may be edited */
    size_t nroots;
    char *log;
};

static const char default_terminal_browsers[] =
    "w3m lynx elinks links links2 browsh chawan cha edbrowse www-browser";
static const char terminal_browsers_first[] =
    "w3m:lynx:elinks:links2:links:www-browser:sensible-browser:xdg-open";
#ifdef __APPLE__
static const char graphical_browsers[] = "open";
#else
static const char graphical_browsers[] =
    "xdg-open:sensible-browser:x-www-browser:firefox:chromium:"
    "w3m:lynx:elinks:links2:links";
#endif
/* Editors that take +LINE. */
static const char line_editors[] =
    "vi vim nvim view gvim vis neovim nvi elvis vile kak nano pico joe jed mg "
    "ne emacs emacsclient zile micro mcedit ed editor sensible-editor";

/* --- what is asked ----------------------------------------------------- */

static bool has_control(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        unsigned char next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
        if (c < 0x20 || c == 0x7F || (c == 0xC2 && next >= 0x80 && next < 0xA0))
            return true;
    }
    return false;
}

static bool url_is_good(struct str url)
{
    static const struct str schemes[] = { STR_INIT("http://"),
                                          STR_INIT("https://") };

    if (url.n > TEXT_MAX || has_control(url))
        return false;
    for (size_t i = 0; i < 2; i++)
        if (str_starts_nocase(url, schemes[i]))
            return url.n > schemes[i].n;
    return false;
}

/* Is the real path one of the roots, or below one? */
static bool is_below(const struct opener *o, struct str path)
{
    for (size_t i = 0; i < o->nroots; i++) {
        struct str root = str_of(o->roots[i]);
        if (str_eq(root, STR("/")) || str_eq(path, root) ||
            (str_starts(path, root) && path.p[root.n] == '/'))
            return true;
    }
    return false;
}

/* The real path of a regular file that may be edited, on the heap; NULL if
 * it may not. */
static char *file_to_edit(const struct opener *o, struct str path)
{
    struct stat st;

    if (path.n == 0 || path.n >= TEXT_MAX || memchr(path.p, 0, path.n))
        return NULL;
    char *z = xmalloc(path.n + 1);
    memcpy(z, path.p, path.n);
    z[path.n] = 0;
    char *real = realpath(z, NULL);
    free(z);
    if (real && is_below(o, str_of(real)) && stat(real, &st) == 0 &&
        S_ISREG(st.st_mode))
        return real;
    free(real);
    return NULL;
}

/* --- which program ----------------------------------------------------- */

static bool is_in(const char *names, struct str name)
{
    struct str rest = str_of(names), word;

    while (str_field(&rest, ' ', &word))
        if (word.n > 0 && str_eq(word, name))
            return true;
    return false;
}

static struct str base_name(struct str path)
{
    size_t slash = str_rchr(path, '/');
    return slash < path.n ? str_skip(path, slash + 1) : path;
}

static bool is_executable(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
           access(path, X_OK) == 0;
}

/* Would execvp find it? */
static bool can_run(const char *name)
{
    const char *path = getenv("PATH");
    struct str rest = str_of(path ? path : "/usr/local/bin:/usr/bin:/bin");
    struct str folder;
    struct buf b = { 0 };
    bool found = false;

    if (strchr(name, '/'))
        return is_executable(name);
    while (!found && str_field(&rest, ':', &folder)) {
        buf_reset(&b);
        buf_add(&b, folder.n > 0 ? folder : STR("."));
        buf_chr(&b, '/');
        buf_add(&b, str_of(name));
        found = is_executable(buf_z(&b));
    }
    buf_free(&b);
    return found;
}

static char *copy_str(struct str s)
{
    char *z = xmalloc(s.n + 1);
    if (s.n > 0)
        memcpy(z, s.p, s.n);
    z[s.n] = 0;
    return z;
}

static void clear_program(struct program *p)
{
    for (size_t i = 0; i < p->n; i++)
        free(p->words[i]);
    *p = (struct program){ .n = 0 };
}

static bool split_words(struct program *p, struct str entry)
{
    struct str word;

    clear_program(p);
    while (str_field(&entry, ' ', &word)) {
        word = str_trim(word);
        if (word.n > 0 && p->n < WORDS_MAX)
            p->words[p->n++] = copy_str(word);
    }
    return p->n > 0;
}

/* The first entry that can be executed; if there is none the first of all, so
 * that the error can name it. */
static void choose_program(struct program *p, const char *list)
{
    struct str rest = str_of(list), entry;

    while (str_field(&rest, ':', &entry))
        if (split_words(p, entry) && can_run(p->words[0]))
            return;
    rest = str_of(list);
    while (str_field(&rest, ':', &entry))
        if (split_words(p, entry))
            return;
}

static const char *env(const char *name)
{
    const char *v = getenv(name);
    return v && *v ? v : NULL;
}

static bool has_display(void)
{
#ifdef __APPLE__
    return true;
#else
    return env("DISPLAY") || env("WAYLAND_DISPLAY");
#endif
}

static void choose_browser(struct program *p, const struct opener_opts *o)
{
    const char *list = o->browser ? o->browser : env("BROWSER");
    const char *in_terminal =
        o->terminal_browsers ? o->terminal_browsers : default_terminal_browsers;

    if (!list || !*list)
        list = has_display() ? graphical_browsers : terminal_browsers_first;
    choose_program(p, list);
    p->foreground =
        !has_display() ||
        (p->n > 0 && is_in(in_terminal, base_name(str_of(p->words[0]))));
}

static void choose_editor(struct program *p, const struct opener_opts *o)
{
    const char *list = o->editor ? o->editor : env("VISUAL");

    if (!list || !*list)
        list = env("EDITOR");
    choose_program(p, list ? list : "vi");
    p->foreground = true;
    p->takes_line =
        p->n > 0 && is_in(line_editors, base_name(str_of(p->words[0])));
}

static void find_roots(struct opener *o, const struct str *paths, size_t n)
{
    o->roots = xcalloc(n, sizeof *o->roots);
    for (size_t i = 0; i < n; i++) {
        char *z = copy_str(paths[i]);
        char *real = realpath(z, NULL);
        free(z);
        if (real)
            o->roots[o->nroots++] = real;
    }
}

static void free_opener(struct opener *o)
{
    for (int i = 0; i < KINDS; i++)
        clear_program(&o->program[i]);
    for (size_t i = 0; i < o->nroots; i++)
        free(o->roots[i]);
    free(o->roots);
    free(o->log);
    free(o);
}

/* --- whole records over a pipe ----------------------------------------- */

static bool write_all(int fd, const void *record, size_t n)
{
    const char *p = record;

    while (n > 0) {
        ssize_t k = write(fd, p, n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0)
            return false;
        p += k;
        n -= (size_t)k;
    }
    return true;
}

/* on_wait (may be NULL) is called when a signal came. */
static bool read_all(int fd, void *record, size_t n, void (*on_wait)(void))
{
    char *p = record;

    while (n > 0) {
        ssize_t k = read(fd, p, n);
        if (k < 0 && errno == EINTR) {
            if (on_wait)
                on_wait();
            continue;
        }
        if (k <= 0)
            return false;
        p += k;
        n -= (size_t)k;
    }
    return true;
}

/* --- the helper -------------------------------------------------------- */

static void set_signal(int sig, void (*handler)(int))
{
    struct sigaction a = { .sa_handler = handler };

    sigemptyset(&a.sa_mask);
    sigaction(sig, &a, NULL);
}

static void all_signals_default(void)
{
    sigset_t none;

    for (int sig = 1; sig < NSIG; sig++)
        set_signal(sig, SIG_DFL); /* fails for some, which is fine */
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* A child ended: only wakes the helper, to reap it. */
static void on_child(int sig)
{
    (void)sig;
}

static void reap(void)
{
    while (waitpid(-1, NULL, WNOHANG) > 0)
        ;
}

/* Blanks are the one thing in an address that a browser's start script could
 * take for the end of a word. */
static char *safe_url(struct str url)
{
    struct buf b = { 0 };

    for (size_t i = 0; i < url.n; i++)
        if (url.p[i] == ' ')
            buf_add(&b, STR("%20"));
        else
            buf_chr(&b, url.p[i]);
    buf_z(&b);
    return b.p;
}

/* argv from the template: a word %s or %u is the target, else it is added at
 * the end, after +LINE. */
static void make_argv(const struct program *p, char *target, char *line,
                      char **argv)
{
    size_t n = 0;
    bool placed = false;

    for (size_t i = 0; i < p->n; i++) {
        bool here =
            strcmp(p->words[i], "%s") == 0 || strcmp(p->words[i], "%u") == 0;
        if (here && line && p->takes_line && !placed)
            argv[n++] = line;
        argv[n++] = here ? target : p->words[i];
        placed |= here;
    }
    if (!placed && line && p->takes_line)
        argv[n++] = line;
    if (!placed)
        argv[n++] = target;
    argv[n] = NULL;
}

/* A program without the terminal: nothing to read, messages to the log. */
static void detach(const char *log)
{
    int in = open("/dev/null", O_RDONLY);
    int out =
        log ? open(log, O_WRONLY | O_APPEND | O_CREAT | O_NOCTTY, 0600) : -1;

    if (out < 0)
        out = open("/dev/null", O_WRONLY);
    setsid();
    if (in >= 0)
        dup2(in, 0);
    if (out >= 0) {
        dup2(out, 1);
        dup2(out, 2);
    }
    if (in > 2)
        close(in);
    if (out > 2)
        close(out);
}

_Noreturn static void exec_program(const struct opener *o,
                                   const struct program *p, char **argv,
                                   int report)
{
    all_signals_default();
    if (!p->foreground)
        detach(o->log);
    execvp(argv[0], argv);
    int32_t error = errno;
    write_all(report, &error, sizeof error);
    _exit(127);
}

/* Start argv and, in the foreground, wait for its end. Returns errno. */
static int32_t run(const struct opener *o, const struct program *p, char **argv)
{
    int report[2];
    int32_t error = 0;

    if (pipe(report) != 0)
        return errno;
    fcntl(report[0], F_SETFD, FD_CLOEXEC);
    fcntl(report[1], F_SETFD, FD_CLOEXEC);
    pid_t pid = fork();
    if (pid == 0)
        exec_program(o, p, argv, report[1]);
    close(report[1]);
    if (pid < 0)
        error = errno;
    else if (!read_all(report[0], &error, sizeof error, NULL))
        error = 0; /* closed by exec: it runs */
    close(report[0]);
    if (pid > 0 && (p->foreground || error != 0))
        while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
            ;
    return error;
}

static struct answer serve(const struct opener *o, struct request *r)
{
    char *argv[WORDS_MAX + 4], line[LINE_MAX_];
    struct answer a = { .verdict = REFUSED };

    if (r->kind >= KINDS || r->n > TEXT_MAX)
        return a;
    const struct program *p = &o->program[r->kind];
    struct str text = { r->text, r->n };
    char *target = NULL;
    if (p->n == 0) {
        a = (struct answer){ FAILED, ENOENT };
        return a;
    }
    if (r->kind == EDIT_FILE)
        target = file_to_edit(o, text);
    else if (url_is_good(text))
        target = safe_url(text);
    if (!target)
        return a;
    snprintf(line, sizeof line, "+%u", (unsigned)r->line);
    make_argv(p, target, r->line > 0 ? line : NULL, argv);
    a.error = run(o, p, argv);
    a.verdict = a.error ? FAILED : STARTED;
    free(target);
    return a;
}

/* Descriptors of the parent that were not made to close. */
static void close_others(int keep_a, int keep_b)
{
    long most = sysconf(_SC_OPEN_MAX);

    if (most < 0 || most > 1024)
        most = 1024;
    for (int fd = 3; fd < (int)most; fd++)
        if (fd != keep_a && fd != keep_b)
            close(fd);
}

_Noreturn static void helper(const struct opener *o, int requests, int answers,
                             pid_t parent)
{
    struct request r;

    all_signals_default();
    set_signal(SIGINT, SIG_IGN);
    set_signal(SIGQUIT, SIG_IGN);
    set_signal(SIGPIPE, SIG_IGN);
    set_signal(SIGCHLD, on_child);
    close_others(requests, answers);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
    if (getppid() != parent)
        _exit(0);
    while (read_all(requests, &r, sizeof r, reap)) {
        reap();
        struct answer a = serve(o, &r);
        if (!write_all(answers, &a, sizeof a))
            break;
    }
    _exit(0);
}

/* --- the parent -------------------------------------------------------- */

static bool make_pipe(int fds[2])
{
    if (pipe(fds) != 0)
        return false;
    fcntl(fds[0], F_SETFD, FD_CLOEXEC);
    fcntl(fds[1], F_SETFD, FD_CLOEXEC);
    return true;
}

struct opener *opener_start(const struct opener_opts *opts, struct err *e)
{
    int requests[2] = { -1, -1 }, answers[2] = { -1, -1 };
    struct opener *o = xcalloc(1, sizeof *o);
    pid_t parent = getpid();

    choose_browser(&o->program[OPEN_URL], opts);
    choose_editor(&o->program[EDIT_FILE], opts);
    find_roots(o, opts->paths, opts->npaths);
    if (opts->log)
        o->log = copy_str(str_of(opts->log));

    o->pid = -1;
    if (make_pipe(requests) && make_pipe(answers)) {
        fflush(NULL);
        o->pid = fork();
    }
    if (o->pid == 0) {
        close(requests[1]);
        close(answers[0]);
        helper(o, requests[0], answers[1], parent);
    }
    int saved_errno = errno;
    if (requests[0] >= 0)
        close(requests[0]);
    if (answers[1] >= 0)
        close(answers[1]);
    o->to = requests[1];
    o->from = answers[0];
    if (o->pid < 0) {
        if (o->to >= 0)
            close(o->to);
        if (o->from >= 0)
            close(o->from);
        free_opener(o);
        err_system(e, saved_errno, _("the helper that starts programs"));
        return NULL;
    }
    return o;
}

void opener_stop(struct opener *o)
{
    if (!o)
        return;
    close(o->to);
    close(o->from);
    /* If somebody else took its end its number may be another's now. */
    if (waitpid(o->pid, NULL, WNOHANG) == 0) {
        kill(o->pid, SIGTERM);
        while (waitpid(o->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    free_opener(o);
}

bool opener_foreground(const struct opener *o, bool edit)
{
    return o->program[edit ? EDIT_FILE : OPEN_URL].foreground;
}

/* While a program has the terminal its keys are not for us: ^C and ^\ are
 * ignored, ^Z stops this process too, or the shell would not come back. */
static const struct {
    int sig;
    void (*handler)(int);
    bool always; /* also for a program in the background */
} meanwhile[] = {
    { SIGPIPE, SIG_IGN, true }, /* the helper may be gone */
    { SIGINT, SIG_IGN, false },
    { SIGQUIT, SIG_IGN, false },
    { SIGTSTP, SIG_DFL, false },
};

enum { MEANWHILE = sizeof meanwhile / sizeof meanwhile[0] };

static bool exchange(const struct opener *o, const struct request *r,
                     bool foreground, struct answer *a)
{
    struct sigaction old[MEANWHILE];

    for (int i = 0; i < MEANWHILE; i++) {
        sigaction(meanwhile[i].sig, NULL, &old[i]);
        if (foreground || meanwhile[i].always)
            set_signal(meanwhile[i].sig, meanwhile[i].handler);
    }
    bool done =
        write_all(o->to, r, sizeof *r) && read_all(o->from, a, sizeof *a, NULL);
    for (int i = 0; i < MEANWHILE; i++)
        sigaction(meanwhile[i].sig, &old[i], NULL);
    return done;
}

static enum status send_request(struct opener *o, enum kind kind,
                                struct str text, unsigned line, struct err *e)
{
    const struct program *p = &o->program[kind];
    const char *name = p->n > 0 ? p->words[0] : _("no program");
    struct answer a;
    struct request *r = xcalloc(1, sizeof *r);

    r->kind = kind;
    r->line = line;
    r->n = (uint32_t)text.n;
    memcpy(r->text, text.p, text.n);
    bool done = exchange(o, r, p->foreground, &a);
    free(r);
    if (!done)
        return err_set(e, ST_IO, _("%s: the helper that starts it is gone"),
                       name);
    if (a.verdict == REFUSED)
        return err_set(e, ST_USAGE, _("%s: the helper refused"), name);
    return a.verdict == FAILED ? err_system(e, a.error, name) : ST_OK;
}

enum status opener_open(struct opener *o, struct str url, struct err *e)
{
    if (!url_is_good(url))
        return err_set(e, ST_USAGE,
                       _("only http and https addresses can be opened"));
    return send_request(o, OPEN_URL, url, 0, e);
}

enum status opener_edit(struct opener *o, struct str path, unsigned line,
                        struct err *e)
{
    char *real = file_to_edit(o, path);

    if (!real)
        return err_set(e, ST_USAGE,
                       _("%.*s: no file below the folders being read"),
                       STR_ARG(path));
    enum status st = send_request(o, EDIT_FILE, str_of(real), line, e);
    free(real);
    return st;
}
