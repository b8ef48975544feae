/* SPDX-License-Identifier: MIT */
/*
 * The parent's end. The helper is this program, forked while it holds
 * nothing. Which programs there are the helper finds out, while the parent
 * goes on to its first frame; its greeting, which says so, is read when
 * somebody asks. The parent checks a request to explain a refusal; the helper
 * checks it again.
 */
#include <config.h>

#include "sys/opener.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "sys/opener_child.h"
#include "sys/pipe.h"
#include "sys/signals.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct opener {
    int to, from; /* pipes */
    pid_t pid;
    struct roots roots;
    bool greeted;
    struct greeting greeting; /* empty names if the helper is gone */
    struct arena arena;       /* of the roots */
};

static void free_opener(struct opener *o)
{
    arena_free(&o->arena);
    free(o);
}

_Noreturn static void be_helper(struct opener *o,
                                const struct opener_opts *opts, int requests,
                                int answers, pid_t parent)
{
    struct service s = { .roots = o->roots, .log = opts->log };

    program_browser(&s.program[OPEN_URL], opts->browser,
                    opts->terminal_browsers, &o->arena);
    program_editor(&s.program[EDIT_FILE], opts->editor, &o->arena);
    opener_child(&s, requests, answers, parent);
}

struct opener *opener_start(const struct opener_opts *opts, struct err *e)
{
    int requests[2] = { -1, -1 }, answers[2] = { -1, -1 };
    struct opener *o = xcalloc(1, sizeof *o);
    pid_t parent = getpid();

    roots_find(&o->roots, opts->paths, opts->npaths, &o->arena);
    o->pid = -1;
    if (pipe_open(requests) && pipe_open(answers)) {
        fflush(NULL);
        o->pid = fork();
    }
    if (o->pid == 0) {
        close(requests[1]);
        close(answers[0]);
        be_helper(o, opts, requests[0], answers[1], parent);
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

static const struct program_notice *notice(struct opener *o,
                                           enum request_kind kind)
{
    struct greeting *g = &o->greeting;

    if (!o->greeted && !record_read(o->from, g, sizeof *g, NULL))
        *g = (struct greeting){ 0 };
    o->greeted = true;
    return &g->program[kind];
}

bool opener_foreground(struct opener *o, bool edit)
{
    return notice(o, edit ? EDIT_FILE : OPEN_URL)->foreground;
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
            signals_set(meanwhile[i].sig, meanwhile[i].handler);
    }
    bool done = record_write(o->to, r, sizeof *r) &&
                record_read(o->from, a, sizeof *a, NULL);
    for (int i = 0; i < MEANWHILE; i++)
        sigaction(meanwhile[i].sig, &old[i], NULL);
    return done;
}

static enum status send_request(struct opener *o, enum request_kind kind,
                                struct str text, unsigned line, struct err *e)
{
    const struct program_notice *p = notice(o, kind);
    const char *name = p->name[0] ? p->name : _("no program");
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
    if (!request_url_ok(url))
        return err_set(e, ST_USAGE,
                       _("only http and https addresses can be opened"));
    return send_request(o, OPEN_URL, url, 0, e);
}

enum status opener_edit(struct opener *o, struct str path, unsigned line,
                        struct err *e)
{
    char *real = request_file(&o->roots, path);

    if (!real)
        return err_set(e, ST_USAGE,
                       _("%.*s: no file below the folders being read"),
                       STR_ARG(path));
    enum status st = send_request(o, EDIT_FILE, str_of(real), line, e);
    free(real);
    return st;
}
