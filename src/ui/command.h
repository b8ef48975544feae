/* SPDX-License-Identifier: MIT */
/*
 * command - the table of commands.
 *
 * A command line is a name, blanks, and the rest as it stands; there is no
 * quoting. Keys are bound to command lines, the config file holds command
 * lines, and ":" reads one.
 */
#ifndef UI_COMMAND_H
#define UI_COMMAND_H

#include "base/arena.h"
#include "base/err.h"

#include <stdint.h>

struct app;
struct settings;

/* How a command was called. */
struct call {
    unsigned long count; /* typed before the key; 0: none */
    struct str rest;     /* behind the name, trimmed */
    int arg;             /* of the row */
};

/* Columns of the help screen. */
enum command_group {
    GROUP_MOVE,
    GROUP_ARTICLE,
    GROUP_PANES,
    GROUP_FIND,
    GROUP_LINKS,
    GROUP_OTHER,
    GROUP_PROMPT, /* not on the help screen */
    COMMAND_GROUPS
};

struct command {
    const char *name;
    const char *args;  /* "KEY COMMAND"; NULL: none */
    const char *label; /* N_() a word or two for the help screen, or NULL */
    const char *help;  /* N_() one line */
    uint8_t group;     /* enum command_group */
    bool pair;         /* shares a line of the help screen with the one before */
    int arg;
    /* One of the two: run needs a screen and returns effects; configure works
     * on the settings alone, so the config file can hold it. */
    unsigned (*run)(struct app *app, const struct call *call);
    enum status (*configure)(struct settings *s, struct str rest,
                             unsigned *fx, struct err *e);
};

extern const struct command command_table[];
extern const size_t ncommands;
/* Titles of the groups, N_(). */
extern const char *const command_groups[COMMAND_GROUPS];

/* The command that a line begins with, NULL if there is none of that name;
 * *rest gets what is behind the name. */
const struct command *command_find(struct str line, struct str *rest);

/* The name that word is the begin of, after `skip` others of that kind; NULL
 * if there is none. For completion. */
const char *command_complete(struct str word, size_t skip);

/* A line that is typed: where its first word is no command but the begin of
 * only one, that command's name in its place. */
struct str command_whole(struct arena *a, struct str line);

struct buf;
/* The lines of --list-commands: name, arguments, help. */
void command_list(struct buf *out);

#endif
