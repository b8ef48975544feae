/* SPDX-License-Identifier: MIT */
/*
 * The first entry of a list that can be executed is taken; if there is none
 * the first of all, so that the error can name it.
 */
#include <config.h>

#include "sys/program.h"

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

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

static bool split_words(struct program *p, struct str entry, struct arena *a)
{
    struct str word;

    p->n = 0;
    while (str_field(&entry, ' ', &word)) {
        word = str_trim(word);
        if (word.n > 0 && p->n < PROGRAM_WORDS)
            p->words[p->n++] = arena_strz(a, word);
    }
    return p->n > 0;
}

static void choose(struct program *p, const char *list, struct arena *a)
{
    struct str rest = str_of(list), entry;

    while (str_field(&rest, ':', &entry))
        if (split_words(p, entry, a) && can_run(p->words[0]))
            return;
    rest = str_of(list);
    while (str_field(&rest, ':', &entry))
        if (split_words(p, entry, a))
            return;
}

/* Is the program one of these? */
static bool is_one_of(const struct program *p, const char *names)
{
    return p->n > 0 && is_in(names, base_name(str_of(p->words[0])));
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

void program_browser(struct program *p, const char *list,
                     const char *in_terminal, struct arena *a)
{
    *p = (struct program){ .n = 0 };
    if (!list)
        list = env("BROWSER");
    if (!list || !*list)
        list = has_display() ? graphical_browsers : terminal_browsers_first;
    choose(p, list, a);
    p->foreground =
        !has_display() ||
        is_one_of(p, in_terminal ? in_terminal : default_terminal_browsers);
}

void program_editor(struct program *p, const char *list, struct arena *a)
{
    *p = (struct program){ .n = 0 };
    if (!list)
        list = env("VISUAL");
    if (!list || !*list)
        list = env("EDITOR");
    choose(p, list ? list : "vi", a);
    p->foreground = true;
    p->takes_line = is_one_of(p, line_editors);
}

static bool is_target(const char *word)
{
    return strcmp(word, "%s") == 0 || strcmp(word, "%u") == 0;
}

/* Without a word for it, the target comes at the end. */
void program_argv(const struct program *p, char *target, uint32_t line,
                  char room[LINE_ARG], char *argv[PROGRAM_ARGV])
{
    bool line_due = line > 0 && p->takes_line;
    bool target_due = true;
    size_t n = 0;

    snprintf(room, LINE_ARG, "+%u", (unsigned)line);
    for (size_t i = 0; i < p->n; i++) {
        bool here = is_target(p->words[i]);
        if (here && line_due)
            argv[n++] = room;
        argv[n++] = here ? target : p->words[i];
        line_due &= !here;
        target_due &= !here;
    }
    if (line_due)
        argv[n++] = room;
    if (target_due)
        argv[n++] = target;
    argv[n] = NULL;
}
